internal import Articles
internal import Foundation
internal import SQLiteClient

/// Postings in the order of their terms.
struct TermRun {
    let id: Int64
    let level: Int
    /// The run that it becomes a part of, term by term.
    let target: Int64?
}

extension SQLiteConnection {
    /// All runs, the largest first.
    func termRuns() throws -> [TermRun] {
        try rows(.termRuns) { row in
            TermRun(
                id: try row.decode(Int64.self, atIndex: 0), level: try row.decode(Int.self, atIndex: 1),
                target: try row.decode(Int64?.self, atIndex: 2))
        }
    }

    /// Looks after the index, if it is this article's turn: a share of the work that one interval of writes
    /// makes. The turn is by identity, so that nothing needs to be counted.
    func tendTerms(after article: ArticleID, _ limits: TermIndexLimits) throws {
        guard article.sampleKey % limits.interval == 0 else { return }
        let count = try first(.countQueuedTerms) { try $0.decode(Int.self, atIndex: 0) } ?? 0
        if count >= limits.queue { try sortQueue(limits) }
        repeat {
            guard try moveShare(limits) else { return }
        } while try termRuns().count > limits.runs
    }

    /// Makes the queue a run.
    private func sortQueue(_ limits: TermIndexLimits) throws {
        var entries: [TermPosting] = []
        var articles: [(id: ArticleID, numbers: [Int64])] = []
        try step(.allQueuedTerms, []) { row in
            let article = try row.id(0)
            var numbers: [Int64] = []
            try row.termNumbers(1) { number in
                numbers.append(number)
                entries.append(TermPosting(number: number, article: article))
            }
            articles.append((article, numbers))
            return true
        }
        for (article, numbers) in articles {
            let sorted = try termNumbers(.sortedTerms, article)
            try run(.insertSortedTerms, [StoredID(article), TermNumbers(sorted + numbers).data])
        }
        try run(.emptyQueue)
        entries.sort()
        try append(entries, to: try insertRun(level: 1), limits)
    }

    /// Moves some terms on to where their run becomes a part of another one; `false` when there is nothing
    /// to do. The lowest level comes first: what is small does not wait for what is large.
    private func moveShare(_ limits: TermIndexLimits) throws -> Bool {
        let runs = try termRuns()
        let lowest = runs.last { $0.target != nil }
        if try joinRuns(runs, below: lowest?.level ?? .max, limits) { return true }
        guard let target = lowest?.target else { return false }
        let sources = runs.filter { $0.target == target }.map(\.id)
        let ends = try sources.compactMap { try endOfShare($0, limits.share) }
        let end = ends.min() ?? .max
        var entries: [TermPosting] = []
        for source in sources {
            try step(.blocksUpToTerm, [source, end]) { row in
                let term = row.number(0)
                return try row.postings(1) { posting in
                    entries.append(TermPosting(term: term, posting: posting))
                    return true
                }
            }
            try run(.deleteBlocksUpToTerm, [source, end])
        }
        entries.sort()
        try append(entries, to: target, limits)
        if ends.isEmpty { for source in sources { try run(.deleteTermRun, [source]) } }
        return true
    }

    /// The last term of the first blocks of a run; `nil` when it has no more blocks than these.
    private func endOfShare(_ run: Int64, _ share: Int) throws -> Int64? {
        let end = try first(.endOfShare, [run, share]) { row in
            (try row.decode(Int.self, atIndex: 0), try row.decode(Int64?.self, atIndex: 1))
        }
        guard case .some((let count, let term)) = end, count == share else { return nil }
        return term
    }

    /// Lets whole runs of the lowest level that has enough become one; `false` when there is none.
    private func joinRuns(_ runs: [TermRun], below limit: Int, _ limits: TermIndexLimits) throws -> Bool {
        let targets = Set(runs.compactMap(\.target))
        let whole = runs.filter { $0.level < limit && $0.target == nil && !targets.contains($0.id) }
        let levels = Dictionary(grouping: whole, by: \.level).filter { $0.value.count >= limits.fan }
        guard let (level, members) = levels.min(by: { $0.key < $1.key }) else { return false }
        let target = try insertRun(level: level + 1)
        for member in members.prefix(limits.fan) { try run(.joinTermRun, [member.id, target]) }
        return true
    }

    private func insertRun(level: Int) throws -> Int64 {
        let id = (try termRuns().map(\.id).max() ?? 0) + 1
        try run(.insertTermRun, [id, level])
        return id
    }

    /// Writes sorted postings behind those of a run.
    private func append(_ entries: [TermPosting], to run: Int64, _ limits: TermIndexLimits) throws {
        let writer = try BlockWriter(self, run: run)
        var block: [UInt8] = []
        block.reserveCapacity(limits.block * Posting.size)
        var start = 0
        while start < entries.count {
            let term = entries[start].term
            let isFirst = start == 0 || entries[start - 1].term != term
            var end = start
            block.removeAll(keepingCapacity: true)
            while end < entries.count, end - start < limits.block, entries[end].term == term {
                entries[end].posting.append(to: &block)
                end += 1
            }
            try writer.insert(block, term: term, isFirst: isFirst)
            start = end
        }
    }
}
