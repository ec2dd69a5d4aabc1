import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What synonyms find, and how it is ranked, marked and explained.
    static let synonymServiceChecks = [
        synonymCheck("synonyms work at once, both ways or one way, in their language only") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "An old television")
            try await site.add(2, "A new TV")
            try await site.add(3, "Television in Bern", language: "de")
            try await site.add(4, "An automobile")
            try await site.add(5, "A car")
            #expect(try await site.found("tv") == [2])
            try await site.setSynonyms(#"["tv","television"]"#, (root: "car", synonyms: #"["automobile"]"#))
            #expect(try await site.found("tv") == [2, 1])
            #expect(try await site.found("television").sorted() == [1, 2, 3])
            #expect(try await site.found("cars") == [5, 4])
            #expect(try await site.found("automobile") == [4])
            try await site.setSynonyms()
            #expect(try await site.found("tv") == [2])
        },
        synonymCheck("who set the synonyms is in the audit log, and setting the same again is not") {
            storage in
            let site = SearchSite(storage)
            for rule in [#"["tv","television"]"#, #"["tv","television"]"#, #"["tv","telly"]"#] {
                try await site.setSynonyms(rule)
            }
            #expect(try await storage.told() == ["synonyms.updated synonyms", "synonyms.updated synonyms"])
            let changes = try await storage.allChanges(.administration).map(\.change)
            #expect(changes.map(\.version) == [1, 2] && changes.map(\.previousVersion) == [nil, 1])
            #expect(changes.allSatisfy { $0.subject == SearchSynonyms.auditSubject })
            await expectError(.versionMismatch) {
                var stale = try await storage.synonyms()
                stale.rules = []
                try await storage.update(stale, in: WriteContext(changes: [changes[0]], at: .sample))
            }
            #expect(try await storage.told().count == 2)
        },
        synonymCheck("another service over the same storage sees the synonyms at once") { storage in
            let (site, other) = (SearchSite(storage), SearchSite(storage))
            try await site.add(1, "An old television")
            #expect(try await other.found("tv") == [])
            try await site.setSynonyms(#"["tv","television"]"#)
            #expect(try await other.found("tv") == [1])
        },
        synonymCheck("several words are a synonym of one, and one of several") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "NYC by night")
            try await site.add(2, "New York City by night")
            try await site.add(3, "A city: new, and not in York")
            try await site.add(4, "By night", body: "We are in New York City today.")
            try await site.setSynonyms(#"["NYC","New York City"]"#)
            #expect(try await site.found("nyc") == [1, 2, 4])
            #expect(try await site.found("new york city night") == [2, 1, 4])
            #expect(try await site.found("city new york").sorted() == [2, 3, 4])
            #expect(try await site.found("night nyc -city") == [1])
        },
        synonymCheck("what is quoted, excluded or a beginning is taken as it is") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "An old television")
            try await site.add(2, "A new TV")
            try await site.setSynonyms(#"["tv","television"]"#)
            #expect(try await site.found("\"tv\"") == [2])
            #expect(try await site.found("tele*") == [1])
            #expect(try await site.found("television -tv") == [1])
        },
        synonymCheck("the word itself comes before its synonym, wherever it stands") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "Television news")
            try await site.add(2, "TV news")
            try await site.add(3, "Other news", tags: ["television"])
            try await site.add(4, "Other news", tags: ["tv"])
            try await site.add(5, "Other news", excerpt: "On television")
            try await site.add(6, "Other news", excerpt: "On TV")
            try await site.add(7, "Other news", body: "It was on television.")
            try await site.add(8, "Other news", body: "It was on TV.")
            try await site.setSynonyms(#"["tv","television"]"#)
            let (tv, television) = (try await site.found("tv"), try await site.found("television"))
            for number in [1, 3, 5, 7] {
                #expect(tv.filter { $0 == number || $0 == number + 1 } == [number + 1, number])
                #expect(television.filter { $0 == number || $0 == number + 1 } == [number, number + 1])
            }
            #expect(tv.prefix(2) == [2, 1])
        },
        synonymCheck("a synonym is named, marked and counted") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "A big television", body: "The television set.", tags: ["news"])
            try await site.add(2, "Lights out in New York City", tags: ["news"])
            try await site.setSynonyms(#"["tv","television"]"#, #"["big apple","new york city"]"#)
            var listing = ArticleListing()
            (listing.search, listing.isExplained, listing.isHighlighted) = ("tv", true, true)
            (listing.facets, listing.isCounted, listing.order) = ([.tags], true, .relevance)
            var page = try await site.service.articles(listing, for: .anonymous)
            let found = try #require(page.elements.first)
            #expect(found.match?.synonyms.map(\.word) == ["tv"])
            #expect(found.match?.synonyms.map(\.synonym) == ["television"])
            #expect(found.match?.title == ["tv"])
            #expect(found.match?.body == ["tv"])
            #expect(found.highlights?.title?.ranges == [6..<16])
            #expect(found.highlights?.body?.ranges == [4..<14])
            #expect(page.total == 1 && page.facets?.counted == 1)
            listing.search = "big apple lights"
            page = try await site.service.articles(listing, for: .anonymous)
            #expect(page.elements.first?.match?.synonyms.map(\.word) == ["big apple"])
            #expect(page.elements.first?.highlights?.title?.ranges == [0..<6, 14..<27])
        },
        synonymCheck("a word with synonyms is no mistake, and a corrected word has its own") { storage in
            let site = SearchSite(storage)
            try await site.add(1, "An old television of walnut")
            try await site.add(2, "Tell me about walnuts")
            try await site.setSynonyms(#"["telly","television"]"#)
            #expect(try await site.page("telly walnut").corrected == nil)
            #expect(try await site.found("telly walnut") == [1])
            #expect(try await site.page("telly wallnut").corrected == "telly walnut")
        },
        synonymCheck("of more than are scored, titles with a synonym come before what follows by age") {
            storage in
            let site = SearchSite(storage)
            for number in 1...300 {
                try await site.add(number, "Report \(number)", body: "A walrus was seen.")
            }
            try await site.add(400, "The tusker")
            try await site.setSynonyms(#"["walrus","tusker"]"#)
            #expect(try await site.found("walrus").first == 400)
        },
    ]
}

extension SearchSite {
    /// Sets rules in English: two-way ones as JSON arrays.
    func setSynonyms(_ rules: String...) async throws {
        try await set(rules.map { #"{"language":"en","synonyms":\#($0)}"# })
    }

    /// Sets a two-way rule and a one-way rule in English.
    func setSynonyms(_ rule: String, _ other: (root: String, synonyms: String)) async throws {
        try await set([
            #"{"language":"en","synonyms":\#(rule)}"#,
            #"{"language":"en","root":"\#(other.root)","synonyms":\#(other.synonyms)}"#,
        ])
    }

    private func set(_ rules: [String]) async throws {
        let json = #"{"rules":[\#(rules.joined(separator: ","))]}"#
        let draft = try SynonymDraft(json: try JSONParser.parse(Array(json.utf8)))
        _ = try await service.setSynonyms(draft, if: .none)
    }
}
