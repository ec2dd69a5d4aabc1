public import Articles

extension InMemoryArticleRepository {
    public func insert(
        _ indexed: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.article(indexed.id), in: context) { (state) throws(ArticleError) in
            try state.insert(indexed, newTags)
        }
    }

    public func update(
        _ indexed: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.article(indexed.id), in: context) { (state) throws(ArticleError) in
            try state.update(indexed, from: previous, newTags)
        }
    }

    public func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        try await write(.article(tombstone.id), in: context) { (state) throws(ArticleError) in
            try state.delete(tombstone)
        }
    }

    /// Works on a copy of what it changes, which takes time in proportion to the collection.
    public func write(_ operations: [ArticleWrite]) async throws(ArticleError) {
        try await write(.everything) { (state) throws(ArticleError) in
            var next = state
            for (number, operation) in operations.enumerated() {
                do throws(ArticleError) {
                    try next.write(operation)
                } catch {
                    throw error.ofOperation(number)
                }
            }
            state = next
        }
    }
}

extension State {
    fileprivate mutating func write(_ operation: ArticleWrite) throws(ArticleError) {
        try check(operation.context)
        switch operation {
        case .insert(let article, let newTags, _): try insert(article, newTags)
        case .update(let article, let previous, let newTags, _):
            try update(article, from: previous, newTags)
        case .delete(let tombstone, _): try delete(tombstone)
        case .updateTag(let tag, let previous, let leavesRedirect, _):
            try update(tag, from: previous, leavesRedirect: leavesRedirect)
        }
        keep(operation.context)
    }

    fileprivate mutating func insert(
        _ indexed: IndexedArticle, _ newTags: [Tag]
    ) throws(ArticleError) {
        let article = indexed.article
        guard articles[article.id] == nil else { throw .conflict(.id) }
        try checkConflicts(of: article, newTags)
        for tag in newTags { add(tag) }
        replaceTraces(by: article, nil)
        add(indexed)
    }

    fileprivate mutating func update(
        _ indexed: IndexedArticle, from previous: Article, _ newTags: [Tag]
    ) throws(ArticleError) {
        let article = indexed.article
        guard let present = articles[previous.id], present.version == previous.version else {
            throw .versionMismatch(current: articles[previous.id]?.version)
        }
        try checkConflicts(of: article, newTags)
        for tag in newTags { add(tag) }
        remove(present)
        if present.slug != article.slug { giveUpSlug(of: present, at: article.updatedAt) }
        replaceTraces(by: article, previous)
        add(indexed)
    }

    fileprivate mutating func delete(_ tombstone: Tombstone) throws(ArticleError) {
        guard let present = articles[tombstone.id], present.version == tombstone.version - 1 else {
            throw .versionMismatch(current: articles[tombstone.id]?.version)
        }
        remove(present)
        removeOverrides(of: present.id)
        giveUpSlug(of: present, at: tombstone.deletedAt)
        var kept = tombstone
        if tombstones[present.id]?.wasVisible == true { kept.wasVisible = true }
        setTombstone(kept, of: present.id)
    }
}

extension State {
    /// Drops what was found before under the identity, the slug and the source of an article.
    fileprivate mutating func replaceTraces(by article: Article, _ previous: Article?) {
        if article.wasVisible { setTombstone(nil, of: article.id) }
        if let source = article.source, source != previous?.source {
            for id in deletedBySource[source] ?? [] {
                guard var tombstone = tombstones[id] else { continue }
                tombstone.source = nil
                setTombstone(tombstone, of: id)
            }
        }
        if article.slugWasVisible || formerSlugs[article.slug]?.isPublic == false {
            formerSlugs[article.slug] = nil
        }
    }

    fileprivate mutating func giveUpSlug(of article: Article, at time: Timestamp) {
        let isPublic = article.isSlugPublic(at: time)
        guard isPublic || formerSlugs[article.slug]?.isPublic != true else { return }
        formerSlugs[article.slug] = .init(owner: article.id, givenUpAt: time, isPublic: isPublic)
    }

