import Articles

extension ArticleFilter {
    /// Whether everything that is asked for holds.
    func matches(_ article: Article) -> Bool {
        hasStatus(article) && hasTags(article) && hasTimes(article)
            && author.map { key in article.authors.contains { $0.folded.hasSameBytes(as: key) } } ?? true
            && language.map { article.language?.hasSameBytes(as: $0) ?? false } ?? true
    }

    private func hasStatus(_ article: Article) -> Bool {
        switch statuses {
        case .visible(let now): article.isVisible(at: now)
        case .scheduled(let now): article.status == .published && !article.isVisible(at: now)
        case .draft: article.status == .draft
        case .archived: article.status == .archived
        case .any: true
        }
    }

    private func hasTags(_ article: Article) -> Bool {
        let tags = Set(article.tags.map(\.id))
        return tagGroups.allSatisfy { !tags.isDisjoint(with: $0) } && tags.isDisjoint(with: excludedTags)
    }

    private func hasTimes(_ article: Article) -> Bool {
        if let publishedAfter, !(article.publishedAt.map { $0 > publishedAfter } ?? false) { return false }
        if let publishedBefore, !(article.publishedAt.map { $0 < publishedBefore } ?? false) { return false }
        return updatedAfter.map { article.updatedAt > $0 } ?? true
    }
}
