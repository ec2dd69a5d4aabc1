extension BatchStage: ArticleWriteRepository {
    func article(id: ArticleID) async throws(ArticleError) -> Article? {
        if let staged = articles[id] { return staged.map(renamed) }
        return try await storage.article(id: id).map(renamed)
    }

    func article(slug: Slug) async throws(ArticleError) -> Article? {
        if let id = slugs[slug] { return try await article(id: id) }
        return unstaged(try await storage.article(slug: slug))
    }

    func article(source: Source) async throws(ArticleError) -> Article? {
        if let id = sources[source] { return try await article(id: id) }
        return unstaged(try await storage.article(source: source))
    }

    func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        var holders = try await storage.holders(of: slugs).filter { holder in
            holder.isFormer
                ? formerSlugs[holder.slug] == nil && exists(holder.article) != false
                : articles[holder.article] == nil
        }
        for slug in Set(slugs) {
            if let id = self.slugs[slug], case .some(.some(let article)) = articles[id] {
                holders.append(SlugHolder(slug: slug, article: id, appearance: article.slugAppearance))
            }
            guard let former = try await stagedFormer(of: slug), exists(former.owner) == true else {
                continue
            }
            holders.append(
                SlugHolder(
                    slug: slug, article: former.owner, isFormer: true,
                    appearance: former.isPublic ? Int64.min : Int64.max))
        }
        return holders
    }

    func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        let owner: ArticleID
        switch formerSlugs[slug] {
        case .some(.some(let former)): owner = former.owner
        case .some(.none): return nil
        case nil:
            let stored = try await storage.formerOwner(of: slug)
            guard let stored, exists(stored.id) != nil else { return stored.map(renamed) }
            owner = stored.id
        }
        if let article = try await article(id: owner) { return .article(article) }
        return try await tombstone(id: owner).map { .tombstone($0) }
    }

    func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        if let staged = tombstones[id] { return staged }
        return try await storage.tombstone(id: id)
    }

    // MARK: The names of tags, as they are now

    func renamed(_ article: Article) -> Article {
        var article = article
        article.tags = article.tags.map { tags[$0.id]?.ofArticle ?? $0 }
        return article
    }

    private func renamed(_ owner: FormerOwner) -> FormerOwner {
        switch owner {
        case .article(let article): .article(renamed(article))
        case .tombstone: owner
        }
    }

    /// What the storage has found, unless the batch has changed it: then it is not there any more.
    private func unstaged(_ article: Article?) -> Article? {
        article.flatMap { exists($0.id) == nil ? renamed($0) : nil }
    }

    /// Who had a slug, if the batch has to say that: of articles that it brought back, their former slugs come back too.
    private func stagedFormer(of slug: Slug) async throws(ArticleError) -> Former? {
        if let staged = formerSlugs[slug] { return staged }
        guard !revived.isEmpty, case .tombstone(let stored) = try await storage.formerOwner(of: slug),
            revived.contains(stored.id)
        else { return nil }
        return Former(owner: stored.id, isPublic: stored.wasVisible)
    }
}

extension FormerOwner {
    fileprivate var id: ArticleID {
        switch self {
        case .article(let article): article.id
        case .tombstone(let tombstone): tombstone.id
        }
    }
}
