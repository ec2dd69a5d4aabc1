import Articles
import ArticlesConformance
import PostgreSQLClient
import Testing
import TextAnalysis

@testable import ArticlesPostgreSQL

extension PostgreSQLTests {
    @Suite("PostgreSQL rows for related articles") struct RelatedTests {
        @Test func `only the rows of terms that change are touched`() async throws {
            try await TestSchema.with { schema in
                let words = (1...30).map { "word\($0)" }
                let first = Article.sample(1).analysed(words.joined(separator: " "))
                try await schema.repository.insert(first, newTags: [])
                let before = Set(try await schema.termRows())
                #expect(before.count == first.analysis?.leadingTerms.count)
                var second = first.revised(title: "Another")
                try await schema.repository.update(second, from: first, newTags: [])
                #expect(Set(try await schema.termRows()) == before)
                let old = try #require(first.analysis)
                second.analysis?.leadingTerms.removeLast()
                let third = second.revised()
                try await schema.repository.update(third, from: second, newTags: [])
                let after = Set(try await schema.termRows())
                #expect(after.isSubset(of: before))
                #expect(after.count == old.leadingTerms.count - 1)
            }
        }

        @Test func `an analysis that did not change is not written again`() async throws {
            try await TestSchema.with { schema in
                let place = "SELECT ctid::text FROM article_analyses"
                let first = Article.sample(1).analysed("krill whales plankton")
                try await schema.repository.insert(first, newTags: [])
                let before = try await schema.texts(place)
                let second = first.revised(title: "Another")
                try await schema.repository.update(second, from: first, newTags: [])
                #expect(try await schema.texts(place) == before)
                var third = second.revised()
                third.analysis?.fingerprint += 1
                try await schema.repository.update(third, from: second, newTags: [])
                #expect(try await schema.texts(place) != before)
                #expect(try await schema.texts("SELECT signature::text FROM article_analyses").count == 1)
            }
        }

        @Test func `nothing is left of an article that is withdrawn or deleted`() async throws {
            try await TestSchema.with { schema in
                let rest = """
                    SELECT ((SELECT count(*) FROM article_terms) + (SELECT count(*) FROM article_analyses)
                        + (SELECT count(*) FROM related_overrides))::text
                    """
                let first = Article.sample(1).analysed("krill whales plankton")
                try await schema.repository.insert(first, newTags: [])
                var second = first.revised()
                second.analysis = nil
                try await schema.repository.update(second, from: first, newTags: [])
                #expect(try await schema.texts(rest) == ["0"])
                let third = second.article.revised().analysed("yeast flour")
                try await schema.repository.update(third, from: second, newTags: [])
                try await schema.repository.insert(.sample(2), newTags: [])
                try await schema.repository.setOverrides(.init(pinned: [.sample(1)]), of: .sample(2))
                #expect(try await schema.texts(rest) != ["0"])
                try await schema.repository.delete(third.tombstone)
                #expect(try await schema.texts(rest) == ["0"])
            }
        }

        @Test func `the largest profile stays in its row`() async throws {
            try await TestSchema.with { schema in
                let words = (1...400).map { "word\($0)" }
                var article = Article.sample(1).analysed(words.joined(separator: " "))
                article.analysis?.profile = (0..<1_921).map { UInt8(truncatingIfNeeded: $0 * 7_919 >> 3) }
                article.analysis?.leadingTerms += (1...24).map {
                    LeadingTerm(id: TitleTerms.word("word\($0)"), weight: 9)
                }
                article.language = "zh-Hant-TW-x-a-long-private-subtag"
                try await schema.repository.insert(article, newTags: [])
                #expect(article.analysis?.leadingTerms.count ?? 0 >= 88)
                let outside = """
                    SELECT pg_relation_size(reltoastrelid)::text FROM pg_class
                    WHERE oid = 'article_analyses'::regclass
                    """
                #expect(try await schema.texts(outside) == ["0"])
                let profile = try await schema.repository.profiles(
                    of: [article.id], version: TextAnalyzer.version
                ).first
                #expect(profile?.profile == article.analysis?.profile)
                #expect(profile?.language == article.language)
            }
        }

