import Articles

extension OperationScript {
    /// Numbers, forgets or reads changes.
    mutating func changeFeed() -> Operation {
        let (now, limit) = (anyTime(), roll(6))
        let scope = ChangeScope.ofFeed[roll(2)]
        switch roll(9) {
        case 0..<2:
            return Operation("number changes") { storage throws(ArticleError) in
                "\(try await storage.numberChanges(in: scope, at: now, limit: limit + 1))"
            }
        case 2:
            return Operation("delete changes") { storage throws(ArticleError) in
                "\(try await storage.deleteChanges(in: scope, before: now, limit: limit + 1))"
            }
        case 3:
            return Operation("delete revisions") { storage throws(ArticleError) in
                "\(try await storage.deleteRevisions(ofArticlesDeletedBefore: now, limit: limit))"
            }
        case 4..<6:
            let (article, version) = (ArticleID.sample(roll(4)), roll(9))
            return Operation("revisions") { storage throws(ArticleError) in
                let all = try await storage.revisions(of: article, from: version, limit: limit)
                return "\(all) \(try await storage.revisions(of: article, upTo: version, limit: limit))"
            }
        case _:
            let query = ChangeQuery(scope, after: Int64(roll(40)), limit: limit, at: now)
            return Operation("changes") { storage throws(ArticleError) in
                "\(try await storage.changes(query))"
            }
        }
    }
}
