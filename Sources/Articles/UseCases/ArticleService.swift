/// What an article service does: the rules of slugs, visibility, versions and tags, over any storage.
public struct ArticleService: Sendable {
    let storage: any ArticleStorage
    let surroundings: Surroundings
    let statistics = CollectionStatistics()

    /// A service over a storage.
    public init(storage: any ArticleStorage, surroundings: Surroundings) {
        self.storage = storage
        self.surroundings = surroundings
    }

    /// The present instant.
    public var now: Timestamp { surroundings.now() }

    /// How often a change is tried again when another one came between its reading and its writing.
    static let attempts = 500
}

/// What a client calls an article: an id or a slug.
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

/// What a reference led to.
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
    public func article(
        _ reference: ArticleReference, for audience: Audience
    ) async throws(ArticleError) -> Found<Article> {
        switch reference {
        case .id(let id):
            if let article = try await storage.article(id: id) {
                guard exists(article, for: audience) else { throw .notFound("article") }
                return .present(article)
            }
            throw absence(try await storage.tombstone(id: id), for: audience)
        case .slug(let slug):
            if let article = try await storage.article(slug: slug) {
                guard exists(article, for: audience) else { throw .notFound("article") }
                return .present(article)
            }
            switch try await storage.formerOwner(of: slug) {
            case .article(let article):
                guard exists(article, for: audience) else { throw .notFound("article") }
                return .moved(to: article.slug)
            case .tombstone(let tombstone): throw absence(tombstone, for: audience)
            case nil: throw .notFound("article")
            }
        }
    }

    func exists(_ article: Article, for audience: Audience) -> Bool {
        switch audience {
        case .anonymous: article.isVisible(at: now)
        case .editorial: true
        }
    }

    private func absence(_ tombstone: Tombstone?, for audience: Audience) -> ArticleError {
        guard let tombstone else { return .notFound("article") }
        switch audience {
        case .anonymous where !tombstone.wasVisible: return .notFound("article")
        case .anonymous, .editorial: return ArticleError(.gone, "the article was deleted")
        }
    }

    /// The article that a change is about; a former slug names it too.
    func target(_ reference: ArticleReference) async throws(ArticleError) -> Article {
        switch try await article(reference, for: .editorial) {
        case .present(let article): return article
        case .moved(let slug):
            guard let article = try await storage.article(slug: slug) else { throw .notFound("article") }
            return article
        }
    }
}