    /// Throws the first conflict of: slug, source, tag.
    func checkConflicts(of article: Article, _ newTags: [Tag]) throws(ArticleError) {
        if let owner = articleIDs[article.slug], owner != article.id { throw .conflict(.slug) }
        if let source = article.source, let owner = sources[source], owner != article.id {
            throw .conflict(.source)
        }
        for tag in newTags where isTaken(tag) { throw .conflict(.tag) }
        guard Set(newTags.map(\.id)).count == newTags.count, Set(newTags.map(\.slug)).count == newTags.count,
            Set(newTags.map { TextKey(text: $0.key) }).count == newTags.count
        else { throw .conflict(.tag) }
        for tag in article.tags where tags[tag.id] == nil && !newTags.contains(where: { $0.id == tag.id }) {
            throw .conflict(.tag)
        }
    }

    mutating func add(_ indexed: IndexedArticle) {
        let article = indexed.article
        var kept = article
        kept.tags = article.tags.compactMap { tags[$0.id]?.ofArticle }
        let number = articles.insert(kept)
        addAnalysis(of: indexed, number)
        addDocument(indexed.search, of: kept, number)
        articleIDs[article.slug] = article.id
        if article.status == .published {
            if indexed.isVisible {
                publish(kept, number)
            } else {
                awaitedIDs[article.id] = number
                awaitedSlugs[article.slug] = number
                awaited.insert(article.publishedKey, number, articles.ids)
            }
            publishedByLanguage[article.searchedLanguage, default: SortedEntries()].insert(
                article.publishedKey, number, articles.ids)
        }
        if let source = article.source { sources[source] = article.id }
        let status = article.status
        byUpdated.insert(article.updatedAt.milliseconds, number, status, articles.ids)
        byTitle.insert(TextKey(text: article.titleKey), number, status, articles.ids)
        changeLists(of: kept) { $0.insert($1, number, status, $2) }
    }

    /// Changes each list in which an article stands by `publishedKey`; one that is empty then goes.
    private mutating func changeLists(
        of article: Article, _ change: (inout ListEntries<Int64>, Int64, [ArticleID]) -> Void
    ) {
        let key = article.publishedKey
        change(&byPublished, key, articles.ids)
        for tag in article.tags {
            change(&articlesByTag[tag.id, default: ListEntries()], key, articles.ids)
        }
        for author in Set(article.authors.map { TextKey(text: $0.folded) }) {
            change(&articlesByAuthor[author, default: ListEntries()], key, articles.ids)
            if articlesByAuthor[author]?.isEmpty == true { articlesByAuthor[author] = nil }
        }
        guard let language = article.language.map({ TextKey(text: $0) }) else { return }
        change(&articlesByLanguage[language, default: ListEntries()], key, articles.ids)
    }

    /// Lets the public find an article that is visible, and its tags.
    mutating func publish(_ article: Article, _ number: ArticleNumber) {
        publishedIDs[article.id] = number
        publishedSlugs[article.slug] = number
        for tag in article.tags {
            if let tag = tags[tag.id] { tagIndex.publish(tag) }
        }
    }

    /// No longer awaits an article.
    mutating func removeAwaited(_ article: Article, _ number: ArticleNumber) {
        guard awaitedIDs.removeValue(forKey: article.id) != nil else { return }
        awaitedSlugs[article.slug] = nil
        awaited.remove(article.publishedKey, number, articles.ids)
    }

    /// Whether nothing awaited has appeared.
    func isSettled(at now: Timestamp) -> Bool {
        var isSettled = true
        awaited.walk { entry in
            isSettled = entry.key > now.milliseconds
            return false
        }
        return isSettled
    }

    mutating func remove(_ article: Article) {
        guard let number = articles.number(of: article.id) else { return }
        removeAnalyses(of: number)
        removeDocument(of: article, number)
        articleIDs[article.slug] = nil
        if article.status == .published {
            publishedIDs[article.id] = nil
            publishedSlugs[article.slug] = nil
            removeAwaited(article, number)
            publishedByLanguage[article.searchedLanguage]?.remove(article.publishedKey, number, articles.ids)
        }
        if let source = article.source { sources[source] = nil }
        let status = article.status
        byUpdated.remove(article.updatedAt.milliseconds, number, status, articles.ids)
        byTitle.remove(TextKey(text: article.titleKey), number, status, articles.ids)
        changeLists(of: article) { $0.remove($1, number, status, $2) }
        articles.remove(article.id)
    }
}
