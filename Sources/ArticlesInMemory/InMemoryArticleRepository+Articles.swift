public import Articles

extension InMemoryArticleRepository {
    public func article(id: ArticleID) async throws(ArticleError) -> Article? {
        read { $0.articles[id] }
    }

    public func article(slug: Slug) async throws(ArticleError) -> Article? {
        read { state in state.articleIDs[slug].flatMap { state.articles[$0] } }
    }

    public func article(source: Source) async throws(ArticleError) -> Article? {
        read { state in state.sources[source].flatMap { state.articles[$0] } }
    }

    public func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] {
        read { state in
            if let search = query.filter.search { return state.searched(search, query) }
            return state.list(query)
        }
    }

    public func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int {
        read { state in
            if let search = filter.search { return state.count(search, filter) }
            return state.countListed(filter)
        }
    }

    public func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition? {
        read { $0.visiblePosition(after: count, behind: position, at: now) }
    }

    public func publicEntry(
        _ reference: ArticleReference, at now: Timestamp, includesBody: Bool
    ) async throws(ArticleError) -> PublicEntry? {
        let entry = read { state in
            switch reference {
            case .id(let id): return state.publicEntry(id: id, at: now)
            case .slug(let slug): return state.publicEntry(slug: slug, at: now)
            }
        }
        guard !includesBody, case .article(var article) = entry else { return entry }
        article.body = ""
        return .article(article)
    }

    public func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        read { state in
            Set(slugs).flatMap { slug in
                let present = state.articleIDs[slug].flatMap { state.articles[$0] }.map {
                    SlugHolder(slug: slug, article: $0.id, appearance: $0.slugAppearance)
                }
                let former = state.formerSlugs[slug].flatMap { former in
                    state.articles.number(of: former.owner).map { _ in
                        SlugHolder(
                            slug: slug, article: former.owner, isFormer: true,
                            appearance: former.isPublic ? Int64.min : Int64.max)
                    }
                }
                return [present, former].compactMap(\.self)
            }
        }
    }

    public func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        read { state in
            guard let former = state.formerSlugs[slug] else { return nil }
            if let article = state.articles[former.owner] { return .article(article) }
            return state.tombstones[former.owner].map { .tombstone($0) }
        }
    }

    public func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        read { $0.tombstones[id] }
    }

    public func tombstone(source: Source) async throws(ArticleError) -> Tombstone? {
        read { state in
            state.tombstones(from: source).max { ($0.deletedAt, $0.id) < ($1.deletedAt, $1.id) }
        }
    }

    public func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone] {
        read { state in
            state.deletedBySource.keys.filter { $0.name.hasSameBytes(as: sourceName) }
                .flatMap { state.tombstones(from: $0) }
        }
    }

    public func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] {
        read { state in
            Set(ids).compactMap { id in
                guard var article = state.articles[id] else { return nil }
                if !includesBody { article.body = "" }
                return article
            }
        }
    }
}

extension State {
    /// While no article has the source, nor their identity.
    fileprivate func tombstones(from source: Source) -> [Tombstone] {
        guard sources[source] == nil else { return [] }
        return (deletedBySource[source] ?? []).filter { articles[$0] == nil }.compactMap { tombstones[$0] }
    }

    fileprivate func publicEntry(id: ArticleID, at now: Timestamp) -> PublicEntry? {
        if let article = visible(id: id, at: now) { return .article(article) }
        return tombstones[id].flatMap { $0.wasVisible ? .gone : nil }
    }

    fileprivate func publicEntry(slug: Slug, at now: Timestamp) -> PublicEntry? {
        if let article = visible(slug: slug, at: now) { return .article(article) }
        guard let former = formerSlugs[slug], former.isPublic else { return nil }
        let owner = former.owner
        if let article = visible(id: owner, at: now) { return .moved(to: article.slug) }
        return tombstones[owner].flatMap { $0.wasVisible ? .gone : nil }
    }

    /// Looks among what is scheduled only when some of it has appeared.
    private func visible(id: ArticleID, at now: Timestamp) -> Article? {
        visible(publishedIDs[id] ?? (isSettled(at: now) ? nil : awaitedIDs[id]), at: now)
    }

    private func visible(slug: Slug, at now: Timestamp) -> Article? {
        visible(publishedSlugs[slug] ?? (isSettled(at: now) ? nil : awaitedSlugs[slug]), at: now)
    }

    private func visible(_ number: ArticleNumber?, at now: Timestamp) -> Article? {
        guard let number, let article = articles[number], article.isVisible(at: now) else { return nil }
        return article
    }
}

extension ArticleFilter {
    func matches(_ article: Article) -> Bool {
        statuses.contains(article)
            && tagGroups.allSatisfy { group in article.tags.contains { group.contains($0.id) } }
            && !article.tags.contains { excludedTags.contains($0.id) }
            && author.map { key in article.authors.contains { $0.folded.hasSameBytes(as: key) } } ?? true
            && language.map { article.language?.hasSameBytes(as: $0) ?? false } ?? true
            && publishedAfter.map { time in article.publishedAt.map { $0 > time } ?? false } ?? true
            && publishedBefore.map { time in article.publishedAt.map { $0 < time } ?? false } ?? true
            && updatedAfter.map { article.updatedAt > $0 } ?? true
    }
}

extension ArticleFilter.Statuses {
    func contains(_ article: Article) -> Bool {
        switch self {
        case .visible(let now): article.isVisible(at: now)
        case .scheduled(let now): article.status == .published && !article.isVisible(at: now)
        case .draft: article.status == .draft
        case .archived: article.status == .archived
        case .any: true
        }
    }
}
