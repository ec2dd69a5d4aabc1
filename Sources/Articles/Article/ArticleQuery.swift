/// Which articles a list holds. Everything given must hold at once.
public struct ArticleFilter: Sendable, Hashable {
    /// The states that a list can be cut to.
    public enum Statuses: Sendable, Hashable {
        /// Published, and its time is not after this instant.
        case visible(at: Timestamp)
        /// Published, and its time is after this instant.
        case scheduled(at: Timestamp)
        case draft
        case archived
        case any
    }

    /// The states.
    public var statuses: Statuses
    /// Of each group at least one tag. An empty group matches nothing.
    public var tagGroups: [[TagID]] = []
    /// None of these tags.
    public var excludedTags: [TagID] = []
    /// The key (`folded`) of a name among the authors.
    public var author: String?
    /// The language tag, equal bytes.
    public var language: String?
    /// `published_at` later than this.
    public var publishedAfter: Timestamp?
    /// `published_at` earlier than this.
    public var publishedBefore: Timestamp?
    /// `updated_at` later than this.
    public var updatedAfter: Timestamp?
    /// What their `search` documents match.
    public var search: SearchQuery?

    /// All articles in these states.
    public init(statuses: Statuses) {
        self.statuses = statuses
    }
}

/// The orders of a list. Each is total: ties go by id, in the same direction as the key.
public enum ArticleOrder: String, Sendable, CaseIterable {
    /// Latest `published_at` first; articles without it before all others.
    case newest = "-published_at"
    /// The reverse of `newest`.
    case oldest = "published_at"
    /// Latest change first.
    case recentlyUpdated = "-updated_at"
    /// Case-folded title by Unicode code point.
    case title
    /// The highest of the query's scores first, ties as `newest`. Without a search it is `newest`, whatever
    /// the scores.
    case relevance

    /// Whether the key goes down along the list.
    public var isDescending: Bool {
        switch self {
        case .newest, .recentlyUpdated, .relevance: true
        case .oldest, .title: false
        }
    }
}

/// A place in a list: just at an article that may be gone by now.
public struct ArticlePosition: Sendable, Hashable {
    /// The sort key: milliseconds or a case-folded title, as the order has it.
    public enum Key: Sendable, Hashable {
        case milliseconds(Int64)
        case title(String)
        /// A score, then milliseconds.
        case score(Int, Int64)
    }

    /// The sort key.
    public var key: Key
    /// The identity of the article.
    public var id: ArticleID

    /// A place.
    public init(key: Key, id: ArticleID) {
        self.key = key
        self.id = id
    }

    /// The sort key, where it is an instant.
    public var milliseconds: Int64? {
        switch key {
        case .milliseconds(let number), .score(_, let number): number
        case .title: nil
        }
    }

    /// The place of an article in an order; `scores` are those of the query.
    public init(of article: Article, in order: ArticleOrder, scores: [ArticleID: Int] = [:]) {
        id = article.id
        key =
            switch order {
            case .newest, .oldest: .milliseconds(article.publishedKey)
            case .recentlyUpdated: .milliseconds(article.updatedAt.milliseconds)
            case .title: .title(article.titleKey)
            case .relevance: .score(scores[article.id] ?? 0, article.publishedKey)
            }
    }
}

/// One page of a list.
public struct ArticleQuery: Sendable, Hashable {
    /// Which articles.
    public var filter: ArticleFilter
    /// In which order.
    public var order: ArticleOrder
    /// Start behind this place (exclusive), or at the end of the list.
    public var position: ArticlePosition?
    /// Walk the order from its end to its start: the result is then in the reverse order.
    public var isBackward: Bool
    /// At most this many, 1 to 1,001.
    public var limit: Int
    /// Whether the bodies are wanted; without, `body` is empty.
    public var includesBody: Bool
    /// The greatest score.
    public static let maximumScore = 1 << 40
    /// For the order `relevance`: 1 to `maximumScore`, at most 1,000; an article that is not among them has 0.
    public var scores: [ArticleID: Int] = [:]

    /// A page.
    public init(
        _ filter: ArticleFilter, order: ArticleOrder = .newest, position: ArticlePosition? = nil,
        isBackward: Bool = false, limit: Int = 20, includesBody: Bool = false
    ) {
        self.filter = filter
        self.order = order
        self.position = position
        self.isBackward = isBackward
        self.limit = limit
        self.includesBody = includesBody
    }

    /// Whether the key goes down along the result.
    public var isDescending: Bool { order.isDescending != isBackward }
}

/// The scope of a tag query: whose articles count, and whether a tag exists at all.
public enum TagScope: Sendable, Hashable {
    /// Visible articles; a tag exists when one carries it or an editor made it.
    case visible(at: Timestamp)
    /// All.
    case all
}

/// One page of the tags.
public struct TagQuery: Sendable, Hashable {
    /// The orders. Both are total, since keys are unique.
    public enum Order: String, Sendable, CaseIterable {
        /// By key, by Unicode code point.
        case name
        /// Most articles first, then by key.
        case articleCount = "-article_count"
    }

    /// A place in the list.
    public struct Position: Sendable, Hashable {
        /// The number of articles; only `articleCount` looks at it.
        public var articleCount: Int
        /// The key of the tag.
        public var key: String

        /// A place.
        public init(articleCount: Int, key: String) {
            self.articleCount = articleCount
            self.key = key
        }
    }

    /// Whose articles count.
    public var scope: TagScope
    /// The keys start with this (folded text, may be empty).
    public var prefix: String
    /// In which order.
    public var order: Order
    /// Start behind this place (exclusive).
    public var position: Position?
    /// Walk the order from its end.
    public var isBackward: Bool
    /// At most this many.
    public var limit: Int

    /// A page.
    public init(
        scope: TagScope, prefix: String = "", order: Order = .name, position: Position? = nil,
        isBackward: Bool = false, limit: Int = 20
    ) {
        self.scope = scope
        self.prefix = prefix
        self.order = order
        self.position = position
        self.isBackward = isBackward
        self.limit = limit
    }
}

/// One page of the redirects, ordered by former slug (bytes), then articles before tags.
public struct RedirectQuery: Sendable, Hashable {
    /// A place in the list.
    public struct Position: Sendable, Hashable {
        /// The former slug.
        public var from: Slug
        /// What was renamed.
        public var kind: Redirect.Kind

        /// A place.
        public init(from: Slug, kind: Redirect.Kind) {
            self.from = from
            self.kind = kind
        }
    }

    /// Only those whose target exists in this scope, and of articles only those whose former slug no
    /// article of the scope has.
    public var scope: TagScope
    /// Start behind this place (exclusive).
    public var position: Position?
    /// Walk the order from its end.
    public var isBackward: Bool
    /// At most this many.
    public var limit: Int

    /// A page.
    public init(
        scope: TagScope, position: Position? = nil, isBackward: Bool = false, limit: Int = 20
    ) {
        self.scope = scope
        self.position = position
        self.isBackward = isBackward
        self.limit = limit
    }
}
