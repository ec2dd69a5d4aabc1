import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// How a search forgives how people type.
    static let fuzzinessChecks = [
        RepositoryCheck("what finds nothing is corrected by words of the articles, and says so") { storage in
            let site = try await TypingSite(storage)
            try await site.expect("runing", [1], corrected: "running")
            try await site.expect("wlarus", [2], corrected: "walrus")
            try await site.expect("ahtletes runing", [1], corrected: "athletes running")
            try await site.expect("walrs -bread", [2], corrected: "walrus -bread")
            try await site.expect("\"the walrs\"", [2], corrected: "\"the walrus\"")
            try await site.expect("phenomenno", [3], corrected: "phenomenon")
            try await site.expect("qalrus", [2], corrected: "walrus")
            try await site.expect("ohenomenon", [3], corrected: "phenomenon")
            try await site.expect("vulnerabiltés", [4], corrected: "vulnérabilités")
            try await site.expect("walrus", [2], corrected: nil)
            try await site.expect("zzzyx", [], corrected: nil)
            // What is near to it is in no article with the other word: nothing is found by it either.
            try await site.expect("walrus bred", [], corrected: nil)
            try await site.expect("sea walk", [2], corrected: nil)
            let never = try await site.page("walrus bred", .never, .anonymous)
            #expect(never.didYouMean == nil)
        },
        RepositoryCheck("one wrong letter is corrected wherever it stands") { storage in
            let site = try await TypingSite(storage)
            let words = [
                "magazine", "tomorrow", "website", "history", "teacher", "radio", "история", "ιστορία",
            ]
            for (number, word) in words.enumerated() {
                try await site.add(number + 10, "The \(word) story", status: .published)
            }
            for (word, typed) in [
                (0, "magzine"), (0, "magizine"), (1, "tomporrow"), (2, "webiste"), (3, "hisotry"),
                (4, "tacher"),
                (5, "rdio"), (5, "ridio"), (6, "итория"), (7, "ισορία"),
            ] {
                let found = try await site.page(typed, .auto, .anonymous)
                #expect(found.elements.map(\.article.id) == [.sample(word + 10)], "\(typed)")
                #expect(found.corrected == words[word])
            }
            for (word, typed) in [(4, "tacher"), (5, "rdio")] {
                let never = try await site.page(typed, .never, .anonymous)
                #expect(never.elements.isEmpty && never.didYouMean == words[word], "\(typed)")
                let suggested = try await site.service.suggestions(for: typed, limit: 5)
                #expect(suggested.articles.map(\.id) == [.sample(word + 10)], "\(typed)")
            }
        },
        RepositoryCheck("a word that is right, but found with none of the others, may be another one") {
            storage in
            let site = try await TypingSite(storage)
            try await site.add(7, "Form of letters", status: .published)
            try await site.add(8, "From Paris", status: .published, tags: ["Travel"])
            try await site.expect("form paris", [8], corrected: "from paris")
            try await site.add(9, "Form in Rome", status: .published, tags: ["Art"])
            // Only the tag finds nothing: the words are right.
            try await site.expect("form rome", [], corrected: nil, tag: "travel")
            try await site.expect("form paris", [8], corrected: "from paris", tag: "travel")
            try await site.expect("form paris", [], corrected: nil, tag: "art")
        },
        RepositoryCheck("a word of what is hidden is never suggested") { storage in
            let site = try await TypingSite(storage)
            try await site.add(
                7, "Canary islands", body: "Secret canaries.", status: .draft, tags: ["Canaries"])
            try await site.add(8, "Canary wharf", body: "Later canaries.", status: .published, delay: 900_000)
            for audience in [Audience.anonymous, .editorial] {
                for fuzziness in SearchFuzziness.allCases {
                    let page = try await site.page("canray", fuzziness, audience)
                    #expect(page.elements.isEmpty && page.corrected == nil && page.didYouMean == nil)
                }
            }
            try await site.add(9, "Canary songs", body: "Public.", status: .published)
            let page = try await site.page("canray", .auto, .anonymous)
            #expect(page.corrected == "canary" && page.elements.map(\.article.id) == [.sample(9)])
        },
        RepositoryCheck("corrected or not is as asked for") { storage in
            let site = try await TypingSite(storage)
            let never = try await site.page("runing", .never, .anonymous)
            #expect(never.elements.isEmpty && never.corrected == nil && never.didYouMean == "running")
            let always = try await site.page("walrus", .always, .anonymous)
            #expect(always.elements.map(\.article.id) == [.sample(2), .sample(5)])
            #expect(always.corrected == nil)
            let auto = try await site.page("walrus", .auto, .anonymous)
            #expect(auto.elements.map(\.article.id) == [.sample(2)])
        },
        RepositoryCheck("near words count in tags, and are highlighted") { storage in
            let site = try await TypingSite(storage)
            try await site.add(7, "News", status: .published, tags: ["Politics"])
            try await site.add(8, "Politics of the day", status: .published)
            let page = try await site.page("politisc", .always, .anonymous) { $0.isHighlighted = true }
            #expect(Set(page.elements.map(\.article.id)) == [.sample(7), .sample(8)])
            let titles = page.elements.compactMap(\.highlights?.title)
            #expect(titles == [.init(text: "Politics of the day", ranges: [0..<8])])
        },
        RepositoryCheck("a word of few articles that is near to one of many is asked after") { storage in
            let site = try await TypingSite(storage)
            try await site.add(19, "A glacie", status: .published)
            for number in 20..<25 { try await site.add(number, "Glacier \(number)", status: .published) }
            let page = try await site.page("glacie", .auto, .anonymous)
            #expect(page.elements.map(\.article.id) == [.sample(19)] && page.corrected == nil)
            #expect(page.didYouMean == "glacier")
            #expect(try await site.page("glacier", .auto, .anonymous).didYouMean == nil)
        },
        RepositoryCheck("pages of a corrected search meet") { storage in
            let site = try await TypingSite(storage)
            for number in 20..<25 { try await site.add(number, "Glacier \(number)", status: .published) }
            var listing = ArticleListing()
            (listing.search, listing.order, listing.limit) = ("glaceir", .relevance, 2)
            var found: [ArticleID] = []
            repeat {
                let page = try await site.service.articles(listing, for: .anonymous)
                #expect(page.corrected == "glacier")
                found += page.elements.map(\.article.id)
                listing.cursor = page.next
            } while listing.cursor != nil && found.count < 9
            #expect(found.count == 5 && Set(found).count == 5)
        },
    ]
}

