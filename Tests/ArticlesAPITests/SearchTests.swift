import Articles
import HTTPTypes
import Testing

@Suite struct SearchTests {
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        for (title, body) in [
            ("Kim and Trump meet", "A *summit* on sanctions, in Singapore."),
            ("A summit called off", "Trump cancelled; sanctions stay."),
            ("Bread for beginners", "Sourdough needs flour, water and yeast."),
        ] {
            try await site.create(#"{"title":"\#(title)","body":"\#(body)","status":"published"}"#)
        }
        return site
    }

    @Test func `words, phrases, exclusions and prefixes find articles`() async throws {
        let site = try await site()
        func titles(_ query: String) async throws -> [String] {
            try await site.send(.get, "/v1/articles?q=\(query)&sort=title").titles
        }
        #expect(try await titles("summits") == ["A summit called off", "Kim and Trump meet"])
        #expect(try await titles("summit+-singapore") == ["A summit called off"])
        #expect(try await titles("%22called+off%22") == ["A summit called off"])
        #expect(try await titles("sour*") == ["Bread for beginners"])
        #expect(try await titles("nothing").isEmpty)
        let counted = try await site.send(.get, "/v1/articles?q=trump&count=exact&limit=1&fields=title")
        #expect(counted.text.contains(#""total":2}"#))
        #expect(counted.text.contains(#""next":""#))
    }

    @Test func `suggestions are titles, tags and completions, as JSON`() async throws {
        let site = try await site()
        try await site.create(
            #"{"title":"Tagged \"so\"","tags":["Sourdough"],"status":"published","slug":"tagged"}"#)
        let response = try await site.send(.get, "/v1/search/suggest?q=a+sum")
        #expect(
            response.text.contains(
                #""slug":"a-summit-called-off","title":"A summit called off"}],"tags":[],"#))
        #expect(response.text.hasSuffix(#""completions":["a summit"]}"#))
        let tags = try await site.send(.get, "/v1/search/suggest?q=s&limit=1")
        #expect(
            tags.text == #"{"articles":[],"tags":[{"slug":"sourdough","name":"Sourdough"}],"completions":[]}"#
        )
        for query in ["", "?q=", "?q=a&limit=0", "?q=a&limit=21", "?q=a&q=b", "?q=a&cursor=x", "?limit=3"] {
            #expect(try await site.send(.get, "/v1/search/suggest" + query).status == 400, "\(query)")
        }
    }

    @Test func `facets stand beside the page`() async throws {
        let site = try await site()
        try await site.create(
            #"{"title":"Summit tags","tags":["Sea"],"status":"published","published_at":"2025-03-04T00:00:00Z"}"#
        )
        let response = try await site.send(
            .get, "/v1/articles?q=summit&facets=year,tags&fields=title&limit=1")
        #expect(response.text.contains(#"},"facets":{"counted":3,"estimated":false,"tags":[{"value":"sea""#))
        #expect(response.text.hasSuffix(#"{"value":"2025","name":"2025","count":1}]}}"#))
        #expect(try await !site.send(.get, "/v1/articles?q=summit").text.contains("facets"))
        for facets in ["", "tag", "tags,", "tags,tags,tags,tags,year", "title"] {
            #expect(try await site.send(.get, "/v1/articles?facets=\(facets)").status == 400, "\(facets)")
        }
    }

    @Test func `pages of a search by relevance meet`() async throws {
        let site = try await site()
        let first = try await site.send(.get, "/v1/articles?q=summit&limit=1&fields=title")
        let name = try #require(HTTPField.Name("Link"))
        let link = try #require(first[name])
        let path = try #require(link.split(separator: ">").first?.dropFirst())
        let second = try await site.send(.get, String(path))
        let whole = try await site.send(.get, "/v1/articles?q=summit&fields=title")
        #expect(try first.titles + second.titles == whole.titles)
        #expect(try whole.titles.count == 2)
        #expect(
            try await site.send(
                .get, "/v1/articles?q=trump&cursor=" + (path.split(separator: "cursor=").last ?? "")
            )
            .status == 400)
    }

    @Test func `highlights say where, in the text without markup`() async throws {
        let site = try await site()
        let response = try await site.send(
            .get, "/v1/articles?q=summit+singapore&highlight=true&fields=title")
        #expect(
            response.text.contains(
                #"""
                {"title":"Kim and Trump meet","highlights":{"title":null,"excerpt":null,"body":{"text":"A summit on \#
                sanctions, in Singapore.","ranges":[[2,8],[26,35]]}}}
                """#))
    }

    @Test func `explained is why an article is found`() async throws {
        let site = try await site()
        let response = try await site.send(.get, "/v1/articles?q=kim+sanctions&explain=true&fields=title")
        let start = #"{"title":"Kim and Trump meet","match":{"score":"#
        let end =
            #""title":["kim"],"tags":[],"excerpt":[],"body":["sanctions"],"whole_title":false,"synonyms":[]}}"#
        #expect(response.text.contains(start) && response.text.contains(end), "\(response.text)")
    }

    @Test func `what finds nothing is corrected, and the page says so`() async throws {
        let site = try await site()
        let corrected = try await site.send(.get, "/v1/articles?q=sumit+singapore&fields=title")
        #expect(
            corrected.text.contains(#""total":null,"corrected":"summit singapore"}"#), "\(corrected.text)")
        #expect(try corrected.titles == ["Kim and Trump meet"])
        let never = try await site.send(.get, "/v1/articles?q=sumit+singapore&fuzzy=never")
        #expect(
            never.text
                == #"{"data":[],"page":{"limit":20,"next":null,"previous":null,"total":null,"did_you_mean":"summit singapore"}}"#
        )
        #expect(try await site.send(.get, "/v1/articles?q=summit&fuzzy=some").status == 400)
        let exact = try await site.send(.get, "/v1/articles?q=summit&fuzzy=always")
        #expect(exact.status == 200 && !exact.text.contains("corrected"))
    }

    @Test(arguments: [
        ("%22open", "unbalanced_quote"), ("-summit", "only_exclusions"), ("a*", "short_prefix"),
        ("...", "no_words"), (String(repeating: "w+", count: 33), "too_many"),
        (String(repeating: "w", count: 501), "too_long"), ("x+-a-bc*", "excluded_prefix"),
        (String(repeating: "word%20", count: 1_000), "too_long"),
    ])
    func `what can't be searched for is a clear 400`(_ query: String, _ code: String) async throws {
        let response = try await site().send(.get, "/v1/articles?q=\(query)")
        #expect(response.status == 400)
        #expect(response.text.contains(#""parameter":"q","code":"\#(code)""#), "\(response.text)")
    }

    @Test func `relevance and highlights need something to search for`() async throws {
        let site = try await site()
        for query in ["sort=relevance", "highlight=true", "explain=true"] {
            let response = try await site.send(.get, "/v1/articles?\(query)")
            #expect(response.status == 400)
            #expect(response.text.contains("needs_search"))
        }
    }

    @Test func `signs of the query language of a database are words or nothing`() async throws {
        let site = try await site()
        for query in [
            "summit%27%29%3B--", "summit+AND+called", "(summit)", "summit+%26+%7C+%21called", "summit%3A*",
            "NEAR(summit)",
            "title%3Asummit", "%5Csummit", "summit%5E2", "%C2%A0summit", "%F0%9F%98%80+summit",
        ] {
            #expect(try await site.send(.get, "/v1/articles?q=\(query)").status == 200, "\(query)")
        }
    }
}
