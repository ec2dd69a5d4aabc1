import TextAnalysis

/// What a tag means for related articles.
public enum Relatedness: String, Sendable, CaseIterable {
    /// The rarer the tag, the more alike it makes two articles.
    case counted
    /// Nothing: it says where an article belongs, not what it is about.
    case ignored
}

/// A tag as the storage keeps it.
public struct Tag: Hashable, Sendable {
    /// The identity, inside of the service only.
    public var id: TagID
    /// The part of the URL, unique among tags.
    public var slug: Slug
    /// The spelling that is shown, 1–100 Unicode scalars: the first one seen, or an editor's.
    public var name: String
    /// At most 2,000 Unicode scalars.
    public var description: String?
    /// Whether it makes the articles alike that carry it.
    public var relatedness: Relatedness = .counted
    /// Whether an editor made it. One that only came with articles exists for the public just as long
    /// as a visible article carries it.
    public var isDeclared: Bool
    /// 1, 2, 3 … one step per change.
    public var version: Int
    /// When it was made.
    public var createdAt: Timestamp
    /// When it last changed.
    public var updatedAt: Timestamp

    /// A tag at version 1.
    public init(
        id: TagID, slug: Slug, name: String, description: String? = nil, isDeclared: Bool,
        createdAt: Timestamp
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.description = description
        self.isDeclared = isDeclared
        version = 1
        self.createdAt = createdAt
        updatedAt = createdAt
    }

    /// The canonical key, unique among tags: the name in NFKC, case-folded.
    public var key: String { name.folded }

    /// The words that the tag may be found by: of its name, in every language; sorted by bytes.
    public var searchWords: [String] { TextAnalyzer.searchWords(of: name) }

    /// How an article carries this tag.
    public var ofArticle: ArticleTag { ArticleTag(id: id, slug: slug, name: name) }
}

/// A tag with the number of articles that carry it.
public struct CountedTag: Hashable, Sendable {
    /// The tag.
    public var tag: Tag
    /// Visible articles, or all articles, as the query said.
    public var articleCount: Int

    /// A counted tag.
    public init(tag: Tag, articleCount: Int) {
        self.tag = tag
        self.articleCount = articleCount
    }
}

/// A tag that occurs with another one.
public struct CompanionTag: Hashable, Sendable {
    /// The tag.
    public var tag: Tag
    /// In how many of the looked-at articles both occur.
    public var articlesInCommon: Int
    /// How many articles carry the tag in all.
    public var articleCount: Int

    /// A companion.
    public init(tag: Tag, articlesInCommon: Int, articleCount: Int) {
        self.tag = tag
        self.articlesInCommon = articlesInCommon
        self.articleCount = articleCount
    }
}

/// A reference to a tag, as a client writes it: a name, or a slug alone.
public struct TagName: Sendable {
    /// The trimmed text without a leading `#`, 1–100 Unicode scalars; that of the slug when there is no name.
    public let text: String
    /// Beside a name, the slug that the tag shall have if it is new.
    public let slug: Slug?
    /// Whether no name was given: then the slug says which tag is meant.
    public let isSlug: Bool

    /// The most Unicode scalars of a name.
    public static let maximumLength = 100

    /// The most bytes of a key: ligatures can grow to many times their length.
    static let maximumKeyBytes = 1_000

    /// A name; `nil` when nothing is left of it or it is too long.
    public init?(_ text: String, slug: Slug? = nil) {
        var name = text.trimmed
        if name.utf8.first == UInt8(ascii: "#") {
            name = String(Substring(name.unicodeScalars.drop { $0 == "#" })).trimmed
        }
        guard (1...Self.maximumLength).contains(name.unicodeScalars.count),
            (1...Self.maximumKeyBytes).contains(name.folded.utf8.count)
        else { return nil }
        self.text = name
        self.slug = slug
        isSlug = false
    }

    /// A slug alone.
    public init(slug: Slug) {
        text = slug.text
        self.slug = slug
        isSlug = true
    }

    /// What a list is asked for by: what has the form of a slug is one. `nil` when nothing is left of the text or it
    /// is too long.
    init?(query text: String) {
        guard let name = TagName(text) else { return nil }
        self = Slug(name.text).map { TagName(slug: $0) } ?? name
    }

    /// The canonical key.
    public var key: String { text.folded }
}
