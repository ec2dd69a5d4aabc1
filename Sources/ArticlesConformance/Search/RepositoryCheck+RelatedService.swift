import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What the use cases promise about related articles, over any storage that keeps its own promises.
    static let relatedServiceChecks = [
        RepositoryCheck("articles of one subject are related without a common tag, strangers are not") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for draft in try Library.drafts() { _ = try await service.importArticle(draft) }
            for (subject, count) in Library.subjects {
                let lists = try await Library.related(in: service)
                let own = lists["\(subject)-1"]?.compactMap {
                    $0.split(separator: " ").first.map(String.init)
                }
                #expect(own?.isEmpty == false)
                #expect(own?.allSatisfy { $0.hasPrefix(subject) } == true, "\(own ?? [])")
                #expect((own?.count ?? 0) < count)
            }
        },
        RepositoryCheck("among short texts, what the best of them are about counts besides") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            func add(_ number: Int, _ title: String) async throws {
                var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
                (draft.id, draft.status) = (.sample(number), .published)
                _ = try await service.importArticle(draft)
            }
            func best() async throws -> Int? {
                let found = try await service.related(
                    to: .id(.sample(100)), RelatedListing(), for: .anonymous)
                guard case .present(let page) = found else { return nil }
                return page.articles.first.map { Int($0.article.id.low & 0xFFFF) }
            }
            try await add(100, "Zorbat mirlow")
            try await add(50, "Mirlow pastrel")
            for number in 1...8 { try await add(number, "Zorbat fendrick \(1_000 + number)") }
            #expect(try await best() == 50)
            for number in 9...12 { try await add(number, "Zorbat fendrick \(1_000 + number)") }
            let found = try #require(await best())
            #expect(found != 50)
        },
        RepositoryCheck("the same articles have the same related ones, whatever came before") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for draft in try Library.drafts() { _ = try await service.importArticle(draft) }
            let first = try await Library.related(in: service)
            for draft in try Library.drafts() {
                try await service.delete(.slug(.sample(draft.title)), if: .none)
            }
            #expect(try await Library.related(in: service).isEmpty)
            var generator = SplitMix64(seed: 5)
            for var draft in try Library.drafts().shuffled(using: &generator) {
                let body = draft.body
                draft.body = "Something else about volcanoes and lava at first."
                _ = try await service.importArticle(draft)
                draft.body = body
                _ = try await service.importArticle(draft)
            }
            #expect(try await Library.related(in: service) == first)
            let fresh = ArticleService(storage: storage, dependencies: .sample())
            #expect(try await Library.related(in: fresh) == first)
        },
        RepositoryCheck(
            "who has compared articles before finds the same as who has not, whatever was changed"
        ) {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for draft in try Library.drafts() { _ = try await service.importArticle(draft) }
            func check(_ change: String) async throws {
                let fresh = ArticleService(storage: storage, dependencies: .sample())
                let expected = try await Library.related(in: fresh)
                #expect(try await Library.related(in: service) == expected, "\(change)")
                #expect(try await Library.related(in: service) == expected, "\(change), once more")
            }
            try await check("nothing")
            let name = JSONValue.object([JSONMember("name", .string("Yeast krill telemetry"))])
            _ = try await service.patchTag(.sample("all"), with: name, if: .none)
            try await check("the name of a tag")
            _ = try await service.mergeTag(.sample("bread"), into: .sample("whales"), isDryRun: false)
            try await check("a merged tag")
            for (index, change) in ["region", "language", "time", "status", "tags", "body"].enumerated() {
                var draft = try Library.drafts()[index + 1]
                switch change {
                case "region": draft.language = "en-GB"
                case "language": draft.language = "de"
                case "time": draft.publishedAt = .value(Timestamp.sample.adding(86_400_000))
                case "status": draft.status = .archived
                case "tags": draft.tags = ["Oven", "All"].compactMap { TagName($0) }
                default: draft.body = Library.body("rockets", 1)
                }
                _ = try await service.importArticle(draft)
                try await check(change)
            }
        },
        RepositoryCheck("drafts and scheduled articles leave no trace in related lists") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for draft in try Library.drafts() { _ = try await service.importArticle(draft) }
            let before = try await Library.related(in: service)
            for (index, draft) in try Library.drafts().enumerated() {
                var hidden = draft
                hidden.id = .sample(500 + index)
                hidden.slug = .value(.sample("hidden-\(index)"))
                hidden.status = index % 3 == 0 ? .draft : index % 3 == 1 ? .archived : .published
                hidden.publishedAt = .value(Timestamp.sample.adding(86_400_000))
                hidden.body += " Canary."
                _ = try await service.importArticle(hidden)
            }
            #expect(try await Library.related(in: service) == before)
        },
        RepositoryCheck("related articles are in the language of the article, or in those asked for") {
            storage in
            let site = try await LanguageSite(storage)
            try await site.expect(.own, of: 1, [2, 3, 4])
            try await site.expect(.own, of: 5, [6, 4])
            try await site.expect(.own, of: 4, [1, 2, 3, 5, 6])
            try await site.expect(.any, of: 1, [2, 3, 4, 6])
            try await site.expect(.some(["de"]), of: 1, [6])
            try await site.expect(.some(["en-GB", "fr"]), of: 1, [3])
            try await site.expect(.some(["e"]), of: 1, [])
            // What fills a list is in these languages, too; an editor's pin stays unless another one is asked for.
            try await site.expect(.some(["de"]), of: 1, isFilled: true, [6, 7])
            // However many newer ones there are in others.
            for number in 20..<50 {
                try await site.add(number, "Novel \(number)", "Text.", "en", age: -number)
            }
            try await site.expect(.some(["de"]), of: 1, isFilled: true, [6, 7])
            let pinned = [5, 6].map { ArticleID.sample($0).description }
            _ = try await site.service.setOverrides(
                of: .id(.sample(1)), .init(pinned: pinned, excluded: []))
            try await site.expect(.own, of: 1, [5, 6, 2, 3, 4])
            try await site.expect(.some(["en"]), of: 1, [2, 3])
        },
        RepositoryCheck("pins come first, exclusions never, and recent articles fill what is left") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for draft in try Library.drafts() { _ = try await service.importArticle(draft) }
            let article = ArticleReference.slug(.sample("whales-1"))
            var listing = RelatedListing()
            listing.limit = 4
            let plain = try await service.relatedSlugs(to: article, listing)
            let excluded = try #require(plain.first)
            let draft = RelatedOverridesDraft(pinned: ["bread-2"], excluded: [excluded])
            _ = try await service.setOverrides(of: article, draft)
            let changed = try await service.relatedSlugs(to: article, listing)
            #expect(changed == ["bread-2"] + plain.dropFirst())
            listing.isFilled = true
            listing.limit = 8
            let filled = try await service.relatedSlugs(to: article, listing)
            #expect(filled.count == 8)
            #expect(Set(filled).count == 8)
            #expect(!filled.contains(excluded) && !filled.contains("whales-1"))
            #expect(Array(filled.prefix(changed.count)) == changed)
        },
        RepositoryCheck("a relation is explained by tags and words of the article") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for draft in try Library.drafts() { _ = try await service.importArticle(draft) }
            var listing = RelatedListing()
            listing.isExplained = true
            let found = try await service.related(to: .slug(.sample("whales-1")), listing, for: .anonymous)
            guard case .present(let page) = found else {
                Issue.record("there is no such article")
                return
            }
            for related in page.articles {
                let words = try #require(related.relation.sharedTerms)
                #expect((1...5).contains(words.count))
                #expect(words.allSatisfy { Library.body("whales", 1).contains($0) }, "\(words)")
                #expect(related.relation.sharedTags != nil)
                #expect((100...1_000).contains(related.relation.score))
            }
        },
    ]
}

