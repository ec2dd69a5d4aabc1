import TextAnalysis

/// A synonym of words that rank what a search finds.
struct RankedSynonym {
    /// A word of it.
    struct Part {
        var term: TermID
        var stem: String
        var rarity: Int
        var isStopWord: Bool
        /// The bit that stands for it in texts; 0 when there was none left: then only its profile tells of it.
        var bit: UInt64
    }

    /// As the rule spells it.
    var text: String
    /// The bits of the words that it stands for.
    var target: UInt64
    var parts: [Part]

    /// As rare as its rarest word.
    var rarity: Int { parts.map(\.rarity).max() ?? 0 }

    /// The last of the places that are its words one after the other, if they start with this one.
    func end(at index: Int, of places: [MatchedText.Place]) -> Int? {
        guard let bits = bits else { return nil }
        // A name in one, such as `email` of `e-mail`.
        if places[index].bits & bits == bits { return index }
        guard index + parts.count <= places.count else { return nil }
        for (offset, part) in parts.enumerated() {
            let place = places[index + offset]
            guard place.bits & part.bit != 0, place.position == places[index].position + offset else {
                return nil
            }
        }
        return index + parts.count - 1
    }

    /// All its bits; `nil` if one is missing.
    private var bits: UInt64? {
        parts.contains { $0.bit == 0 } ? nil : parts.reduce(0) { $0 | $1.bit }
    }

    /// The terms by which candidates are found, those of the words that it has besides the commonest.
    var candidateTerms: [LeadingTerm] {
        let words = parts.filter { !$0.isStopWord }
        var terms: [LeadingTerm] = []
        for word in words {
            let weight = Self.share(of: word.rarity) / words.count
            terms.append(LeadingTerm(id: word.term, weight: weight))
            terms.append(LeadingTerm(id: TitleTerms.word(word.stem), weight: weight * 3))
        }
        return terms
    }

    /// What a synonym counts for, of what the word itself would.
    static func share(of weight: Int) -> Int { weight * 3 / 4 }
}

extension RankedWords {
    /// Takes in the synonyms of the words of a language: each stands for all the words that have it.
    mutating func appendSynonyms(
        _ clauses: [(clause: SearchExpression.Clause, words: Range<Int>)], _ weights: CollectionWeights
    ) {
        let analyzer = TextAnalyzer(language: language)
        var targets: [(text: String, bits: UInt64)] = []
        for (clause, words) in clauses {
            let bits = words.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
            for text in clause.synonyms[language] ?? [] where bits != 0 {
                if let index = targets.firstIndex(where: { $0.text.hasSameBytes(as: text) }) {
                    targets[index].bits |= bits
                } else {
                    targets.append((text, bits))
                }
            }
        }
        var bits = SynonymBits(from: words.count)
        for (text, target) in targets { append(text, for: target, analyzer, &bits, weights) }
        for index in words.indices {
            let rarity = synonyms(of: index).map(\.rarity).min()
            words[index].rarity = min(words[index].rarity, rarity ?? .max)
        }
    }

    private mutating func append(
        _ text: String, for target: UInt64, _ analyzer: TextAnalyzer, _ bits: inout SynonymBits,
        _ weights: CollectionWeights
    ) {
        let reading = SearchExpression.Clause(text: text).reading(analyzer)
        var parts: [RankedSynonym.Part] = []
        for word in reading.words {
            let bit = bits.bit(of: word.forms.stem)
            if let bit = bit.new { asked.append(AskedWord(stems: word.forms.asked, bits: bit)) }
            parts.append(
                .init(
                    term: word.term, stem: word.forms.stem,
                    rarity: weights.rarity(of: word.term, in: language),
                    isStopWord: word.isStopWord, bit: bit.value))
        }
        let all = parts.reduce(UInt64(0)) { $0 | $1.bit }
        for name in reading.names where name.words == reading.words.indices && all != 0 {
            asked.append(AskedWord(stems: name.forms.asked, bits: all))
        }
        guard !parts.isEmpty else { return }
        synonyms.append(RankedSynonym(text: text, target: target, parts: parts))
    }

    /// The places of a text as those of the words: with the words that synonyms there stand for. Notes which synonyms these are.
    func resolving(_ text: MatchedText, _ found: inout Set<Int>) -> MatchedText {
        guard !synonyms.isEmpty else { return text }
        var resolved = text
        for index in text.places.indices {
            for (number, synonym) in synonyms.enumerated() {
                guard let end = synonym.end(at: index, of: text.places) else { continue }
                found.insert(number)
                for place in index...end { resolved.places[place].bits |= synonym.target }
            }
        }
        for index in resolved.places.indices { resolved.places[index].bits &= bits }
        resolved.places.removeAll { $0.bits == 0 }
        return resolved
    }

    func hasSynonyms(_ index: Int) -> Bool {
        synonyms.contains { $0.target & 1 << UInt64(index) != 0 }
    }

    /// The synonyms that stand for a word.
    func synonyms(of index: Int) -> [RankedSynonym] {
        synonyms.filter { $0.target & 1 << UInt64(index) != 0 }
    }
}

/// Gives out the bits that no word of the search has, the highest first.
private struct SynonymBits {
    private let least: Int
    private var next = 63
    private var known: [String: UInt64] = [:]

    init(from least: Int) { self.least = least }

    /// The bit of a word, 0 if none is left; and whether it is a new one.
    mutating func bit(of stem: String) -> (value: UInt64, new: UInt64?) {
        if let bit = known[stem] { return (bit, nil) }
        guard next >= least else { return (0, nil) }
        let bit = UInt64(1) << UInt64(next)
        next -= 1
        known[stem] = bit
        return (bit, bit)
    }
}
