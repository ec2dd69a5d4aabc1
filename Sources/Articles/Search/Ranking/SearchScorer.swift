import TextAnalysis

/// Scores articles of one language by how well they match a search: in whole numbers, the same everywhere.
///
/// As BM25F does (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework, 2009), a word counts by its
/// rarity, times what it weighs in the fields together, saturated: a word of the title 8 times one of the body, of a
/// tag 4 times, of the excerpt twice; less in long fields. On top of that come words that are spelled as asked for, words
/// that stand next to each other in the title as in the search, how much of the title was asked for, a title that holds all words, and one that is nothing else.
final class SearchScorer {
    /// What is known of an article.
    struct Score {
        var total = 0
        /// The bits of the words that each field holds.
        var title: UInt64 = 0
        var tags: UInt64 = 0
        var excerpt: UInt64 = 0
        var body: UInt64 = 0
        var isWholeTitle = false
        /// The numbers of the synonyms that it holds.
        var synonyms: Set<Int> = []
    }

    let ranked: RankedWords
    private var matcher: WordMatcher
    private var tagPlaces: [TagID: MatchedText] = [:]

    init(_ ranked: RankedWords) {
        self.ranked = ranked
        matcher = WordMatcher(ranked.asked, language: ranked.language)
    }

    /// The score of an article that the search finds, but for its body, of which `profile` tells how often it holds
    /// each word.
    func score(_ article: Article, _ profile: ProfileCache.Entry?) -> Score {
        var score = Score()
        let wholeTitle = matcher.places(in: article.title)
        let title = ranked.resolving(wholeTitle, &score.synonyms)
        let wholeExcerpt = matcher.places(in: article.excerpt)
        let excerpt = ranked.resolving(wholeExcerpt, &score.synonyms)
        var exact = title.exactBits | excerpt.exactBits
        var own = wholeTitle.bits | wholeExcerpt.bits
        (score.title, score.excerpt) = (title.bits, excerpt.bits)
        for tag in article.tags {
            let found = places(in: tag)
            let resolved = ranked.resolving(found, &score.synonyms)
            score.tags |= resolved.bits
            exact |= resolved.exactBits
            own |= found.bits
        }
        let titleLength = 32 + 4 * title.count
        let bodyLength = 32 + 16 * (profile?.wordCount ?? 300) / 300
        for (index, word) in ranked.words.enumerated() {
            let bit = UInt64(1) << UInt64(index)
            let inTitle = title.count(of: bit)
            let inExcerpt = excerpt.count(of: bit)
            let ownHalves = profile?.halves(of: word.term) ?? 0
            var halves = ownHalves + synonymHalves(of: index, profile) - 3 * inTitle - 2 * inExcerpt
            if halves <= 0 {
                halves = (score.title | score.tags | score.excerpt) & bit == 0 && !word.isStopWord ? 2 : 0
            }
            if halves > 0 { score.body |= bit }
            let sum =
                512 * 64 * inTitle / titleLength + (score.tags & bit != 0 ? 256 : 0) + 128 * min(inExcerpt, 4)
                + 32 * 64 * halves / bodyLength
            let isHeld = ranked.synonyms.isEmpty || ownHalves > 0 || own & bit != 0
            let gain = word.rarity * sum / (sum + 77)
            score.total += isHeld || !ranked.hasSynonyms(index) ? gain : RankedSynonym.share(of: gain)
            if exact & bit != 0 { score.total += word.rarity / 8 }
        }
        score.total += closeness(in: title, share: 4)
        let matched = title.places.count
        score.total += title.count > 0 ? ranked.weight * min(matched, title.count) / title.count / 4 : 0
        if score.title == ranked.bits { score.total += ranked.weight / 4 }
        score.isWholeTitle = isWhole(wholeTitle)
        if score.isWholeTitle { score.total += ranked.weight / 2 }
        return score
    }

    /// Adds what the body itself tells: words that stand near each other, and are spelled as asked for.
    func add(body: String, to score: inout Score) {
        add(matcher.places(in: body, limit: Self.maximumBodyWords), to: &score)
    }

    /// The same of a body that was read before.
    func add(_ body: TokenizedText, to score: inout Score) {
        add(matcher.places(in: body), to: &score)
    }

    private func add(_ body: MatchedText, to score: inout Score) {
        let text = ranked.resolving(body, &score.synonyms)
        score.body |= text.bits
        let exact = text.exactBits
        for (index, word) in ranked.words.enumerated() where exact & 1 << UInt64(index) != 0 {
            score.total += word.rarity / 16
        }
        score.total += closeness(in: text, share: 8)
    }

    /// So many words of a body are read.
    static let maximumBodyWords = 4_000

    /// A share of the weight of each two words that follow one another in the search, by how near they stand: the whole if
    /// one follows the other, half of it for the reverse order.
    private func closeness(in text: MatchedText, share: Int) -> Int {
        guard ranked.words.count > 1, text.places.count > 0 else { return 0 }
        var best = Array(repeating: 0, count: ranked.words.count - 1)
        var last = Array(repeating: -1, count: ranked.words.count)
        for place in text.places {
            for index in ranked.words.indices where place.bits & 1 << UInt64(index) != 0 {
                if index > 0, last[index - 1] >= 0, last[index - 1] <= place.position {
                    let distance = max(1, place.position - last[index - 1])
                    best[index - 1] = max(best[index - 1], 1_024 / distance)
                }
                if index + 1 < last.count, last[index + 1] >= 0, last[index + 1] < place.position {
                    best[index] = max(best[index], 512 / (place.position - last[index + 1] + 1))
                }
            }
            for index in ranked.words.indices where place.bits & 1 << UInt64(index) != 0 {
                last[index] = place.position
            }
        }
        var sum = 0
        for (index, best) in best.enumerated() {
            sum += (ranked.words[index].rarity + ranked.words[index + 1].rarity) * best / 2_048
        }
        return sum / share
    }

    /// Whether a title is what was asked for, word for word.
    private func isWhole(_ title: MatchedText) -> Bool {
        title.count == ranked.words.count && title.places.count == title.count
            && title.places.enumerated().allSatisfy { $1.bits & 1 << UInt64($0) != 0 }
    }

    private func places(in tag: ArticleTag) -> MatchedText {
        if let known = tagPlaces[tag.id] { return known }
        let name = matcher.places(in: tag.name)
        tagPlaces[tag.id] = name
        return name
    }

    /// How many halves of an occurrence the profile counts of the synonyms of a word.
    private func synonymHalves(of index: Int, _ profile: ProfileCache.Entry?) -> Int {
        guard let profile, !ranked.synonyms.isEmpty else { return 0 }
        return ranked.synonyms(of: index).reduce(0) { sum, synonym in
            sum + (synonym.parts.map { profile.halves(of: $0.term) }.min() ?? 0)
        }
    }
}

extension MatchedText {
    fileprivate var bits: UInt64 { places.reduce(0) { $0 | $1.bits } }
    fileprivate var exactBits: UInt64 { places.reduce(0) { $0 | $1.exact } }

    fileprivate func count(of bit: UInt64) -> Int { places.count { $0.bits & bit != 0 } }
}