extension ArticleService {
    func relatedSlugs(
        to article: ArticleReference, _ listing: RelatedListing
    ) async throws(ArticleError) -> [String] {
        switch try await related(to: article, listing, for: .anonymous) {
        case .present(let page): page.articles.map(\.article.slug.text)
        case .moved: []
        }
    }
}

/// Some articles about three subjects, and what is related to each.
private enum Library {
    static let subjects = [("whales", 4), ("bread", 4), ("rockets", 4)]

    private static let words = [
        "whales": "humpback whales migrate past the krill banks while plankton feeds every calf and fluke",
        "bread":
            "sourdough bakers knead flour with yeast and let the loaf rise before the oven scorches its crust",
        "rockets":
            "rocket boosters ignite above the launchpad as astronauts watch thrusters and telemetry in orbit",
    ]

    static func body(_ subject: String, _ number: Int) -> String {
        let all = (words[subject] ?? "").split(separator: " ")
        let kept = all.enumerated().filter { ($0.offset + number) % 4 != 0 }.map(\.element)
        return kept.joined(separator: " ") + " in part number \(number) of this series."
    }

    static func drafts() throws -> [ArticleDraft] {
        try subjects.flatMap { subject, count in
            try (1...count).map { number in
                let json = JSONValue.object([JSONMember("title", .string("\(subject) \(number)"))])
                var draft = try ArticleDraft(json: json)
                let offset = subjects.firstIndex { $0.0 == subject } ?? 0
                draft.id = .sample(offset * 10 + number)
                draft.body = body(subject, number)
                draft.status = .published
                draft.publishedAt = .value(Timestamp.sample.adding(-1_000 * Int64(offset * 10 + number)))
                draft.tags = number == 2 ? [TagName("All"), TagName(subject)].compactMap { $0 } : []
                return draft
            }
        }
    }

