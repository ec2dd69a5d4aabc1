import Articles

/// A word of a line that may say who wrote an article and when, or what stands between words.
struct MetaToken {
    enum Kind {
        case word
        /// What parts of such a line are kept apart by: `|`, `·`, a dash between spaces.
        case separator
        case comma
    }

    let kind: Kind
    /// As it is in the line, without punctuation around it.
    let text: Substring
    /// Folded, without marks.
    let key: String

    /// The words and separators of a line.
    static func tokens(of line: some StringProtocol) -> [MetaToken] {
        let line = String(line)
        return line.split(whereSeparator: \.isWhitespace).flatMap { tokens(ofWord: $0) }
    }

    private static func tokens(ofWord word: Substring) -> [MetaToken] {
        var core = word
        var behind: [MetaToken] = []
        var before: [MetaToken] = []
        while let last = core.last, trailing.contains(last) {
            core.removeLast()
            if last == "," { behind.insert(comma, at: 0) }
            if separators.contains(last) { behind.insert(separator(last), at: 0) }
        }
        while let first = core.first, leading.contains(first) {
            core.removeFirst()
            if first == "(" { before.append(comma) }
            if separators.contains(first) { before.append(separator(first)) }
        }
        let inner = core.split(whereSeparator: { $0 == "|" || $0 == "•" || $0 == "·" })
        var words: [MetaToken] = []
        for part in inner {
            if !words.isEmpty { words.append(separator("|")) }
            words.append(MetaToken(kind: .word, text: withDot(part, in: word), key: LabelSet.form(of: part)))
        }
        return before + words + behind
    }

    /// The dot of an initial or a title is part of the name.
    private static func withDot(_ part: Substring, in word: Substring) -> Substring {
        guard part.endIndex < word.endIndex, word[part.endIndex] == ".", part.contains(where: \.isLetter),
            part.count == 1 || titles.contains(part.lowercased())
        else { return part }
        return word[part.startIndex...part.endIndex]
    }

    private static let titles: Set<String> = ["dr", "prof", "jr", "sr", "mr", "mrs", "ms", "st"]

    private static let comma = MetaToken(kind: .comma, text: ",", key: ",")
    private static func separator(_ mark: Character) -> MetaToken {
        MetaToken(kind: .separator, text: Substring(String(mark)), key: "|")
    }
    private static let separators: Set<Character> = [
        "|", "·", "•", "–", "—", "-", "/", "~", "●", "∙", "‧", "*",
    ]
    private static let trailing = separators.union([",", ";", ":", ".", ")", "]", "!", "\u{200B}"])
    private static let leading = separators.union(["(", "[", ":", "@", "\u{200B}", "⏱", "📅", "✍"])
}
