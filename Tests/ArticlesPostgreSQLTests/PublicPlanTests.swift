import Articles
import ArticlesConformance
import PostgreSQLClient
import Testing

@testable import ArticlesPostgreSQL

extension PostgreSQLTests {
    @Suite("PostgreSQL statements for the public")
    struct PublicPlanTests {
        @Test(arguments: PlanMode.allCases)
        func `what the public asks for is found where nothing hidden is`(_ mode: PlanMode) async throws {
            try await TestSchema.with { schema in
                try await schema.seed(4_000)
                try await schema.script("ANALYZE articles")
                let now = PostgreSQLValue.time(.latest)
                let cases: [(Statement, PostgreSQLValue, String)] = [
                    (.publicArticleByID, .id(.sample(1)), "articles_published_by_id"),
                    (.publicArticleBySlug, .text("article-1"), "articles_published_by_slug"),
                ]
                for (statement, value, index) in cases {
                    let plan = try await schema.plan(
                        of: statement.prepared, [value, .bool(true), now], mode)
                    let ofArticles = plan.all.filter { $0.relation == "articles" }.compactMap(\.index)
                    #expect(ofArticles == [index], "\(statement)")
                }
            }
        }

        /// A connection keeps the plan that it made while the tables were empty until the server has looked at them.
        @Test func `slugs are looked up in indexes, also before the server has statistics`() async throws {
            try await TestSchema.with { schema in
                let asked = PostgreSQLValue.slugs((1...4).map { .sample("article-\($0)") })
                let plan = try await schema.plan(of: Statement.slugHolders.prepared, [asked], .generic)
                let scans = plan.all.filter { $0.relation != nil }
                #expect(scans.count == 3 && scans.allSatisfy { $0.index != nil })
            }
        }

        @Test func `a hidden article or tag costs as many blocks as nothing`() async throws {
            try await TestSchema.with { schema in
                let tag = Articles.Tag.sample(1, name: "Hidden", isDeclared: false)
                for number in 1...200 { try await schema.repository.insert(.sample(number), newTags: []) }
                var draft = Article.sample(300, slug: "hidden", tags: [tag])
                (draft.status, draft.wasVisible, draft.slugWasVisible) = (.draft, false, false)
                try await schema.repository.insert(draft, newTags: [tag])
                let once = Articles.Tag.sample(2, name: "Once hidden", isDeclared: false)
                var renamed = once
                (renamed.name, renamed.version) = ("Hidden still", 2)
                try await schema.repository.insert(once)
                try await schema.repository.update(renamed, from: once, leavesRedirect: false)
                try await schema.script("ANALYZE")
                let now = PostgreSQLValue.time(.sample.adding(10_000_000))
                var plans: [PlanNode] = []
                for key in ["once hidden", "once hiddem"] {
                    let values: [PostgreSQLValue] = [.textArray([key]), .slugs([]), now]
                    plans.append(
                        try await schema.plan(of: Statement.visibleTagsNamed.prepared, values, .generic))
                }
                #expect(plans[0].all.map(\.blocks) == plans[1].all.map(\.blocks))
                #expect(plans[0].all.map(\.rows) == plans[1].all.map(\.rows))
                func plansOfTags(_ text: String) async throws -> [PlanNode] {
                    let texts = PostgreSQLValue.textArray([text])
                    let ends = PostgreSQLValue.textArray([text.prefixEnd])
                    let list: [PostgreSQLValue] = [
                        .int32Array([1]), now, .bool(false), .text(text), .text(text.prefixEnd),
                        .text(TextBound.lowest), .int64(20),
                    ]
                    return [
                        try await schema.plan(
                            of: Statement.visibleTagsNamed.prepared, [texts, texts, now], .generic),
                        try await schema.plan(
                            of: Statement.publicTagsByWords.prepared, [texts, texts, ends, .int64(200), now],
                            .generic),
                        try await schema.plan(of: Statement.tagsByName.prepared, list, .generic),
                        try await schema.plan(
                            of: Statement.tagsByCount.prepared, list + [.int64(.max)], .generic),
                    ]
                }
                for (first, second) in zip(try await plansOfTags("hidden"), try await plansOfTags("hiddem")) {
                    #expect(first.all.map(\.blocks) == second.all.map(\.blocks))
                    #expect(first.all.map(\.rows) == second.all.map(\.rows))
                }
                let pairs: [(Statement, PostgreSQLValue, PostgreSQLValue)] = [
                    (.publicArticleByID, .id(draft.id), .id(.sample(301))),
                    (.publicArticleBySlug, .text("hidden"), .text("hiddem")),
                    (.publicFormerSlug, .text("hidden"), .text("hiddem")),
                ]
                for (statement, hidden, nothing) in pairs {
                    let rest = statement.name == "publicFormerSlug" ? [now] : [.bool(true), now]
                    let first = try await schema.plan(of: statement.prepared, [hidden] + rest, .generic)
                    let second = try await schema.plan(of: statement.prepared, [nothing] + rest, .generic)
                    #expect(first.all.map(\.blocks) == second.all.map(\.blocks), "\(statement)")
                    #expect(first.all.map(\.rows) == second.all.map(\.rows), "\(statement)")
                }
            }
        }
    }
}
