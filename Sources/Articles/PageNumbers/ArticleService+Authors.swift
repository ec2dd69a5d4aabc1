/// An author, with the number of articles that everyone may read.
public struct CountedAuthor: Sendable, Hashable {
    /// The name, as the newest of the articles spells it.
    public var name: String
    /// How many articles.
    public var articleCount: Int

    /// An author.
    public init(name: String, articleCount: Int) {
        self.name = name
        self.articleCount = articleCount
    }

    /// The part of a URL that names the author. Names that give the same are one author there.
    public var slug: Slug { Slug(making: name, fallback: "author") }
}

/// The authors of the newest articles that everyone may read.
public struct AuthorDirectory: Sendable {
    /// The authors, by their folded names.
    public var authors: [CountedAuthor]
    /// Whether these are all articles.
    public var isWhole: Bool

    /// So many articles are looked at.
    public static let mostArticles = 1_000
}

extension ArticleService {
    /// The authors of the newest articles that everyone may read.
    public func authorDirectory() async throws(ArticleError) -> AuthorDirectory {
        var listing = ArticleListing()
        listing.limit = AuthorDirectory.mostArticles
        let page = try await articles(listing, for: .anonymous)
        var counted: [[UInt8]: CountedAuthor] = [:]
        for listed in page.elements {
            var known = Set<[UInt8]>()
            for name in listed.article.authors where known.insert(name.folded.utf8Array).inserted {
                counted[name.folded.utf8Array, default: CountedAuthor(name: name, articleCount: 0)]
                    .articleCount += 1
            }
        }
        let sorted = counted.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        return AuthorDirectory(authors: sorted, isWhole: page.next == nil)
    }

    /// The author that a slug means: the one whose name it is with blanks for hyphens, or else the first one of the directory
    /// that has it. `nil` if neither has an article that everyone may read.
    ///
    /// Throws `invalidQuery` with a `SelectionFault` if there are more articles than are looked at, and it is of none of these.
    public func author(slug: Slug) async throws(ArticleError) -> CountedAuthor? {
        if let author = try await author(named: slug.text.replacing("-", with: " ")) { return author }
        let directory = try await authorDirectory()
        if let author = directory.authors.first(where: { $0.slug == slug }) { return author }
        guard directory.isWhole else {
            throw .selection(
                "author", .tooMany,
                "is none of the authors of the newest \(AuthorDirectory.mostArticles) articles")
        }
        return nil
    }

    /// The author of a name, counted; `nil` without articles that everyone may read.
    public func author(named name: String) async throws(ArticleError) -> CountedAuthor? {
        var listing = ArticleListing()
        listing.author = name
        listing.limit = 1
        listing.isCounted = true
        let page = try await articles(listing, for: .anonymous)
        guard let article = page.elements.first?.article, let total = page.total,
            let spelling = article.authors.first(where: { $0.folded.hasSameBytes(as: name.folded) })
        else { return nil }
        return CountedAuthor(name: spelling, articleCount: total)
    }
}
