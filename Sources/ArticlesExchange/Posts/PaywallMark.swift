/// What exports leave in a text where the part begins that is not for everybody.
enum PaywallMark {
    /// Why the text is not for everybody; `nil` when it has no such mark.
    static func reason(in text: String) -> String? {
        guard mayHaveOne(text.utf8) else { return nil }
        let found = patterns.contains { text.firstMatch(of: $0()) != nil }
        return found ? "a part of it is for members only" : nil
    }

    /// Whether the bytes have what each of the marks has, in one pass.
    private static func mayHaveOne(_ text: String.UTF8View) -> Bool {
        text.indices.contains { index in
            let byte = text[index]
            guard byte == UInt8(ascii: "-") || byte | 0x20 == UInt8(ascii: "w") else { return false }
            return parts.contains { before, behind in
                matches(text[..<index].suffix(before.count), before)
                    && matches(text[index...].prefix(behind.count), behind)
            }
        }
    }

    private static func matches(_ bytes: Substring.UTF8View, _ word: [UInt8]) -> Bool {
        bytes.elementsEqual(word) { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
    }

    /// What stands before and behind a hyphen, or the w of a wall.
    private static let parts = [
        ("pay", "wall"), ("members", "-only"), ("subscribers", "-only"), ("paid", "-only"), ("kg", "-gated"),
        ("post", "-upgrade"), ("gated", "-content"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    private static let patterns: [@Sendable () -> Regex<Substring>] = [
        { /<!--\s*\/?\s*(?i:members-only|paywall|wp:jetpack\/paywall|paid-only|subscribers-only)\b/ },
        { /<!--\s*kg-gated-block:begin(?![^>]*nonMember:\s*"?true)/ },
        { /<!--\s*kg-card-begin:\s*paywall/ },
        {
            /(?i:class\s*=\s*["'][^"'>]{0,300}\b(?:paywall|members-only|subscribers-only|gh-post-upgrade-cta|gated-content))/
        },
        { /(?i:data-component-name\s*=\s*["']Paywall)/ },
    ]
}
