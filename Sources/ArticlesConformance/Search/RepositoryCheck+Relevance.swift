import Articles
import StrictJSON
import Testing
import TextAnalysis

extension RepositoryCheck {
    /// So many articles of a search are scored at most.
    private static let mostScored = 256

    /// What is found by what people type, and what comes first.
    static let relevanceChecks = [
        RepositoryCheck("words are found as people type them, in every language and script") { storage in
            let site = SearchSite(storage)
            for (number, row) in SearchCase.all.enumerated() {
                try await site.add(number, row.title, language: row.language)
            }
            for (number, row) in SearchCase.all.enumerated() {
                for text in row.finds {
                    #expect(try await site.found(text).contains(number), "\(text) finds \(row.title)")
                }
                for text in row.passes {
                    #expect(try await !site.found(text).contains(number), "\(text) is not \(row.title)")
                }
            }
        },
        RepositoryCheck("the exact spelling comes first, in titles and bodies") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "A cafe by the sea")
            try await site.add(2, "A café by the sea")
            try await site.add(3, "Opening hours", body: "The new cafe opens at eight.")
            try await site.add(4, "Opening hours", body: "The new café opens at eight.")
            try await site.add(5, "Running by night")
            try await site.add(6, "Runs by night")
            #expect(try await site.found("café") == [2, 1, 4, 3])
            #expect(try await site.found("cafe") == [1, 2, 3, 4])
            #expect(try await site.found("running night") == [5, 6])
            #expect(try await site.found("runs night") == [6, 5])
        },
        RepositoryCheck("a title comes before a tag, a tag before an excerpt, that before a body") {
            storage in
            let site = SearchSite(storage)
            try await site.add(4, "Some walrus news of today")
            try await site.add(3, "Some other news of today", tags: ["Walrus"])
            try await site.add(1, "Some further news of today", excerpt: "A walrus was seen.")
            try await site.add(2, "Some more news of today", body: "A walrus was seen.")
            #expect(try await site.found("walrus") == [4, 3, 1, 2])
            try await site.add(5, "Walrus")
            #expect(try await site.found("walrus") == [5, 4, 3, 1, 2])
        },
        RepositoryCheck("a title is found by its words, however common, and by its numbers") { storage in
            let site = SearchSite(storage)
            let body = "Who do you think you are? What do you do, and who are they? You think so. "
            for number in 10...24 {
                let others = (10...24).map { "Ember 3.\($0) was released. " }.joined()
                try await site.add(number, "Ember 3.\(number) Released", body: others + body + body)
            }
            try await site.add(1, "Who do you think you are?", body: "A series about ancestors.")
            #expect(try await site.found("Who do you think you are?").first == 1)
            for number in [10, 13, 24] {
                #expect(try await site.found("ember 3.\(number)").first == number)
                #expect(try await site.found("3.\(number) released ember").first == number)
            }
        },
        RepositoryCheck("of more than are scored the best titles come first; what is hidden changes nothing")
        {
            storage in
            let site = SearchSite(storage)
            for number in 1...Self.mostScored {
                try await site.add(number, "Report \(number)", body: "A walrus was seen.")
            }
            let before = try await site.page("walrus")
            for number in 400..<420 { try await site.add(number, "Walrus", status: .draft) }
            let after = try await site.page("walrus")
            #expect(after.elements.map(\.article.id) == before.elements.map(\.article.id))
            #expect(after.elements.map(\.match) == before.elements.map(\.match))
            #expect(after.total == Self.mostScored && before.total == after.total)
            // One more, the oldest: only the index of titles can bring it to the front.
            try await site.add(300, "The walrus", body: "It sleeps.")
            let more = try await site.page("walrus")
            #expect(more.elements.first?.article.id == .sample(300))
            #expect(more.total == Self.mostScored + 1)
        },
        RepositoryCheck("words that stand together come before words that stand apart") { storage in
            let site = SearchSite(storage)
            let filler = " and then something else happened to other people in some other town today "
            try await site.add(3, "One", body: "The polar" + filler + "bear.")
            try await site.add(1, "Two", body: "The polar bear" + filler + ".")
            try await site.add(2, "Six", body: "The bear" + filler + "polar.")
            #expect(try await site.found("polar bear").first == 1)
            try await site.add(5, "The bear of the polar night")
            try await site.add(4, "The polar bear in the night")
            #expect(try await site.found("polar bear").prefix(2) == [4, 5])
        },
        RepositoryCheck("a rare word weighs more than a common one") { storage in
            let site = SearchSite(storage)
            for number in 10..<40 { try await site.add(number, "Report \(number)", body: "A report.") }
            try await site.add(1, "The krill", body: "This report is about it.")
            try await site.add(2, "The report", body: "This krill is about it.")
            #expect(try await site.found("krill report").prefix(2) == [1, 2])
        },
        RepositoryCheck("explained is what each field holds, and the score of the order") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "Polar bears", body: "The bear swims.", tags: ["Arctic"])
            try await site.add(2, "Seals", excerpt: "Polar ones.", body: "A bear eats them in the arctic.")
            var listing = ArticleListing()
            (listing.search, listing.order, listing.isExplained) = ("polar BEAR arctic", .relevance, true)
            let page = try await site.service.articles(listing, for: .anonymous)
            let matches = page.elements.compactMap(\.match)
            try #require(matches.count == 2)
            #expect(matches[0].title == ["polar", "BEAR"] && matches[0].tags == ["arctic"])
            #expect(matches[0].body == ["BEAR"] && matches[0].excerpt.isEmpty)
            #expect(matches[1].excerpt == ["polar"] && matches[1].body == ["BEAR", "arctic"])
            #expect(matches[0].score > matches[1].score && matches[1].score > 0)
            #expect(page.elements.allSatisfy { $0.article.body.isEmpty })
        },
        RepositoryCheck("one letter of Han is highlighted alone") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "横浜港の天気", language: "ja")
            var listing = ArticleListing()
            (listing.search, listing.isHighlighted) = ("港", true)
            let page = try await site.service.articles(listing, for: .anonymous)
            #expect(page.elements.first?.highlights?.title?.ranges == [2..<3])
            listing.search = "横浜"
            let pair = try await site.service.articles(listing, for: .anonymous)
            #expect(pair.elements.first?.highlights?.title?.ranges == [0..<2])
        },
        RepositoryCheck("documents of the former rules are found by them until all are derived anew") {
            storage in
            let site = SearchSite(storage)
            try await site.add(1, "A café opens")
            let article = try #require(try await storage.article(id: .sample(1)))
            var former = article.indexed
            former.version += 1
            former.analysis?.version = 2
            former.search = SearchDocument(
                version: 2, language: "en", keys: ["a_en", "café_en", "open_en"], sequence: [0, 1, 2],
                marks: ["opens", "_en"])
            try await storage.update(former, from: article, newTags: [])
            let fresh = SearchSite(storage)
            #expect(try await fresh.found("café") == [1])
            #expect(try await fresh.found("café -bread") == [1])
            #expect(try await fresh.found("cafe") == [])
            try await fresh.add(2, "A café closes")
            #expect(try await fresh.found("cafe") == [2])
            #expect(try await fresh.found("café") == [1, 2])
            _ = try await fresh.service.reindex()
            #expect(try await fresh.found("cafe") == [1, 2])
            #expect(try await fresh.found("café") == [1, 2])
        },
    ]
}

