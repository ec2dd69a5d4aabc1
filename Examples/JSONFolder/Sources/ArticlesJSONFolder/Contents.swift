import Articles

/// Everything in the folder, as a value: a copy of it is a transaction.
struct Contents {
    /// With what they are found by, and without their analyses; only tags' identities are up to date.
    private(set) var articles: [ArticleID: Article] = [:]
    /// At most one of each version.
    private(set) var analyses: [ArticleID: [ArticleAnalysis]] = [:]
    private(set) var tags: [TagID: Tag] = [:]
    private(set) var tombstones: [ArticleID: Tombstone] = [:]
    private(set) var formerSlugs: [Redirect.Kind: [Slug: FormerSlug]] = [.article: [:], .tag: [:]]
    private(set) var accessKeys: [String: AccessKey] = [:]
    private(set) var overrides: [ArticleID: RelatedOverrides] = [:]
    private(set) var tagRevision: Int64 = 0
    /// The tags that were merged into a tag.
    private(set) var mergedTags: [TagID: [TagID]] = [:]
    private(set) var usedVersion: Int?

    // What finds the above by something else than its identity.
    private(set) var articleIDs: [Slug: ArticleID] = [:]
    private(set) var sources: [Source: ArticleID] = [:]
    private(set) var tagIDs: [Slug: TagID] = [:]
    private(set) var tagKeys: [String: TagID] = [:]

    /// The files that no longer say what is here.
    private var changedFiles: Set<File> = []

    /// Whose slug it was, and until when.
    struct FormerSlug {
        var owner: UniqueID
        var givenUpAt: Timestamp
        /// Whether it leads on for the public too.
        var isPublic = true
    }

    /// What has to be written since the last time, in no order.
    ///
    /// Throws `invalid` for an article that could not be read again: one that no draft can make.
    mutating func takeChanges() throws(ArticleError) -> [Change] {
        defer { changedFiles = [] }
        return try changedFiles.map { (file) throws(ArticleError) in
            let text = text(of: file)
            if case .article(let id) = file, let text { try checkText(text, ofArticle: id) }
            return Change(file: file, text: text)
        }
    }

    /// Everything is in its file already.
    mutating func forgetChanges() {
        changedFiles = []
    }

    private func checkText(_ text: String, ofArticle id: ArticleID) throws(ArticleError) {
        do {
            let record = try JSONParser.parse(Array(text.utf8))
            _ = try (Article(id: id, record: record), ArticleAnalysis.all(in: record))
        } catch let error as ArticleError {
            throw error
        } catch {
            throw ArticleError(.invalid, "the article can't be stored", cause: error)
        }
    }
}

/// The only ways to change something: the indexes and the list of changed files follow.
extension Contents {
    mutating func set(_ article: Article?, at id: ArticleID) {
        if let old = articles[id] {
            articleIDs[old.slug] = nil
            if let source = old.source { sources[source] = nil }
        }
        articles[id] = article
        articles[id]?.analysis = nil
        changedFiles.insert(.article(id))
        guard let article else {
            analyses[id] = nil
            return removeOverrides(naming: id)
        }
        articleIDs[article.slug] = id
        if let source = article.source { sources[source] = id }
        if article.slugWasVisible || formerSlugs[.article]?[article.slug]?.isPublic == false {
            set(nil, at: article.slug, of: .article)
        }
        if article.wasVisible { set(nil as Tombstone?, at: id) }
    }

    mutating func set(_ tag: Tag?, at id: TagID) {
        if let old = tags[id] {
            tagIDs[old.slug] = nil
            tagKeys[old.key] = nil
        }
        tags[id] = tag
        changedFiles.insert(.tag(id))
        guard let tag else { return set(merged: [], into: id) }
        tagIDs[tag.slug] = id
        tagKeys[tag.key] = id
        set(nil, at: tag.slug, of: .tag)
    }

    mutating func set(_ tombstone: Tombstone?, at id: ArticleID) {
        guard tombstones[id] != tombstone else { return }
        tombstones[id] = tombstone
        changedFiles.insert(.tombstone(id))
    }

    mutating func set(_ former: FormerSlug?, at slug: Slug, of kind: Redirect.Kind) {
        guard former != nil || formerSlugs[kind]?[slug] != nil else { return }
        formerSlugs[kind]?[slug] = former
        changedFiles.insert(.redirects)
    }

    mutating func set(_ key: AccessKey?, at id: String) {
        accessKeys[id] = key
        changedFiles.insert(.accessKeys)
    }

    mutating func set(_ analyses: [ArticleAnalysis], of id: ArticleID) {
        self.analyses[id] = analyses.isEmpty ? nil : analyses.sorted { $0.version < $1.version }
        changedFiles.insert(.article(id))
    }

    mutating func set(merged: [TagID], into id: TagID) {
        mergedTags[id] = merged.isEmpty ? nil : Set(merged).sorted()
        changedFiles.insert(.related)
    }

    mutating func set(usedVersion: Int?) {
        self.usedVersion = usedVersion
        changedFiles.insert(.related)
    }

    mutating func set(tagRevision: Int64) {
        self.tagRevision = tagRevision
        changedFiles.insert(.related)
    }

    /// Leaves out articles that do not exist.
    mutating func set(_ said: RelatedOverrides, of id: ArticleID) {
        var kept = said
        kept.pinned.removeAll { articles[$0] == nil }
        kept.excluded.removeAll { articles[$0] == nil }
        overrides[id] = articles[id] == nil || kept == RelatedOverrides() ? nil : kept
        changedFiles.insert(.related)
    }

    /// Forgets what was said of an article that is gone, and of others beside it.
    private mutating func removeOverrides(naming gone: ArticleID) {
        for (id, said) in overrides where ([id] + said.pinned + said.excluded).contains(gone) {
            set(said, of: id)
        }
    }
}
