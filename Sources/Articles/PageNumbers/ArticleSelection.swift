/// A list of what everyone may read, as clients ask for it that count pages: how many come before it, which ones alone, which
/// not.
///
/// What it costs is bounded, whatever is asked for: by the numbers below, and where they do not suffice it is an error.
public struct ArticleSelection: Sendable {
    /// Filters, order, limit, and whether bodies are wanted. Its states, cursor and count are not looked at.
    public var listing = ArticleListing()
    /// How many come before.
    public var offset = 0
    /// Only these, at most `mostReferences`; a former slug names none.
    public var candidates: [ArticleReference]?
    /// Whether the order is that of the candidates.
    public var keepsOrder = false
    /// None of these, at most `mostReferences`.
    public var excluded: [ArticleReference] = []
    /// What else must hold of an article without its body. It is asked of at most `mostExamined` articles, of which the
    /// filters must not leave more.
    public var condition: (@Sendable (Article) -> Bool)?

    /// The most candidates, and the most that are excluded.
    public static let mostReferences = 100
    /// The most articles that are read to ask the condition.
    public static let mostExamined = 1_000
    /// The most articles that are read to find the beginning of a page.
    public static let deepest = 10_000
    /// The most entries of an index that are gone through to find it, where nothing is filtered.
    public static let deepestEntry = 200_000

    /// The first page of everything.
    public init() {}
}

/// A page of a selection.
public struct SelectedArticles: Sendable {
    /// The articles, in order.
    public var articles: [Article]
    /// How many there are on all pages.
    public var total: Int
    /// The instant at which visibility was decided.
    public var now: Timestamp

    /// A page.
    public init(articles: [Article], total: Int, now: Timestamp) {
        self.articles = articles
        self.total = total
        self.now = now
    }
}

extension ArticleError {
    /// Why a selection is not made: a code of its violation.
    public enum SelectionFault: String, Sendable {
        /// The page begins too far behind.
        case tooDeep = "too_deep"
        /// The condition would have to be asked of too many articles.
        case tooMany = "too_many"
        /// The page has too many bytes.
        case tooLarge = "too_large"
        /// Two filters do not go together.
        case conflicting
    }

    /// What is wrong with a selection; nil of any other error.
    public var selectionFault: SelectionFault? {
        guard code == .invalidQuery, let violation = violations.first else { return nil }
        return SelectionFault(rawValue: violation.code)
    }

    static func selection(_ parameter: String, _ fault: SelectionFault, _ detail: String) -> ArticleError {
        .invalidQuery(parameter, fault.rawValue, detail)
    }
}