/// A service with articles to be searched by relevance.
struct SearchSite {
    let service: ArticleService

    init(_ storage: any ArticleStorage) {
        service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
    }

    func add(
        _ number: Int, _ title: String, excerpt: String = "", body: String = "", tags: [String] = [],
        language: String? = nil, status: ArticleStatus = .published
    ) async throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
        draft.id = .sample(number)
        (draft.excerpt, draft.body, draft.language) = (excerpt, body, language)
        draft.tags = tags.compactMap { TagName($0) }
        draft.status = status
        draft.publishedAt = .value(.sample.adding(Int64(-number) * 1_000))
        _ = try await service.importArticle(draft)
    }

    /// The first page of what is found, explained and counted.
    func page(_ search: String) async throws -> Page<ListedArticle> {
        var listing = ArticleListing()
        (listing.search, listing.order, listing.limit) = (search, .relevance, 100)
        (listing.isExplained, listing.isCounted) = (true, true)
        return try await service.articles(listing, for: .anonymous)
    }

    /// The numbers of what is found, the best first.
    func found(_ search: String) async throws -> [Int] {
        var listing = ArticleListing()
        (listing.search, listing.order, listing.limit) = (search, .relevance, 100)
        return try await service.articles(listing, for: .anonymous).elements.map {
            Int($0.article.id.low & 0xFFFF)
        }
    }
}
