import Articles

extension Publication {
    mutating func readFlag(
        _ key: String, _ value: YAMLNode, _ found: KeyMeaning, hidesWhen hiding: Bool
    ) {
        let truth = found.isWeak && Self.isCount(key, value) ? nil : value.truth
        let word = value.text.flatMap(VisibilityValue.init)
        guard let truth else {
            // Parts of the page: `hide: [toc, navigation]`.
            if case .list = value.content, VisibilityKey.isOneWordForParts(key) { return }
            if word == .shown, !hiding { return plainlyShow(key) }
            if found.isWeak, word != .hidden, word != .draft { return }
            return doubt(value, "\(key) is neither true nor false: \(Self.shown(value))")
        }
        if !found.isWeak { understand(key) }
        guard truth == hiding else {
            if !found.isWeak { isPlainlyPublic = true }
            return
        }
        let note = "\(key) \(truth) makes it a draft"
        if found.isDraft { hide(value, key == "draft" ? nil : note) } else { doubt(value, note) }
    }

    /// Whether the value of a key with other meanings is a number that says nothing: 1 and 0 are truths, but for places in
    /// an order.
    private static func isCount(_ key: String, _ value: YAMLNode) -> Bool {
        guard let text = value.text?.trimmed, text.first?.isNumber == true else { return false }
        return text != "0" && text != "1" || isPlaceInOrder(key)
    }

    /// Whether a number under the key is a place in an order, or a year.
    static func isPlaceInOrder(_ key: String) -> Bool {
        ["index", "list", "level", "archive"].contains(VisibilityKey.folded(key))
    }

    mutating func readWord(_ key: String, _ value: YAMLNode, _ found: KeyMeaning) {
        var value = value
        if case .list(let elements) = value.content {
            let hiding = elements.first { Self.isHiding($0.text.flatMap(VisibilityValue.init)) }
            if elements.count == 1 { value = elements[0] } else if found.isWeak, let hiding { value = hiding }
        }
        if value.isEmpty {
            if !found.isWeak { understand(key) }
            return
        }
        if Self.isOpenDoor(key, value) { return understand(key) }
        switch VisibilityValue(value.text ?? "") {
        case .shown: plainlyShow(key)
        case .draft:
            understand(key)
            hide(value, value.text == "draft" ? nil : "\(key) \(Self.shown(value)) makes it a draft")
        case .archived:
            understand(key)
            if status == .published { status = .archived }
        case .scheduled:
            understand(key)
            isScheduled = note(value, "\(key) is \(Self.shown(value)), but there is no date")
        case .hidden: doubt(value, "\(key) \(Self.shown(value)) makes it a draft")
        case nil where found.isOpen && !isUnclear(key, value): return
        case nil where found.isWeak && !found.isOpen:
            let isHiding = value.truth == false && value.text?.trimmed.first?.isNumber == false
            if isHiding { doubt(value, "\(key) is not understood: \(Self.shown(value))") }
        case nil: doubt(value, "\(key) is not understood: \(Self.shown(value))")
        }
    }

    /// Whether a word says that not everybody may see it, or not yet.
    static func isHiding(_ word: VisibilityValue?) -> Bool {
        switch word {
        case .draft, .hidden, .archived, .scheduled: true
        case .shown, nil: false
        }
    }

    /// Whether it is `access: open`; a status or review that is open is one at work.
    private static func isOpenDoor(_ key: String, _ value: YAMLNode) -> Bool {
        let doors: Set<String> = [
            "access", "accessrights", "acceso", "acces", "acesso", "zugang", "toegang", "visibility",
        ]
        return ["open", "openaccess"].contains(VisibilityKey.folded(value.text ?? ""))
            && doors.contains(VisibilityKey.folded(key))
    }

    /// Whether the value of a key with other meanings has a word that hides, or is no value of those meanings.
    private func isUnclear(_ key: String, _ value: YAMLNode) -> Bool {
        guard let text = value.text, !VisibilityValue.hasHidingWord(text) else { return true }
        return PlaceName.states.contains(VisibilityKey.folded(key)) && !hasPlace && !PlaceName.isState(text)
    }
}
