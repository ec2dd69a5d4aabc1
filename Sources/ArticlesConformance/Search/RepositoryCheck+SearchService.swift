import Articles
import StrictJSON
import Testing
import TextAnalysis

extension RepositoryCheck {
    /// What the use cases promise about search, over any storage that keeps its own promises.
    static let searchServiceChecks = [
        RepositoryCheck("all words must be there, in whatever form, in title, excerpt, body or tags") {
            storage in
            let site = Site(storage)
            try await site.add(
                1, "Summits", excerpt: "Sanctions stay.", body: "**Talks** in Singapore", tags: ["Kim"])
            try await site.add(2, "A summit", body: "No sanction at all.")
            try await site.add(3, "Bread", body: "Flour and water.")
            try await site.expect("summit", [1, 2])
            try await site.expect("SUMMITS sanction", [1, 2])
            try await site.expect("summit talk kim", [1])
            try await site.expect("singapore", [1])
            try await site.expect("summit flour", [])
            try await site.expect("summ* sanct*", [1, 2])
            try await site.expect("kim", [1])
            try await site.expect("#kim!", [1])
        },
        RepositoryCheck("phrases, exclusions and prefixes; what most texts hold need not be there") {
            storage in
            let site = Site(storage)
            try await site.add(1, "The door", body: "The door stays open for the talks.")
            try await site.add(2, "Doors", body: "Open the doors, and stay for talks.")
            try await site.add(3, "Kim opens", body: "A letter.", tags: ["Open door"])
            try await site.expect("\"door stays open\"", [1])
            try await site.expect("\"stays for talks\"", [2])
            try await site.expect("open -letter", [1, 2])
            try await site.expect("open -\"the door\"", [3])
            try await site.expect("open -talk*", [3])
            try await site.expect("\"open door\"", [3])
            try await site.expect("the letter", [3])
            try await site.expect("the and", [2])
            try await site.expect("\"for the talks\"", [1])
            try await site.expect("door-stays", [1])
            try await site.expect("open \"\" -", [1, 2, 3])
        },
        RepositoryCheck("when it is stored, not when it last changed, decides what is indexed as hidden") {
            storage in
            let site = Site(storage)
            // As exports have it: last changed before it appeared, and by a clock that is ahead.
            try await site.add(1, "Walrus", tags: ["Seen"], updatedAt: .sample)
            try await site.add(
                2, "Penguin", tags: ["Later"], delay: 200_000, updatedAt: .sample.adding(900_000))
            #expect(try await storage.appearedArticles(at: .sample.adding(100_000), limit: 9).isEmpty)
            let later = try await storage.appearedArticles(at: .sample.adding(300_000), limit: 9)
            #expect(later.map(\.id) == [.sample(2)])
            try await site.expect("walrus", [1])
            try await site.expect("penguin", [])
            let words = TagWordQuery(
                words: ["seen", "later"], scope: .visible(at: .sample.adding(100_000)))
            #expect(try await storage.tags(words).map(\.name) == ["Seen"])
            // Its hour comes, and somebody searches.
            let hour = Timestamp.sample.adding(300_000)
            try await Site(storage, at: hour).expect("penguin", [2])
            #expect(try await storage.appearedArticles(at: hour, limit: 9).isEmpty)
            let both = TagWordQuery(words: words.words, scope: .visible(at: hour))
            #expect(try await storage.tags(both).map(\.name).sorted() == ["Later", "Seen"])
        },
        RepositoryCheck("what looks like a tag and is none hides nothing") { storage in
            let site = Site(storage)
            let body =
                "For i<n the loop, which matters, visits the walrus.\n\nAnd penguins.\n\n> A quotation."
            try await site.add(1, "Loop", body: body)
            try await site.add(2, "Code", body: "~~~\nif (a<b) { puffin }\n~~~\n\n    x<y seal>\n")
            for word in ["walrus", "penguins", "quotation"] { try await site.expect(word, [1]) }
            for word in ["puffin", "seal"] { try await site.expect(word, [2]) }
        },
        RepositoryCheck("each article is read by the rules of its language") { storage in
            let site = Site(storage)
            try await site.add(1, "Häuser", body: "Die Häuser am See.", language: "de")
            try await site.add(2, "Houses", body: "New houses at the lake. News.")
            try await site.add(3, "Elecciones", body: "La elección.", language: "es-MX")
            try await site.add(4, "東京都の天気", body: "晴れ", language: "ja")
            try await site.add(5, "Ĝardenoj", body: "Domoj kaj ĝardenoj", language: "eo")
            try await site.expect("haus", [1])
            try await site.expect("seen", [])
            try await site.expect("häusern", [1])
            try await site.expect("house", [2])
            try await site.expect("elección", [3])
            try await site.expect("天気", [4])
            try await site.expect("京", [4])
            try await site.expect("東京都", [4])
            try await site.expect("都東京", [])
            try await site.expect("ĝardenoj", [5])
            try await site.expect("am* -häusern", [])
            try await site.expect("ho* -news", [])
            try await site.expect("el* -elecciones", [])
        },
        RepositoryCheck("renamed, merged and deleted tags are found as they are now") { storage in
            let site = Site(storage)
            try await site.add(1, "One", tags: ["Pyongyang talks"])
            try await site.add(2, "Two", tags: ["DPRK", "Trade"])
            try await site.add(3, "Three", tags: ["Trade"])
            try await site.expect("pyongyang", [1])
            try await site.expect("talk", [1])
            try await site.expect("trade -dprk", [3])
            let patch = JSONValue.object([JSONMember("name", .string("North Korea"))])
            _ = try await site.service.patchTag(.sample("dprk"), with: patch, if: .none)
            try await site.expect("dprk", [])
            try await site.expect("\"north korea\"", [2])
            _ = try await site.service.mergeTag(
                .sample("pyongyang-talks"), into: .sample("dprk"), isDryRun: false)
            try await site.expect("pyongyang", [])
            try await site.expect("korea", [1, 2])
            try await site.expect("trade -korea", [3])
            let body = JSONValue.object([JSONMember("tags", .array([]))])
            _ = try await site.service.patch(.slug(.sample("one")), with: body, if: .none)
            try await site.expect("korea", [2])
            try await site.service.deleteTag(.sample("trade"), if: .none)
            try await site.expect("trade", [])
        },
        RepositoryCheck("articles that are about the words come first, then the newest") { storage in
            let site = Site(storage)
            let filler = " while some other matters of the day were also mentioned by several people in town"
            try await site.add(1, "Krill", body: "Krill, krill and more krill.")
            for number in 2...9 {
                let words = (0..<40).map { "subject\(number)x\($0) " }.joined()
                try await site.add(number, "Report \(number)", body: words + words + "krill" + filler)
            }
            try await site.expectOrder("krill", first: 1)
            try await site.expectOrder("krill", first: 9, .newest)
        },
        RepositoryCheck("a search shows nothing that the asker may not see") { storage in
            let site = Site(storage)
            try await site.add(1, "Seen", body: "Words of the day.", tags: ["Open"])
            try await site.add(2, "Secret canary", body: "Canary words.", tags: ["Canary"], status: .draft)
            try await site.add(3, "Scheduled", body: "Canary words.", tags: ["Canary"], delay: 86_400_000)
            try await site.add(4, "Archived canary", body: "words", status: .archived)
            try await site.expect("canary", [])
            try await site.expect("words", [1])
            try await site.expect("can*", [])
            try await site.expect("words -canary", [1])
            var listing = ArticleListing()
            listing.search = "canary"
            listing.isCounted = true
            let page = try await site.service.articles(listing, for: .anonymous)
            #expect(page.total == 0 && page.elements.isEmpty && page.next == nil)
            listing.status = .any
            let all = try await site.service.articles(listing, for: .editorial)
            #expect(Set(all.elements.map(\.article.id)) == [.sample(2), .sample(3), .sample(4)])
            #expect(all.total == 3)
        },
        RepositoryCheck("the same content is searched alike, whatever came before") { storage in
            let site = Site(storage)
            let texts = ["krill and whales", "whales", "krill krill", "bread and krill", "bread"]
            func results() async throws -> [[ArticleID]] {
                var results: [[ArticleID]] = []
                for search in ["krill", "whales", "bread -krill", "kr*"] {
                    var listing = ArticleListing()
                    (listing.search, listing.order) = (search, .relevance)
                    results.append(
                        try await site.service.articles(listing, for: .anonymous).elements.map(\.article.id))
                }
                return results
            }
            for (index, text) in texts.enumerated() { try await site.add(index, "T \(index)", body: text) }
            let first = try await results()
            for index in texts.indices { try await site.service.delete(.id(.sample(index)), if: .none) }
            #expect(try await results().allSatisfy { $0.isEmpty })
            for (index, text) in texts.enumerated().reversed() {
                try await site.add(
                    index, "T \(index)", body: "whales, bread and krill at first", slug: "t-\(index)")
                try await site.add(index, "T \(index)", body: text, slug: "t-\(index)")
            }
            #expect(try await results() == first)
        },
        RepositoryCheck("highlights are places in the text without markup") { storage in
            let site = Site(storage)
            let padding = String(repeating: "Other words come here. ", count: 40)
            try await site.add(
                1, "😀 Summits of 2018", excerpt: "No match.", body: padding + "The **summit**\nwas *off*.")
            var listing = ArticleListing()
            (listing.search, listing.isHighlighted) = ("summit \"was off\" -bread", true)
            let page = try await site.service.articles(listing, for: .anonymous)
            let highlights = try #require(page.elements.first?.highlights)
            #expect(highlights.title == .init(text: "😀 Summits of 2018", ranges: [3..<10]))
            #expect(highlights.excerpt == nil)
            let body = try #require(highlights.body)
            #expect(body.text.unicodeScalars.count <= SearchHighlights.maximumPassage)
            let places = body.ranges.map { range in
                String(decoding: Array(body.text.utf16)[range], as: UTF16.self)
            }
            #expect(places == ["summit", "was off"])
        },
        RepositoryCheck("reindexing brings back what is derived, and serves what there was meanwhile") {
            storage in
            let site = Site(storage)
            for number in 1...6 {
                try await site.add(number, "Krill \(number)", body: "Krill and whales and plankton.")
            }
            let before = try await site.service.relatedSlugs(to: .id(.sample(1)), RelatedListing())
            #expect(before.count == 5)
            // As a release with other rules would have left them.
            let present = ArticleQuery(ArticleFilter(statuses: .any), limit: 100, includesBody: true)
            let older = try await storage.articles(present).map { article in
                var article = article.indexed
                article.analysis?.version = TextAnalyzer.version - 1
                article.search?.version = TextAnalyzer.version - 1
                return article
            }
            for article in older {
                var next = article
                next.version += 1
                try await storage.update(next, from: article, newTags: [])
            }
            let fresh = Site(storage)
            #expect(try await fresh.service.outdatedArticleCount() == 6)
            #expect(try await fresh.service.relatedSlugs(to: .id(.sample(1)), RelatedListing()) == before)
            try await fresh.expect("krill", [1, 2, 3, 4, 5, 6])
            var reports: [ReindexProgress] = []
            let end = try await fresh.service.reindex(pageSize: 4) { (progress) throws(ArticleError) in
                reports.append(progress)
                if progress.done == 4 {
                    let meanwhile = try await fresh.service.relatedSlugs(
                        to: .id(.sample(1)), RelatedListing())
                    #expect(meanwhile == before)
                }
            }
            #expect(reports == [.init(done: 4, total: 6), .init(done: 6, total: 6)])
            #expect(end == .init(done: 6, total: 6))
            #expect(try await fresh.service.outdatedArticleCount() == 0)
            #expect(try await fresh.service.relatedSlugs(to: .id(.sample(1)), RelatedListing()) == before)
            #expect(try await fresh.service.reindex() == .init(done: 0, total: 0))
            #expect(try await fresh.service.reindex(isWhole: true) == .init(done: 6, total: 6))
            try await fresh.expect("krill", [1, 2, 3, 4, 5, 6])
        },
        RepositoryCheck("a tag that is ignored makes no articles alike") { storage in
            let site = Site(storage)
            try await site.add(1, "Whales", body: "Krill and plankton.", tags: ["Weekly"])
            try await site.add(2, "Bread", body: "Flour and yeast.", tags: ["Weekly"])
            let one = ArticleReference.id(.sample(1))
            #expect(try await site.service.relatedSlugs(to: one, RelatedListing()) == ["bread"])
            let patch = JSONValue.object([JSONMember("relatedness", .string("ignored"))])
            let tag = try await site.service.patchTag(.sample("weekly"), with: patch, if: .none)
            #expect(tag.tag.relatedness == .ignored)
            #expect(try await site.service.relatedSlugs(to: one, RelatedListing()) == [])
            try await site.expect("weekly", [1, 2])
        },
    ]
}

