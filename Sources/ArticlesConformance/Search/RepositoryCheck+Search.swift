import Articles
import Testing
import TextAnalysis

extension RepositoryCheck {
    /// What a storage promises about search documents.
    static let searchChecks = [
        RepositoryCheck("an article is found by its keys and marks, and by nothing else") { storage in
            try await storage.insert(.found(1, by: "a b", marks: ["m", "#1"]), newTags: [])
            try await storage.insert(.found(2, by: "b c"), newTags: [])
            try await storage.insert(.sample(3), newTags: [])
            try await expectFound([1, 2], storage, [[.key("b_en")]])
            try await expectFound([1], storage, [[.key("m")]])
            try await expectFound([1], storage, [[.key("#1")], [.key("a_en")]])
            try await expectFound([], storage, [[.key("a_en")], [.key("c_en")]])
            try await expectFound([1, 2], storage, [[.key("a_en"), .key("c_en")]])
            try await expectFound([], storage, [[.key("a")]])
            try await expectFound([], storage, [[.key("A_en")]])
            try await expectFound([2], storage, [[.key("b_en")]], without: [.key("a_en")])
            try await expectFound([], storage, [[.key("b_en")]], without: [.key("a_en"), .key("c_en")])
            let filter = ArticleFilter(statuses: .any)
            var nothing = filter
            nothing.search = SearchQuery([])
            #expect(try await storage.articles(ArticleQuery(nothing)).isEmpty)
            #expect(try await storage.count(nothing) == 0)
        },
        RepositoryCheck("the identities that a search lists are those of its articles, in their order") {
            storage in
            let lists = try CapabilityCheck.required(
                storage as? any ArticleIDListing, "identities of what a search finds")
            for number in 1...9 {
                try await storage.insert(.found(number, by: number % 3 == 0 ? "b" : "a"), newTags: [])
            }
            var filter = ArticleFilter(statuses: .any)
            filter.search = .sample([[.key("a_en")]])
            for order in [ArticleOrder.newest, .oldest, .title] {
                let query = ArticleQuery(filter, order: order, limit: 4)
                let ids = try await lists.articleIDs(query)
                #expect(ids.count == 4)
                #expect(try await storage.articles(query).map(\.id) == ids)
            }
        },
        RepositoryCheck("any branch of a search is enough") { storage in
            try await storage.insert(.found(1, by: "a"), newTags: [])
            try await storage.insert(.found(2, by: "b", language: "de"), newTags: [])
            try await storage.insert(.found(3, by: "b c", language: "de"), newTags: [])
            let branches = [
                SearchQuery.Branch(required: [[.key("a_en")]], excluded: [.key("c_en")]),
                SearchQuery.Branch(required: [[.key("b_de")]], excluded: [.key("c_de")]),
            ]
            var filter = ArticleFilter(statuses: .any)
            filter.search = SearchQuery(branches)
            #expect(try await ids(storage, ArticleQuery(filter, order: .oldest)) == [1, 2])
            #expect(try await storage.count(filter) == 2)
        },
        RepositoryCheck("prefixes are compared byte by byte, with keys and marks") { storage in
            try await storage.insert(.found(1, by: "summit", marks: ["summits"]), newTags: [])
            try await storage.insert(.found(2, by: "sum"), newTags: [])
            try await storage.insert(.found(3, by: "東京 京都"), newTags: [])
            try await storage.insert(.found(4, by: "éa"), newTags: [])
            try await expectFound([1, 2], storage, [[.prefix("sum")]])
            try await expectFound([1], storage, [[.prefix("summits")]])
            try await expectFound([1], storage, [[.prefix("summi")]])
            try await expectFound([3], storage, [[.prefix("東")]])
            try await expectFound([], storage, [[.prefix("都")]])
            try await expectFound([4], storage, [[.prefix("éa")]])
            try await expectFound([], storage, [[.prefix("e\u{301}")]])
            try await expectFound(
                [2, 4], storage, [[.prefix("sum"), .prefix("éa")]], without: [.key("summit_en")])
        },
        RepositoryCheck("a phrase is words next to each other, with no gap between") { storage in
            try await storage.insert(.found(1, by: "a b c"), newTags: [])
            try await storage.insert(.found(2, by: "b a c"), newTags: [])
            try await storage.insert(.found(3, by: "a | b c a b"), newTags: [])
            try await storage.insert(.found(4, by: "a | b"), newTags: [])
            try await storage.insert(.found(5, by: "a a b b"), newTags: [])
            try await expectFound([1, 3, 5], storage, [[.phrase(["a_en", "b_en"])]])
            try await expectFound([1, 3], storage, [[.phrase(["b_en", "c_en"])]])
            try await expectFound([1], storage, [[.phrase(["a_en", "b_en", "c_en"])]])
            try await expectFound([5], storage, [[.phrase(["a_en", "a_en"])]])
            try await expectFound([2, 4], storage, [[.key("a_en")]], without: [.phrase(["a_en", "b_en"])])
        },
        RepositoryCheck("drafts have documents too, and the states of a filter decide") { storage in
            for (number, status) in [ArticleStatus.draft, .published, .archived].enumerated() {
                var article = IndexedArticle.found(number + 1, by: "a")
                article.status = status
                try await storage.insert(article, newTags: [])
            }
            var filter = ArticleFilter(statuses: .visible(at: .sample.adding(2_000)))
            filter.search = .sample([[.key("a_en")]])
            #expect(try await ids(storage, ArticleQuery(filter)) == [2])
            filter.statuses = .visible(at: .sample.adding(1_999))
            #expect(try await ids(storage, ArticleQuery(filter)) == [])
            filter.statuses = .scheduled(at: .sample.adding(1_999))
            #expect(try await ids(storage, ArticleQuery(filter)) == [2])
            filter.statuses = .draft
            #expect(try await ids(storage, ArticleQuery(filter)) == [1])
            filter.statuses = .archived
            #expect(try await storage.count(filter) == 1)
        },
        RepositoryCheck("a search and every other condition hold at once, in every order") { storage in
            let tag = Articles.Tag.sample(1)
            var stored: [Article] = []
            for number in 1...30 {
                var article = IndexedArticle.found(
                    number, by: number % 3 == 0 ? "a b" : "a", tags: number % 2 == 0 ? [tag] : [])
                article.title = "Title \(number % 4)"
                article.language = number % 5 == 0 ? "de" : nil
                article.authors = number % 7 == 0 ? ["Ada"] : []
                article.updatedAt = Timestamp.sample.adding(Int64(number % 6))
                try await storage.insert(article, newTags: number == 2 ? [tag] : [])
                stored.append(article.article)
            }
            var filter = ArticleFilter(statuses: .any)
            filter.search = .sample([[.key("b_en")]])
            #expect(try await storage.count(filter) == 10)
            filter.tagGroups = [[tag.id]]
            #expect(try await ids(storage, ArticleQuery(filter, order: .oldest)) == [6, 12, 18, 24, 30])
            filter.excludedTags = [tag.id]
            #expect(try await storage.articles(ArticleQuery(filter)).isEmpty)
            filter = ArticleFilter(statuses: .any)
            filter.search = .sample([[.key("a_en")]])
            filter.language = "de"
            filter.author = "ada"
            #expect(try await storage.articles(ArticleQuery(filter)).isEmpty)
            filter.author = nil
            #expect(try await ids(storage, ArticleQuery(filter)) == [30, 25, 20, 15, 10, 5])
            filter.publishedAfter = .sample.adding(10_000)
            filter.publishedBefore = .sample.adding(30_000)
            filter.updatedAfter = .sample.adding(1)
            #expect(try await ids(storage, ArticleQuery(filter)) == [20, 15])
        },
        RepositoryCheck("pages of a search meet without a gap, in every order and both directions") {
            storage in
            for number in 1...25 {
                var article = IndexedArticle.found(number, by: number % 5 == 4 ? "b" : "a")
                article.title = "Title \(number % 3)"
                article.publishedAt = .sample.adding(Int64(number % 4))
                article.updatedAt = .sample.adding(Int64(number % 3))
                try await storage.insert(article, newTags: [])
            }
            var filter = ArticleFilter(statuses: .any)
            filter.search = .sample([[.key("a_en")]])
            let scores = Dictionary(
                uniqueKeysWithValues: (1...9).map { (ArticleID.sample($0 * 2), 1 + $0 % 3) })
            for order in ArticleOrder.allCases {
                var query = ArticleQuery(filter, order: order, limit: 100)
                query.scores = scores
                let all = try await storage.articles(query)
                #expect(all.count == 20)
                for isBackward in [false, true] {
                    query.isBackward = isBackward
                    query.limit = 3
                    query.position = nil
                    var walked: [ArticleID] = []
                    while true {
                        let page = try await storage.articles(query)
                        walked += page.map(\.id)
                        guard let last = page.last else { break }
                        query.position = ArticlePosition(of: last, in: order, scores: scores)
                    }
                    #expect(walked == (isBackward ? all.reversed() : all).map(\.id), "\(order)")
                }
            }
        },
        RepositoryCheck("relevance is the score, ties as newest; without a search it is newest") { storage in
            for number in 1...6 { try await storage.insert(.found(number, by: "a"), newTags: []) }
            try await storage.insert(.found(7, by: "b"), newTags: [])
            var filter = ArticleFilter(statuses: .visible(at: .sample.adding(5_000)))
            filter.search = .sample([[.key("a_en")]])
            var query = ArticleQuery(filter, order: .relevance, limit: 10)
            query.scores = [.sample(2): 5, .sample(4): 5, .sample(1): 1 << 40, .sample(6): 9, .sample(7): 9]
            #expect(try await ids(storage, query) == [1, 4, 2, 5, 3])
            query.filter.search = nil
            query.filter.statuses = .any
            #expect(try await ids(storage, query) == [7, 6, 5, 4, 3, 2, 1])
            query.position = ArticlePosition(
                key: .score(0, Timestamp.sample.adding(5_000).milliseconds), id: .sample(5))
            #expect(try await ids(storage, query) == [4, 3, 2, 1])
        },
        RepositoryCheck("a change replaces the document; a deletion drops it") { storage in
            let first = IndexedArticle.found(1, by: "a b")
            try await storage.insert(first, newTags: [])
            var second = first.revised(title: "Other")
            second.search = .sample("b c")
            try await storage.update(second, from: first, newTags: [])
            try await expectFound([], storage, [[.key("a_en")]])
            try await expectFound([1], storage, [[.key("b_en")], [.key("c_en")]])
            var third = second.revised()
            third.search = nil
            try await storage.update(third, from: second, newTags: [])
            try await expectFound([], storage, [[.key("b_en")]])
            var fourth = third.revised()
            fourth.search = .sample("d", language: "de")
            try await storage.update(fourth, from: third, newTags: [])
            try await expectFound([1], storage, [[.key("d_de")]])
            #expect(try await storage.searchedLanguages(in: .all).contains("de"))
            try await storage.delete(fourth.tombstone)
            try await expectFound([], storage, [[.key("d_de")]])
            try await storage.insert(.found(1, by: "e"), newTags: [])
            try await expectFound([], storage, [[.key("d_de")]])
            try await expectFound([1], storage, [[.key("e_en")]])
        },
        RepositoryCheck("the largest documents and searches are no different") { storage in
            let words = (0..<9_000).map { "w\($0)" }
            try await storage.insert(.found(1, by: (words + ["x", "y"]).joined(separator: " ")), newTags: [])
            try await storage.insert(
                .found(2, by: Array(repeating: "z", count: 250).joined(separator: " ")), newTags: [])
            try await expectFound([1], storage, [[.phrase(["w8999_en", "x_en", "y_en"])], [.key("w0_en")]])
            try await expectFound([1, 2], storage, [[.key("z_en"), .key("y_en")]])
            let long = String(repeating: "é", count: 64)
            try await storage.insert(.found(3, by: long), newTags: [])
            try await expectFound([3], storage, [[.key(long + "_en")]])
            let branches = (0..<50).map { language in
                SearchQuery.Branch(
                    required: (0..<31).map {
                        [.key("w\($0)_\(language == 49 ? "en" : "l\(language)")"), .key("q")]
                    },
                    excluded: [.phrase(["q_en", "q_en"])])
            }
            var filter = ArticleFilter(statuses: .any)
            filter.search = SearchQuery(branches)
            #expect(try await ids(storage, ArticleQuery(filter)) == [1])
        },
        RepositoryCheck(
            "tags are found by the words of their names, by key, and know what was merged into them"
        ) {
            storage in
            let names = ["North Korea", "South Korea", "Koreans abroad", "Trade"]
            var tags = names.enumerated().map { Articles.Tag.sample($0.offset, name: $0.element) }
            try await storage.insert(tags[0])
            try await storage.insert(.sample(1, tags: [tags[1], tags[2]]), newTags: [tags[1], tags[2]])
            try await storage.insert(tags[3])
            func found(_ words: [String], _ prefixes: [String] = [], limit: Int = 10) async throws -> [String]
            {
                try await storage.tags(TagWordQuery(words: words, prefixes: prefixes, limit: limit)).map {
                    "\($0.name) \($0.merged.count)"
                }
            }
            #expect(try await found(["korea"]) == ["North Korea 0", "South Korea 0"])
            #expect(try await found(["korean", "trade"]) == ["Koreans abroad 0", "Trade 0"])
            #expect(try await found([], ["kor"]) == ["Koreans abroad 0", "North Korea 0", "South Korea 0"])
            #expect(try await found(["trade"], ["kor"], limit: 2) == ["Koreans abroad 0", "North Korea 0"])
            #expect(try await found(["orea"]) == [])
            #expect(try await found([]) == [])
            _ = try await storage.merge(tags[1], into: tags[2], at: .sample, leavesRedirect: true)
            #expect(try await found(["korea"]) == ["North Korea 0"])
            #expect(
                try await storage.tags(TagWordQuery(words: ["abroad"])) == [
                    WordedTag(id: tags[2].id, name: "Koreans abroad", merged: [tags[1].id])
                ])
            _ = try await storage.merge(tags[2], into: tags[3], at: .sample, leavesRedirect: true)
            #expect(
                try await storage.tags(TagWordQuery(words: ["trade"])).map(\.merged) == [
                    [tags[1].id, tags[2].id]
                ])
            let former = tags[3]
            (tags[3].name, tags[3].version) = ("Business", 2)
            try await storage.update(tags[3], from: former, leavesRedirect: true)
            #expect(try await found(["trade"]) == [])
            #expect(try await found(["business"]) == ["Business 2"])
            try await storage.delete(tags[3])
            #expect(try await found(["business"]) == [])
        },
        RepositoryCheck("tags that are ignored are known, and read back as such") { storage in
            var tag = Articles.Tag.sample(1)
            tag.relatedness = .ignored
            try await storage.insert(tag)
            try await storage.insert(Articles.Tag.sample(2))
            #expect(try await storage.ignoredTags() == [tag.id])
            #expect(try await storage.tag(slug: tag.slug, in: .all)?.tag == tag)
            let query = SampleQuery(version: 1, size: 10, now: .sample)
            let before = try await storage.sampleState(query).tagRevision
            var counted = tag
            (counted.relatedness, counted.version) = (.counted, 2)
            try await storage.update(counted, from: tag, leavesRedirect: true)
            #expect(try await storage.ignoredTags().isEmpty)
            #expect(try await storage.sampleState(query).tagRevision > before)
        },
    ]
}

