import ArticlesConformance
import ArticlesTesting
import StrictJSON
import Testing

@testable import Articles

/// A service keeps what it has read of a storage for as long as nothing changes there.
@Suite struct KeptStateTests {
    private static let words = [
        "harbour", "lantern", "orchard", "granite", "violin", "meadow", "copper", "willow",
    ]
    private static let tags = ["Sea", "Land", "Music"]

    @Test(arguments: TestStorage.all, [1, 2] as [UInt64])
    func `what is kept between changes makes no difference to what is found`(
        _ storage: TestStorage, _ seed: UInt64
    ) async throws {
        var random = SplitMix64(seed: seed)
        try await storage.run { articles in
            let clock = articles.clock
            var dependencies = Dependencies.sample(at: clock.now, seed: 1_000 + seed)
            dependencies.now = { clock.now }
            let tracking = articles.storage.changeTracking(within: .seconds(60))
            let keeping = ArticleService(
                storage: articles.storage, dependencies: dependencies, tracking: tracking)
            if articles.storage is any DelayedChangeTracking, let tracking {
                while tracking.changeToken == nil { await Task.yield() }
            }
            var ids: [ArticleID] = []
            for step in 0..<100 {
                // Who writes does not matter.
                let writer = step % 2 == 0 ? keeping : articles.service
                try await Self.change(writer, &ids, clock, &random)
                let fresh = ArticleService(storage: articles.storage, dependencies: dependencies)
                for audience in [Audience.anonymous, .editorial] {
                    let search = Self.search(&random)
                    let found = try await Self.found(search, fresh, audience)
                    for _ in 1...2 {
                        let again = try await Self.found(search, keeping, audience)
                        #expect(again == found, "step \(step), \(search)")
                    }
                    guard let id = ids.randomElement(using: &random) else { continue }
                    let related = await Self.related(id, fresh, audience)
                    for _ in 1...2 {
                        let again = await Self.related(id, keeping, audience)
                        #expect(again == related, "step \(step)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `articles come in the order that was asked for, known or not`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            try await articles.insertSamples(12)
            let all = ArticleQuery(ArticleFilter(statuses: .any), order: .newest, limit: 12)
            let ids = try await articles.storage.articles(all).map(\.id).shuffled()
            #expect(ids.count == 12)
            for token in [nil, articles.service.settledState.token] {
                for asked in [Array(ids.prefix(5)), ids] {
                    let found = try await articles.service.settledArticles(asked, token)
                    #expect(found.map(\.article.id) == asked)
                }
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `bodies that are known count towards what is read at most, so that as many are looked at`(
        _ storage: TestStorage
    ) async throws {
        try await storage.run { articles in
            var ids: [ArticleID] = []
            for number in 0..<16 {
                let body = String(repeating: "word ", count: 30_000)
                let draft = try Self.json(#"{"title": "Long \#(number)", "body": "\#(body)"}"#)
                ids.append(try await articles.service.create(ArticleDraft(json: draft)).id)
            }
            let fresh = try await articles.service.bodies(of: ids)
            #expect(fresh.count == 8 && fresh.articles.count == 8)
            let lengths = fresh.articles.mapValues(\.body.utf8.count)
            for known in [lengths, lengths.filter { $0.key != ids[5] }] {
                let read = try await articles.service.bodies(of: ids, knowing: known)
                #expect(read.count == 8 && read.articles.count == 8 - known.count)
            }
        }
    }

    @Test func `of what is kept in some room that goes which was not asked for lately`() {
        func id(_ number: UInt64) -> ArticleID { ArticleID(high: 0, low: number) }
        var kept = RecentlyUsed<UInt64>(limit: 1_000)
        for number in 0..<2_000 as Range<UInt64> {
            kept.insert(number, of: id(number), size: 100)
            #expect(kept.value(of: id(0)) == 0)
            #expect(kept.value(of: id(number)) == number)
        }
        #expect((1..<2_000).count { kept.value(of: id($0)) != nil } < 11)
        #expect(kept.value(of: id(0)) == 0)
        kept.update(id(0)) { $0 = 7 }
        #expect(kept.value(of: id(0)) == 7)
        kept.removeAll()
        #expect(kept.value(of: id(0)) == nil)
        kept.takeDropped().release()
    }

    private static func change(
        _ service: ArticleService, _ ids: inout [ArticleID], _ clock: TestClock, _ random: inout SplitMix64
    ) async throws {
        clock.advance(by: .seconds(Int.random(in: 0...40, using: &random)))
        func text(_ count: Int) -> String {
            let chosen = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }
            return "\"\(chosen.joined(separator: " "))\""
        }
        func tagNames() -> String {
            "\(tags.filter { _ in Bool.random(using: &random) })"
        }
        guard let id = ids.randomElement(using: &random), ids.count > 12,
            Int.random(in: 0..<4, using: &random) > 0
        else {
            let draft = """
                {"title": \(text(3)), "body": \(text(30)), "tags": \(tagNames()), "status": "published"}
                """
            ids.append(try await service.create(ArticleDraft(json: Self.json(draft))).id)
            return
        }
        let appearance = clock.now.adding(Int64.random(in: 1...60, using: &random) * 1_000)
        let patches = [
            #""title": \#(text(3))"#, #""body": \#(text(30))"#, #""excerpt": \#(text(4))"#,
            #""tags": \#(tagNames())"#, #""status": "draft""#, #""status": "published""#,
            #""status": "archived""#,
            #""status": "published", "published_at": "\#(appearance)""#, #""language": "de""#,
            #""language": null"#,
        ]
        do {
            switch Int.random(in: 0..<8, using: &random) {
            case 0:
                let name = tags.randomElement(using: &random) ?? ""
                let other = try Self.json(
                    #"{"name": "\#(name) \#(words.randomElement(using: &random) ?? "")"}"#)
                _ = try await service.patchTag(.sample(name.lowercased()), with: other, if: .none)
            case 1:
                try await service.delete(.id(id), if: .none)
                ids.removeAll { $0 == id }
            case _:
                let patch = try Self.json("{\(patches.randomElement(using: &random) ?? "")}")
                _ = try await service.patch(.id(id), with: patch, if: .none)
            }
        } catch let error as ArticleError where [.notFound, .gone, .conflict].contains(error.code) {}
    }

    private static func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    private static func search(_ random: inout SplitMix64) -> ArticleListing {
        var listing = ArticleListing()
        let count = Int.random(in: 1...2, using: &random)
        listing.search = words.shuffled(using: &random).prefix(count).joined(separator: " ")
        listing.order = Bool.random(using: &random) ? .relevance : .newest
        listing.isExplained = Bool.random(using: &random)
        return listing
    }

    private static func found(
        _ listing: ArticleListing, _ service: ArticleService, _ audience: Audience
    ) async throws -> [String] {
        let page = try await service.articles(listing, for: audience)
        return page.elements.map { "\(shown($0.article)) \(String(describing: $0.match))" }
            + ["\(String(describing: page.didYouMean)) \(String(describing: page.corrected))"]
    }

    private static func related(
        _ id: ArticleID, _ service: ArticleService, _ audience: Audience
    ) async -> String {
        var listing = RelatedListing()
        listing.isExplained = true
        do throws(ArticleError) {
            switch try await service.related(to: .id(id), listing, for: audience) {
            case .present(let page): return "\(page.articles.map { "\(shown($0.article)) \($0.relation)" })"
            case .moved(let slug): return "moved to \(slug)"
            }
        } catch {
            return "\(error.code)"
        }
    }

    /// An article without what only writers ask for.
    private static func shown(_ article: Article) -> Article {
        var article = article
        (article.slugWasVisible, article.tagSpellings) = (false, [])
        return article
    }
}
