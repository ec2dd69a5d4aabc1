internal import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteConnection {
    /// Sets the terms by which an article is found: those that go are deleted from the memtable and the
    /// segments, those that come are inserted into the memtable.
    func updateTerms(_ numbers: [Int64], of article: ArticleID) throws {
        let id = StoredID(article)
        let recent = try termNumbers(.memtableTerms, article)
        let sorted = try termNumbers(.segmentTerms, article)
        let wanted = Set(numbers)
        let stale = sorted.filter { !wanted.contains($0) }
        if !stale.isEmpty {
            try deleteFromSegments(stale, of: article)
            try set(sorted.filter(wanted.contains), of: id, .insertSegmentTerms, .deleteSegmentTerms)
        }
        let missing = wanted.subtracting(sorted)
        guard missing != Set(recent) else { return }
        try set(numbers.filter(missing.contains), of: id, .insertMemtableTerms, .deleteMemtableTerms)
    }

    /// Deletes from the segments the postings of an article that is about to be deleted. The rows of the
    /// memtable and of `sorted_terms` are deleted with the article.
    func deleteTerms(of article: ArticleID) throws {
        try deleteFromSegments(try termNumbers(.segmentTerms, article), of: article)
    }

    /// The terms of all versions by which an article is found.
    func allTermNumbers(of article: ArticleID) throws -> [Int64] {
        try termNumbers(.segmentTerms, article) + termNumbers(.memtableTerms, article)
    }

    /// Deletes the terms of a version from the lists of an article, but not its postings in segments.
    func deleteTermNumbers(of article: ArticleID, version: Int) throws {
        let lists: [(Statement, Statement, Statement)] = [
            (.memtableTerms, .insertMemtableTerms, .deleteMemtableTerms),
            (.segmentTerms, .insertSegmentTerms, .deleteSegmentTerms),
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

    /// The numbers in one of the two lists of an article.
    func termNumbers(_ statement: Statement, _ article: ArticleID) throws -> [Int64] {
        let numbers = try first(statement, [StoredID(article)]) { row in
            try TermNumbers(row.decode(Data.self, atIndex: 0)).values
        }
        return numbers ?? []
    }

    private func deleteFromSegments(_ numbers: [Int64], of article: ArticleID) throws {
        guard !numbers.isEmpty else { return }
        var segments = try segments().map(\.id)
        for number in numbers {
            let entry = TermPosting(number: number, article: article)
            let index = try segments.firstIndex { try delete(entry, from: $0) }
            // Where one is, the others are likely to be.
            if let index { segments.swapAt(0, index) }
        }
    }

    /// Deletes a posting from a segment; `false` when it is not there.
    private func delete(_ entry: TermPosting, from segment: Int64) throws -> Bool {
        var key: [UInt8] = []
        entry.posting.append(to: &key)
        let block = try first(.blockOfPosting, [segment, entry.term, Data(key)]) { row in
            (try row.decode(Data.self, atIndex: 0), [UInt8](try row.decode(Data.self, atIndex: 1)))
        }
        guard case .some((let start, var bytes)) = block else { return false }
        let offset = stride(from: 0, to: bytes.count, by: Posting.size).first {
            bytes[$0...].starts(with: key)
        }
        guard let offset else { return false }
        bytes.removeSubrange(offset..<offset + Posting.size)
        if bytes.isEmpty {
            try run(.deleteBlock, [segment, entry.term, start])
        } else {
            try run(.updateBlock, [segment, entry.term, start, Data(bytes)])
        }
        return true
    }
}
