/// Links for those who do not see a page, which its text keeps as words: `top of page`.
enum SkipLink {
    private static let phrases = [
        "top of page", "bottom of page", "skip to content", "skip to main content", "skip to navigation",
        "jump to content", "jump to main content", "skip navigation",
    ]

    /// So many skip links are looked for at the ends of one line.
    private static let repetitions = 8

    /// The line without skip links: those that are the whole of it, and those glued to its ends
    /// (`Related Poststop of page`). A phrase that a sentence uses, with a space before, stays.
    ///
    /// `nil` when nothing but skip links was there.
    static func removing(from line: Substring) -> Substring? {
        var rest = line
        for _ in 0..<repetitions {
            guard let next = removingOne(from: rest) else { break }
            rest = next
        }
        let isEmptied = rest.allSatisfy(\.isWhitespace) && !line.allSatisfy(\.isWhitespace)
        return isEmptied ? nil : rest
    }

    private static func removingOne(from line: Substring) -> Substring? {
        guard let first = line.firstIndex(where: { !$0.isWhitespace }),
            let last = line.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        let content = line[first...last]
        for phrase in phrases {
            if content.prefix(phrase.count).lowercased() == phrase {
                let rest = content.dropFirst(phrase.count)
                if rest.isEmpty { return "" }
                if isGlued(rest.first) { return line[rest.startIndex...] }
            }
            if content.suffix(phrase.count) == phrase {
                let rest = content.dropLast(phrase.count)
                if let before = rest.last, !before.isWhitespace { return line[..<rest.endIndex] }
                if PageLine(rest, number: 0).isRelatedHeading { return line[..<rest.endIndex] }
            }
        }
        return nil
    }

    /// Whether a word begins right behind the phrase.
    private static func isGlued(_ next: Character?) -> Bool {
        next.map { $0.isUppercase || $0.isNumber || "\"“‘'#".contains($0) } ?? false
    }
}
