internal import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteConnection {
    /// Makes these the terms by which an article is found: the ones that go are taken out of the queue and
    /// the runs, the ones that come go into the queue.
    func setTerms(_ numbers: [Int64], of article: ArticleID) throws {
        let id = StoredID(article)
        let queued = try termNumbers(.queuedTerms, article)
        let sorted = try termNumbers(.sortedTerms, article)
        let wanted = Set(numbers)
        let stale = sorted.filter { !wanted.contains($0) }
        if !stale.isEmpty {
            try removeFromRuns(stale, of: article)
            try set(sorted.filter(wanted.contains), of: id, .insertSortedTerms, .deleteSortedTerms)
        }
        let missing = wanted.subtracting(sorted)
        guard missing != Set(queued) else { return }
        try set(numbers.filter(missing.contains), of: id, .insertQueuedTerms, .deleteQueuedTerms)
    }

    /// Takes an article out of the runs that is about to be deleted, with all that refers to it.
    func removeTerms(of article: ArticleID) throws {
        try removeFromRuns(try termNumbers(.sortedTerms, article), of: article)
    }

    /// The terms of all versions by which an article is found.
    func allTermNumbers(of article: ArticleID) throws -> [Int64] {
        try termNumbers(.sortedTerms, article) + termNumbers(.queuedTerms, article)
    }

    /// Leaves the terms of a version out of the lists of an article, but in the runs.
    func forgetTerms(of article: ArticleID, version: Int) throws {
        let lists: [(Statement, Statement, Statement)] = [
            (.queuedTerms, .insertQueuedTerms, .deleteQueuedTerms),
            (.sortedTerms, .insertSortedTerms, .deleteSortedTerms),
        ]
        for (list, insert, delete) in lists {
            let numbers = try termNumbers(list, article)
            let others = numbers.filter { TermNumbers.version(of: $0) != version }
            if others.count < numbers.count { try set(others, of: StoredID(article), insert, delete) }
        }
    }

    private func set(
        _ numbers: [Int64], of id: StoredID, _ insert: Statement, _ delete: Statement
    ) throws {
        if numbers.isEmpty {
            try run(delete, [id])
        } else {
            try run(insert, [id, TermNumbers(numbers).data])
        }
    }

    func termNumbers(_ statement: Statement, _ article: ArticleID) throws -> [Int64] {
        let numbers = try first(statement, [StoredID(article)]) { row in
            try TermNumbers(row.decode(Data.self, atIndex: 0)).values
        }
        return numbers ?? []
    }

    private func removeFromRuns(_ numbers: [Int64], of article: ArticleID) throws {
        guard !numbers.isEmpty else { return }
        var runs = try termRuns().map(\.id)
        for number in numbers {
            let entry = TermPosting(number: number, article: article)
            let index = try runs.firstIndex { try remove(entry, from: $0) }
            // Where one is, the others are likely to be.
            if let index { runs.swapAt(0, index) }
        }
    }

    /// Whether the run had the posting.
    private func remove(_ entry: TermPosting, from run: Int64) throws -> Bool {
        var key: [UInt8] = []
        entry.posting.append(to: &key)
        let block = try first(.blockOfPosting, [run, entry.term, Data(key)]) { row in
            (try row.decode(Data.self, atIndex: 0), [UInt8](try row.decode(Data.self, atIndex: 1)))
        }
        guard case .some((let start, var bytes)) = block else { return false }
        let offset = stride(from: 0, to: bytes.count, by: Posting.size).first {
            bytes[$0...].starts(with: key)
        }
        guard let offset else { return false }
        bytes.removeSubrange(offset..<offset + Posting.size)
        if bytes.isEmpty {
            try self.run(.deleteBlock, [run, entry.term, start])
        } else {
            try self.run(.updateBlock, [run, entry.term, start, Data(bytes)])
        }
        return true
    }
}
