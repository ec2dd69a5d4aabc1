import Articles

/// A script that gives the articles of a folder their data, `posts.11tydata.js`. It is not run: its names, texts and
/// literal values tell whether it may hide them.
struct DataScript {
    private let tokens: [ScriptToken]

    /// What it says of the articles of its folder; `nil` when it says nothing of who may see them.
    static func rule(of text: String, _ name: String) -> FolderRule? {
        let script = DataScript(tokens: ScriptToken.all(in: text))
        guard let pairs = script.pairs else { return FolderRule(unreadable: name) }
        let parts = FolderRule(name, pairs).parts
        return parts.isEmpty ? nil : FolderRule(hiding: parts)
    }

    /// The members with a literal value; `nil` when one that may hide has another.
    private var pairs: [(key: String, value: YAMLNode)]? {
        var pairs: [(key: String, value: YAMLNode)] = []
        /// Whether each object or block that is open is about the articles as a whole.
        var areWholes: [Bool] = []
        for index in tokens.indices {
            if tokens[index] == .mark("{") { areWholes.append((areWholes.last ?? true) && isWhole(index)) }
            if tokens[index] == .mark("}") { _ = areWholes.popLast() }
            guard let name = tokens[index].word, !isRead(index) else { continue }
            guard let value = value(ofMemberAt: index) else {
                if mayHide(name, at: index) { return nil }
                continue
            }
            if areWholes.last == false, KeyMeaning(name)?.isWeak == true { continue }
            if let literal = literal(at: value) {
                pairs.append((name, YAMLNode(line: 1, content: .scalar(literal, isPlain: true))))
            } else if mayHide(name, valueAt: value) {
                return nil
            }
        }
        return pairs
    }

    /// Whether an object is about the articles: no value of a member about something else.
    private func isWhole(_ index: Int) -> Bool {
        guard token(index - 1) == .mark(":"), let owner = token(index - 2)?.word else { return true }
        return Publication.isOfArticle(owner) || FrontMatterKey.plain(owner) == "eleventycomputed"
    }

    private func token(_ index: Int) -> ScriptToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// Whether a name is but a member that is looked at: `page.status`.
    private func isRead(_ index: Int) -> Bool {
        guard case .name = tokens[index], token(index - 1) == .mark(".") else { return false }
        return value(ofMemberAt: index) == nil
    }

    /// Where the value of a member begins: behind `draft:`, `data.draft =`, `data['draft'] =`.
    private func value(ofMemberAt index: Int) -> Int? {
        var next = index + 1
        if case .text = tokens[index], token(next) == .mark("]"), token(index - 1) == .mark("[") { next += 1 }
        if token(next) == .mark(":"), next == index + 1 { return next + 1 }
        guard token(next) == .mark("="), token(next + 1) != .mark("="), token(next + 1) != .mark(">") else {
            return nil
        }
        return next + 1
    }

    /// A text, number or truth that is all of a value.
    private func literal(at index: Int) -> String? {
        let literal: String
        switch token(index) {
        case .text(let text), .number(let text): literal = text
        case .name(let name) where ["true", "false", "null", "undefined"].contains(name):
            literal = name == "undefined" ? "" : name
        case .name, .mark, nil: return nil
        }
        switch token(index + 1) {
        case .mark(let mark): return ",;}])".unicodeScalars.contains(mark) ? literal : nil
        // The next statement of a script without semicolons.
        case .name, nil: return literal
        case .text, .number: return nil
        }
    }

    /// Whether a word may hide that is no member with a value.
    private func mayHide(_ word: String, at index: Int) -> Bool {
        switch tokens[index] {
        case .text(let text):
            return VisibilityValue.isUnmistakable(text)
                || token(index + 1) == .mark("]") && Self.isAboutReaders(word)
        case .name:
            if Self.isPermalink(word), token(index + 1) == .mark("(") { return saysFalse }
            return Self.isAboutReaders(word) || Self.excludes(word)
        case .number, .mark: return false
        }
    }

    /// Whether a member may hide whose value is computed, a list or an object.
    private func mayHide(_ key: String, valueAt index: Int) -> Bool {
        if Self.isPermalink(key) { return isFunction(index) ? saysFalse : true }
        if Self.isAboutReaders(key) || Self.excludes(key) { return true }
        guard KeyMeaning(key) != nil else { return false }
        if case .name = token(index) { return true }
        return KeyMeaning(key)?.isWeak == false
    }

    private func isFunction(_ index: Int) -> Bool {
        switch token(index) {
        case .mark("("), .name("function"), .name("async"): true
        case .name: token(index + 1) == .mark("=") && token(index + 2) == .mark(">")
        case .text, .number, .mark, nil: false
        }
    }

    private var saysFalse: Bool { tokens.contains(.name("false")) }

    private static func isPermalink(_ key: String) -> Bool { FrontMatterKey.plain(key) == "permalink" }

    private static func excludes(_ key: String) -> Bool {
        ["eleventyexcludefromcollections", "searchexclude", "headless"].contains(FrontMatterKey.plain(key))
    }

    /// Whether a key can't but be about who may see an article.
    private static func isAboutReaders(_ key: String) -> Bool {
        guard let found = KeyMeaning(key), !found.isWeak else { return false }
        switch found.kind {
        case .hides, .shows, .status, .expiry, .password: return true
        case .time, .created: return false
        }
    }
}
