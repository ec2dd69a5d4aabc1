/// A slug that something had, and the one it has now.
public struct Redirect: Hashable, Sendable {
    /// What was renamed.
    public enum Kind: String, Sendable, CaseIterable {
        case article
        case tag
    }

    /// What was renamed.
    public var kind: Kind
    /// The former slug.
    public var from: Slug
    /// The present slug.
    public var to: Slug
    /// When the former slug was given up.
    public var createdAt: Timestamp

    /// A redirect.
    public init(kind: Kind, from: Slug, to: Slug, createdAt: Timestamp) {
        self.kind = kind
        self.from = from
        self.to = to
        self.createdAt = createdAt
    }
}

/// The tombstone of a deleted article.
public struct Tombstone: Hashable, Sendable {
    /// The identity it had.
    public var id: ArticleID
    /// The slug it had last.
    public var slug: Slug
    /// The version of the deletion itself: one more than the article's last.
    public var version: Int
    /// Whether the public could ever read it.
    public var wasVisible: Bool
    /// When it was deleted.
    public var deletedAt: Timestamp
    /// From where it was imported last, with the digest; `nil` once another article has been taken in from there.
    public var source: Source?

    /// A tombstone.
    public init(
        id: ArticleID, slug: Slug, version: Int, wasVisible: Bool, deletedAt: Timestamp, source: Source? = nil
    ) {
        self.id = id
        self.slug = slug
        self.version = version
        self.wasVisible = wasVisible
        self.deletedAt = deletedAt
        self.source = source
    }
}

/// The entry that the public finds under an identity or a slug.
public enum PublicEntry: Sendable {
    /// A visible article.
    case article(Article)
    /// A visible article that had the slug, and now has this one.
    case moved(to: Slug)
    /// An article that is deleted, and could be read before.
    case gone
}

/// An article that has a slug, or had it.
public struct SlugHolder: Hashable, Sendable {
    /// The slug.
    public var slug: Slug
    /// The article.
    public var article: ArticleID
    /// Whether it had the slug before, and has another one now.
    public var isFormer: Bool
    /// Since when the public knows the article by this slug, as `Article.slugAppearance`; for a former slug
    /// the earliest instant if it was public, else the latest.
    public var appearance: Int64

    /// A holder.
    public init(slug: Slug, article: ArticleID, isFormer: Bool = false, appearance: Int64) {
        self.slug = slug
        self.article = article
        self.isFormer = isFormer
        self.appearance = appearance
    }
}

/// The former owner of a slug.
public enum FormerOwner: Sendable {
    /// An article that has another slug now.
    case article(Article)
    /// An article that is deleted.
    case tombstone(Tombstone)
}
