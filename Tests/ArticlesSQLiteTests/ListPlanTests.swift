import Articles
import ArticlesConformance
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

/// A filter, and the index that its pages by time come from.
private struct PlanCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let index: String
    let change: @Sendable (inout ArticleFilter) -> Void

    init(_ name: String, _ index: String, _ change: @escaping @Sendable (inout ArticleFilter) -> Void) {
        (testDescription, self.index, self.change) = (name, index, change)
    }

    static let now = Timestamp.sample

    static let all = [
        PlanCase("all", "articles_by_published") { _ in },
        PlanCase("one tag", "article_tags_by_published") { $0.tagGroups = [[.sample(1)]] },
        PlanCase("one of two tags", "article_tags_by_published") {
            $0.tagGroups = [[.sample(1), .sample(2)]]
        },
        PlanCase("both tags", "article_tags_by_published") {
            $0.tagGroups = [[.sample(1)], [.sample(2), .sample(3)]]
        },
        PlanCase("not a tag", "articles_by_published") { $0.excludedTags = [.sample(1)] },
        PlanCase("author", "article_authors_by_published") { $0.author = "ada" },
        PlanCase("author and tag", "article_tags_by_published") {
            ($0.author, $0.tagGroups) = ("ada", [[.sample(1)]])
        },
        PlanCase("language", "articles_by_language") { $0.language = "en" },
        PlanCase("language and tag", "article_tags_by_published") {
            ($0.language, $0.tagGroups) = ("en", [[.sample(1)]])
        },
        PlanCase("times", "articles_by_published") { ($0.publishedAfter, $0.publishedBefore) = (now, now) },
        PlanCase("changed", "articles_by_published") { $0.updatedAfter = now },
        PlanCase("too many tags", "articles_by_published") {
            $0.tagGroups = [(1...100).map { .sample($0) }]
        },
    ]

    /// Every state, with and without a place, in both directions.
    func queries(in order: ArticleOrder) -> [ArticleQuery] {
        let statuses: [ArticleFilter.Statuses] = [
            .visible(at: Self.now), .scheduled(at: Self.now), .draft, .archived, .any,
        ]
        let place = ArticlePosition(of: .sample(1), in: order)
        return statuses.flatMap { statuses in
            var filter = ArticleFilter(statuses: statuses)
            change(&filter)
            return [nil, place].flatMap { position in
                [false, true].map {
                    ArticleQuery(filter, order: order, position: position, isBackward: $0)
                }
            }
        }
    }

    func index(of order: ArticleOrder) -> String {
        switch order {
        case .newest, .oldest, .relevance: index
        case .recentlyUpdated: "articles_by_updated"
        case .title: "articles_by_title"
        }
    }
}

@Suite("SQLite list plans")
struct ListPlanTests {
    @Test(arguments: PlanCase.all, ArticleOrder.allCases)
    private func `a page is a few ranges of the intended index, and no more is sorted than they hold`(
        _ planCase: PlanCase, _ order: ArticleOrder
    ) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        for query in planCase.queries(in: order) {
            let list = try #require(ListStatement(query))
            let plan = try await repository.plan(of: list.sql, values: list.values)
            let index = planCase.index(of: order)
            #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.contains(" INDEX \(index) (") }, "\(plan)")
            let scanned = plan.filter { $0.hasPrefix("SCAN ") }.map { $0.dropFirst("SCAN ".count) }
            #expect(scanned.allSatisfy { $0 == "page" || $0.hasPrefix("(subquery") }, "\(plan)")
            let isMerged = plan.contains { $0.hasPrefix("MERGE") }
            #expect(isMerged || !plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
            let startsAtPlace = plan.contains { $0.contains("id)<(?,?)") || $0.contains("id)>(?,?)") }
            #expect(startsAtPlace == (query.position != nil && !isClipped(query)), "\(plan)")
        }
    }

    /// Whether the place lies outside of the times that match, which then bound the range instead.
    private func isClipped(_ query: ArticleQuery) -> Bool {
        let key: Int64
        switch query.position?.key {
        case .milliseconds(let number), .score(_, let number): key = number
        case .title, nil: return false
        }
        let range = query.order.isByTime ? query.filter.publishedRange : query.filter.updatedRange
        return query.isDescending ? key > range.upper ?? .max : key < range.lower ?? .min
    }

    @Test(arguments: ArticleOrder.allCases, [nil, 1, 3])
    func `a far page takes no more steps than the first`(_ order: ArticleOrder, _ tag: Int?) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        try await repository.seed(3_000)
        for statuses in [ArticleFilter.Statuses.any, .visible(at: .latest)] {
            var filter = ArticleFilter(statuses: statuses)
            if let tag { filter.tagGroups = [[Tag.sample(tag).id]] }
            let fromTheEnd = ArticleQuery(filter, order: order, isBackward: true, limit: 100)
            let place = try #require(try await repository.articles(fromTheEnd).last)
            let first = ArticleQuery(filter, order: order)
            var far = first
            far.position = ArticlePosition(of: place, in: order)
            let steps = try await (repository.steps(of: first), repository.steps(of: far))
            #expect(steps.1 < 2 * steps.0 + 200, "\(statuses)")
        }
    }

    @Test func `a page takes as many steps with thrice the articles`() async throws {
        var steps: [Int] = []
        for count in [1_500, 4_500] {
            let repository = try await SQLiteArticleRepository.inMemory()
            try await repository.seed(count)
            var filter = ArticleFilter(statuses: .visible(at: .latest))
            filter.tagGroups = [[Tag.sample(1).id]]
            steps.append(try await repository.steps(of: ArticleQuery(filter)))
        }
        #expect(steps[1] <= steps[0] + 50)
    }
}
