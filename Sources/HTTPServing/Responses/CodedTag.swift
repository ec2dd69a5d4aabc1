/// The entity tag of a compressed response: that of the plain one with `-gzip` inside its quotes, since a
/// strong tag names bytes (RFC 9110 §8.8.3.3).
enum CodedTag {
    private static let suffix = "-gzip\""

    /// A strong tag with the suffix; a weak one as it is.
    static func suffixed(_ tag: String) -> String {
        let bytes = tag.utf8
        let quote = UInt8(ascii: "\"")
        guard bytes.first == quote, bytes.last == quote, bytes.count >= 2 else { return tag }
        return String(Substring(bytes.dropLast())) + suffix
    }

    /// A list of tags without their suffixes.
    static func withoutSuffix(_ list: String) -> String {
        guard list.utf8.count > suffix.utf8.count, list.contains(suffix) else { return list }
        return list.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
            element in
            let tag = opaque(Substring(element))
            guard tag.utf8.first == UInt8(ascii: "\""), tag.hasSuffix(suffix) else {
                return String(Substring(element))
            }
            return String(Substring(element).trimmingBlanks().dropLast(suffix.utf8.count)) + "\""
        }.joined(separator: ",")
    }

    /// Whether a list names the suffixed form of a tag, by the weak comparison (RFC 9110 §8.8.3.2).
    static func list(_ list: String, names tag: String) -> Bool {
        let coded = opaque(suffixed(tag)[...])
        return list.utf8.split(separator: UInt8(ascii: ",")).contains { opaque(Substring($0)) == coded }
    }

    /// A tag without what says that it is weak.
    private static func opaque(_ tag: Substring) -> Substring {
        let trimmed = tag.trimmingBlanks()
        return trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed
    }
}