    /// For each article that is there, the slugs, scores and words of those related to it.
    static func related(in service: ArticleService) async throws -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for draft in try drafts() {
            let slug = Slug.sample(draft.title)
            if let list = try await related(to: slug, in: service) { lists[slug.text] = list }
        }
        return lists
    }

    private static func related(
        to slug: Slug, in service: ArticleService
    ) async throws -> [String]? {
        var listing = RelatedListing()
        listing.isExplained = true
        let result: Found<RelatedPage>
        do {
            result = try await service.related(to: .slug(slug), listing, for: .anonymous)
        } catch {
            if error.code == .gone || error.code == .notFound { return nil }
            throw error
        }
        switch result {
        case .moved: return nil
        case .present(let page):
            return page.articles.map {
                "\($0.article.slug.text) \($0.relation.score) \($0.relation.sharedTerms ?? [])"
            }
        }
    }
}

/// Articles of one subject in several languages; the fifth is a translation of the first.
private struct LanguageSite {
    let service: ArticleService

    init(_ storage: any ArticleStorage) async throws {
        service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
        let languages = ["en", "en", "en-GB", nil, "de", "de"]
        for (index, language) in languages.enumerated() {
            try await add(
                index + 1, "Antarctica", "Plankton, krill, whales, currents, salinity, trawlers.", language)
        }
        try await add(7, "Bread", "Sourdough and yeast.", "de")
    }

    func add(
        _ number: Int, _ title: String, _ body: String, _ language: String?, age: Int? = nil
    ) async throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
        draft.id = .sample(number)
        (draft.body, draft.status, draft.language) = (body, .published, language)
        draft.publishedAt = .value(.sample.adding(-Int64(age ?? number) * 1_000))
        if number == 1 || number == 5 { draft.metadata = #"{"translation_key":"antarctica"}"# }
        _ = try await service.importArticle(draft)
    }

    func expect(
        _ languages: RelatedLanguages, of number: Int, isFilled: Bool = false, _ numbers: [Int],
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        var listing = RelatedListing()
        (listing.languages, listing.isFilled, listing.limit) = (languages, isFilled, 10)
        guard
            case .present(let page) = try await service.related(
                to: .id(.sample(number)), listing, for: .anonymous)
        else {
            Issue.record("moved", sourceLocation: location)
            return
        }
        let found = page.articles.map { Int($0.article.id.low & 0xFFFF) }
        #expect(found == numbers, "\(languages) of \(number)", sourceLocation: location)
    }
}
