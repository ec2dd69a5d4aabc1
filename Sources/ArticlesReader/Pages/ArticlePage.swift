public import Articles

/// The page of an article.
public struct ArticlePage: Sendable {
    /// The article.
    public var article: Article
    /// Its body as html that is safe in any page.
    public var html: String
    /// What is related to it, best first.
    public var related: [RelatedArticle]
    /// The same article in other languages.
    public var translations: [Article]
    /// When it is shown.
    public var now: Timestamp

    /// A page.
    public init(
        article: Article, html: String, related: [RelatedArticle] = [], translations: [Article] = [],
        at now: Timestamp
    ) {
        self.article = article
        self.html = html
        self.related = related
        self.translations = translations
        self.now = now
    }
}
