import Articles
import Testing

extension RepositoryCheck {
    /// Orders and pages.
    static let listChecks = [
        RepositoryCheck("every order is total, both ways, with ties by id") { storage in
            let articles = try await fillWithTies(storage)
            for order in ArticleOrder.allCases {
                let expected = articles.sorted { precedes($0, $1, in: order) }.map(\.id)
                let query = ArticleQuery(ArticleFilter(statuses: .any), order: order, limit: 100)
                #expect(try await storage.articles(query).map(\.id) == expected, "\(order)")
                var backward = query
                backward.isBackward = true
                #expect(try await storage.articles(backward).map(\.id) == expected.reversed(), "\(order)")
            }
        },
        RepositoryCheck("pages join without gap or repetition, both ways") { storage in
            let articles = try await fillWithTies(storage)
            for order in ArticleOrder.allCases {
                for isBackward in [false, true] {
                    var query = ArticleQuery(
                        ArticleFilter(statuses: .any), order: order, isBackward: isBackward, limit: 3)
                    var seen: [ArticleID] = []
                    while true {
                        let page = try await storage.articles(query)
                        seen += page.map(\.id)
                        guard let last = page.last, page.count == 3 else { break }
                        query.position = ArticlePosition(of: last, in: order)
                    }
                    let expected = articles.sorted { precedes($0, $1, in: order) }.map(\.id)
                    #expect(seen == (isBackward ? expected.reversed() : expected), "\(order) \(isBackward)")
                }
            }
        },
        RepositoryCheck("the places of visible articles are counted, oldest first") { storage in
            var articles = try await fillWithTies(storage)
            let now = Timestamp.sample.adding(2_000)
            articles = articles.filter { $0.isVisible(at: now) }.sorted { precedes($0, $1, in: .oldest) }
            try #require(articles.count > 3)
            let places = [nil] + articles.map { ArticlePosition(of: $0, in: .oldest) }
            for (index, place) in places.enumerated() {
                for count in 1...articles.count + 1 {
                    let expected = index + count < places.count ? places[index + count] : nil
                    let found = try await storage.visiblePosition(after: count, behind: place, at: now)
                    #expect(found == expected, "\(count) behind \(index)")
                }
            }
        },
        RepositoryCheck("a page goes on behind an article that is gone") { storage in
            let articles = (1...5).map { Article.sample($0) }
            for article in articles { try await storage.insert(article, newTags: []) }
            try await storage.delete(articles[2].tombstone)
            let place = ArticlePosition(of: articles[2], in: .newest)
            let query = ArticleQuery(ArticleFilter(statuses: .any), position: place, limit: 10)
            #expect(try await storage.articles(query).map(\.id) == [.sample(2), .sample(1)])
        },
        RepositoryCheck("titles order by the code points of their case-folded form") { storage in
            let titles = [
                "b", "A", "a", "ß", "ss", "Z", "é", "e\u{301}", "\u{1F600}", "\u{FF21}", "10", "9", "İ",
            ]
            for (index, title) in titles.enumerated() {
                try await storage.insert(.sample(index + 1, title: title), newTags: [])
            }
            let sorted = titles.enumerated().sorted { left, right in
                let (mine, other) = (left.element.caseFolded, right.element.caseFolded)
                return mine.hasSameBytes(as: other)
                    ? left.offset < right.offset
                    : mine.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
            }
            let query = ArticleQuery(ArticleFilter(statuses: .any), order: .title, limit: 100)
            let found = try await storage.articles(query)
            #expect(found.map(\.id) == sorted.map { .sample($0.offset + 1) })
        },
        RepositoryCheck("titles of the greatest length can be stored, found and ordered") { storage in
            let long = ["\u{390}", "\u{10FFFD}", "\u{FB03}", "\u{1FB7}"].map {
                String(repeating: $0, count: 300)
            }
            for (index, title) in long.enumerated() {
                try await storage.insert(.sample(index + 1, title: title), newTags: [])
            }
            let query = ArticleQuery(ArticleFilter(statuses: .any), order: .title, limit: 2)
            let first = try await storage.articles(query)
            let last = try #require(first.last)
            var rest = query
            rest.position = ArticlePosition(of: last, in: .title)
            #expect(try await Set((first + storage.articles(rest)).map(\.id)).count == 4)
        },
        RepositoryCheck("lists carry bodies only when asked, and everything else always") { storage in
            let tags = [Tag.sample(1), Tag.sample(2)]
            let article = Article.sampleWithEverything(tags: tags)
            try await storage.insert(article, newTags: tags)
            var query = ArticleQuery(ArticleFilter(statuses: .any))
            var bodiless = article
            bodiless.body = ""
            expectSame(try await storage.articles(query).first, bodiless)
            query.includesBody = true
            expectSame(try await storage.articles(query).first, article)
        },
        RepositoryCheck("a list sees what was written before it") { storage in
            for number in 1...20 {
                try await storage.insert(.sample(number), newTags: [])
                let query = ArticleQuery(ArticleFilter(statuses: .any), limit: 100)
                #expect(try await storage.articles(query).count == number)
            }
        },
    ]

    private static func fillWithTies(_ storage: any ArticleStorage) async throws -> [Article] {
        var articles: [Article] = []
        for number in 1...24 {
            var article = Article.sample(number, title: "Title \(number % 4)")
            article.publishedAt = number % 5 == 0 ? nil : Timestamp.sample.adding(Int64(number % 3))
            article.status = [.draft, .published, .archived][number % 3]
            if article.status == .published, article.publishedAt == nil { article.publishedAt = .earliest }
            article.updatedAt = Timestamp.sample.adding(Int64(number % 4))
            articles.append(article)
            try await storage.insert(article, newTags: [])
        }
        return articles
    }

    private static func precedes(_ left: Article, _ right: Article, in order: ArticleOrder) -> Bool {
        switch order {
        case .newest, .relevance: (left.publishedKey, left.id) > (right.publishedKey, right.id)
        case .oldest: (left.publishedKey, left.id) < (right.publishedKey, right.id)
        case .recentlyUpdated: (left.updatedAt, left.id) > (right.updatedAt, right.id)
        case .title:
            left.titleKey == right.titleKey
                ? left.id < right.id : left.titleKey.utf8.lexicographicallyPrecedes(right.titleKey.utf8)
        }
    }
}
