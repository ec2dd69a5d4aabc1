public import Articles

extension JSONFolderRepository {
    public func insert(_ article: Article, newTags: [Tag]) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            guard contents.articles[article.id] == nil else { throw .conflict(.id) }
            try contents.add(article, newTags)
            contents.set(article.analysis.map { [$0] } ?? [], of: article.id)
        }
    }

    public func update(
        _ article: Article, from previous: Article, newTags: [Tag]
    ) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            let present = try contents.article(previous.id, at: previous.version)
            try contents.add(article, newTags)
            contents.set(article.analysis.map { [$0] } ?? [], of: article.id)
            if present.slug != article.slug { contents.giveUpSlug(of: present, at: article.updatedAt) }
        }
    }

    public func delete(_ tombstone: Tombstone) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            let present = try contents.article(tombstone.id, at: tombstone.version - 1)
            contents.set(nil as Article?, at: present.id)
            contents.giveUpSlug(of: present, at: tombstone.deletedAt)
            var kept = tombstone
            if contents.tombstones[present.id]?.wasVisible == true { kept.wasVisible = true }
            contents.set(kept, at: present.id)
        }
    }

    public func insert(_ key: AccessKey) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            guard contents.accessKeys[key.id] == nil else { throw .conflict(.key) }
            contents.set(key, at: key.id)
        }
    }

    public func deleteAccessKey(id: String) async throws(ArticleError) -> Bool {
        try write { (contents) throws(ArticleError) in
            guard contents.accessKeys[id] != nil else { return false }
            contents.set(nil as AccessKey?, at: id)
            return true
        }
    }
}

extension Contents {
    /// Lets the slug lead to its article, unless it leads on for the public and this one would not.
    fileprivate mutating func giveUpSlug(of article: Article, at time: Timestamp) {
        let isPublic = article.isSlugPublic(at: time)
        guard isPublic || formerSlugs[.article]?[article.slug]?.isPublic != true else { return }
        let former = FormerSlug(owner: article.id, givenUpAt: time, isPublic: isPublic)
        set(former, at: article.slug, of: .article)
    }

    /// The stored article, if it still is at this version.
    func article(_ id: ArticleID, at version: Int) throws(ArticleError) -> Article {
        guard let present = articles[id], present.version == version else {
            throw .versionMismatch(current: articles[id]?.version)
        }
        return present
    }

    /// Throws the first conflict of: slug, source, tag.
    mutating func add(_ article: Article, _ newTags: [Tag]) throws(ArticleError) {
        if let owner = articleIDs[article.slug], owner != article.id { throw .conflict(.slug) }
        if let source = article.source, let owner = sources[source], owner != article.id {
            throw .conflict(.source)
        }
        for tag in newTags {
            guard tags[tag.id] == nil else { throw .conflict(.tag) }
            try add(tag)
        }
        for tag in article.tags where tags[tag.id] == nil { throw .conflict(.tag) }
        set(article, at: article.id)
    }
}
