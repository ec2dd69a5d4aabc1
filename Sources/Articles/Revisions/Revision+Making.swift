extension ArticleService {
    /// Has the version that a write makes stored with it, with what the article was before.
    func addRevision(
        of article: Article, from present: Article?, to context: inout WriteContext
    ) async throws(ArticleError) {
        var former: FormerContent?
        // Of a single version that is kept, nothing is kept but what the article is.
        if let present, retention != .latest(1) {
            former = try await formerContent(
                present, replacedBy: article.body, isWhole: Self.isWhole(version: article.version))
        }
        context.revision = Revision(
            of: article.id, version: article.version, storedAt: context.time, keyID: author.keyID,
            previous: former)
        // One that goes on under the identity of a deleted article has no later versions.
        context.droppedRevisions =
            present == nil
            ? article.version...Int.max : try await droppedRevisions(of: article, at: context.time)
    }

    /// The versions whose rows go when this one is made: each row has what was before it. Of those whose time has passed the first few.
    private func droppedRevisions(
        of article: Article, at now: Timestamp
    ) async throws(ArticleError) -> ClosedRange<Int>? {
        switch retention {
        case .all: return nil
        case .latest(let count):
            return article.version > count ? 0...article.version - count + 1 : nil
        case .milliseconds:
            guard let cutoff = retention.cutoff(at: now) else { return nil }
            let oldest = try await storage.revisions(of: article.id, from: 0, limit: 8)
            let expired = oldest.prefix { $0.storedAt < cutoff && $0.version < article.version }
            return expired.last.map { 0...$0.version }
        }
    }

    /// Has the version that a deletion makes stored with it: what the article was before stands in full.
    func addRevision(
        ofDeleting present: Article, version: Int, to context: inout WriteContext
    ) async throws(ArticleError) {
        let former = try await formerContent(present, replacedBy: "", isWhole: true)
        context.revision = Revision(
            of: present.id, version: version, storedAt: context.time, keyID: author.keyID, previous: former,
            isDeletion: true)
    }

    private func formerContent(
        _ present: Article, replacedBy body: String, isWhole: Bool
    ) async throws(ArticleError) -> FormerContent {
        try await work.run(.writing(present.body.utf8.count)) {
            FormerContent(
                version: present.version, members: present.revisionMembers, body: present.body, before: body,
                isWhole: isWhole)
        }
    }
}
