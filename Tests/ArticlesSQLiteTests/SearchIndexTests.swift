import Articles
import ArticlesConformance
import Foundation
import Testing
import TextAnalysis

@testable import ArticlesSQLite
@testable import SQLiteClient

@Suite("SQLite search index")
struct SearchIndexTests {
    @Test func `the numbers of documents go up with the time, state by state`() {
        let day: Int64 = 86_400_000
        let keys: [Int64] = [
            .min, -135_141 * day, -135_140 * day, -day, -1, 0, day - 1, day, 20_000 * day, 900_000 * day,
            .max - 1, .max,
        ]
        for status in 0...2 {
            let ranges = keys.map { DocumentID.ids(status, day: DocumentID.day(ofKey: $0)) }
            for (first, second) in zip(ranges, ranges.dropFirst()) {
                #expect(first == second || first.upperBound < second.lowerBound)
            }
            for (key, range) in zip(keys, ranges) {
                #expect(DocumentID.day(ofID: range.lowerBound) == DocumentID.day(ofKey: key))
                #expect(DocumentID.day(ofID: range.upperBound) == DocumentID.day(ofKey: key))
                let all = DocumentID.ids(status, days: 0...DocumentID.day(ofKey: .max))
                #expect(all.contains(range.lowerBound) && all.contains(range.upperBound))
            }
        }
        #expect(DocumentID.day(ofKey: -1) + 1 == DocumentID.day(ofKey: 0))
        let all = (0...2).map { DocumentID.ids($0, days: 0...DocumentID.day(ofKey: .max)) }
        #expect(all.allSatisfy { one in all.count { $0.overlaps(one) } == 1 })
    }

    @Test func `the largest search has a result`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        try await repository.insert(.found(1, text: "w31_l49 w0_l0"), newTags: [])
        let branches = (0..<50).map { language in
            SearchQuery.Branch(
                required: (0..<32).map { word in
                    [.key("w\(word)_l\(language)"), .key("w31_l49")]
                        + (0..<20).map { .key("#\($0)_\(word)") }
                },
                excluded: [.phrase((0..<250).map { "p\($0)" })])
        }
        var filter = ArticleFilter(statuses: .any)
        filter.search = SearchQuery(branches)
        #expect(try await repository.articles(ArticleQuery(filter)).map(\.id) == [.sample(1)])
    }

    @Test(arguments: ["", "W_en", "a b", "a\"b", "a*", ".", "a.b", "a-b", "\u{0}", "a:b", "^a", "{a}"])
    func `what can't be a key finds nothing, and harms nothing`(_ text: String) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        try await repository.insert(.found(1, text: "a b w_en", hasGap: true), newTags: [])
        for term in [SearchTerm.key(text), .prefix(text), .phrase([text, text]), .phrase(["a", text])] {
            var filter = ArticleFilter(statuses: .any)
            filter.search = SearchQuery([.init(required: [[term]])])
            #expect(try await repository.count(filter) == 0)
            filter.search = SearchQuery([.init(required: [[.key("a"), term]], excluded: [term])])
            #expect(try await repository.articles(ArticleQuery(filter)).count == 1)
        }
    }

    @Test func `a word of every article costs the first page no more with thrice the days`() async throws {
        var steps: [Int] = []
        for days in [60, 180] {
            let repository = try await SQLiteArticleRepository.inMemory()
            for number in 1...days {
                var article = IndexedArticle.found(number, text: "one two")
                article.status = .published
                article.publishedAt = Timestamp(clamping: Int64(number) * 86_400_000)
                try await repository.insert(article, newTags: [])
            }
            var filter = ArticleFilter(statuses: .visible(at: .latest))
            filter.search = SearchQuery([.init(required: [[.key("one")], [.key("two")]])])
            steps.append(try await repository.steps(ofSearch: ArticleQuery(filter, limit: 20)))
        }
        #expect(steps[0] > 40 && steps[0] == steps[1])
    }

    @Test func `a change of the time or the text alone leaves the index right`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        var article = IndexedArticle.found(1, text: "one two")
        try await repository.insert(article, newTags: [])
        let texts = ["one_en two_en", "one_en two_en", "two_en three", "two_ax_en x_en", "_en two"]
        let times: [Int64?] = [nil, 5, 5, 86_400_000 * 9, nil]
        for (text, time) in zip(texts, times) {
            var next = article.revised()
            next.search = IndexedArticle.found(1, text: text).search
            next.publishedAt = time.map { Timestamp(clamping: $0) }
            next.status = time == nil ? .draft : .published
            try await repository.update(next, from: article, newTags: [])
            article = next
            try await repository.expectConsistentSearch()
        }
        try await repository.delete(article.tombstone)
        try await repository.expectConsistentSearch()
        for table in ["search_documents", "search_texts"] {
            #expect(try await repository.texts("SELECT 1 FROM \(table)") == [])
        }
    }

    @Test func `a damaged document is an error, and not a crash`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let article = IndexedArticle.found(1, text: "one two")
        try await repository.insert(article, newTags: [])
        for sequence in ["80", "8080808001", "07"] {
            try await repository.script("UPDATE search_texts SET sequence = x'\(sequence)'")
            let error = await #expect(throws: ArticleError.self) {
                try await repository.delete(article.tombstone)
            }
            #expect(error?.code == .faulty)
        }
    }

    @Test func `derivations bring the words of tags, unless their name is another`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        var tag = Tag.sample(1)
        tag.name = "Space flights"
        let article = Article.sample(1, tags: [tag])
        try await repository.insert(article, newTags: [tag])
        let query = TagWordQuery(words: ["flight"])
        #expect(try await repository.tags(query).map(\.id) == [tag.id])
        try await repository.script("DELETE FROM tag_words")
        var renamed = article
        renamed.tags = [ArticleTag(id: tag.id, slug: tag.slug, name: "Flight of fancy")]
        try await repository.reindex([IndexedArticle(renamed)])
        #expect(try await repository.tags(query).isEmpty)
        try await repository.reindex([IndexedArticle(article)])
        #expect(try await repository.tags(query).map(\.id) == [tag.id])
        let words = try await repository.texts("SELECT word FROM tag_words ORDER BY word")
        #expect(words == tag.searchWords)
    }

    @Test func `analyses of other versions leave nothing behind`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory(.tiny)
        for number in 1...40 {
            var article = IndexedArticle(.sample(number))
            for version in 1...3 {
                article.analysis = ArticleAnalysis(
                    version: version,
                    leadingTerms: [number % 7, 8].map { LeadingTerm(id: TermID(stem: "\($0)"), weight: 9) },
                    profile: [1], fingerprint: 1)
                if version == 1 {
                    try await repository.insert(article, newTags: [])
                } else {
                    try await repository.reindex([article])
                }
            }
        }
        try await repository.expectConsistentTerms()
        try await repository.activateIndex(version: 2)
        try await repository.expectConsistentTerms()
        let versions = try await repository.texts(
            "SELECT DISTINCT CAST(version AS TEXT) FROM article_analyses")
        #expect(versions == ["2"])
        #expect(
            try await repository.texts("SELECT DISTINCT CAST(term >> 47 AS TEXT) FROM term_blocks") == ["2"])
    }
}

