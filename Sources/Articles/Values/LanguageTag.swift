/// A language tag (RFC 5646) in its canonical case: `en`, `pt-BR`, `zh-Hant-TW`.
public enum LanguageTag {
    /// The most characters of a tag.
    public static let maximumLength = 35

    /// The tag with language in lower, script in title and region in upper case (RFC 5646 §2.1.1);
    /// `nil` when it is not well-formed.
    public static func canonical(_ text: String) -> String? {
        guard text.utf8.count <= maximumLength else { return nil }
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = subtags.first, (2...8).contains(language.utf8.count),
            language.utf8.allSatisfy(isLetter)
        else { return nil }
        var parts = [language.lowercased()]
        var afterSingleton = false
        for subtag in subtags.dropFirst() {
            guard (1...8).contains(subtag.utf8.count),
                subtag.utf8.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) })
            else { return nil }
            if subtag.utf8.count == 1 { afterSingleton = true }
            let lower = subtag.lowercased()
            switch subtag.utf8.count {
            case 2 where !afterSingleton: parts.append(lower.uppercased())
            case 4 where !afterSingleton && isLetter(subtag.utf8.first ?? 0):
                parts.append(lower.prefix(1).uppercased() + lower.dropFirst())
            case _: parts.append(lower)
            }
        }
        return parts.joined(separator: "-")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