/// Records an issue unless the search finds these samples, listed and counted.
private func expectFound(
    _ numbers: [Int], _ storage: any ArticleStorage, _ required: [[SearchTerm]],
    without excluded: [SearchTerm] = [],
    _ location: SourceLocation = #_sourceLocation
) async throws {
    var filter = ArticleFilter(statuses: .any)
    filter.search = .sample(required, without: excluded)
    let found = try await ids(storage, ArticleQuery(filter, order: .oldest, limit: 100))
    #expect(found == numbers, "\(required)", sourceLocation: location)
    let count = try await storage.count(filter)
    #expect(count == numbers.count, "\(required)", sourceLocation: location)
}

private func ids(_ storage: any ArticleStorage, _ query: ArticleQuery) async throws -> [Int] {
    let found = try await storage.articles(query).map(\.id)
    if let lists = storage as? any ArticleIDListing {
        #expect(try await lists.articleIDs(query) == found)
    }
    return found.map { Int($0.low & 0xFFFF) }
}

extension SearchQuery {
    static func sample(_ required: [[SearchTerm]], without excluded: [SearchTerm] = []) -> SearchQuery {
        SearchQuery([Branch(required: required, excluded: excluded)])
    }
}

extension SearchDocument {
    /// A document of these words; `|` is a gap.
    static func sample(_ text: String, language: String = "en", marks: [String] = []) -> SearchDocument {
        var keys: [String] = []
        // Equal bytes are one key, equal characters are not.
        var indices: [[UInt8]: Int32] = [:]
        let sequence = text.split(separator: " ").map { word -> Int32 in
            guard word != "|" else { return IndexedText.gap }
            let key = "\(word)_\(language)"
            let bytes = Array(key.utf8)
            if let index = indices[bytes] { return index }
            let index = Int32(keys.count)
            indices[bytes] = index
            keys.append(key)
            return index
        }
        return SearchDocument(version: 1, language: language, keys: keys, sequence: sequence, marks: marks)
    }
}

extension IndexedArticle {
    /// A published article that is found by these words.
    static func found(
        _ number: Int, by text: String, language: String = "en", marks: [String] = [],
        tags: [Articles.Tag] = []
    ) -> IndexedArticle {
        IndexedArticle(
            .sample(number, tags: tags), search: .sample(text, language: language, marks: marks))
    }
}
