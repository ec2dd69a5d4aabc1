import Articles

/// What exports leave in a text where the part begins that is not for everybody.
enum PaywallMark {
    /// Why the text is not for everybody; `nil` when it has no such mark.
    static func reason(in text: String) -> String? {
        guard mayHaveOne(text.utf8) else { return nil }
        let found = patterns.contains { text.firstMatch(of: $0()) != nil }
        return found ? "a part of it is for members only" : nil
    }

    /// Whether a class or the name of a component is that of such a part.
    static func isName(_ name: String) -> Bool {
        guard mayHaveOne(name.utf8) else { return false }
        let words = HTMLVocabulary.words(of: name)
        let isOff = words.contains {
            ["no", "not", "non", "without", "off", "disabled", "free"].contains($0)
        }
        let plain = name.prefix(200).filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return !isOff && reason(in: "class='\(plain)'") != nil
    }

    /// Whether the text of a comment is such a mark: `members-only`, `kg-gated-block:begin nonMember:false`, `premium`.
    static func isComment(_ text: String) -> Bool {
        if reason(in: "<!--\(text.prefix(300))-->") != nil { return true }
        let text = text.trimmed
        return text.utf8.count <= 40 && !text.contains { $0.isWhitespace || $0 == ":" }
            && WordPressField.limits(HTMLVocabulary.words(of: text))
    }

    /// Whether the bytes have what each of the marks has, in one pass.
    private static func mayHaveOne(_ text: String.UTF8View) -> Bool {
        let bytes = Array(text)
        for index in bytes.indices where bytes[index] == 0x2D || bytes[index] | 0x20 == 0x77 {
            let isOne = parts.contains { before, behind in
                holds(bytes, before, at: index - before.count) && holds(bytes, behind, at: index)
            }
            if isOne { return true }
        }
        return false
    }

    /// Whether a word in small letters is there, in whatever case.
    private static func holds(_ bytes: [UInt8], _ word: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + word.count <= bytes.count else { return false }
        for (offset, letter) in word.enumerated() {
            let byte = bytes[start + offset]
            guard byte == letter || byte >= 0x41 && byte <= 0x5A && byte | 0x20 == letter else {
                return false
            }
        }
        return true
    }

    /// What stands before and behind a hyphen, or the w of a wall.
    private static let parts = [
        ("pay", "wall"), ("members", "-only"), ("subscribers", "-only"), ("paid", "-only"), ("kg", "-gated"),
        ("post", "-upgrade"), ("gated", "-content"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    private static let patterns: [@Sendable () -> Regex<Substring>] = [
        { /<!--\s*+\/?+\s*+(?i:members-only|paywall|wp:jetpack\/paywall|paid-only|subscribers-only)\b/ },
        { /<!--\s*+kg-gated-block:begin(?![^>]{0,500}nonMember:\s{0,9}"?true)/ },
        { /<!--\s*+kg-card-begin:\s*+paywall/ },
        {
            /(?i:class\s*+=\s*+["'][^"'>]*\b(?:paywall|members-only|subscribers-only|gh-post-upgrade-cta|gated-content))/
        },
        { /(?i:data-component-name\s*+=\s*+["']Paywall)/ },
    ]
}
