/// The members of an article's JSON, as a set.
public struct ArticleFields: OptionSet, Hashable, Sendable {
    /// One bit a member, in the order of `names`.
    public let rawValue: UInt32

    /// A set from its bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The names of the members, in the order they are written.
    public static let names = [
        "id", "slug", "title", "excerpt", "body", "format", "status", "published_at", "tags", "authors",
        "image", "canonical_url", "language", "metadata", "source", "version", "created_at", "updated_at",
    ]

    /// The member with this name; `nil` for an unknown one.
    public init?(named name: some StringProtocol) {
        guard let index = Self.names.firstIndex(where: { $0.hasSameBytes(as: name) }) else { return nil }
        rawValue = 1 << UInt32(index)
    }

    /// Every member.
    public static let all = ArticleFields(rawValue: 1 << 18 - 1)
    /// The title.
    public static let title = ArticleFields(rawValue: 1 << 2)
    /// The excerpt.
    public static let excerpt = ArticleFields(rawValue: 1 << 3)
    /// The body.
    public static let body = ArticleFields(rawValue: 1 << 4)
    /// The tags.
    public static let tags = ArticleFields(rawValue: 1 << 8)
    /// The authors.
    public static let authors = ArticleFields(rawValue: 1 << 9)
    /// The picture.
    public static let image = ArticleFields(rawValue: 1 << 10)
    /// The metadata.
    public static let metadata = ArticleFields(rawValue: 1 << 13)
    /// The version.
    public static let version = ArticleFields(rawValue: 1 << 15)
    /// The time of the last change.
    public static let updatedAt = ArticleFields(rawValue: 1 << 17)
    /// What a list shows unless asked for something else: everything but the body.
    public static let listed = all.subtracting(body)
}
