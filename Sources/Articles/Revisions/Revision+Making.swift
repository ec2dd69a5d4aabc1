extension ArticleService {
    /// The version that a write makes, with what the article was before.
    func revision(
        of article: Article, from present: Article?, at now: Timestamp
    ) async throws(ArticleError) -> Revision {
        guard let present else {
            return Revision(of: article.id, version: article.version, storedAt: now, keyID: author.keyID)
        }
        return try await revision(
            of: present, replacedBy: article.body, version: article.version,
            isWhole: Self.isWhole(version: article.version), at: now)
    }

    /// The version that a deletion makes: what the article was before stands in full.
    func revision(
        ofDeleting present: Article, version: Int, at now: Timestamp
    ) async throws(ArticleError) -> Revision {
        try await revision(of: present, replacedBy: "", version: version, isWhole: true, at: now)
    }

    private func revision(
        of present: Article, replacedBy body: String, version: Int, isWhole: Bool, at now: Timestamp
    ) async throws(ArticleError) -> Revision {
        let former = try await work.run(.writing(present.body.utf8.count)) {
            FormerContent(
                version: present.version, members: present.revisionMembers, body: present.body, before: body,
                isWhole: isWhole)
        }
        return Revision(
            of: present.id, version: version, storedAt: now, keyID: author.keyID, previous: former)
    }

    /// Which versions are not kept any more once this one is made. One that goes on under the identity of a deleted article
    /// has no later ones.
    func droppedRevisions(upTo version: Int, isNew: Bool) -> ClosedRange<Int>? {
        if isNew { return version...Int.max }
        switch retention {
        case .all: return nil
        case .latest(let count): return version > count ? 0...version - count : nil
        }
    }
}