        @Test func `a version or a weight that has no number is refused, not mixed up`() async throws {
            try await TestSchema.with { schema in
                let article = Article.sample(1).analysed("krill whales plankton")
                let analysis = try #require(article.analysis)
                for version in [-1, 256, 512 + analysis.version, .max, .min] {
                    var other = article
                    other.analysis?.version = version
                    let failure = await articleError { [other] () async throws(ArticleError) in
                        try await schema.repository.insert(other, newTags: [])
                    }
                    #expect(failure?.code == .internal)
                }
                try await schema.repository.insert(article, newTags: [])
                let now = Timestamp.sample.adding(100_000)
                for version in [
                    -1, 0, analysis.version + 1, 256 + analysis.version, 512 + analysis.version, .max, .min,
                ] {
                    let query = CandidateQuery(terms: analysis.leadingTerms, version: version, now: now)
                    #expect(try await schema.repository.candidates(query) == [])
                    #expect(try await schema.repository.profiles(of: [article.id], version: version) == [])
                    let sample = SampleQuery(version: version, size: 10, now: now)
                    #expect(try await schema.repository.sample(sample) == [])
                }
                let query = CandidateQuery(
                    terms: analysis.leadingTerms, version: analysis.version, now: now)
                #expect(try await schema.repository.candidates(query).map(\.article) == [article.id])
            }
        }

        @Test func `articles under 64 writers have all their rows`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                let articles = (1...64).map { number in
                    let words = (0...20).map { "word\($0 * number)" }
                    return Article.sample(number).analysed(words.joined(separator: " "))
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for article in articles {
                        group.addTask {
                            try await repository.insert(article, newTags: [])
                            let next = article.article.revised().analysed("krill \(article.body)")
                            try await repository.update(next, from: article, newTags: [])
                        }
                    }
                    try await group.waitForAll()
                }
                let strays = """
                    SELECT count(*)::text FROM article_terms AS x FULL JOIN (
                        SELECT n.number, s.article_id
                        FROM article_analyses AS s CROSS JOIN unnest(s.terms) AS n (number)
                    ) AS s ON s.number = x.number AND s.article_id = x.article_id
                    WHERE x.number IS NULL OR s.number IS NULL
                    """
                #expect(try await schema.texts(strays) == ["0"])
                let query = SampleQuery(version: TextAnalyzer.version, size: 100, now: .latest)
                #expect(try await repository.sampleState(query).count == 64)
            }
        }

        @Test func `of two editors at once one has the last word`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                for number in 1...9 { try await repository.insert(.sample(number), newTags: []) }
                let one = ArticleID.sample(1)
                let sides = [[2, 3, 4], [5, 6, 7, 8]].map { $0.map { ArticleID.sample($0) } }
                for _ in 1...20 {
                    async let first: Void = repository.setOverrides(.init(pinned: sides[0]), of: one)
                    async let second: Void = repository.setOverrides(.init(excluded: sides[1]), of: one)
                    async let other: Void = repository.setOverrides(.init(pinned: [one]), of: .sample(2))
                    _ = try await (first, second, other)
                    let stored = try await repository.overrides(of: one)
                    let isOne = stored == .init(pinned: sides[0]) || stored == .init(excluded: sides[1])
                    #expect(isOne, "\(stored)")
                }
            }
        }

        @Test func `a target that is deleted meanwhile is left out`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                try await repository.insert(.sample(1), newTags: [])
                for round in 2...31 {
                    let target = Article.sample(round)
                    try await repository.insert(target, newTags: [])
                    async let deleting: Void = repository.delete(target.tombstone)
                    try await repository.setOverrides(.init(pinned: [target.id]), of: .sample(1))
                    try await deleting
                    #expect(try await repository.overrides(of: .sample(1)) == RelatedOverrides())
                }
            }
        }
    }
}

extension Article {
    /// The article with this body, and with its analysis.
    fileprivate func analysed(_ body: String) -> IndexedArticle {
        var article = self
        article.body = body
        return IndexedArticle(article, analysis: ArticleAnalysis(of: article))
    }
}

extension TestSchema {
    /// The rows of terms, each with the place where it lies.
    fileprivate func termRows() async throws -> [String] {
        try await texts("SELECT ctid || ' ' || number FROM article_terms")
    }
}
