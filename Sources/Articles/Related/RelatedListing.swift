/// A list of related articles as a client asks for it.
public struct RelatedListing: Sendable {
    /// How many articles, 1 to 50.
    public var limit = 5
    /// Whether each is explained.
    public var isExplained = false
    /// After how many days, 1 to 36,500, the similarity of an article counts half; `nil` when age does not
    /// matter.
    public var halfLifeDays: Int?
    /// Whether recent articles fill the list when too few are related.
    public var isFilled = false
    /// The members to show.
    public var fields: ArticleFields = .listed
    /// In which languages.
    public var languages = RelatedLanguages.own

    /// Five articles.
    public init() {}
}

/// An article with what makes it related to another one.
public struct RelatedArticle: Sendable {
    /// The article.
    public var article: Article
    /// Why it is here.
    public var relation: Relation
}

/// The articles related to one, at one instant.
public struct RelatedPage: Sendable {
    /// In the order in which they are shown.
    public var articles: [RelatedArticle]
    /// When they were read.
    public var now: Timestamp
}

extension RelatedPage {
    /// The most bytes of a page before it is encoded, as `Page.maximumSize`.
    static var maximumSize: Int { Page<ListedArticle>.maximumSize }

    /// How many of the articles a page has room for, at least one if there are any.
    static func fitting(_ articles: [RelatedArticle], _ fields: ArticleFields) -> Int {
        var size = 0
        for (index, related) in articles.enumerated() {
            size += related.article.size(of: fields)
            if size > maximumSize, index > 0 { return index }
        }
        return articles.count
    }

    /// The bytes of the articles, before they are encoded.
    public func size(of fields: ArticleFields) -> Int {
        articles.reduce(0) { $0 + $1.article.size(of: fields) }
    }
}

/// The relation between two articles: how alike they are, and why it is shown.
public struct Relation: Hashable, Sendable {
    /// The cosine of the two texts and tags, in thousandths.
    public var score: Int
    /// Whether an editor put it there.
    public var isPinned: Bool
    /// Whether it only fills the list.
    public var isFill: Bool
    /// When asked for: the slugs of the tags that both carry, in the order of the first article.
    public var sharedTags: [Slug]?
    /// When asked for: up to five words of the first article that contribute most, heaviest first.
    public var sharedTerms: [String]?

    /// A relation that is not explained.
    public init(score: Int, isPinned: Bool, isFill: Bool) {
        self.score = score
        self.isPinned = isPinned
        self.isFill = isFill
    }
}
