import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct ArticleOperationTests {
    @Test func `creating responds with 201 with the address, the tag and the article`() async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, "/v1/articles",
            ##"{"title":" Hello ","status":"published","tags":["#One","two"]}"##, as: .publish)
        let article = try response.json
        #expect(response.status == 201)
        #expect(article["title"]?.string == "Hello")
        #expect(article["slug"]?.string == "hello")
        #expect(article["published_at"]?.string == "2026-01-01T12:00:00.000Z")
        #expect(article["tags"]?.text == #"[{"slug":"one","name":"One"},{"slug":"two","name":"two"}]"#)
        #expect(article.names == ArticleFields.names)
        let location = try #require(response[.location])
        #expect(location == "/v1/articles/" + (article["id"]?.string ?? ""))
        let read = try await site.send(.get, location, as: .read)
        #expect(read.bytes == response.bytes)
        #expect(try read.tag == response.tag)
        #expect(try read.tag.hasPrefix("\"1-"))
    }

    @Test func `an article is read by id and by slug, whole or in part`() async throws {
        let site = try await TestSite()
        let id = try #require(
            try await site.create(#"{"title":"Hello","body":"B","status":"published"}"#)["id"]?.string)
        let byID = try await site.send(.get, "/v1/articles/\(id)")
        let bySlug = try await site.send(.get, "/v1/articles/hello")
        #expect(byID.status == 200)
        #expect(byID.bytes == bySlug.bytes)
        #expect(byID[.contentType] == "application/json")
        let part = try await site.send(.get, "/v1/articles/hello?fields=title,id")
        #expect(part.text == #"{"id":"\#(id)","title":"Hello"}"#)
        #expect(try part.tag != byID.tag)
        #expect(try part.tag.hasPrefix("\"1-"))
    }

    @Test func `HEAD has the fields of GET and no body`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","status":"published"}"#)
        let get = try await site.send(.get, "/v1/articles/hello")
        let head = try await site.send(.head, "/v1/articles/hello")
        #expect(head.status == 200)
        #expect(head.fields == get.fields)
        #expect(head.bytes.isEmpty)
    }

    @Test(arguments: ["nothing-here", "Not A Slug", "019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e", "%20"])
    func `what names no article is a 404 for every method`(_ reference: String) async throws {
        let site = try await TestSite()
        let path = "/v1/articles/" + reference.replacing(" ", with: "%20")
        #expect(try await site.send(.get, path).problem == "/problems/not-found")
        #expect(try await site.send(.patch, path, "{}", as: .publish).status == 404)
        #expect(try await site.send(.delete, path, as: .publish).status == 404)
    }

    @Test func `replacing sets every member and keeps the address`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","excerpt":"E","status":"published"}"#)
        let response = try await site.send(.put, "/v1/articles/hello", #"{"title":"Other"}"#, as: .publish)
        let article = try response.json
        #expect(response.status == 200)
        #expect(response[.location] == nil)
        #expect(article["title"]?.string == "Other")
        #expect(article["slug"]?.string == "hello")
        #expect(article["excerpt"]?.string == "")
        #expect(article["status"]?.string == "draft")
        #expect(article["version"]?.integer == 2)
    }

    @Test func `PUT with an id that nothing has creates, with a slug that nothing has does not`() async throws
    {
        let site = try await TestSite()
        let path = "/v1/articles/019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"
        let created = try await site.send(.put, path, #"{"title":"New"}"#, as: .publish)
        #expect(created.status == 201)
        #expect(created[.location] == path)
        #expect(try await site.send(.put, path, #"{"title":"New"}"#, as: .publish).status == 200)
        #expect(
            try await site.send(.put, "/v1/articles/absent", #"{"title":"New"}"#, as: .publish).status == 404)
        let other = try await site.send(
            .put, "/v1/articles/019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6f",
            #"{"title":"New","id":"019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"}"#, as: .publish)
        #expect(other.status == 422)
        #expect(try other.json["errors"]?.elements?.first?["pointer"]?.string == "/id")
    }

    @Test func `a merge patch keeps what is absent and clears what is null`() async throws {
        let site = try await TestSite()
        try await site.create(
            #"{"title":"Hello","excerpt":"E","language":"en","metadata":{"a":1,"b":2.0},"status":"published"}"#
        )
        let response = try await site.send(
            .patch, "/v1/articles/hello", #"{"language":null,"metadata":{"a":null}}"#, as: .publish,
            fields: [.contentType: "application/merge-patch+json"])
        let article = try response.json
        #expect(response.status == 200)
        #expect(article["excerpt"]?.string == "E")
        #expect(article["language"]?.isNull == true)
        #expect(article["metadata"]?.text == #"{"b":2.0}"#)
        let same = try await site.send(.patch, "/v1/articles/hello", "{}", as: .publish)
        #expect(same.status == 200)
        #expect(try same.tag == response.tag)
    }

    @Test func `a renamed article redirects with the query`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","status":"published"}"#)
        _ = try await site.send(.patch, "/v1/articles/hello", #"{"slug":"добрый-день"}"#, as: .publish)
        let response = try await site.send(.get, "/v1/articles/hello?fields=id%2Ctitle")
        let slug = "%D0%B4%D0%BE%D0%B1%D1%80%D1%8B%D0%B9-%D0%B4%D0%B5%D0%BD%D1%8C"
        #expect(response.status == 308)
        #expect(response[.location] == "/v1/articles/\(slug)?fields=id,title")
        #expect(response[.cacheControl] == "public, max-age=0, must-revalidate")
        #expect(response.bytes.isEmpty)
        #expect(try await site.send(.get, try #require(response[.location])).status == 200)
    }

    @Test func `a deleted article is gone for those who could read it`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Seen","status":"published"}"#)
        try await site.create(#"{"title":"Unseen"}"#)
        for slug in ["seen", "unseen"] {
            let response = try await site.send(.delete, "/v1/articles/\(slug)", as: .publish)
            #expect(response.status == 204)
            #expect(response.bytes.isEmpty)
        }
        #expect(try await site.send(.get, "/v1/articles/seen").status == 410)
        #expect(try await site.send(.get, "/v1/articles/seen").problem == "/problems/gone")
        #expect(try await site.send(.get, "/v1/articles/unseen").status == 404)
        #expect(try await site.send(.get, "/v1/articles/unseen", as: .read).status == 410)
        #expect(try await site.send(.delete, "/v1/articles/seen", as: .publish).status == 410)
    }

    @Test(arguments: [
        (#"{"title":"B","slug":"taken"}"#, "/problems/slug-taken"),
        (#"{"title":"B","id":"019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"}"#, "/problems/id-taken"),
        (#"{"title":"B","source":{"name":"wp","id":"1"}}"#, "/problems/source-taken"),
    ])
    func `what must be unique and is taken is a 409 that says what`(_ body: String, _ type: String)
        async throws
    {
        let site = try await TestSite()
        try await site.create(
            #"{"title":"A","slug":"taken","id":"019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e","source":{"name":"wp","id":"1"}}"#
        )
        let response = try await site.send(.post, "/v1/articles", body, as: .publish)
        #expect(response.status == 409)
        #expect(response.problem == type)
    }

    @Test func `an article cannot be made before its time by asking differently`() async throws {
        let site = try await TestSite()
        try await site.create(
            #"{"title":"Later","status":"published","published_at":"2026-01-01T13:00:00Z"}"#)
        #expect(try await site.send(.get, "/v1/articles/later").status == 404)
        #expect(try await site.send(.get, "/v1/articles").data.isEmpty)
        let draft = try await site.send(.get, "/v1/articles/later?fields=status", as: .read)
        #expect(draft.text == #"{"status":"scheduled"}"#)
        site.clock.advance(seconds: 3_600)
        #expect(try await site.send(.get, "/v1/articles/later").status == 200)
        #expect(try await site.send(.get, "/v1/articles").titles == ["Later"])
    }
}
