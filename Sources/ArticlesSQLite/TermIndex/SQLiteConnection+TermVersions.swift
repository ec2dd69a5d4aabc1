internal import SQLiteClient

extension SQLiteConnection {
    /// Takes some terms of other versions than this out of the runs; `false` when there is none.
    func removeTerms(besides version: Int, _ limits: TermIndexLimits) throws -> Bool {
        let used = TermNumbers.terms(ofVersion: version)
        for run in try termRuns() {
            for (first, last) in [(Int64.min, used.lowerBound - 1), (used.upperBound + 1, Int64.max)] {
                let end = try self.first(.endOfTerms, [run.id, first, last, limits.share]) { row in
                    try row.decode(Int64?.self, atIndex: 0)
                }
                guard case .some(.some(let end)) = end else { continue }
                try self.run(.deleteTerms, [run.id, first, end])
                return true
            }
        }
        return false
    }
}
