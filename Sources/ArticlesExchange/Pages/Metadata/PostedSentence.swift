import Articles

/// The sentence by which themes of WordPress say below a text when it appeared, who wrote it and under what:
/// `This entry was posted in Life and tagged bicycles, trains on March 7, 2021 by Joost.`
struct PostedSentence {
    private(set) var tags: [String] = []
    private(set) var authors: [String] = []
    private(set) var published: PageTime?

    private static let beginnings = [
        "this entry was posted", "this post was posted", "this entry was written", "dieser beitrag wurde",
        "dieser eintrag wurde", "ce contenu a ete publie", "cet article a ete publie",
        "cette entree a ete publiee",
        "esta entrada fue publicada", "esta entrada se publico", "esta entrada foi publicada",
        "este artigo foi publicado", "este post foi publicado", "dit bericht werd geplaatst",
        "dit bericht is geplaatst", "dit bericht werd gepost", "questo articolo e stato pubblicato",
    ]
    private static let ofTags: Set = [
        "tagged", "getagged", "getagd", "etiquetada", "etiquetado", "marcada", "marcado", "marque", "marquee",
        "etiquete", "etiquetee", "verschlagwortet", "schlagworter", "schlagwort", "taggata", "contrassegnata",
        "tags",
    ]
    private static let ofAuthors: Set = ["by", "von", "par", "por", "door", "da"]
    private static let small: Set = [
        "on", "by", "am", "von", "in", "le", "par", "el", "en", "por", "em", "op", "door", "il", "da", "with",
        "mit", "avec", "con", "com", "met", "a", "tag", "la", "etiqueta", "und", "and", "et", "y", "e",
        "veroffentlicht", "bookmark", "the",
    ]

    /// `nil` for any other line.
    init?(_ line: PageLine, order: DateScanner.Order) {
        guard line.form.utf8.count <= 600, Self.beginnings.contains(where: line.label.hasPrefix) else {
            return nil
        }
        let scanner = DateScanner(tokens: MetaToken.tokens(of: line.text), order: order)
        let tokens = scanner.tokens
        var dates: Set<Int> = []
        for index in tokens.indices where published == nil {
            guard let found = scanner.date(at: index) else { continue }
            published = found.time
            dates = Set(index..<found.end)
        }
        readTags(tokens, dates)
        guard let by = tokens.lastIndex(where: { Self.ofAuthors.contains($0.key) }) else { return }
        let name = tokens[(by + 1)...].prefix {
            $0.kind == .word && !Self.small.contains($0.key) && !Self.ofTags.contains($0.key)
        }
        if (1...4).contains(name.count), !name.indices.contains(where: dates.contains) {
            authors = [name.map(\.text).joined(separator: " ")]
        }
    }

    private mutating func readTags(_ tokens: [MetaToken], _ dates: Set<Int>) {
        guard var index = tokens.firstIndex(where: { Self.ofTags.contains($0.key) }) else { return }
        index += 1
        while index < tokens.count, Self.small.contains(tokens[index].key) { index += 1 }
        var words: [String] = []
        while index < tokens.count, !dates.contains(index) {
            let token = tokens[index]
            let isEnd = token.kind == .word && Self.small.contains(token.key) || token.kind == .separator
            if token.kind == .comma || isEnd {
                if !words.isEmpty { tags.append(words.joined(separator: " ")) }
                words = []
                if isEnd, !["und", "and", "et", "y", "e", "en"].contains(token.key) { break }
            } else {
                words.append(String(token.text))
            }
            index += 1
        }
        if !words.isEmpty { tags.append(words.joined(separator: " ")) }
    }
}
