import Articles
import ArticlesConformance
import Testing

@testable import ArticlesPostgreSQL

/// A filter, the index that its pages by time come from, and the one of its pages in other orders unless that
/// is the order's own.
private struct PlanCase: Sendable {
    let name: String
    let index: String
    let otherIndex: String?
    let change: @Sendable (inout ArticleFilter) -> Void

    init(
        _ name: String, _ index: String, other: String? = nil,
        _ change: @escaping @Sendable (inout ArticleFilter) -> Void
    ) {
        (self.name, self.index, otherIndex, self.change) = (name, index, other, change)
    }

    static let articles = 24_000
    private static let tagIndex = "article_tags_by_published"
    private static let authorIndex = "article_authors_by_published"
    private static func tags(_ groups: [Int]...) -> [[TagID]] { groups.map { $0.map { Tag.sample($0).id } } }
    private static func after(_ number: Int) -> Timestamp { Timestamp.sample.adding(Int64(number)) }

    static let all = [
        PlanCase("all", "articles_by_published") { _ in },
        PlanCase("a tag", tagIndex) { $0.tagGroups = tags([1]) },
        PlanCase("a rare tag", tagIndex, other: tagIndex) { $0.tagGroups = tags([2]) },
        PlanCase("a tag that no article has", tagIndex, other: tagIndex) { $0.tagGroups = tags([9]) },
        PlanCase("one of two tags", tagIndex) { $0.tagGroups = tags([1, 2]) },
        PlanCase("both tags", tagIndex) { $0.tagGroups = tags([1], [3, 4]) },
        PlanCase("two tags, one rare", tagIndex, other: tagIndex) { $0.tagGroups = tags([3], [2]) },
        PlanCase("not a tag", "articles_by_published") { $0.excludedTags = [Tag.sample(1).id] },
        PlanCase("an author", authorIndex) { $0.author = "ada" },
        PlanCase("a rare author", authorIndex, other: authorIndex) { $0.author = "bo" },
        PlanCase("a rare author and a tag", authorIndex, other: authorIndex) {
            ($0.author, $0.tagGroups) = ("bo", tags([3]))
        },
        PlanCase("an author and a tag", tagIndex) { ($0.author, $0.tagGroups) = ("ada", tags([1])) },
        PlanCase("a language", "articles_by_language") { $0.language = "en" },
        PlanCase("a rare language", "articles_by_language", other: "articles_by_language") {
            $0.language = "de"
        },
        PlanCase("times", "articles_by_published") {
            ($0.publishedAfter, $0.publishedBefore) = (after(6_000), after(18_000))
        },
        PlanCase("few times", "articles_by_published", other: "articles_by_published") {
            ($0.publishedAfter, $0.publishedBefore) = (after(6_000), after(6_100))
        },
        PlanCase("changed", "articles_by_published") { $0.updatedAfter = after(3_000) },
        PlanCase("changed lately", "articles_by_updated", other: "articles_by_updated") {
            $0.updatedAfter = after(9_990)
        },
    ]

    func filter(_ statuses: ArticleFilter.Statuses) -> ArticleFilter {
        var filter = ArticleFilter(statuses: statuses)
        change(&filter)
        return filter
    }

    func index(of order: ArticleOrder) -> String {
        switch order {
        case .newest, .oldest, .relevance: index
        case .recentlyUpdated where name.hasPrefix("changed"): "articles_by_updated"
        case .recentlyUpdated: otherIndex ?? "articles_by_updated"
        case .title: otherIndex ?? "articles_by_title"
        }
    }
}

extension PostgreSQLTests {
    @Suite("PostgreSQL list plans") struct ListPlanTests {
        private static let big: Set = ["articles", "article_tags", "article_authors"]
        private static let statuses: [ArticleFilter.Statuses] = [.visible(at: .latest), .any]

        @Test func `a page is a few ranges of the intended index, near or far`() async throws {
            try await TestSchema.with { schema in
                try await schema.seed(PlanCase.articles)
                for planCase in PlanCase.all {
                    for order in ArticleOrder.allCases {
                        for statuses in Self.statuses {
                            let query = ArticleQuery(planCase.filter(statuses), order: order, limit: 21)
                            for mode in PlanMode.allCases {
                                try await expect(planCase, query, mode, schema)
                            }
                        }
                    }
                }
            }
        }

