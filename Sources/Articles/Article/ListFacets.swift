/// How often each value stands in the articles of a list or search, whatever page is asked for.
public struct ListFacets: Sendable, Equatable {
    /// What is counted.
    public enum Kind: String, Sendable, CaseIterable {
        case tags
        case authors
        case language
        case year
    }

    /// A value with the number of its articles.
    public struct Value: Sendable, Equatable {
        /// As filters take it: the slug of a tag, a name, a language tag, a year (UTC).
        public var value: String
        /// As people read it.
        public var name: String
        /// How many of the counted articles have it.
        public var count: Int
    }

    /// The values of each kind that was asked for: the most frequent first, ties by bytes; years from the newest on. At
    /// most `mostValues`.
    public var values: [Kind: [Value]]
    /// How many articles were counted: the newest, at most `mostArticles`.
    public var counted: Int
    /// Whether more articles match than were counted.
    public var isEstimated: Bool

    /// So many articles are counted.
    public static let mostArticles = 1_000
    /// So many values of a kind are given.
    public static let mostValues = 50

    /// Counts articles, the newest first, of which one more than are counted shows that there are more.
    init(_ kinds: Set<Kind>, of articles: [Article]) {
        let counted = articles.prefix(Self.mostArticles)
        (self.counted, isEstimated) = (counted.count, articles.count > counted.count)
        values = [:]
        for kind in kinds {
            var counter = Counter()
            for article in counted { counter.add(article, kind) }
            values[kind] = Array(counter.sorted(byValue: kind == .year).prefix(Self.mostValues))
        }
    }

    /// Counts the values of one kind.
    private struct Counter {
        private var values: [String: Value] = [:]

        mutating func add(_ article: Article, _ kind: Kind) {
            switch kind {
            case .tags:
                for tag in article.tags { add(tag.slug.text, tag.name, key: tag.slug.text) }
            case .authors:
                // Spelled as by the newest of the articles.
                var known = Set<String>()
                for name in article.authors where known.insert(name.folded).inserted {
                    add(name, name, key: name.folded)
                }
            case .language:
                if let language = article.language { add(language, language, key: language) }
            case .year:
                guard let year = article.publishedAt?.description.prefix(while: { $0 != "-" }) else { return }
                add(String(year), String(year), key: String(year))
            }
        }

        private mutating func add(_ value: String, _ name: String, key: String) {
            values[key, default: Value(value: value, name: name, count: 0)].count += 1
        }

        func sorted(byValue isByValue: Bool) -> [Value] {
            values.values.sorted { left, right in
                if isByValue { return right.value.utf8.lexicographicallyPrecedes(left.value.utf8) }
                if left.count != right.count { return left.count > right.count }
                return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
            }
        }
    }
}

extension ArticleService {
    /// Counts what a list or search finds, of which `all` may be known already.
    func facets(
        _ kinds: Set<ListFacets.Kind>, of filter: ArticleFilter, _ all: [Article]?
    ) async throws(ArticleError) -> ListFacets? {
        guard !kinds.isEmpty else { return nil }
        if let all { return ListFacets(kinds, of: all.sorted { $1.isOlder(than: $0) }) }
        let query = ArticleQuery(filter, order: .newest, limit: ListFacets.mostArticles + 1)
        let articles = try await storage.articles(query)
        return try await work.run(.analysing(articles.sizeWithoutBodies)) { ListFacets(kinds, of: articles) }
    }
}

extension Article {
    fileprivate func isOlder(than other: Article) -> Bool {
        (publishedKey, id) < (other.publishedKey, other.id)
    }
}