extension IndexedArticle {
    /// A draft that is found by these keys.
    fileprivate static func found(_ number: Int, text: String, hasGap: Bool = false) -> IndexedArticle {
        let keys = text.split(separator: " ").map(String.init)
        let document = SearchDocument(
            version: 1, language: "en", keys: keys,
            sequence: keys.indices.map(Int32.init) + (hasGap ? [-1, 0] : []), marks: ["_en", "#1"])
        return IndexedArticle(.sample(number), search: document)
    }
}

extension SQLiteArticleRepository {
    /// How many steps SQLite's machine needs to find a page.
    fileprivate func steps(ofSearch query: ArticleQuery) async throws -> Int {
        let search = try #require(query.filter.search)
        return try await database.read(.short) { database in
            try #require(database.searched(search, query).count == query.limit)
            return try database.prepare(Statement.foundDocumentsBackward.prepared).takeStepCount()
        }
    }

    /// What the index holds is what was given for the documents, no more and no less.
    func expectConsistentSearch() async throws {
        try await script("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        let (expected, found, counts) = try await database.write { database in
            var expected = Set<[String]>()
            _ = try database.select(
                """
                SELECT d.id, x.keys, x.marks, x.sequence
                FROM search_texts AS x LEFT JOIN search_documents AS d ON d.text_id = x.id
                """
            ) { row in
                let document = StoredDocument(
                    keys: try row.decode(String.self, atIndex: 1),
                    marks: try row.decode(String.self, atIndex: 2),
                    sequence: try row.decode(Data.self, atIndex: 3))
                let id = "\(try row.decode(Int64.self, atIndex: 0))"
                for (column, text) in [("words", try document.words()), ("marks", document.marks)] {
                    for (place, token) in text.split(separator: " ").enumerated() {
                        expected.insert([id, column, "\(place)", String(token)])
                    }
                }
            }
            try database.script(
                "CREATE VIRTUAL TABLE temp.held USING fts5vocab (main, search_index, instance)")
            let found = Set(
                try database.select(
                    "SELECT CAST(doc AS TEXT), col, CAST(offset AS TEXT), term FROM temp.held"
                ) { row in
                    var texts: [String] = []
                    for column in 0..<4 { texts.append(try row.decode(String.self, atIndex: column)) }
                    return texts
                })
            try database.script("DROP TABLE temp.held")
            let wrong = try database.select(
                """
                SELECT (SELECT count(*) FROM search_documents) <> (SELECT count(*) FROM search_texts)
                    OR EXISTS (SELECT 1 FROM search_languages AS l WHERE l.document_count <>
                        (SELECT count(*) FROM search_documents AS d WHERE d.language = l.language))
                """
            ) { try $0.decode(Int.self, atIndex: 0) }.first
            return (expected, found, wrong)
        }
        #expect(found == expected)
        #expect(counts == 0)
    }
}
