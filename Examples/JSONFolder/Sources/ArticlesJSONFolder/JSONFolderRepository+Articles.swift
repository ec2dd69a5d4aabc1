public import Articles

extension JSONFolderRepository {
    public nonisolated func article(id: ArticleID) async throws(ArticleError) -> Article? {
        read { $0.article(id) }
    }

    public nonisolated func article(slug: Slug) async throws(ArticleError) -> Article? {
        read { $0.article($0.articleIDs[slug]) }
    }

    public nonisolated func article(source: Source) async throws(ArticleError) -> Article? {
        read { $0.article($0.sources[source]) }
    }

    public nonisolated func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] {
        read { contents in
            let scores = query.filter.search == nil ? [:] : query.scores
            let page = contents.articles.values.filter { query.filter.matches($0) }
                .page(after: query.position, isBackward: query.isDescending, limit: query.limit) {
                    ArticlePosition(of: $0, in: query.order, scores: scores)
                } by: {
                    $0.precedes($1)
                }
            return page.compactMap { found in
                var article = contents.article(found.id)
                if !query.includesBody { article?.body = "" }
                return article
            }
        }
    }

    public nonisolated func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int {
        read { $0.articles.values.count { filter.matches($0) } }
    }

    public nonisolated func publicEntry(
        _ reference: ArticleReference, at now: Timestamp
    ) async throws(ArticleError) -> PublicEntry? {
        read { contents in
            let scope = TagScope.visible(at: now)
            switch reference {
            case .id(let id):
                if let article = contents.article(id), scope.contains(article) { return .article(article) }
                return contents.tombstones[id]?.wasVisible == true ? .gone : nil
            case .slug(let slug):
                if let article = contents.article(contents.articleIDs[slug]), scope.contains(article) {
                    return .article(article)
                }
                guard let former = contents.formerSlugs[.article]?[slug], former.isPublic else { return nil }
                let owner = former.owner
                if let article = contents.articles[owner], scope.contains(article) {
                    return .moved(to: article.slug)
                }
                return contents.tombstones[owner]?.wasVisible == true ? .gone : nil
            }
        }
    }

    public nonisolated func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        read { contents in
            Set(slugs).flatMap { slug in
                let present = contents.articleIDs[slug].flatMap { contents.articles[$0] }.map {
                    SlugHolder(slug: slug, article: $0.id, appearance: $0.slugAppearance)
                }
                let former = contents.formerSlugs[.article]?[slug].flatMap { former in
                    contents.articles[former.owner].map {
                        SlugHolder(
                            slug: slug, article: $0.id, appearance: former.isPublic ? Int64.min : Int64.max)
                    }
                }
                return [present, former].compactMap { $0 }
            }
        }
    }

    public nonisolated func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        read { contents in
            guard let owner = contents.formerSlugs[.article]?[slug]?.owner else { return nil }
            return contents.article(owner).map { .article($0) }
                ?? contents.tombstones[owner].map { .tombstone($0) }
        }
    }

    public nonisolated func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        read { $0.tombstones[id] }
    }
}

extension JSONFolderRepository {
    public nonisolated func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] {
        read { contents in
            contents.redirects(in: query.scope)
                .page(after: query.position, isBackward: query.isBackward, limit: query.limit) {
                    RedirectQuery.Position(from: $0.from, kind: $0.kind)
                } by: {
                    $0.from == $1.from ? $0.kind == .article && $1.kind == .tag : $0.from < $1.from
                }
        }
    }

    public nonisolated func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        read { $0.accessKeys[id] }
    }

    public nonisolated func accessKeys() async throws(ArticleError) -> [AccessKey] {
        read { contents in
            contents.accessKeys.values.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        }
    }
}
