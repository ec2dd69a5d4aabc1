import Articles
import ArticlesConformance
import Foundation
import Testing
import TextAnalysis

@testable import ArticlesSQLite
@testable import SQLiteClient

extension TermIndexLimits {
    /// Everything that happens to a large index happens to a few articles.
    static let tiny = TermIndexLimits(
        memtable: 3, fanout: 2, interval: 1, step: 2, segments: 6, block: 2)
}

@Suite("SQLite term index")
struct TermIndexTests {
    /// Stores articles with three of twenty terms each, withdraws some and changes others.
    private func repository(
        _ limits: TermIndexLimits, count: Int = 400
    ) async throws -> SQLiteArticleRepository {
        let repository = try await SQLiteArticleRepository.inMemory(limits)
        for number in 1...count {
            let article = IndexedArticle.withTerms(number, seed: number)
            try await repository.insert(article, newTags: [])
            if number % 5 == 0 { try await repository.delete(article.tombstone) }
            if number % 5 == 1 {
                var next = article.revised()
                next.analysis = IndexedArticle.withTerms(number, seed: number + 1).analysis
                try await repository.update(next, from: article, newTags: [])
            }
        }
        return repository
    }

    private let query = CandidateQuery(
        terms: (0..<20).map { LeadingTerm(id: .numbered($0), weight: 3 + $0) }, version: 1,
        postingsPerTerm: 25,
        excluded: [.sample(3), .sample(8)], now: .latest, limit: 300)

    @Test func `the candidates are the same, however the index is compacted`() async throws {
        let plain = try await repository(TermIndexLimits())
        let expected = try await plain.candidates(query)
        #expect(expected.count > 100)
        for (memtable, fanout, step, block) in [(3, 2, 2, 2), (10, 3, 1, 5), (1, 4, 100, 52), (50, 2, 7, 1)] {
            let limits = TermIndexLimits(
                memtable: memtable, fanout: fanout, interval: 1, step: step, segments: 6, block: block)
            let repository = try await repository(limits)
            #expect(try await repository.candidates(query) == expected, "\(limits)")
            try await repository.expectConsistentTerms()
        }
    }

    @Test func `the memtable stays small and the segments few`() async throws {
        let repository = try await repository(.tiny)
        #expect(try await repository.number("SELECT count(*) FROM queued_terms") <= 3)
        #expect(try await repository.number("SELECT count(*) FROM term_runs") <= 7)
        #expect(try await repository.number("SELECT max(level) FROM term_runs") > 3)
        let orphans = "SELECT count(*) FROM term_blocks WHERE run_id NOT IN (SELECT id FROM term_runs)"
        #expect(try await repository.number(orphans) == 0)
    }

    @Test func `deleting all articles leaves no postings`() async throws {
        let repository = try await repository(.tiny, count: 60)
        let query = ArticleQuery(ArticleFilter(statuses: .any), limit: 100)
        for article in try await repository.articles(query) { try await repository.delete(article.tombstone) }
        for table in ["queued_terms", "sorted_terms", "term_blocks", "article_analyses"] {
            #expect(try await repository.number("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
    }

    @Test func `a change that leaves the terms alone leaves the index alone`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory(.tiny)
        var articles = (1...9).map { IndexedArticle.withTerms($0, seed: $0) }
        for article in articles { try await repository.insert(article, newTags: []) }
        try await repository.script(
            """
            CREATE TEMP TRIGGER fault AFTER UPDATE ON term_blocks BEGIN SELECT RAISE(ABORT, 'fault'); END;
            CREATE TEMP TRIGGER fault2 AFTER INSERT ON queued_terms BEGIN SELECT RAISE(ABORT, 'fault'); END;
            """)
        for index in articles.indices {
            var next = articles[index].revised()
            next.publishedAt = .sample
            next.analysis?.fingerprint = 7
            try await repository.update(next, from: articles[index], newTags: [])
            articles[index] = next
        }
        let sample = try await repository.sample(SampleQuery(version: 1, size: 9, now: .sample))
        #expect(sample.count == 9 && sample.allSatisfy { $0.fingerprint == 7 })
    }

    @Test func `of a common term no more postings of a segment are read than asked for`() async throws {
        for count in [600, 1_800] {
            let limits = TermIndexLimits(
                memtable: 50, fanout: 4, interval: 1, step: 50, segments: 12, block: 52)
            let repository = try await SQLiteArticleRepository.inMemory(limits)
            for number in 1...count {
                try await repository.insert(.withTerms(number, seed: 0), newTags: [])
            }
            let segments = try await repository.number("SELECT count(*) FROM term_runs")
            let read = try await repository.postingsRead(of: .numbered(0), limit: 20)
            #expect((20...20 * segments).contains(read))
        }
    }

    @Test func `a damaged block is an error, and not a crash`() async throws {
        let repository = try await repository(.tiny, count: 30)
        try await repository.script("UPDATE term_blocks SET postings = x'00'")
        let error = await #expect(throws: ArticleError.self) { try await repository.candidates(query) }
        #expect(error?.code == .faulty)
    }
}

extension TermID {
    fileprivate static func numbered(_ number: Int) -> TermID { TermID(stem: "term \(number)") }
}

extension IndexedArticle {
    fileprivate static func withTerms(_ number: Int, seed: Int) -> IndexedArticle {
        let terms = [0, 7, 11].map { offset in
            LeadingTerm(id: .numbered((seed + offset) % 20), weight: 1 + seed * (offset + 3) % 255)
        }
        let analysis = ArticleAnalysis(
            version: 1, leadingTerms: terms.sorted { $0.weight > $1.weight }, profile: [1], fingerprint: 1)
        return IndexedArticle(.sample(number), analysis: analysis)
    }
}

extension SQLiteArticleRepository {
    fileprivate func number(_ sql: String) async throws -> Int {
        try await database.read(.short) {
            try $0.select(sql) { try $0.decode(Int.self, atIndex: 0) }.first ?? 0
        }
    }

    /// How many postings a question for one term reads.
    fileprivate func postingsRead(of term: TermID, limit: Int) async throws -> Int {
        try await database.read(.short) { database in
            try database.heaviestPostings(
                of: TermNumbers.term(term, version: 1), in: try database.segments().map(\.id), limit: limit
            ).count
        }
    }

    /// The postings are those of the articles, each in one place, in order.
    func expectConsistentTerms() async throws {
        let (listed, found) = try await database.read(.short) { database in
            var listed: [TermPosting] = []
            for table in ["queued_terms", "sorted_terms"] {
                _ = try database.select("SELECT article_id, numbers FROM \(table)") { row in
                    let article = try row.decode(StoredID.self, atIndex: 0).id
                    let numbers = try TermNumbers(row.decode(Data.self, atIndex: 1)).values
                    listed += numbers.map { TermPosting(number: $0, article: article) }
                }
            }
            var found: [TermPosting] = []
            try database.step(.memtable, []) { row in
                let article = try row.id(0)
                try row.termNumbers(1) { found.append(TermPosting(number: $0, article: article)) }
                return true
            }
            for segment in try database.segments() {
                var ofSegment: [TermPosting] = []
                try database.step(.blocksUpToTerm, [segment.id, Int64.max]) { row in
                    let term = row.number(0)
                    return try row.postings(1) { posting in
                        ofSegment.append(TermPosting(term: term, posting: posting))
                        return true
                    }
                }
                #expect(ofSegment == ofSegment.sorted())
                found += ofSegment
            }
            return (listed.sorted(), found.sorted())
        }
        #expect(found == listed)
    }
}
