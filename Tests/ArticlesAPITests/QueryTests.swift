import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct QueryTests {
    @Test(arguments: [
        ("limit=0", "limit"), ("limit=101", "limit"), ("limit=ten", "limit"), ("limit=%2B5", "limit"),
        ("limit=-1", "limit"), ("limit=5.0", "limit"), ("limit=", "limit"), ("limit", "limit"),
        ("limit=5&limit=5", "limit"), ("limit=%D9%A5", "limit"), ("limit=99999999999999999999", "limit"),
        ("sort=relevance", "sort"), ("sort=title,id", "sort"), ("sort=", "sort"), ("status=hidden", "status"),
        ("status=published&status=draft", "status"), ("count=yes", "count"), ("include=all", "include"),
        ("fields=", "fields"), ("fields=id,,title", "fields"), ("fields=nope", "fields"),
        ("fields=a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a", "fields"),
        ("fields=id&fields=title", "fields"), ("language=e", "language"), ("language=en_GB", "language"),
        ("published_after=2025-06-01", "published_after"),
        ("published_after=2025-06-01T00:00:00", "published_after"),
        ("published_before=2025-02-30T00:00:00Z", "published_before"),
        ("updated_after=2025-06-01T00:00:00+02:00", "updated_after"), ("cursor=", "cursor"),
        ("cursor=nonsense", "cursor"), ("cursor=AQ%3D%3D", "cursor"), ("author=", "author"),
        ("author=a%00b", "author"), ("author=a&author=b", "author"), ("tag=", "tag"), ("tag=a,,b", "tag"),
        ("tag=%23", "tag"), ("tag=1,2,3,4,5,6,7,8,9,10,11", "tag"), ("not_tag=,", "not_tag"),
        ("tag=1&tag=2&tag=3&tag=4&tag=5&tag=6&tag=7&tag=8&tag=9&tag=10&tag=11", "tag"),
    ])
    func `a malformed value is a 400 that names the parameter`(_ query: String, _ name: String) async throws {
        let site = try await TestSite()
        let response = try await site.send(.get, "/v1/articles?\(query)")
        #expect(response.status == 400)
        #expect(response.problem == "/problems/bad-parameter")
        #expect(try response.json["errors"]?.elements?.first?["parameter"]?.string == name)
        #expect(try response.json["detail"]?.string?.hasPrefix(name + " ") == true)
    }

    @Test(arguments: [
        ("limt=5", "limit"), ("Limit=5", "limit"), ("not-tag=a", "not_tag"), ("fieldz=id", "fields"),
        ("published_afer=x", "published_after"), ("stauts=draft", "status"), ("tags=a", "tag"),
    ])
    func `an unknown parameter is a 400 that names the nearest known one`(
        _ query: String, _ nearest: String
    ) async throws {
        let site = try await TestSite()
        let response = try await site.send(.get, "/v1/articles?\(query)")
        let error = try #require(try response.json["errors"]?.elements?.first)
        #expect(response.status == 400)
        #expect(error["code"]?.string == "unknown_parameter")
        #expect(error["detail"]?.string == "is not a known parameter; did you mean \(nearest)?")
    }

    @Test(arguments: [
        ("sort=-publishd_at", "did you mean -published_at?"), ("status=drafts", "did you mean draft?"),
        ("fields=titel", "did you mean title?"), ("sort=x", "must be -published_at or published_at or"),
    ])
    func `the response to a mistaken word names the known ones`(_ query: String, _ hint: String) async throws
    {
        let site = try await TestSite()
        let response = try await site.send(.get, "/v1/articles?\(query)")
        #expect(try response.json["detail"]?.string?.contains(hint) == true)
    }

    @Test func `everything that is wrong is said at once`() async throws {
        let site = try await TestSite()
        let response = try await site.send(.get, "/v1/articles?limit=0&nope=1&sort=x&nope=2&author=")
        let names = try #require(try response.json["errors"]?.elements).compactMap { $0["parameter"]?.string }
        #expect(names == ["nope", "author", "sort", "limit"])
        #expect(try response.json["detail"]?.string?.hasSuffix("; and 1 more") == true)
    }

    @Test(arguments: ["/v1/articles/a", "/v1/tags/a", "/v1/tags", "/v1/redirects", "/v1/tags/a/related"])
    func `reads take no parameters but their own`(_ path: String) async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"published","tags":["a"]}"#)
        #expect(try await site.send(.get, path).status == 200)
        for query in ["include=body", "status=draft", "%E2%80%8Blimit=1", "version=1"] {
            #expect(try await site.send(.get, "\(path)?\(query)").status == 400, "\(query)")
        }
    }

    @Test func `changes take no parameters`() async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, "/v1/articles?status=published", #"{"title":"A"}"#, as: .publish)
        #expect(response.status == 400)
        #expect(try await site.send(.delete, "/v1/articles/a?force=1", as: .publish).status == 400)
    }

    @Test func `a response that Accept excludes is a 406`() async throws {
        let site = try await TestSite()
        for path in ["/v1/articles", "/v1/articles/a", "/v1/tags", "/v1/redirects", "/healthz", "/readyz"] {
            #expect(try await site.send(.get, path, fields: [.accept: "text/html"]).status == 406, "\(path)")
            #expect(try await site.send(.get, path, fields: [.accept: "text/html, */*;q=0.1"]).status != 406)
        }
    }
}
