public import Articles

/// A page with a list of articles.
public struct ListPage: Sendable {
    /// What the articles have in common.
    public enum Subject: Sendable {
        /// All of them, newest first.
        case front
        /// A tag, with those that occur with it.
        case tag(CountedTag, related: [RelatedTag])
        /// Who wrote them.
        case author(String)
        /// When they appeared, with the months of that year that have articles and the periods before and after.
        case archive(ArchivePeriod, months: [ArchivePeriod], earlier: ArchivePeriod?, later: ArchivePeriod?)
        /// What they were searched by; empty before somebody has searched.
        case search(String)
    }

    /// What the articles have in common.
    public var subject: Subject
    /// The articles.
    public var articles: [ListedArticle] = []
    /// The cursor of the page behind.
    public var next: String?
    /// The cursor of the page before.
    public var previous: String?
    /// Whether it is the first page.
    public var isFirst = true
    /// What was searched for in place of words that find nothing.
    public var corrected: String?
    /// What may have been meant by words that find nothing.
    public var didYouMean: String?
    /// Tags to go on with.
    public var topics: [CountedTag] = []

    /// A page without articles.
    public init(_ subject: Subject) {
        self.subject = subject
    }

    /// A page of a list.
    public init(_ subject: Subject, _ page: Page<ListedArticle>, isFirst: Bool) {
        self.subject = subject
        articles = page.elements
        next = page.next
        previous = page.previous
        self.isFirst = isFirst
        corrected = page.corrected
        didYouMean = page.didYouMean
    }
}
