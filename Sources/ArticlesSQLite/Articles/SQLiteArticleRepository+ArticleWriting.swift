public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func insert(
        _ indexed: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.insert(indexed, newTags: newTags, in: context))
    }

    public func update(
        _ indexed: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.update(indexed, from: previous, newTags: newTags, in: context))
    }

    public func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        try await write(.delete(tombstone, in: context))
    }

    public func write(_ operations: [ArticleWrite]) async throws(ArticleError) {
        let words = operations.map(\.tagWords)
        try await write { [termLimits] database in
            var entries = SearchIndexEntries()
            for (number, operation) in operations.enumerated() {
                do {
                    try database.write(operation, words[number], termLimits, &entries)
                } catch let error as ArticleError {
                    throw error.ofOperation(number)
                }
            }
            database.storeAtEnd(entries, mergingAfter: operations.lazy.compactMap(\.indexedID))
        }
    }

    /// Makes one write.
    func write(_ operation: ArticleWrite) async throws(ArticleError) {
        let words = operation.tagWords
        try await write { [termLimits] database in
            var entries = SearchIndexEntries()
            try database.write(operation, words, termLimits, &entries)
            database.storeAtEnd(entries, mergingAfter: operation.indexedID.map { [$0] } ?? [])
        }
    }
}

extension ArticleWrite {
    /// The article whose document it stores.
    fileprivate var indexedID: ArticleID? {
        switch self {
        case .insert(let article, _, _), .update(let article, _, _, _): article.id
        case .delete, .updateTag: nil
        }
    }

    /// The words of the tags that it stores: found before it is the turn of the write.
    fileprivate var tagWords: [[String]] {
        switch self {
        case .insert(_, let newTags, _), .update(_, _, let newTags, _): newTags.map(\.searchWords)
        case .delete: []
        case .updateTag(let tag, _, _, _): [tag.searchWords]
        }
    }
}

extension SQLiteConnection {
    fileprivate func write(
        _ operation: ArticleWrite, _ words: [[String]], _ limits: TermIndexLimits,
        _ entries: inout SearchIndexEntries
    ) throws {
        try store(operation.context)
        switch operation {
        case .insert(let article, let newTags, _):
            try insert(article, newTags, words)
            try storeIndex(of: article, limits, &entries)
        case .update(let article, let previous, let newTags, _):
            try update(article, from: previous, newTags, words)
            try storeIndex(of: article, limits, &entries)
        case .delete(let tombstone, _): try delete(tombstone, &entries)
        case .updateTag(let tag, let previous, let leavesRedirect, _):
            try update(tag, from: previous, words.joined(), leavesRedirect: leavesRedirect)
        }
    }

    private func insert(_ indexed: IndexedArticle, _ newTags: [Tag], _ words: [[String]]) throws {
        let article = indexed.article
        do {
            try run(.insertArticle, ArticleRow.values(of: article))
        } catch let error as SQLiteError where error.isTaken {
            throw try conflict(of: article, isNew: true, cause: error)
        }
        try deleteTraces(by: article)
        try insertTags(newTags, words)
        try insertLinks(of: indexed)
    }

    private func update(
        _ indexed: IndexedArticle, from previous: Article, _ newTags: [Tag], _ words: [[String]]
    ) throws {
        let article = indexed.article
        do {
            guard try run(.updateArticle, ArticleRow.values(of: article) + [previous.version]) == 1 else {
                throw ArticleError.versionMismatch(current: try version(ofArticle: article.id))
            }
        } catch let error as SQLiteError where error.isTaken {
            throw try conflict(of: article, isNew: false, cause: error)
        }
        try deleteTraces(by: article, previous)
        if article.slug != previous.slug {
            let isPublic = previous.isSlugPublic(at: article.updatedAt)
            try run(
                .insertFormerSlug,
                [previous.slug.text, StoredID(article.id), article.updatedAt.milliseconds, isPublic])
        }
        try insertTags(newTags, words)
        try updateLinks(of: indexed, from: previous)
    }

    private func delete(_ tombstone: Tombstone, _ entries: inout SearchIndexEntries) throws {
        let id = StoredID(tombstone.id)
        try deleteTerms(of: tombstone.id)
        try deleteDocument(of: tombstone.id, &entries)
        let time = tombstone.deletedAt.milliseconds
        try run(.insertFormerSlugOfArticle, [id, time])
        guard try run(.deleteArticle, [id, tombstone.version - 1]) == 1 else {
            throw ArticleError.versionMismatch(current: try version(ofArticle: tombstone.id))
        }
        try insert(tombstone)
    }

