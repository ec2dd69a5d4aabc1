/// The terms by which an article is found for its title: its words, but for those of most texts; these with the words next
/// to them; and the whole. They stand among the leading terms of an article, and are none of those by which it is compared.
public enum TitleTerms {
    /// The most words of a title that have terms.
    static let maximumWords = 12

    /// A word of a title.
    struct Word {
        var stem: String
        var isStopWord: Bool
    }

    /// The terms of a title; none twice. Shorter titles weigh more.
    static func of(_ words: [Word]) -> [LeadingTerm] {
        guard !words.isEmpty else { return [] }
        let weight = max(1, 255 * 4 / (3 + words.count))
        var terms: [TermID: Int] = [:]
        for word in words.prefix(maximumWords) where !word.isStopWord {
            terms[self.word(word.stem)] = weight
        }
        for (first, second) in zip(words.prefix(maximumWords), words.prefix(maximumWords).dropFirst())
        where first.isStopWord || second.isStopWord {
            terms[pair(first.stem, second.stem)] = weight
        }
        terms[whole(words.map(\.stem))] = 255
        return terms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            LeadingTerm(id: $0.key, weight: $0.value)
        }
    }

    /// The term of a word in titles.
    public static func word(_ stem: String) -> TermID { TermID(stem: "^" + stem) }

    /// The term of two words that follow each other in titles.
    public static func pair(_ first: String, _ second: String) -> TermID {
        TermID(stem: "^" + first + " " + second)
    }

    /// The term of a whole title.
    public static func whole(_ stems: [String]) -> TermID {
        TermID(stem: "^^" + stems.joined(separator: " "))
    }
}

extension CollectionWeights {
    /// How rare a word is here, in 1/1024: at least 64, that no word counts for nothing.
    public func rarity(of term: TermID, in language: Language) -> Int {
        max(64, rarity(term, prior: min(GeneralWords(language).share(of: term), 255)))
    }
}
