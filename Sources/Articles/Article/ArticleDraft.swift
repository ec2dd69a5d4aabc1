/// A draft of an article: what a client wants it to be. One that exists is valid.
public struct ArticleDraft: Sendable {
    /// A member that may be left out, which means something else than `null`.
    public enum Given<Value: Sendable>: Sendable {
        /// The member is not there.
        case absent
        /// The member is `null`.
        case cleared
        /// The member has a value.
        case value(Value)
    }

    /// The identity to create the article with.
    public var id: ArticleID?
    /// Absent keeps the present slug, cleared makes it from the title.
    public var slug: Given<Slug> = .absent
    /// 1–300 Unicode scalars, trimmed.
    public var title: String
    /// At most 2,000 Unicode scalars.
    public var excerpt = ""
    /// At most 1 MiB.
    public var body = ""
    /// How `body` is written.
    public var format: ArticleFormat = .markdown
    /// What the editor decided.
    public var status: ArticleStatus = .draft
    /// Whether the status was given as `scheduled`: then there must be a time.
    public var isScheduled = false
    /// Absent keeps the present time.
    public var publishedAt: Given<Timestamp> = .absent
    /// At most 50, each name and each slug once, in order.
    public var tags: [TagName] = []
    /// At most 20.
    public var authors: [String] = []
    /// The picture.
    public var image: ArticleImage?
    /// Where the article first appeared.
    public var canonicalURL: String?
    /// A canonical language tag.
    public var language: String?
    /// A JSON object without white space.
    public var metadata = "{}"
    /// Where it comes from.
    public var source: Source?
    /// What the service itself once wrote; only a restoring import looks at it.
    public var record = Record()

    /// The members that the service sets.
    public struct Record: Sendable {
        /// The version.
        public var version: Int?
        /// When it was made.
        public var createdAt: Timestamp?
        /// When it last changed.
        public var updatedAt: Timestamp?
    }

    /// A draft with a title that is known to be valid.
    init(title: String) {
        self.title = title
    }
}

/// The limits of the members of an article: lengths, sizes and counts.
public enum ArticleLimits {
    /// Unicode scalars of a title.
    public static let title = 300
    /// Unicode scalars of an excerpt.
    public static let excerpt = 2_000
    /// Bytes of a body.
    public static let bodyBytes = 1 << 20
    /// Tags of an article.
    public static let tags = 50
    /// Authors of an article.
    public static let authors = 20
    /// Unicode scalars of an author's name.
    public static let author = 200
    /// Bytes of the metadata, without white space.
    public static let metadataBytes = 16 << 10
    /// Characters of a URL.
    public static let url = 2_048
    /// Unicode scalars of an image's alternative text.
    public static let alt = 500
    /// Unicode scalars of a source's name.
    public static let sourceName = 100
    /// Unicode scalars of a source's id.
    public static let sourceID = 400
    /// Unicode scalars of a tag's description.
    public static let tagDescription = 2_000
}