        /// The first page, the last, and the two behind places in the middle.
        private func expect(
            _ planCase: PlanCase, _ first: ArticleQuery, _ mode: PlanMode, _ schema: TestSchema
        ) async throws {
            var middle = first
            middle.limit = 200
            let place = try await schema.repository.articles(middle).last
            for position in [nil, place.map { ArticlePosition(of: $0, in: first.order) }] {
                for isBackward in [false, true] {
                    var query = first
                    (query.position, query.isBackward) = (position, isBackward)
                    let plan = try await schema.plan(of: query, mode)
                    let what =
                        "\(planCase.name), \(query.order), \(query.filter.statuses), \(isBackward), \(mode)"
                    let scanned = plan.all.filter { $0.type == "Seq Scan" }.compactMap(\.relation)
                    #expect(Self.big.isDisjoint(with: scanned), "\(what): scans \(scanned)")
                    let index = planCase.index(of: query.order)
                    let indexes = plan.all.compactMap(\.index)
                    #expect(indexes.contains(index), "\(what): \(indexes)")
                    let sorted = plan.all.filter { $0.type.contains("Sort") }.map(\.rows).max() ?? 0
                    #expect(sorted <= Double(ListCondition.mostSorted), "\(what): sorts \(sorted) rows")
                    #expect(plan.blocks < 4_000, "\(what): \(plan.blocks) blocks")
                }
            }
        }

        @Test func `a page reads no more with four times the articles`() async throws {
            var blocks: [[Int]] = []
            for count in [6_000, PlanCase.articles] {
                try await TestSchema.with { schema in
                    try await schema.seed(count)
                    try await schema.script("VACUUM")
                    var counts: [Int] = []
                    for order in ArticleOrder.allCases {
                        for tag in [nil, 1] {
                            var filter = ArticleFilter(statuses: .visible(at: .latest))
                            filter.tagGroups = tag.map { [[Tag.sample($0).id]] } ?? []
                            let query = ArticleQuery(filter, order: order)
                            counts.append(try await schema.plan(of: query, .generic).blocks)
                        }
                    }
                    blocks.append(counts)
                }
            }
            #expect(zip(blocks[0], blocks[1]).allSatisfy { $1 <= $0 * 3 / 2 + 50 }, "\(blocks)")
        }

        @Test func `no fixed statement reads a big table from end to end`() async throws {
            try await TestSchema.with { schema in
                try await schema.seed(PlanCase.articles)
                try await schema.seedAnalyses()
                try await schema.seedDocuments()
                try await schema.script(
                    """
                    INSERT INTO tags (id, slug, key, name, is_declared, version, created_at, updated_at)
                    SELECT gen_random_uuid(), 'idle-' || n, 'idle ' || n, 'Idle', true, 1, n, n
                    FROM generate_series(1, 50000) AS n;
                    INSERT INTO tag_words SELECT key, id FROM tags;
                    INSERT INTO merged_tags SELECT id, id FROM tags;
                    INSERT INTO former_slugs SELECT 'former-' || n, lpad(to_hex(n), 32, '0')::uuid, n
                    FROM generate_series(1, 20000) AS n;
                    INSERT INTO former_tag_slugs SELECT 'former-' || slug, id, 0 FROM tags;
                    INSERT INTO former_tag_keys SELECT 'former ' || key, id, 0, true FROM tags;
                    INSERT INTO tombstones SELECT gen_random_uuid(), 'gone-' || n, 2, true, n
                    FROM generate_series(1, 20000) AS n;
                    ANALYZE
                    """)
                let big = Self.big.union([
                    "tags", "former_slugs", "former_tag_slugs", "former_tag_keys", "tombstones",
                    "article_analyses",
                    "article_terms", "related_overrides", "search_documents", "tag_words", "merged_tags",
                ])
                for statement in Statement.all where !Self.wholes.contains(statement.name) {
                    let plan = try await schema.plan(of: statement.prepared, nil, .generic)
                    let scanned = plan.all.filter { $0.type.contains("Seq Scan") }.compactMap(\.relation)
                    #expect(big.isDisjoint(with: scanned), "\(statement): \(scanned)")
                }
            }
        }

        /// Those that look for any row, whose order is by a count of all, or that count.
        private static let wholes: Set = ["ping", "tagsByCount", "tagsByCountBackward", "outdatedCount"]
    }
}
