/// An article as the storage keeps it. One that exists is valid.
public struct Article: Sendable {
    /// The identity.
    public var id: ArticleID
    /// The part of the URL, unique among articles.
    public var slug: Slug
    /// 1–300 Unicode scalars, trimmed.
    public var title: String
    /// At most 2,000 Unicode scalars; empty when the editor gave none.
    public var excerpt: String = ""
    /// At most 1 MiB of UTF-8. Empty in lists whose query does not ask for bodies.
    public var body: String = ""
    /// How `body` is written.
    public var format: ArticleFormat = .markdown
    /// What the editor decided.
    public var status: ArticleStatus = .draft
    /// When it is or was to appear; always set while published.
    public var publishedAt: Timestamp?
    /// At most 50, in the order the editor gave.
    public var tags: [ArticleTag] = []
    /// At most 20 names, in order.
    public var authors: [String] = []
    /// The picture.
    public var image: ArticleImage?
    /// Where the article first appeared.
    public var canonicalURL: String?
    /// A language tag (RFC 5646) in canonical case.
    public var language: String?
    /// A JSON object without white space, at most 16 KiB.
    public var metadata: String = "{}"
    /// Where it was imported from; unique among articles.
    public var source: Source?
    /// 1, 2, 3 … one step per change.
    public var version: Int = 1
    /// The versions that an article or tag can come with: whole numbers that JSON carries exactly (RFC 7493, 2.2).
    public static let versions = 1...(1 << 53) - 1
    /// When it was made.
    public var createdAt: Timestamp
    /// When it last changed.
    public var updatedAt: Timestamp
    /// Whether the public could ever read it. Decides between 404 and 410 after a deletion.
    public var wasVisible: Bool = false
    /// Whether the public could ever read it under its present slug. Decides whether the slug, once given up,
    /// leads to it. Known only of one that was read with its body.
    public var slugWasVisible: Bool = false
    /// How those of its tags were spelled by who wrote it that are called otherwise: of an article that the
    /// public could never read. Known only of one that was read with its body.
    public var tagSpellings: [String] = []

    /// A draft with a title; everything else has its default.
    public init(id: ArticleID, slug: Slug, title: String, createdAt: Timestamp) {
        self.id = id
        self.slug = slug
        self.title = title
        self.createdAt = createdAt
        updatedAt = createdAt
    }
}

/// A tag as an article carries it.
public struct ArticleTag: Hashable, Sendable {
    /// The identity of the tag, inside of the service only.
    public let id: TagID
    /// The present slug of the tag.
    public let slug: Slug
    /// The present name of the tag.
    public let name: String

    /// A tag of an article.
    public init(id: TagID, slug: Slug, name: String) {
        self.id = id
        self.slug = slug
        self.name = name
    }
}

extension Article {
    /// **The one visibility rule**: the public sees what is published and whose time has come.
    public func isVisible(at now: Timestamp) -> Bool {
        guard status == .published, let publishedAt else { return false }
        return publishedAt <= now
    }

    /// Whether the public may know the article by its slug.
    public func isSlugPublic(at now: Timestamp) -> Bool { slugWasVisible || isVisible(at: now) }

    /// Since when the public knows the article by its slug, as `publishedKey`: the earliest instant if it ever did,
    /// and the latest if it will not for all that is known.
    public var slugAppearance: Int64 {
        slugWasVisible ? Int64.min : status == .published ? publishedKey : Int64.max
    }

    /// When it appears to the public, seen from an instant: then if it is visible, the latest for a draft.
    func appearance(at now: Timestamp) -> Int64 {
        status == .published ? max(publishedKey, now.milliseconds) : Int64.max
    }

    /// The key of the order `published_at`: milliseconds; an article without the time counts as later
    /// than all others.
    public var publishedKey: Int64 { publishedAt?.milliseconds ?? Int64.max }

    /// The key of the order `title`.
    public var titleKey: String { title.caseFolded }
}

/// The audience of a response: decides whether anything but visible articles exists for it.
public enum Audience: Sendable {
    /// Everyone: only visible articles exist.
    case anonymous
    /// A key with the scope `read`: drafts, scheduled and archived articles too.
    case editorial
}