/// A service with articles that are mistyped.
private struct TypingSite {
    let service: ArticleService

    init(_ storage: any ArticleStorage) async throws {
        service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
        try await add(1, "Shoes", body: "For athletes who like running.", status: .published)
        try await add(2, "The walrus", body: "It walks by the sea.", status: .published, tags: ["Sea"])
        try await add(3, "A phenomenon", status: .published)
        try await add(4, "Les vulnérabilités", status: .published)
        try await add(5, "The walrux", body: "A printer's error.", status: .published)
        try await add(6, "A walk", body: "In town, with bread.", status: .published)
    }

    func add(
        _ number: Int, _ title: String, body: String = "", status: ArticleStatus, tags: [String] = [],
        delay: Int64 = 0
    ) async throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
        draft.id = .sample(number)
        (draft.body, draft.status) = (body, status)
        draft.tags = tags.compactMap { TagName($0) }
        draft.publishedAt = .value(.sample.adding(delay - Int64(number) * 1_000))
        _ = try await service.importArticle(draft)
    }

    func page(
        _ search: String, _ fuzziness: SearchFuzziness, _ audience: Audience,
        _ change: (inout ArticleListing) -> Void = { _ in }
    ) async throws -> Page<ListedArticle> {
        var listing = ArticleListing()
        (listing.search, listing.order, listing.fuzziness) = (search, .relevance, fuzziness)
        change(&listing)
        return try await service.articles(listing, for: audience)
    }

    func expect(
        _ search: String, _ numbers: [Int], corrected: String?, tag: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        // By age nothing is ranked, and the same is found.
        for order in [ArticleOrder.relevance, .newest] {
            let page = try await page(search, .auto, .anonymous) { listing in
                listing.order = order
                if let tag { listing.tagGroups = [[tag]] }
            }
            let found = page.elements.map { Int($0.article.id.low & 0xFFFF) }
            #expect(
                found == numbers && page.corrected == corrected && page.didYouMean == nil,
                "\(search) by \(order)", sourceLocation: location)
        }
    }
}
