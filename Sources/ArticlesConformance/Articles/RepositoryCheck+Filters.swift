import Articles
import Testing

extension RepositoryCheck {
    /// Filters, in every order, and their counts.
    static let filterChecks = [
        RepositoryCheck("states cut a list; the time decides what is visible") { storage in
            let now = Timestamp.sample.adding(3_000)
            for number in 1...6 { try await storage.insert(.sample(number), newTags: []) }
            for (number, status) in [(11, ArticleStatus.draft), (12, .archived)] {
                var article = Article.sample(number)
                article.status = status
                try await storage.insert(article, newTags: [])
            }
            try await expect(storage, ArticleFilter(statuses: .visible(at: now)), [1, 2, 3])
            try await expect(storage, ArticleFilter(statuses: .scheduled(at: now)), [4, 5, 6])
            try await expect(storage, ArticleFilter(statuses: .draft), [11])
            try await expect(storage, ArticleFilter(statuses: .archived), [12])
            try await expect(storage, ArticleFilter(statuses: .any), [1, 2, 3, 4, 5, 6, 11, 12])
        },
        RepositoryCheck("tags: any of a group, all groups, none of the excluded") { storage in
            let tags = (0...3).map { Tag.sample($0) }
            for tag in tags { try await storage.insert(tag) }
            for number in 1...15 {
                let carried = tags.indices.filter { number >> $0 & 1 == 1 }.map { tags[$0] }
                try await storage.insert(.sample(number, tags: carried), newTags: [])
            }
            func filter(_ groups: [[Int]], without: [Int] = []) -> ArticleFilter {
                var filter = ArticleFilter(statuses: .visible(at: .latest))
                filter.tagGroups = groups.map { $0.map { tags[$0].id } }
                filter.excludedTags = without.map { tags[$0].id }
                return filter
            }
            try await expect(storage, filter([[0]]), [1, 3, 5, 7, 9, 11, 13, 15])
            try await expect(storage, filter([[0], [1]]), [3, 7, 11, 15])
            try await expect(storage, filter([[0, 1]]), [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15])
            try await expect(storage, filter([[0, 1], [2]]), [5, 6, 7, 13, 14, 15])
            try await expect(storage, filter([[3]], without: [0, 1]), [8, 12])
            try await expect(storage, filter([], without: [0]), [2, 4, 6, 8, 10, 12, 14])
            try await expect(storage, filter([[]]), [])
            var anyState = filter([[0, 2]])
            anyState.statuses = .any
            try await expect(storage, anyState, [1, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 15])
        },
        RepositoryCheck("authors match by key, languages by bytes") { storage in
            let authors = [["Ada Lovelace"], ["ADA LOVELACE", "Bo"], ["Ｂｏ"], ["É"], ["bo", "Bo"]]
            for (index, names) in authors.enumerated() {
                var article = Article.sample(index + 1)
                article.authors = names
                article.language = ["en", "de", nil, "en-GB", "en"][index]
                try await storage.insert(article, newTags: [])
            }
            func filter(author: String? = nil, language: String? = nil) -> ArticleFilter {
                var filter = ArticleFilter(statuses: .any)
                filter.author = author
                filter.language = language
                return filter
            }
            try await expect(storage, filter(author: "ada lovelace"), [1, 2])
            try await expect(storage, filter(author: "bo"), [2, 3, 5])
            try await expect(storage, filter(author: "e"), [])
            try await expect(storage, filter(language: "en"), [1, 5])
            try await expect(storage, filter(language: "EN"), [])
            try await expect(storage, filter(author: "bo", language: "en"), [5])
        },
        RepositoryCheck("times cut a list, exclusively; no time matches none") { storage in
            for number in 1...5 { try await storage.insert(.sample(number), newTags: []) }
            var timeless = Article.sample(9)
            timeless.status = .draft
            timeless.publishedAt = nil
            try await storage.insert(timeless, newTags: [])
            func filter(_ change: (inout ArticleFilter) -> Void) -> ArticleFilter {
                var filter = ArticleFilter(statuses: .any)
                change(&filter)
                return filter
            }
            let (second, fourth) = (Timestamp.sample.adding(2_000), Timestamp.sample.adding(4_000))
            try await expect(storage, filter { $0.publishedAfter = second }, [3, 4, 5])
            try await expect(storage, filter { $0.publishedBefore = fourth }, [1, 2, 3])
            try await expect(
                storage, filter { ($0.publishedAfter, $0.publishedBefore) = (second, fourth) }, [3])
            try await expect(storage, filter { $0.updatedAfter = fourth }, [5, 9])
        },
        RepositoryCheck("filters follow every change of an article") { storage in
            let tags = [Tag.sample(1), Tag.sample(2)]
            var first = Article.sample(1, tags: [tags[0]])
            first.authors = ["Ada"]
            first.language = "en"
            try await storage.insert(first, newTags: tags)
            var next = first.revised(title: "Z")
            next.tags = [tags[1].ofArticle]
            next.authors = ["Bo"]
            next.language = "de"
            next.status = .archived
            next.publishedAt = Timestamp.sample.adding(9_000)
            try await storage.update(next, from: first, newTags: [])
            var filter = ArticleFilter(statuses: .any)
            filter.tagGroups = [[tags[0].id]]
            try await expect(storage, filter, [])
            filter.tagGroups = [[tags[1].id]]
            try await expect(storage, filter, [1])
            filter.statuses = .archived
            try await expect(storage, filter, [1])
            filter = ArticleFilter(statuses: .visible(at: .latest))
            try await expect(storage, filter, [])
            filter = ArticleFilter(statuses: .archived)
            filter.author = "ada"
            try await expect(storage, filter, [])
            (filter.author, filter.language) = ("bo", "de")
            filter.publishedAfter = Timestamp.sample.adding(8_000)
            try await expect(storage, filter, [1])
        },
    ]

    /// The filter finds these samples in every order, page by page, and counts them.
    private static func expect(
        _ storage: any ArticleStorage, _ filter: ArticleFilter, _ numbers: [Int],
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let expected = Set(numbers.map { ArticleID.sample($0) })
        #expect(try await storage.count(filter) == numbers.count, sourceLocation: location)
        for order in ArticleOrder.allCases {
            var query = ArticleQuery(filter, order: order, limit: 100)
            let all = try await storage.articles(query).map(\.id)
            #expect(Set(all) == expected && all.count == numbers.count, "\(order)", sourceLocation: location)
            query.limit = 2
            var paged: [ArticleID] = []
            while true {
                let page = try await storage.articles(query)
                paged += page.map(\.id)
                guard let last = page.last, page.count == 2 else { break }
                query.position = ArticlePosition(of: last, in: order)
            }
            #expect(paged == all, "\(order) in pages", sourceLocation: location)
        }
    }
}
