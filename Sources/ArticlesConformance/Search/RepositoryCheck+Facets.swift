import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What is counted beside a list.
    static let facetChecks = [
        RepositoryCheck("facets count what matches, whatever page is asked for") { storage in
            let site = try await CountingSite(storage)
            let facets = try await site.facets { _ in }
            #expect(facets.counted == 3 && !facets.isEstimated)
            #expect(facets.values[.tags]?.map(\.text) == ["a/A/2", "b-c/b c/2"])
            #expect(facets.values[.authors]?.map(\.text) == ["ANN/ANN/3", "Bo/Bo/1"])
            #expect(facets.values[.language]?.map(\.text) == ["de/de/1"])
            #expect(facets.values[.year]?.map(\.text) == ["2025/2025/2", "2024/2024/1"])
            #expect(try await site.facets { $0.limit = 1 } == facets)
            let next = try await site.page { $0.limit = 1 }.next
            #expect(try await site.facets { ($0.limit, $0.cursor) = (1, next) } == facets)
        },
        RepositoryCheck("facets are of the filter and the search, corrected or not") { storage in
            let site = try await CountingSite(storage)
            for order in [ArticleOrder.newest, .relevance] {
                for text in ["krill", "krlil"] {
                    let facets = try await site.facets { ($0.search, $0.order) = (text, order) }
                    #expect(facets.counted == 2, "\(text)")
                    #expect(facets.values[.tags]?.map(\.text) == ["b-c/b c/2", "a/A/1"], "\(text)")
                    #expect(facets.values[.authors]?.map(\.text) == ["ANN/ANN/2"], "\(text)")
                }
            }
            #expect(try await site.facets { $0.tagGroups = [["a"]] }.counted == 2)
            let nothing = try await site.facets { $0.tagGroups = [["unknown"]] }
            #expect(nothing.counted == 0 && nothing.values[.tags] == [])
            let everything = try await site.page(for: .editorial) { $0.status = .any }.facets
            #expect(everything?.counted == 4 && everything?.values[.tags]?.first?.text == "a/A/3")
            #expect(try await site.page { $0.facets = [] }.facets == nil)
        },
        RepositoryCheck("facets of more than a thousand articles are estimates, and say so") { storage in
            for number in 1...1_001 {
                var article = Article.sample(number, tags: [.sample(number == 1_001 ? 2 : 1)])
                (article.status, article.publishedAt) = (.published, .sample.adding(Int64(number)))
                try await storage.insert(
                    article, newTags: number == 1 ? [.sample(1)] : number == 1_001 ? [.sample(2)] : [])
            }
            var listing = ArticleListing()
            listing.facets = [.tags]
            let service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(9_999)))
            let facets = try #require(try await service.articles(listing, for: .anonymous).facets)
            #expect(facets.isEstimated && facets.counted == 1_000)
            #expect(facets.values[.tags]?.map(\.count) == [999, 1])
        },
    ]
}

extension ListFacets.Value {
    fileprivate var text: String { "\(value)/\(name)/\(count)" }
}

/// A service whose articles are counted.
private struct CountingSite {
    let service: ArticleService

    init(_ storage: any ArticleStorage) async throws {
        service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
        try await add(1, tags: ["A"], authors: ["Ann", "Bo"], year: 2024)
        try await add(2, body: "krill", tags: ["b c"], authors: ["ann"], language: "de", year: 2025)
        try await add(3, body: "krill", tags: ["a", "b c"], authors: ["ANN"], year: 2025)
        try await add(4, tags: ["A"], authors: ["Hidden"], year: 2025, status: .draft)
    }

    private func add(
        _ number: Int, body: String = "", tags: [String], authors: [String], language: String? = nil,
        year: Int, status: ArticleStatus = .published
    ) async throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string("Article"))]))
        draft.id = .sample(number)
        (draft.body, draft.status, draft.authors, draft.language) = (body, status, authors, language)
        draft.tags = tags.compactMap { TagName($0) }
        if status == .published {
            draft.publishedAt = .value(try #require(Timestamp("\(year)-01-0\(number)T00:00:00Z")))
        }
        _ = try await service.importArticle(draft)
    }

    func page(
        for audience: Audience = .anonymous, _ change: (inout ArticleListing) -> Void
    ) async throws -> Page<ListedArticle> {
        var listing = ArticleListing()
        listing.facets = Set(ListFacets.Kind.allCases)
        change(&listing)
        return try await service.articles(listing, for: audience)
    }

    func facets(_ change: (inout ArticleListing) -> Void) async throws -> ListFacets {
        try #require(try await page(change).facets)
    }
}
