internal import Articles
internal import SQLiteClient
internal import TextAnalysis

extension SQLiteConnection {
    /// The best candidates. Which of the best are shown is looked up, best first.
    func candidates(_ query: CandidateQuery, besides hidden: HiddenArticles) throws -> [Candidate] {
        guard query.postingsPerTerm > 0, query.limit > 0 else { return [] }
        var scores = CandidateScores()
        try addTerms(of: query, besides: hidden, to: &scores)
        for tag in query.tags {
            var rest = query.postingsPerTerm
            try step(.articlesByTag, [StoredID(tag.tag), query.now.milliseconds]) { row in
                scores.add(tag.weight, to: try row.id(0))
                rest -= 1
                return rest > 0
            }
        }
        // Few of the best are not shown; when there are many, more are asked for.
        var asked = query.limit + query.excluded.count + 40
        while true {
            let best = scores.best(asked)
            let shown = try self.shown(best, query)
            if shown.count == query.limit || best.count < asked { return shown }
            asked *= 8
        }
    }

    /// The first of these that have an analysis, are visible and not excluded.
    private func shown(_ candidates: [Candidate], _ query: CandidateQuery) throws -> [Candidate] {
        var shown: [Candidate] = []
        let asked = candidates.filter { !query.excluded.contains($0.article) }
        let scores = Dictionary(uniqueKeysWithValues: asked.map { ($0.article, $0.score) })
        let values: [any SQLiteConvertible] = [query.version, query.now.milliseconds]
        try step(.shownAnalyses, each: asked.map(\.article), values) { id, row in
            let analysis = try AnalysisState(row: row)
            shown.append(Candidate(article: id, score: scores[id] ?? 0, analysis: analysis))
            return shown.count < query.limit
        }
        return shown
    }

    private func addTerms(
        of query: CandidateQuery, besides hidden: HiddenArticles, to scores: inout CandidateScores
    ) throws {
        let terms = query.terms.map { TermNumbers.term($0.id, version: query.version) }
        let recent = try memtablePostings(of: Set(terms))
        let segments = try segments().map(\.id)
        for (term, weight) in zip(terms, query.terms.map(\.weight)) {
            let heaviest = try heaviestPostings(
                of: term, in: segments, and: recent[term] ?? [], besides: hidden, limit: query.postingsPerTerm
            )
            heaviest.forEach { scores.add(weight * (255 - Int($0.inverse)), to: $0.article) }
        }
    }

    /// The articles that are to appear after this instant, and when the first of them does.
    func hiddenArticles(at now: Timestamp) throws -> (articles: HiddenArticles, appearance: Timestamp) {
        var articles: [ArticleID] = []
        var first = Int64.max
        try step(.scheduledArticles, [now.milliseconds]) { row in
            articles.append(try row.id(0))
            first = min(first, row.number(1))
            return true
        }
        return (HiddenArticles(articles), Timestamp(clamping: first))
    }

    /// The heaviest postings of a term in the segments and the memtable, those of hidden articles left out.
    func heaviestPostings(
        of term: Int64, in segments: [Int64], and recent: [Posting] = [],
        besides hidden: HiddenArticles = .none,
        limit: Int
    ) throws -> PostingSelection {
        var selection = PostingSelection(limit: limit)
        for posting in recent where !hidden.contains(posting.article) { selection.append(posting) }
        for segment in segments {
            var rest = limit
            try step(.blocksOfTerm, [segment, term]) { row in
                unsafe try row.withPostings(0) { block in
                    unsafe selection.append(block, besides: hidden, &rest)
                }
            }
            selection.endSource()
        }
        return selection
    }

    /// The postings of these terms that are in the memtable.
    private func memtablePostings(of terms: Set<Int64>) throws -> [Int64: [Posting]] {
        var found: [Int64: [Posting]] = [:]
        // Tens of thousands of terms, of which few are asked for: one bit of 1,024 tells so of most.
        var bits = [UInt64](repeating: 0, count: 16)
        for term in terms { bits[Int(term & 15)] |= 1 << UInt64(term >> 4 & 63) }
        try step(.memtable, []) { row in
            let article = try row.id(0)
            try row.termNumbers(1) { number in
                let term = number >> 8
                guard bits[Int(term & 15)] & 1 << UInt64(term >> 4 & 63) != 0, terms.contains(term) else {
                    return
                }
                let entry = TermPosting(number: number, article: article)
                found[entry.term, default: []].append(entry.posting)
            }
            return true
        }
        return found
    }
}