    /// Keeps a tombstone: visible once if an earlier one was that it replaces.
    func insert(_ tombstone: Tombstone) throws {
        try run(
            .insertTombstone,
            [
                StoredID(tombstone.id), tombstone.slug.text, tombstone.version, tombstone.wasVisible,
                tombstone.deletedAt.milliseconds,
                tombstone.source?.name, tombstone.source?.id, tombstone.source?.digest,
            ])
    }

    /// Stores the entries of an article in the index.
    private func storeIndex(
        of indexed: IndexedArticle, _ limits: TermIndexLimits, _ entries: inout SearchIndexEntries
    ) throws {
        let article = indexed.article
        if indexed.isVisible { try publishTags(of: article.id) }
        try updateAnalysis(of: indexed, limits)
        try updateDocument(
            indexed.search, of: article.id, status: article.status.stored, publishedKey: article.publishedKey,
            &entries)
    }
}

extension SQLiteConnection {
    func version(ofArticle id: ArticleID) throws -> Int? {
        try first(.articleVersion, [StoredID(id)]) { try $0.decode(Int.self, atIndex: 0) }
    }

    /// Deletes the tombstone, the former slug and the source of a tombstone in whose place an article comes.
    fileprivate func deleteTraces(by article: Article, _ previous: Article? = nil) throws {
        if article.wasVisible, previous?.wasVisible != true {
            try run(.deleteTombstone, [StoredID(article.id)])
        }
        if article.slug != previous?.slug || article.slugWasVisible != previous?.slugWasVisible {
            try run(.deleteFormerSlug, [article.slug.text, article.slugWasVisible])
        }
        if let source = article.source, source != previous?.source {
            try run(.deleteTombstoneSource, [source.name, source.id])
        }
    }

    /// The conflict of an article: the first of its unique values that another one has.
    fileprivate func conflict(of article: Article, isNew: Bool, cause: SQLiteError) throws -> ArticleError {
        let values: [(any SQLiteConvertible)?] = [
            StoredID(article.id), article.slug.text, article.source?.name, article.source?.id, isNew,
        ]
        let taken = try first(.articleConflict, values) { row in
            try (0..<3).map { try row.decode(Bool.self, atIndex: $0) }
        }
        let subjects: [ArticleError.Subject] = [.id, .slug, .source]
        guard let first = zip(taken ?? [], subjects).first(where: \.0) else { return ArticleError(cause) }
        return .conflict(first.1, cause: cause)
    }

    /// Inserts the links of a new article to its tags and authors.
    fileprivate func insertLinks(of indexed: IndexedArticle) throws {
        try insertTagLinks(of: indexed)
        try insertAuthorLinks(of: indexed.article)
    }

    /// Updates the links of an article to its tags and authors, as far as they change.
    fileprivate func updateLinks(of indexed: IndexedArticle, from previous: Article) throws {
        let article = indexed.article
        let isMoved = article.status != previous.status || article.publishedKey != previous.publishedKey
        // Not as `previous` has them: a change of a tag may have come between.
        let tags = try rows(.tagIDsOfArticle, [StoredID(article.id)]) { row in
            (position: try row.decode(Int.self, atIndex: 0), id: try row.decode(StoredID.self, atIndex: 1).id)
        }
        let present = tags.sorted { $0.position < $1.position }.map(\.id)
        if isMoved || present != article.tags.map(\.id) {
            try run(.deleteArticleTags, [StoredID(article.id)])
            try insertTagLinks(of: indexed)
        }
        if isMoved || article.authors.map(\.folded) != previous.authors.map(\.folded) {
            try run(.deleteArticleAuthors, [StoredID(article.id)])
            try insertAuthorLinks(of: article)
        }
    }

    private func insertTagLinks(of indexed: IndexedArticle) throws {
        let article = indexed.article
        do {
            for (position, tag) in article.tags.enumerated() {
                try run(
                    .insertArticleTags,
                    [
                        StoredID(article.id), StoredID(tag.id), position, article.status.stored,
                        article.publishedKey, indexed.isAwaited,
                    ])
            }
        } catch let error as SQLiteError where error.isMissing {
            throw ArticleError.conflict(.tag, cause: error)
        }
    }

    private func insertAuthorLinks(of article: Article) throws {
        for author in article.authors {
            try run(
                .insertArticleAuthors,
                [StoredID(article.id), author.folded, article.status.stored, article.publishedKey])
        }
    }
}
