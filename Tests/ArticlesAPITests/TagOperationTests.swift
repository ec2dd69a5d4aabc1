import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct TagOperationTests {
    @Test func `creating a tag responds with 201 with its address`() async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, "/v1/tags", #"{"name":"North Korea","description":"News"}"#, as: .publish)
        #expect(response.status == 201)
        #expect(response[.location] == "/v1/tags/north-korea")
        #expect(try response.json.names == TagDraft.members)
        #expect(try response.json["article_count"]?.integer == 0)
        let read = try await site.send(.get, "/v1/tags/north-korea", as: .publish)
        #expect(read.bytes == response.bytes)
        let again = try await site.send(.post, "/v1/tags", #"{"name":"NORTH KOREA"}"#, as: .publish)
        #expect(again.status == 409)
        #expect(again.problem == "/problems/tag-taken")
    }

    @Test func `a tag that is not valid is a 422`() async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, "/v1/tags", ##"{"name":"#","slug":"No","colour":1}"##, as: .publish)
        #expect(response.status == 422)
        #expect(response.problem == "/problems/invalid-tag")
        let pointers = try #require(try response.json["errors"]?.elements).compactMap {
            $0["pointer"]?.string
        }
        #expect(Set(pointers) == ["/name", "/slug", "/colour"])
    }

    @Test func `a renamed tag redirects and shows in its articles`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"published","tags":["old"]}"#)
        let before = try await site.send(.get, "/v1/articles/a").tag
        let renamed = try await site.send(
            .patch, "/v1/tags/old", #"{"name":"Новый","slug":null}"#, as: .publish)
        #expect(renamed.status == 200)
        let slug = try #require(try renamed.json["slug"]?.string)
        let response = try await site.send(.get, "/v1/tags/old")
        #expect(response.status == 308)
        #expect(response[.location] == "/v1/tags/\(slug.escaped.uppercased())")
        #expect(try await site.send(.get, try #require(response[.location])).json["name"]?.string == "Новый")
        let related = try await site.send(.get, "/v1/tags/old/related?limit=3")
        #expect(related[.location] == "/v1/tags/\(slug.escaped.uppercased())/related?limit=3")
        let article = try await site.send(.get, "/v1/articles/a")
        #expect(try article.json["tags"]?.elements?.first?["name"]?.string == "Новый")
        #expect(try article.json["version"]?.integer == 1)
        #expect(try article.tag != before)
        #expect(
            try await site.send(
                .patch, "/v1/articles/a", "{}", as: .publish, fields: [.ifMatch: before]
            ).status == 200)
    }

    @Test func `a deleted tag leaves its articles`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"published","tags":["one","two"]}"#)
        #expect(try await site.send(.delete, "/v1/tags/one", as: .publish).status == 204)
        #expect(try await site.send(.get, "/v1/tags/one", as: .publish).status == 404)
        #expect(
            try await site.send(.get, "/v1/articles/a?fields=tags").text
                == #"{"tags":[{"slug":"two","name":"two"}]}"#)
    }

    @Test func `tags are listed by name or by use, by page and by prefix`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"published","tags":["Beta","alpha","gamma"]}"#)
        try await site.create(#"{"title":"B","status":"published","tags":["gamma"]}"#)
        func slugs(_ query: String) async throws -> [String] {
            try await site.send(.get, "/v1/tags" + query).data.compactMap { $0["slug"]?.string }
        }
        #expect(try await slugs("") == ["alpha", "beta", "gamma"])
        #expect(try await slugs("?sort=-article_count") == ["gamma", "alpha", "beta"])
        #expect(try await slugs("?q=BE") == ["beta"])
        let first = try await site.send(.get, "/v1/tags?limit=2")
        let next = try #require(try first.json["page"]?["next"]?.string)
        #expect(first[.link] == "</v1/tags?limit=2&cursor=\(next)>; rel=\"next\"")
        let second = try await site.send(.get, "/v1/tags?limit=2&cursor=\(next)")
        #expect(try second.data.map { $0["slug"]?.string } == ["gamma"])
        let previous = try #require(try second.json["page"]?["previous"]?.string)
        #expect(try await slugs("?limit=2&cursor=\(previous)") == ["alpha", "beta"])
        #expect(try await site.send(.get, "/v1/tags?sort=-article_count&cursor=\(next)").status == 400)
        #expect(try await site.send(.get, "/v1/tags?sort=count").status == 400)
    }

    @Test func `a merge moves every article, and a dry run only counts`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"published","tags":["us"]}"#)
        try await site.create(#"{"title":"B","status":"published","tags":["usa","us"]}"#)
        let dry = try await site.send(
            .post, "/v1/tags/us/merge", #"{"into":"usa","dry_run":true}"#, as: .publish)
        #expect(dry.status == 200)
        #expect(try dry.json["moved"]?.integer == 2)
        #expect(try dry.json["dry_run"]?.text == "true")
        #expect(try dry.json["into"]?["article_count"]?.integer == 1)
        let merged = try await site.send(.post, "/v1/tags/us/merge", #"{"into":"usa"}"#, as: .publish)
        #expect(try merged.json.names == ["into", "moved", "dry_run"])
        #expect(try merged.json["moved"]?.integer == 2)
        #expect(try merged.json["into"]?["article_count"]?.integer == 2)
        #expect(try await site.send(.get, "/v1/tags/us")[.location] == "/v1/tags/usa")
        #expect(try await site.send(.get, "/v1/articles?tag=usa&sort=title").titles == ["A", "B"])
    }

    @Test(arguments: [
        (#"{}"#, "/into"), (#"{"into":1}"#, "/into"), (#"{"into":"No"}"#, "/into"),
        (#"{"into":"us"}"#, "/into"),
        (#"{"into":"absent"}"#, "/into"), (#"{"into":"usa","dry_run":"yes"}"#, "/dry_run"),
        (#"{"into":"usa","dryrun":true}"#, "/dryrun"), (#"{"into":null}"#, "/into"),
    ])
    func `a merge that makes no sense is a 422`(_ body: String, _ pointer: String) async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","tags":["us","usa"]}"#)
        let response = try await site.send(.post, "/v1/tags/us/merge", body, as: .publish)
        #expect(response.status == 422)
        #expect(response.problem == "/problems/invalid-merge")
        #expect(try response.json["errors"]?.elements?.first?["pointer"]?.string == pointer)
        #expect(
            try await site.send(.post, "/v1/tags/absent/merge", #"{"into":"us"}"#, as: .publish).status == 404
        )
    }

    @Test func `related tags are weighed by rarity`() async throws {
        let site = try await TestSite()
        for (title, tags) in [("A", #"["x","rare","wide"]"#), ("B", #"["x","wide"]"#), ("C", #"["wide"]"#)] {
            try await site.create(#"{"title":"\#(title)","status":"published","tags":\#(tags)}"#)
        }
        let response = try await site.send(.get, "/v1/tags/x/related")
        #expect(
            response.text == """
                {"data":[{"slug":"wide","name":"wide","articles_in_common":2,"weight":0.8165},\
                {"slug":"rare","name":"rare","articles_in_common":1,"weight":0.7071}]}
                """)
        #expect(try await site.send(.get, "/v1/tags/x/related?limit=1").data.count == 1)
        #expect(try await site.send(.get, "/v1/tags/absent/related").status == 404)
    }

    @Test func `redirects are listed by former slug, by page`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"B","status":"published","tags":["a"]}"#)
        site.clock.advance(seconds: 60)
        _ = try await site.send(.patch, "/v1/articles/b", #"{"slug":"c"}"#, as: .publish)
        _ = try await site.send(.patch, "/v1/tags/a", #"{"slug":"z"}"#, as: .publish)
        let all = try await site.send(.get, "/v1/redirects")
        let expected = [
            #"{"kind":"tag","from":"a","to":"z","created_at":"2026-01-01T12:01:00.000Z"}"#,
            #"{"kind":"article","from":"b","to":"c","created_at":"2026-01-01T12:01:00.000Z"}"#,
        ]
        #expect(try all.data.map(\.text) == expected)
        let first = try await site.send(.get, "/v1/redirects?limit=1")
        let next = try #require(try first.json["page"]?["next"]?.string)
        #expect(first[.link] == "</v1/redirects?limit=1&cursor=\(next)>; rel=\"next\"")
        let second = try await site.send(.get, "/v1/redirects?limit=1&cursor=\(next)")
        #expect(try second.data.map(\.text) == [expected[1]])
        #expect(try await site.send(.get, "/v1/tags?cursor=\(next)").status == 400)
        #expect(try await site.send(.get, "/v1/redirects?cursor=x").status == 400)
    }
}
