public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func insert(
        _ indexed: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        let article = indexed.article
        let words = newTags.map(\.searchWords)
        try await write { [termLimits] database in
            try database.store(context)
            do {
                try database.run(.insertArticle, ArticleRow.values(of: article))
            } catch let error as SQLiteError where error.isTaken {
                throw try database.conflict(of: article, isNew: true, cause: error)
            }
            try database.deleteTraces(by: article)
            try database.insertTags(newTags, words)
            try database.insertLinks(of: indexed)
            if indexed.isVisible { try database.publishTags(of: article.id) }
            try database.updateAnalysis(of: indexed, termLimits)
            try database.updateDocument(
                indexed.search, of: article.id, status: article.status.stored,
                publishedKey: article.publishedKey)
            try database.mergeSearchIndex(after: [article.id])
        }
    }

    public func update(
        _ indexed: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        let article = indexed.article
        let words = newTags.map(\.searchWords)
        try await write { [termLimits] database in
            try database.store(context)
            let values = ArticleRow.values(of: article) + [previous.version]
            do {
                guard try database.run(.updateArticle, values) == 1 else {
                    throw ArticleError.versionMismatch(current: try database.version(ofArticle: article.id))
                }
            } catch let error as SQLiteError where error.isTaken {
                throw try database.conflict(of: article, isNew: false, cause: error)
            }
            try database.deleteTraces(by: article, previous)
            if article.slug != previous.slug {
                let isPublic = previous.isSlugPublic(at: article.updatedAt)
                try database.run(
                    .insertFormerSlug,
                    [previous.slug.text, StoredID(article.id), article.updatedAt.milliseconds, isPublic])
            }
            try database.insertTags(newTags, words)
            try database.updateLinks(of: indexed, from: previous)
            if indexed.isVisible { try database.publishTags(of: article.id) }
            try database.updateAnalysis(of: indexed, termLimits)
            try database.updateDocument(
                indexed.search, of: article.id, status: article.status.stored,
                publishedKey: article.publishedKey)
            try database.mergeSearchIndex(after: [article.id])
        }
    }

    public func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            let id = StoredID(tombstone.id)
            try database.deleteTerms(of: tombstone.id)
            try database.deleteDocument(of: tombstone.id)
            let time = tombstone.deletedAt.milliseconds
            try database.run(.insertFormerSlugOfArticle, [id, time])
            guard try database.run(.deleteArticle, [id, tombstone.version - 1]) == 1 else {
                throw ArticleError.versionMismatch(current: try database.version(ofArticle: tombstone.id))
            }
            try database.run(
                .insertTombstone,
                [
                    id, tombstone.slug.text, tombstone.version, tombstone.wasVisible, time,
                    tombstone.source?.name, tombstone.source?.id, tombstone.source?.digest,
                ])
        }
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
