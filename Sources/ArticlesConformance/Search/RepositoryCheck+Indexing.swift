import Articles
import Testing
import TextAnalysis

extension RepositoryCheck {
    /// What a storage promises about bringing derivations up to date.
    static let indexingChecks = [
        RepositoryCheck("outdated are articles without a document of the version, by identity, in pages") {
            storage in
            let tag = Articles.Tag.sample(1)
            for number in 1...7 {
                var article = IndexedArticle(.sample(number, tags: number == 3 ? [tag] : []))
                article.status = number == 4 ? .draft : .published
                if number % 2 == 0 { article.search = .sample("a") }
                if number == 6 { article.search?.version = 2 }
                try await storage.insert(article, newTags: number == 3 ? [tag] : [])
            }
            func numbers(_ version: Int?, after: Int? = nil, limit: Int = 10) async throws -> [Int] {
                let after = after.map { ArticleID.sample($0) }
                return try await storage.outdatedArticles(version: version, after: after, limit: limit).map {
                    Int($0.id.low & 0xFFFF)
                }
            }
            #expect(try await numbers(1) == [1, 3, 5, 6, 7])
            #expect(try await numbers(2) == [1, 2, 3, 4, 5, 7])
            #expect(try await numbers(1, after: 3) == [5, 6, 7])
            #expect(try await numbers(1, after: 3, limit: 2) == [5, 6])
            #expect(try await numbers(nil, limit: 3) == [1, 2, 3])
            #expect(try await storage.outdatedCount(version: 1) == 5)
            #expect(try await storage.outdatedCount(version: 2) == 6)
            #expect(try await storage.outdatedCount(version: nil) == 7)
            let third = try await storage.outdatedArticles(version: 1, after: .sample(1), limit: 1).first
            expectSame(third, .sample(3, tags: [tag]))
        },
        RepositoryCheck("derivations are stored for articles that have not changed, and nothing else is") {
            storage in
            let old = IndexedArticle.analysed(1, terms: [1: 100])
            try await storage.insert(old, newTags: [])
            try await storage.insert(.sample(2), newTags: [])
            let changed = Article.sample(2).revised(title: "Changed")
            try await storage.update(changed, from: .sample(2), newTags: [])
            var derived = [
                IndexedArticle.found(1, by: "a"), IndexedArticle.found(2, by: "a"),
                IndexedArticle.found(3, by: "a"),
            ]
            derived[0].analysis = .sample(terms: [1: 50])
            derived[0].analysis?.version = 2
            derived[0].title = "Another title"
            try await storage.reindex(derived)
            var filter = ArticleFilter(statuses: .any)
            filter.search = .sample([[.key("a_en")]])
            #expect(try await storage.articles(ArticleQuery(filter)).map(\.id) == [.sample(1)])
            expectSame(try await storage.article(id: .sample(1)), .sample(1))
            expectSame(try await storage.article(id: .sample(2)), changed)
            var query = CandidateQuery.sample(terms: [1: 1])
            #expect(try await storage.scores(query) == [.sample(1, 100)])
            query.version = 2
            #expect(try await storage.scores(query) == [.sample(1, 50)])
            derived[0].analysis = .sample(terms: [1: 60])
            derived[0].search = .sample("b")
            try await storage.reindex([derived[0]])
            query.version = 1
            #expect(try await storage.scores(query) == [.sample(1, 60)])
            #expect(try await storage.articles(ArticleQuery(filter)).isEmpty)
        },
        RepositoryCheck("the smallest version is in use until another one is chosen; then the rest goes") {
            storage in
            let sample = SampleQuery(version: 1, size: 10, now: .sample.adding(100_000))
            #expect(try await storage.sampleState(sample).activeVersion == nil)
            var articles: [IndexedArticle] = []
            for number in 1...5 {
                var article = IndexedArticle.analysed(number, terms: [1: 100 + number])
                article.analysis?.version = 4
                try await storage.insert(article, newTags: [])
                articles.append(article)
            }
            #expect(try await storage.sampleState(sample).activeVersion == 4)
            for index in 0..<4 { articles[index].analysis?.version = 7 }
            try await storage.reindex(Array(articles[0..<4]))
            #expect(try await storage.sampleState(sample).activeVersion == 4)
            var query = CandidateQuery.sample(terms: [1: 1])
            query.version = 4
            #expect(try await storage.scores(query).count == 5)
            try await storage.activateIndex(version: 7)
            #expect(try await storage.sampleState(sample).activeVersion == 7)
            #expect(try await storage.scores(query).isEmpty)
            #expect(try await storage.profiles(of: articles.map(\.id), version: 4).isEmpty)
            query.version = 7
            #expect(try await storage.scores(query).count == 4)
            var late = IndexedArticle.analysed(6, terms: [1: 9])
            late.analysis?.version = 4
            try await storage.insert(late, newTags: [])
            #expect(try await storage.sampleState(sample).activeVersion == 7)
            let versioned = SampleQuery(version: 7, size: 10, now: .sample.adding(100_000))
            #expect(try await storage.sampleState(versioned).count == 4)
            #expect(try await storage.sample(versioned).count == 4)
        },
        RepositoryCheck("a change replaces the analyses of all versions, a deletion drops them") { storage in
            let first = IndexedArticle.analysed(1, terms: [1: 10])
            try await storage.insert(first, newTags: [])
            var derived = first
            derived.analysis?.version = 2
            try await storage.reindex([derived])
            var second = first.revised()
            second.analysis = .sample(terms: [2: 20])
            try await storage.update(second, from: first, newTags: [])
            #expect(try await storage.profiles(of: [first.id], version: 2).isEmpty)
            var query = CandidateQuery.sample(terms: [1: 1, 2: 1])
            #expect(try await storage.scores(query) == [.sample(1, 20)])
            query.version = 2
            #expect(try await storage.scores(query).isEmpty)
            derived = second
            derived.analysis?.version = 2
            try await storage.reindex([derived])
            #expect(try await storage.scores(query) == [.sample(1, 20)])
            try await storage.delete(second.tombstone)
            #expect(try await storage.scores(query).isEmpty)
            query.version = 1
            #expect(try await storage.scores(query).isEmpty)
        },
        RepositoryCheck("what has appeared is told until its entries are those of something visible") {
            storage in
            var articles: [Article] = []
            for number in 1...5 {
                var article = Article.sample(number, slug: "a\(number)")
                article.updatedAt = .sample
                if number == 1 { article.updatedAt = article.updatedAt.adding(1_000) }
                if number == 2 { article.status = .draft }
                try await storage.insert(article.indexed, newTags: [])
                articles.append(article)
            }
            func appeared(_ time: Int64, limit: Int = 10) async throws -> [ArticleID] {
                try await storage.appearedArticles(at: .sample.adding(time), limit: limit).map(\.id)
            }
            #expect(try await appeared(2_999).isEmpty)
            #expect(try await appeared(9_000) == [.sample(3), .sample(4), .sample(5)])
            #expect(try await appeared(4_000, limit: 1) == [.sample(3)])
            expectSame(
                try await storage.appearedArticles(at: .sample.adding(3_000), limit: 1).first, articles[2])
            let now = Timestamp.sample.adding(4_000)
            try await storage.reindex(articles.map { $0.indexed(at: now) })
            #expect(try await appeared(4_000).isEmpty)
            #expect(try await appeared(5_000) == [.sample(5)])
            var withdrawn = articles[4].revised()
            withdrawn.status = .archived
            try await storage.update(withdrawn.indexed, from: articles[4], newTags: [])
            #expect(try await appeared(9_000).isEmpty)
            let profiles = try await storage.profiles(of: articles.map(\.id), version: TextAnalyzer.version)
            #expect(Set(profiles.map(\.article)) == [.sample(1), .sample(3), .sample(4)])
        },
        RepositoryCheck("what the public searches for meets nothing hidden, until it has appeared") {
            storage in
            var article = Article.sample(1)
            article.title = "Krill"
            article.updatedAt = .sample
            let key = try #require(SearchDocument(of: article).keys.first)
            try await storage.insert(article.indexed, newTags: [])
            var filter = ArticleFilter(statuses: .any)
            func found(_ search: SearchQuery) async throws -> Int {
                filter.search = search
                return try await storage.count(filter)
            }
            let query = SearchQuery.sample([[.key(key)]])
            #expect(try await found(query) == 0)
            #expect(try await found(.sample([[.prefix(String(key.prefix(3)))]])) == 0)
            #expect(try await found(query.includingHidden) == 1)
            #expect(
                try await found(SearchQuery.sample([[.prefix(String(key.prefix(3)))]]).includingHidden) == 1)
            #expect(
                try await found(SearchQuery.sample([[.key(key)]], without: [.key(key)]).includingHidden) == 0)
            try await storage.reindex([article.indexed(at: .sample.adding(1_000))])
            #expect(try await found(query) == 1)
            #expect(try await found(query.includingHidden) == 1)
            article.version += 1
            article.status = .draft
            try await storage.update(article.indexed, from: .sample(1), newTags: [])
            #expect(try await found(query) == 0)
            #expect(try await found(query.includingHidden) == 1)
        },
    ]
}
