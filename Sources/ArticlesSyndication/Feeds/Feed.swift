public import Articles

/// A document of a feed: some articles of a list, with the way to the others.
public struct Feed: Sendable {
    /// The way from a document of a feed to others (RFC 5005), as paths with their queries.
    public struct Links: Sendable, Hashable {
        /// This document.
        public var own: String
        /// The document that is fetched again and again: the newest articles.
        public var current: String
        /// The first page, where there are several.
        public var first: String?
        /// The page behind.
        public var next: String?
        /// The page before.
        public var previous: String?
        /// The archive document with what is older.
        public var previousArchive: String?
        /// The address of the hub that tells of changes of this document (WebSub).
        public var hub: String?

        /// A document that is alone.
        public init(own: String, current: String) {
            self.own = own
            self.current = current
        }
    }

    /// Where the articles can be read.
    public var site: PublicSite
    /// What the feed is called; it begins with the title of the site.
    public var title: String
    /// The language of all its articles, if it was asked for in one.
    public var language: String?
    /// The way to other documents.
    public var links: Links
    /// Whether this is an archive document: what it holds is not added to any more.
    public var isArchive = false
    /// The articles with their bodies, in the order of the list.
    public var articles: [Article]

    /// A document.
    public init(site: PublicSite, title: String, links: Links, articles: [Article]) {
        self.site = site
        self.title = title
        self.links = links
        self.articles = articles
    }

    /// The bytes of the document in a format.
    public func bytes(as format: FeedFormat) -> [UInt8] {
        switch format {
        case .atom: atom()
        case .rss: rss()
        case .json: json()
        }
    }

    /// When the newest change of an article in it was; the beginning of Unix time if there is none.
    var updated: Timestamp {
        articles.map(\.lastModified).max() ?? Timestamp(clamping: 0)
    }

    func url(_ target: String) -> String { site.url.text + target }

    /// About how many bytes the document has.
    var capacity: Int {
        articles.reduce(2_048) { $0 + $1.body.utf8.count * 5 / 4 + $1.excerpt.utf8.count + 2_048 }
    }
}

extension Article {
    /// When what its readers see last changed: a scheduled article appears later than it was written.
    package var lastModified: Timestamp { max(updatedAt, publishedAt ?? updatedAt) }

    /// The identity in feeds, which no rename changes.
    var urn: String { "urn:uuid:\(id)" }
}
