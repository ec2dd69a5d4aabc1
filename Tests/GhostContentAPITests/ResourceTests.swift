import Articles
import ArticlesTesting
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@Suite("Tags, authors and settings of Ghost's Content API")
struct ResourceTests {
    private static func fill(_ site: TestFacade) async throws {
        for (title, tags, author) in [("One", "b", "Zoë"), ("Two", "a", "Ada"), ("Three", "b", "Ada")] {
            try await site.create(
                #""title":"\#(title)","status":"published","tags":["\#(tags)"],"authors":["\#(author)"]"#)
        }
        try await site.create(#""title":"Four","tags":["c"],"authors":["Canary"]"#)
    }

    @Test(arguments: TestStorage.all)
    func `tags and authors are those of what everyone may read, counted`(_ storage: TestStorage) async throws
    {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            #expect(await site.get("tags/").texts("tags", "slug") == ["a", "b"])
            #expect(await site.get("tags/?order=count.posts desc").texts("tags", "slug") == ["b", "a"])
            #expect(await site.get("tags/?filter=slug:-a").texts("tags", "slug") == ["b"])
            let tag = await site.get("tags/slug/b/?include=count.posts").json["tags"]?.elements.first
            #expect(tag?["count"]?["posts"]?.digits == "2")
            #expect(tag?["url"]?.text == "https://example.org/tags/b")
            #expect(await site.get("authors/").texts("authors", "slug") == ["ada", "zoe"])
            let authors = await site.get("authors/?include=count.posts").json["authors"]?.elements
            #expect(authors?.compactMap { $0["count"]?["posts"]?.digits } == ["2", "1"])
            #expect(await site.get("authors/slug/zoe/").texts("authors", "name") == ["Zoë"])
            #expect(
                await site.get("authors/zoe/?fields=name").json["authors"]?.elements.first?.names == ["name"])
            #expect(await site.get("tags/slug/c/").status == 404)
            #expect(await site.get("authors/slug/canary/").status == 404)
            #expect(await site.get("pages/").json["pages"]?.elements == [])
            #expect(await site.get("tiers/").json["tiers"]?.elements == [])
            #expect(await site.get("settings/").json["settings"]?["title"]?.text == "Example")
        }
    }

    @Test func `a response has an entity tag, and is not sent again`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            let first = await site.get("posts/")
            let tag = try #require(first.fields[.eTag])
            #expect(first.fields[.cacheControl] == "public, max-age=0, must-revalidate")
            #expect(await site.get("posts/", fields: [.ifNoneMatch: tag]).status == 304)
            let key: HTTPFields = [.authorization: "GhostMembers token"]
            #expect(await site.get("posts/", fields: key).text == first.text)
        }
    }

    @Test func `a former slug leads to the present one`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            let patch = try JSONParser.parse(Array(#"{"slug":"uno"}"#.utf8))
            _ = try await articles.service.patch(.slug(.init(making: "one")), with: patch, if: .none)
            let response = await site.get("posts/slug/one/?key=0")
            #expect(response.status == 308)
            #expect(response.fields[.location] == "/ghost/api/content/posts/slug/uno/?key=0")
        }
    }

    @Test func `versions in the path are those of earlier clients`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            for (version, status) in [("v3", 200), ("canary", 200), ("v9", 404)] {
                let request = Request(.get, "/ghost/api/\(version)/content/posts/")
                #expect(Received(await site.router.respond(to: request)).status == status)
            }
        }
    }

    @Test func `without the facade there is nothing of it`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles, isOn: false)
            let response = await site.get("posts/")
            #expect(response.status == 404)
            #expect(response.fields[.contentType] == Problem.contentType)
        }
    }
}
