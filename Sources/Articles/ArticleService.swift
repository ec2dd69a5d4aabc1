/// The use cases of articles, tags and redirects: the rules of slugs, visibility, versions and tags, over any
/// storage.
public struct ArticleService: Sendable {
    let storage: any ArticleStorage
    /// What writes of articles go through: the storage, or what a batch has staged before it.
    var records: any ArticleWriteRepository & TagWriteRepository
    let dependencies: Dependencies
    let statistics = CollectionStatistics()
    /// `nil` for a storage that reads from replicas: two reads of one request may be of two states.
    let profileCache: ProfileCache?
    let settledState: SettledState
    /// `nil` as `profileCache`.
    let settledArticles: SettledArticles?
    let tokenizedBodies = TokenizedBodies()
    let appearances = AppearanceTurn()
    let synonymStorage: (any SynonymRepository)?
    let knownSynonyms = KnownSynonyms()
    /// Whether articles are written without their entries in the index, which are made later.
    var indexesLater = false
    /// What the next change is stored with, if it is that of an idempotent request.
    var keeper: ResponseKeeper?
    /// Who makes the changes.
    var author = ChangeAuthor()
    /// What they may do.
    var scope = Scope.admin
    /// How many versions of each article are kept.
    let retention: RevisionRetention

    /// A service over a storage.
    ///
    /// `tracking` tells whether anything was changed; the storage itself does, if it can. What searches and related articles
    /// need to know of the whole collection is then read again only after a change.
    public init(
        storage: any ArticleStorage, dependencies: Dependencies,
        keepingRevisions retention: RevisionRetention = .all, tracking: (any ChangeTracking)? = nil
    ) {
        self.storage = storage
        records = storage
        synonymStorage = storage as? any SynonymRepository
        self.dependencies = dependencies
        self.retention = retention
        profileCache = storage is ReplicatedStorage ? nil : ProfileCache()
        settledArticles = storage is ReplicatedStorage ? nil : SettledArticles()
        let exact = storage as? any ChangeTracking
        settledState = SettledState(tracking: tracking ?? exact, isExact: exact != nil)
    }

    /// The present instant.
    public var now: Timestamp { dependencies.now() }

    /// How often a change is tried again when another one came between its reading and its writing.
    static let attempts = 500
}

/// A reference to an article, as a client writes it: an id or a slug.
public enum ArticleReference: Sendable {
    case id(ArticleID)
    case slug(Slug)

    /// Reads a reference; `nil` for a text that can name no article.
    public init?(_ text: String) {
        if let id = UniqueID(text) {
            self = .id(id)
        } else if let slug = Slug(text) {
            self = .slug(slug)
        } else {
            return nil
        }
    }
}

/// The result of resolving a reference.
public enum Found<Value: Sendable>: Sendable {
    /// It is here.
    case present(Value)
    /// It has this slug now.
    case moved(to: Slug)
}

extension ArticleService {
    /// The article, or where it is now.
    ///
    /// Throws `notFound`, or `gone` for one that was deleted and that this audience could once read.
    ///
    /// Unless `includesBody`, the body may be empty.
    public func article(
        _ reference: ArticleReference, for audience: Audience, includesBody: Bool = true
    ) async throws(ArticleError) -> Found<Article> {
        switch audience {
        case .anonymous: try await publicArticle(reference, includesBody)
        case .editorial: try await editorialArticle(reference)
        }
    }

    private func publicArticle(
        _ reference: ArticleReference, _ includesBody: Bool
    ) async throws(ArticleError) -> Found<Article> {
        switch try await storage.publicEntry(reference, at: now, includesBody: includesBody) {
        case .article(let article): return .present(article)
        case .moved(let slug): return .moved(to: slug)
        case .gone: throw Self.gone
        case nil: throw .notFound("article")
        }
    }

    private func editorialArticle(_ reference: ArticleReference) async throws(ArticleError) -> Found<Article>
    {
        switch reference {
        case .id(let id):
            if let article = try await records.article(id: id) { return .present(article) }
            throw try await records.tombstone(id: id) == nil ? .notFound("article") : Self.gone
        case .slug(let slug):
            if let article = try await records.article(slug: slug) { return .present(article) }
            switch try await records.formerOwner(of: slug) {
            case .article(let article): return .moved(to: article.slug)
            case .tombstone: throw Self.gone
            case nil: throw .notFound("article")
            }
        }
    }

    private static let gone = ArticleError(.gone, "the article was deleted")

    /// The article that a change is about; a former slug names it too.
    func target(_ reference: ArticleReference) async throws(ArticleError) -> Article {
        switch try await article(reference, for: .editorial) {
        case .present(let article): return article
        case .moved(let slug):
            guard let article = try await records.article(slug: slug) else { throw .notFound("article") }
            return article
        }
    }
}