/// A service with articles to be searched.
private struct Site {
    let service: ArticleService

    init(_ storage: any ArticleStorage, at now: Timestamp = .sample.adding(100_000)) {
        service = ArticleService(storage: storage, dependencies: .sample(at: now))
    }

    func add(
        _ number: Int, _ title: String, excerpt: String = "", body: String = "", tags: [String] = [],
        language: String? = nil, status: ArticleStatus = .published, delay: Int64 = 0, slug: String? = nil,
        updatedAt: Timestamp? = nil
    ) async throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
        draft.id = .sample(number)
        if let slug { draft.slug = .value(.sample(slug)) }
        draft.excerpt = excerpt
        draft.body = body
        draft.tags = tags.compactMap { TagName($0) }
        draft.language = language
        draft.status = status
        draft.publishedAt = .value(.sample.adding(Int64(number) * 1_000 + delay))
        draft.record.updatedAt = updatedAt
        _ = try await service.importArticle(draft)
    }

    /// Records an issue unless anyone finds just these articles, in each of the orders.
    func expect(
        _ search: String, _ numbers: [Int], _ location: SourceLocation = #_sourceLocation
    ) async throws {
        for order in ArticleOrder.allCases {
            var listing = ArticleListing()
            (listing.search, listing.order, listing.isCounted) = (search, order, true)
            listing.fuzziness = .never
            let page = try await service.articles(listing, for: .anonymous)
            let found = page.elements.map { Int($0.article.id.low & 0xFFFF) }.sorted()
            #expect(found == numbers && page.total == numbers.count, "\(search)", sourceLocation: location)
        }
    }

    func expectOrder(
        _ search: String, first: Int, _ order: ArticleOrder = .relevance,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        var listing = ArticleListing()
        (listing.search, listing.order) = (search, order)
        let page = try await service.articles(listing, for: .anonymous)
        let found = page.elements.first?.article.id
        #expect(found == .sample(first), "\(search)", sourceLocation: location)
    }
}
