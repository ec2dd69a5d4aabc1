internal import SQLiteClient

extension SQLiteConnection {
    /// Deletes some blocks of the terms of other versions from the segments; `false` when there is none.
    func deleteTerms(besides version: Int, _ limits: TermIndexLimits) throws -> Bool {
        let used = TermNumbers.terms(ofVersion: version)
        for segment in try segments() {
            for (first, last) in [(Int64.min, used.lowerBound - 1), (used.upperBound + 1, Int64.max)] {
                let end = try self.first(.lastTermInRange, [segment.id, first, last, limits.step]) { row in
                    try row.decode(Int64?.self, atIndex: 0)
                }
                guard case .some(.some(let end)) = end else { continue }
                try run(.deleteBlocksInRange, [segment.id, first, end])
                return true
            }
        }
        return false
    }
}
