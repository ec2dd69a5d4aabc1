internal import Articles
internal import GRDB
internal import TextAnalysis

extension Database {
    /// The best candidates. Of each term and tag only so many rows are read that the heaviest visible ones are
    /// among them.
    func candidates(_ query: CandidateQuery) throws -> [Candidate] {
        guard query.rowsPerTerm > 0 else { return [] }
        var hidden = query.excluded
        try step(.scheduledArticles, [query.now.milliseconds]) { row in
            hidden.insert(try row.id(0))
            return true
        }
        var scores = ScoreTable()
        try addTerms(of: query, besides: hidden, to: &scores)
        for tag in query.tags {
            var rest = query.rowsPerTerm
            let values: [any DatabaseValueConvertible] = [
                StoredID(tag.tag), query.version, query.now.milliseconds,
            ]
            try step(.articlesByTag, values) { row in
                let article = try row.id(0)
                if query.excluded.contains(article) { return true }
                scores.add(tag.weight, to: article)
                rest -= 1
                return rest > 0
            }
        }
        return scores.best(query.limit)
    }

    private func addTerms(
        of query: CandidateQuery, besides hidden: Set<ArticleID>, to scores: inout ScoreTable
    ) throws {
        let terms = query.terms.map { TermNumbers.term($0.id, version: query.version) }
        let queued = try queuedPostings(of: Set(terms))
        let runs = try termRuns().map(\.id)
        for (term, weight) in zip(terms, query.terms.map(\.weight)) {
            let heaviest = try heaviestPostings(
                of: term, in: runs, and: queued[term] ?? [], besides: hidden, limit: query.rowsPerTerm)
            heaviest.forEach { scores.add(weight * (255 - Int($0.inverse)), to: $0.article) }
        }
    }

    /// The heaviest visible postings of a term in the runs and the queue.
    func heaviestPostings(
        of term: Int64, in runs: [Int64], and queued: [Posting] = [], besides hidden: Set<ArticleID>,
        limit: Int
    ) throws -> PostingSelection {
        var selection = PostingSelection(limit: limit)
        for posting in queued where !hidden.contains(posting.article) { selection.append(posting) }
        for run in runs {
            var rest = limit
            try step(.blocksOfTerm, [run, term]) { row in
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

    /// The postings of these terms that are in no run yet.
    private func queuedPostings(of terms: Set<Int64>) throws -> [Int64: [Posting]] {
        var found: [Int64: [Posting]] = [:]
        try step(.allQueuedTerms, []) { row in
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
