import Articles

extension OperationScript {
    /// Numbers, forgets or reads changes.
    mutating func changeFeed() -> Operation {
        let (now, limit) = (anyTime(), roll(6))
        switch roll(8) {
        case 0..<2:
            return Operation("number changes") { storage throws(ArticleError) in
                "\(try await storage.numberChanges(at: now, limit: limit + 1))"
            }
        case 2:
            return Operation("delete changes") { storage throws(ArticleError) in
                "\(try await storage.deleteChanges(before: now, limit: limit + 1))"
            }
        case 3..<5:
            let (article, version) = (ArticleID.sample(roll(4)), roll(9))
            return Operation("revisions") { storage throws(ArticleError) in
                let all = try await storage.revisions(of: article, from: version, limit: limit)
                return "\(all) \(try await storage.revisions(of: article, upTo: version, limit: limit))"
            }
        case _:
            let scope: ChangeScope = roll(2) == 0 ? .all : .visible
            let query = ChangeQuery(scope, after: Int64(roll(40)), limit: limit, at: now)
            return Operation("changes") { storage throws(ArticleError) in
                "\(try await storage.changes(query))"
            }
        }
    }
}
