internal import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteConnection {
    /// Compacts the term index, if it is this article's turn: flushes a full memtable, and does one step of a
    /// merge.
    ///
    /// The turn is by identity, so that nothing needs to be counted.
    func compactTerms(after article: ArticleID, _ limits: TermIndexLimits) throws {
        guard article.sampleKey % limits.interval == 0 else { return }
        let count = try first(.memtableCount) { try $0.decode(Int.self, atIndex: 0) } ?? 0
        if count >= limits.memtable { try flushMemtable(limits) }
        repeat {
            guard try mergeBlocks(limits) else { return }
        } while try segments().count > limits.segments
    }

    /// Flushes the memtable into a new segment of level 1.
    private func flushMemtable(_ limits: TermIndexLimits) throws {
        var entries: [TermPosting] = []
        var articles: [(id: ArticleID, numbers: [Int64])] = []
        try step(.memtable, []) { row in
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
            let sorted = try termNumbers(.segmentTerms, article)
            try run(.insertSegmentTerms, [StoredID(article), TermNumbers(sorted + numbers).data])
        }
        try run(.deleteMemtable)
        entries.sort()
        try append(entries, to: try insertSegment(level: 1), limits)
    }

    /// Does one step of a merge: moves the first blocks of some segments to their target; `false` when there
    /// is nothing to merge. The lowest level comes first: what is small does not wait for what is large.
    private func mergeBlocks(_ limits: TermIndexLimits) throws -> Bool {
        let segments = try segments()
        let lowest = segments.last { $0.target != nil }
        if try startMerge(of: segments, below: lowest?.level ?? .max, limits) { return true }
        guard let target = lowest?.target else { return false }
        let sources = segments.filter { $0.target == target }.map(\.id)
        let ends = try sources.compactMap { try lastTerm(ofBlocks: limits.step, in: $0) }
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
        if ends.isEmpty { for source in sources { try run(.deleteSegment, [source]) } }
        return true
    }

    /// The last term of the first blocks of a segment; `nil` when it has no more blocks than these.
    private func lastTerm(ofBlocks most: Int, in segment: Int64) throws -> Int64? {
        let end = try first(.lastTermOfBlocks, [segment, most]) { row in
            (try row.decode(Int.self, atIndex: 0), try row.decode(Int64?.self, atIndex: 1))
        }
        guard case .some((let count, let term)) = end, count == most else { return nil }
        return term
    }

    /// Starts to merge segments of the lowest level that has enough; `false` when there is none.
    private func startMerge(
        of segments: [TermSegment], below limit: Int, _ limits: TermIndexLimits
    ) throws -> Bool {
        let targets = Set(segments.compactMap(\.target))
        let whole = segments.filter { $0.level < limit && $0.target == nil && !targets.contains($0.id) }
        let levels = Dictionary(grouping: whole, by: \.level).filter { $0.value.count >= limits.fanout }
        guard let (level, members) = levels.min(by: { $0.key < $1.key }) else { return false }
        let target = try insertSegment(level: level + 1)
        for member in members.prefix(limits.fanout) { try run(.updateSegmentTarget, [member.id, target]) }
        return true
    }

    /// Writes sorted postings behind those of a segment.
    private func append(_ entries: [TermPosting], to segment: Int64, _ limits: TermIndexLimits) throws {
        let writer = try BlockWriter(self, segment: segment)
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
