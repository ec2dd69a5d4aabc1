/// The entity tag of a compressed answer: that of the plain one with `-gzip` inside its quotes, since a
/// strong tag names bytes (RFC 9110 §8.8.3.3).
enum CodedTag {
    private static let suffix = "-gzip\""

    /// A strong tag with the suffix; a weak one as it is.
    static func suffixed(_ tag: String) -> String {
        guard tag.hasPrefix("\""), tag.hasSuffix("\""), tag.utf8.count >= 2 else { return tag }
        return tag.dropLast() + suffix
    }

    /// A list of tags without their suffixes.
    static func withoutSuffix(_ list: String) -> String {
        guard list.utf8.count > 7, list.contains(suffix) else { return list }
        return list.split(separator: ",", omittingEmptySubsequences: false).map { element in
            let trimmed = element.drop { $0 == " " || $0 == "\t" }
            guard trimmed.hasPrefix("\""), trimmed.hasSuffix(suffix) else { return String(element) }
            return element.dropLast(suffix.utf8.count) + "\""
        }.joined(separator: ",")
    }

    /// Whether a list names the suffixed form of a tag.
    static func list(_ list: String, names tag: String) -> Bool {
        let coded = suffixed(tag)
        return list.split(separator: ",").contains { element in
            element.drop { $0 == " " || $0 == "\t" } == coded
        }
    }
}
