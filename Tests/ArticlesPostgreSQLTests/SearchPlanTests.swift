import Articles
import ArticlesConformance
import PostgreSQLClient
import Testing

@testable import ArticlesPostgreSQL

extension PostgreSQLTests {
    @Suite("PostgreSQL plans for searches") struct SearchPlanTests {
        private static let articles = 8_000
        private static let words: [[[SearchTerm]]] = [
            [[.key("common_en")]], [[.key("first3_en")], [.key("second4_en")]], [[.key("rare7_en")]],
            [[.key("absent_en")]], [[.prefix("first")]], [[.phrase(["common_en", "first3_en"])]],
            [[.key("first1_en"), .key("first2_en"), .key("second3_en")]],
        ]

        @Test(arguments: PlanMode.allCases)
        func
            `what matches comes from the index, costs less than a block, and only a page of articles is read`(
                _ mode: PlanMode
            ) async throws
        {
            try await TestSchema.with { schema in
                try await schema.seed(Self.articles)
                try await schema.seedDocuments()
                for words in Self.words {
                    for order in ArticleOrder.allCases {
                        var filter = ArticleFilter(statuses: .visible(at: .latest))
                        filter.search = SearchQuery([.init(required: words)])
                        var query = ArticleQuery(filter, order: order, limit: 21)
                        query.scores = Self.scores
                        let first = try await schema.plan(of: query, mode)
                        expectGathered(first, query)
                        let middle = try await schema.repository.articles(query).last
                        query.position = middle.map {
                            ArticlePosition(of: $0, in: order, scores: Self.scores)
                        }
                        expectGathered(try await schema.plan(of: query, mode), query)
                    }
                }
                try await expectCheapMatches(in: schema, mode)
            }
        }

        @Test(arguments: PlanMode.allCases)
        func `the newest of a frequent word are found among the newest, wherever a page starts`(
            _ mode: PlanMode
        ) async throws {
            try await TestSchema.with { schema in
                try await schema.seed(Self.articles)
                try await schema.seedDocuments()
                var filter = ArticleFilter(statuses: .visible(at: .latest))
                filter.search = SearchQuery([.init(required: [[.key("common_en")]])])
                for order in [ArticleOrder.newest, .relevance] {
                    var query = ArticleQuery(filter, order: order, limit: 21)
                    query.scores = order == .relevance ? Self.scores : [:]
                    for _ in 0..<30 {
                        let list = try #require(try await schema.repository.list(query))
                        var shape = list.shape
                        shape.source = .newestSearch
                        let statement = ListStatement(shape)
                        let plan = try await schema.plan(
                            of: statement.prepared, statement.values(list.values), mode)
                        #expect(!plan.all.contains { $0.type.contains("Seq Scan") && $0.relation != nil })
                        let indexes = plan.all.compactMap(\.index)
                        #expect(indexes.contains("search_documents_by_published"), "\(indexes)")
                        #expect(!indexes.contains("search_documents_words"), "\(indexes)")
                        // The words of 1,000 documents, and of the scored ones; not of all.
                        #expect(plan.blocks < Self.articles, "\(plan.blocks)")
                        let page = try #require(try await schema.repository.newestPage(list))
                        let all = try await schema.repository.gathered(list)
                        #expect(page.map(\.id) == all.map(\.id))
                        if page.allSatisfy({ query.scores[$0.id] != nil }) {
                            let newest = plan.all.filter { $0.index == "search_documents_by_published" }
                            #expect(newest.allSatisfy { $0.rows == 0 }, "\(newest)")
                        }
                        query.position = page.last.map {
                            ArticlePosition(of: $0, in: order, scores: query.scores)
                        }
                    }
                }
            }
        }

        private func expectCheapMatches(in schema: TestSchema, _ mode: PlanMode) async throws {
            var filter = ArticleFilter(statuses: .visible(at: .latest))
            filter.search = SearchQuery([.init(required: [[.key("common_en")]])])
            for order in [ArticleOrder.newest, .recentlyUpdated, .relevance] {
                let plan = try await schema.plan(of: ArticleQuery(filter, order: order, limit: 21), mode)
                #expect(plan.blocks < Self.articles / 10, "\(order): \(plan.blocks)")
            }
        }

        private static let scores = Dictionary(
            uniqueKeysWithValues: (1...500).map { (UniqueID(high: 0, low: UInt64($0 * 31)), $0) })

        private func expectGathered(_ plan: PlanNode, _ query: ArticleQuery) {
            let what = "\(query.order), \(query.filter.search?.branches ?? [])"
            let scanned = plan.all.filter { $0.type.contains("Seq Scan") }.compactMap(\.relation)
            #expect(scanned.isEmpty, "\(what): scans \(scanned)")
            let indexes = plan.all.compactMap(\.index)
            #expect(indexes.contains("search_documents_words"), "\(what): \(indexes)")
            guard query.order != .title else { return }
            let read = plan.all.filter { $0.relation == "articles" }.map(\.rows).reduce(0, +)
            #expect(read <= 21, "\(what): reads \(read) articles")
        }
    }
}

extension TestSchema {
    /// Stores a document of each article: of a word that all have, one of ten, another of ten, one of 1,000,
    /// and 60 more; and lets the server see what it has.
    func seedDocuments() async throws {
        try await script(
            """
            INSERT INTO search_documents (article_id, published_key, updated_at, status, version, padding, words)
            SELECT a.id, a.published_key, a.updated_at, a.status, 1, repeat(' ', 2000), (
                '''common_en'':1 ''first' || a.published_key % 10 || '_en'':2 ''second'
                || a.published_key / 10 % 10 || '_en'':4 ''rare' || a.published_key % 1000 || '_en'':6 '
                || (SELECT string_agg('''filler' || n * (a.published_key % 50) || '_en'':' || n + 10, ' ')
                    FROM generate_series(1, 60) AS n))::tsvector
            FROM articles AS a
            """)
        try await script("VACUUM ANALYZE search_documents")
    }
}
