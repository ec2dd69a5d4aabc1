import TextAnalysis

/// The words of an expression that rank what it finds, as one language reads them.
struct RankedWords {
    /// A word that may be found.
    struct Word {
        /// As it was asked for.
        var text: String
        var term: TermID
        var stem: String
        /// How rare it is in the collection, in 1/1024.
        var rarity: Int
        var isStopWord: Bool
    }

    /// So many words rank; further ones only select.
    static let limit = 64

    var words: [Word] = []
    var asked: [AskedWord] = []
    /// What stands for some of the words.
    var synonyms: [RankedSynonym] = []
    let language: Language

    init(_ expression: SearchExpression, _ language: Language, _ weights: CollectionWeights) {
        self.language = language
        let analyzer = TextAnalyzer(language: language)
        var read: [(clause: SearchExpression.Clause, words: Range<Int>)] = []
        for clause in expression.clauses where !clause.isExcluded {
            let reading = clause.reading(analyzer)
            let first = words.count
            for word in reading.words where words.count < Self.limit {
                append(word, of: clause.text, weights)
            }
            if let prefix = reading.prefix, words.count < Self.limit {
                asked.append(AskedWord(stems: [], prefix: prefix, bits: 1 << UInt64(words.count)))
                words.append(
                    Word(
                        text: clause.text, term: TermID(stem: prefix), stem: prefix,
                        rarity: Self.prefixRarity,
                        isStopWord: false))
            }
            append(names: reading.names, from: first)
            for text in clause.alternatives where words.count == first + 1 {
                let stems = SearchExpression.Clause(text: text).reading(analyzer).stems
                asked.append(AskedWord(stems: stems, bits: 1 << UInt64(first)))
            }
            if !clause.synonyms.isEmpty { read.append((clause, first..<words.count)) }
        }
        if !read.isEmpty { appendSynonyms(read, weights) }
    }

    private static let prefixRarity = 1_024

    private mutating func append(_ word: SearchText.Word, of text: String, _ weights: CollectionWeights) {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: word.range.lowerBound)
        let spelling = String(text[start..<utf8.index(start, offsetBy: word.range.count)])
        // Of one letter or sign little is known.
        let isShort = word.kind == .word && word.folded.unicodeScalars.count == 1
        let rarity = weights.rarity(of: word.term, in: language) / (isShort ? 4 : 1)
        asked.append(
            AskedWord(stems: word.forms.asked, folded: word.folded, bits: 1 << UInt64(words.count)))
        words.append(
            Word(
                text: spelling, term: word.term, stem: word.forms.stem, rarity: rarity,
                isStopWord: word.isStopWord))
    }

    /// A name stands for all its words.
    private mutating func append(names: [SearchText.Name], from first: Int) {
        for name in names where first + name.words.upperBound <= words.count {
            let bits = name.words.reduce(UInt64(0)) { $0 | 1 << UInt64(first + $1) }
            asked.append(AskedWord(stems: name.forms.asked, folded: name.forms.plain, bits: bits))
        }
    }

    /// The bits of all words.
    var bits: UInt64 { words.count < 64 ? (1 << UInt64(words.count)) - 1 : .max }

    /// What the words weigh together.
    var weight: Int { words.reduce(0) { $0 + $1.rarity } }

    /// The terms by which candidates are found: of titles, of two words that follow one another there, and the leading
    /// ones of texts.
    var candidateTerms: [LeadingTerm] {
        var terms: [LeadingTerm] = []
        for word in words where !word.isStopWord {
            terms.append(LeadingTerm(id: word.term, weight: word.rarity))
            terms.append(LeadingTerm(id: TitleTerms.word(word.stem), weight: word.rarity * 3))
        }
        for (first, second) in zip(words, words.dropFirst()) where first.isStopWord || second.isStopWord {
            terms.append(
                LeadingTerm(
                    id: TitleTerms.pair(first.stem, second.stem), weight: first.rarity + second.rarity))
        }
        if !words.isEmpty {
            terms.append(LeadingTerm(id: TitleTerms.whole(words.map(\.stem)), weight: min(weight, 1 << 20)))
        }
        for synonym in synonyms { terms += synonym.candidateTerms }
        return terms
    }

    /// How many words must be there, if any is rarer than those of most texts.
    var selectingCount: Int { words.count { !$0.isStopWord } }

    /// About how many articles hold the rarest of the words, or a synonym of it; `nil` when that is not known.
    func leastHolders(_ collection: CollectionStatistics.Collection) -> Int? {
        words.indices.lazy.filter { !words[$0].isStopWord }.map { index in
            synonyms(of: index).reduce(collection.holders(of: words[index].term)) { holders, synonym in
                holders + (synonym.parts.map { collection.holders(of: $0.term) }.min() ?? 0)
            }
        }.min()
    }
}
