import Articles
import ArticlesConformance
import PostgreSQLClient
import Testing

@testable import ArticlesPostgreSQL

extension PostgreSQLTests {
    @Suite("PostgreSQL plans for related articles") struct RelatedPlanTests {
        private static let big: Set = ["articles", "article_tags", "article_analyses", "article_terms"]
        private static let articles = 12_000

        @Test(arguments: PlanMode.allCases)
        func `candidates and samples come from the starts of indexes`(_ mode: PlanMode) async throws {
            try await TestSchema.with { schema in
                try await schema.seed(Self.articles)
                try await schema.seedAnalyses()
                for count in [20, 2_000] as [Int64] {
                    let rows = try await schema.plan(
                        of: Statement.termRows.prepared, Self.terms(rowsOfTerm: count), mode)
                    expectIndexes(
                        of: rows, ["article_terms_key", "article_tags_by_published", "articles_by_published"])
                    // What is to appear is read once, not for each term.
                    let hidden = rows.all.filter { $0.index == "articles_by_published" }.map(\.rows)
                    #expect(hidden.count == 1 && (1...100).contains(hidden[0]), "\(hidden)")
                    let walked = rows.all.filter { $0.index == "article_terms_key" }.map(\.rows)
                    #expect(walked.allSatisfy { $0 <= Double(24 * count) }, "\(walked)")
                    #expect(rows.blocks < 27 * (10 + count / 50))
                    for statement in [Statement.sampleState, .sample] {
                        let values: [PostgreSQLValue] = [.int16(1), Self.now, .int64(count)]
                        let sample = try await schema.plan(of: statement.prepared, values, mode)
                        expectIndexes(of: sample, ["article_analyses_by_sample"])
                        #expect(sample.blocks < 10 + count / 40)
                    }
                }
            }
        }

        @Test(arguments: PlanMode.allCases)
        func `what is known of some articles is looked up, not looked for`(_ mode: PlanMode) async throws {
            try await TestSchema.with { schema in
                try await schema.seed(Self.articles)
                try await schema.seedAnalyses()
                let ids = PostgreSQLValue.ids((1...40).map { UniqueID(high: 0, low: UInt64($0 * 14)) })
                for (statement, values) in [
                    (Statement.profiles, [.int16(1)]), (.articlesByIDs, [.bool(true)]),
                    (.shownAnalyses, [.int16(1), Self.now]),
                ] as [(Statement, [PostgreSQLValue])] {
                    let plan = try await schema.plan(of: statement.prepared, [ids] + values, mode)
                    let scanned = plan.all.filter { $0.type.contains("Seq Scan") }.compactMap(\.relation)
                    #expect(Self.big.isDisjoint(with: scanned), "\(scanned)")
                    #expect(plan.blocks < 40 * 30, "\(statement): \(plan.blocks)")
                    #expect(plan.rows == 40)
                }
            }
        }

        /// With so few that a scan of all looks cheap to the planner, and costs ten times as much as three look-ups.
        @Test(arguments: PlanMode.allCases)
        func `tags of articles are not read anew for each of them`(_ mode: PlanMode) async throws {
            try await TestSchema.with { schema in
                try await schema.seed(4_000)
                try await schema.script(
                    """
                    DELETE FROM article_tags AS x USING tags AS t
                    WHERE t.id = x.tag_id AND t.slug LIKE 'many-%' AND t.created_at > 500;
                    DELETE FROM tags WHERE slug LIKE 'many-%' AND created_at > 500
                    """)
                try await schema.seedAnalyses()
                let page = ArticleQuery(
                    ArticleFilter(statuses: .visible(at: .latest)), order: .newest, limit: 20)
                let list = try await schema.plan(of: page, mode)
                #expect(list.rows == 20 && list.rowsOfTags <= 20 * 5, "\(list.rowsOfTags)")
                let ids = PostgreSQLValue.ids((1...40).map { UniqueID(high: 0, low: UInt64($0 * 14)) })
                let values = [ids, .int16(1), .int64Array(Array(repeating: 0, count: 40))]
                let profiles = try await schema.plan(of: Statement.changedProfiles.prepared, values, mode)
                #expect(profiles.rows == 40 && profiles.rowsOfTags <= 600, "\(profiles.rowsOfTags)")
            }
        }

        /// All that is read, but for the tables of one row, is in an index.
        private func expectIndexes(
            of plan: PlanNode, _ indexes: Set<String>, _ location: Testing.SourceLocation = #_sourceLocation
        ) {
            let scans = plan.all.filter { node in
                node.relation.map { !["tag_revisions", "used_analyses"].contains($0) } ?? false
            }
            #expect(scans.allSatisfy { $0.type == "Index Only Scan" }, "\(scans)", sourceLocation: location)
            #expect(Set(scans.compactMap(\.index)) == indexes, sourceLocation: location)
        }

        private static let now = PostgreSQLValue.time(.sample.adding(Int64(articles) - 100))

        /// The question of an article that is found by 24 terms and three tags.
        private static func terms(rowsOfTerm count: Int64) -> [PostgreSQLValue] {
            [
                .int64Array((0..<24).map { TermNumber.count << 47 | $0 << 8 }), .int64(count),
                .ids([1, 3, 4].map { Tag.sample($0).id }), now,
            ]
        }
    }
}

extension TestSchema {
    /// Stores an analysis of each article that is published, of 24 terms out of 500, and lets the server see
    /// what it has.
    func seedAnalyses() async throws {
        try await script(Self.analyses)
        try await script(Self.terms)
        try await script(
            """
            INSERT INTO related_overrides SELECT article_id, article_id, 0, n
            FROM article_analyses CROSS JOIN generate_series(1, 4) AS n
            """)
        try await script("VACUUM ANALYZE")
    }

    private static let analyses = """
        INSERT INTO article_analyses (article_id, sample_key, signature, published_at, version, language,
            terms, profile)
        SELECT a.id, abs(hashint8extended(a.published_at, 1)), a.published_at, a.published_at, 1, a.language,
            ARRAY(
                SELECT (1::int8 << 55) + (a.published_at * (n * n + 1) / 7 % 500 << 8) + n * 3
                FROM generate_series(1, 24) AS n),
            decode(repeat(md5(a.slug), 50), 'hex')
        FROM articles AS a WHERE a.status = 1
        """

    private static let terms = """
        INSERT INTO article_terms (number, article_id)
        SELECT DISTINCT n.number, s.article_id
        FROM article_analyses AS s CROSS JOIN unnest(s.terms) AS n (number)
        """
}
