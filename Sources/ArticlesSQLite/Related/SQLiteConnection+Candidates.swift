internal import Articles
internal import SQLiteClient
internal import TextAnalysis

extension SQLiteConnection {
    /// The best candidates. Which of the best are shown is looked up, best first.
    func candidates(_ query: CandidateQuery) throws -> [Candidate] {
        guard query.postingsPerTerm > 0, query.limit > 0 else { return [] }
        var scores = CandidateScores()
        try addTerms(of: query, to: &scores)
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
        for candidate in candidates where !query.excluded.contains(candidate.article) {
            let values: [any SQLiteConvertible] = [
                StoredID(candidate.article), query.version, query.now.milliseconds,
            ]
            try step(.shownAnalyses, values) { _ in
                shown.append(candidate)
                return false
            }
            if shown.count == query.limit { break }
        }
        return shown
    }

    private func addTerms(of query: CandidateQuery, to scores: inout CandidateScores) throws {
        let terms = query.terms.map { TermNumbers.term($0.id, version: query.version) }
        let recent = try memtablePostings(of: Set(terms))
        let hidden = try scheduledArticles(at: query.now)
        let segments = try segments().map(\.id)
        for (term, weight) in zip(terms, query.terms.map(\.weight)) {
            let heaviest = try heaviestPostings(
                of: term, in: segments, and: recent[term] ?? [], besides: hidden, limit: query.postingsPerTerm
            )
            heaviest.forEach { scores.add(weight * (255 - Int($0.inverse)), to: $0.article) }
        }
    }

    /// The articles that are to appear after this instant.
    private func scheduledArticles(at now: Timestamp) throws -> Set<ArticleID> {
        var articles = Set<ArticleID>()
        try step(.scheduledArticles, [now.milliseconds]) { row in
            articles.insert(try row.id(0))
            return true
        }
        return articles
    }

    /// The heaviest postings of a term in the segments and the memtable, those of hidden articles left out.
    func heaviestPostings(
        of term: Int64, in segments: [Int64], and recent: [Posting] = [], besides hidden: Set<ArticleID> = [],
        limit: Int
    ) throws -> PostingSelection {
        var selection = PostingSelection(limit: limit)
        recent.lazy.filter { !hidden.contains($0.article) }.forEach { selection.append($0) }
        for segment in segments {
            var rest = limit
            try step(.blocksOfTerm, [segment, term]) { row in
                try row.postings(0) { posting in
                    guard selection.mayTake(posting) else { return false }
                    if !hidden.isEmpty, hidden.contains(posting.article) { return true }
                    selection.append(posting)
                    rest -= 1
                    return rest > 0
                }
            }
            selection.endSource()
        }
        return selection
    }

    /// The postings of these terms that are in the memtable.
    private func memtablePostings(of terms: Set<Int64>) throws -> [Int64: [Posting]] {
        var found: [Int64: [Posting]] = [:]
        try step(.memtable, []) { row in
            let article = try row.id(0)
            try row.termNumbers(1) { number in
                guard terms.contains(number >> 8) else { return }
                let entry = TermPosting(number: number, article: article)
                found[entry.term, default: []].append(entry.posting)
            }
            return true
        }
        return found
    }
}
