import TextAnalysis

/// An article with its entries in the index, as it is stored: in one transaction. The members of the article are members of
/// this, too.
@dynamicMemberLookup
public struct IndexedArticle: Sendable {
    /// The article.
    public var article: Article
    /// By what it is searched for, whatever its status; without it no search finds it.
    public var search: SearchDocument?
    /// By what it is compared; without it it is related to nothing. Only what is visible has one.
    public var analysis: ArticleAnalysis?
    /// When it is stored; without it, when it was last changed. An import brings times of change of its own.
    public var storedAt: Timestamp?

    /// An article with these entries, or none.
    public init(
        _ article: Article, search: SearchDocument? = nil, analysis: ArticleAnalysis? = nil,
        storedAt: Timestamp? = nil
    ) {
        self.article = article
        self.search = search
        self.analysis = analysis
        self.storedAt = storedAt
    }

    /// Whether it is visible when it is stored.
    public var isVisible: Bool { article.isVisible(at: storedAt ?? article.updatedAt) }

    /// Whether it is scheduled when it is stored: it appears by the passing of time alone.
    public var isAwaited: Bool { article.status == .published && !isVisible }

    /// A member of the article.
    public subscript<Member>(dynamicMember member: KeyPath<Article, Member>) -> Member {
        article[keyPath: member]
    }

    /// A member of the article.
    public subscript<Member>(dynamicMember member: WritableKeyPath<Article, Member>) -> Member {
        get { article[keyPath: member] }
        set { article[keyPath: member] = newValue }
    }
}

extension Article {
    /// The article with its entries by the present rules, as of when it was last changed.
    public var indexed: IndexedArticle { indexed(at: updatedAt) }

    /// The article with its entries by the present rules: those of something hidden, or of something visible.
    public func indexed(at now: Timestamp) -> IndexedArticle {
        guard isVisible(at: now) else {
            return IndexedArticle(
                self, search: SearchDocument(of: self, isHidden: true), storedAt: now)
        }
        let read = TextAnalyzer(language: Language(code: language)).read(textContent)
        return IndexedArticle(
            self, search: SearchDocument(of: self, read.indexed, isHidden: false),
            analysis: ArticleAnalysis(of: self, read.counts, read.titleTerms), storedAt: now)
    }
}
