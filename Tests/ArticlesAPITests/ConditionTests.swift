import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct ConditionTests {
    private let path = "/v1/articles/hello"

    private func site(requiresIfMatch: Bool = false) async throws -> TestSite {
        let site = try await TestSite(requiresIfMatch: requiresIfMatch)
        try await site.create(#"{"title":"Hello","status":"published"}"#)
        return site
    }

    @Test func `a client that has the bytes gets a 304 with the tag and no body`() async throws {
        let site = try await site()
        let full = try await site.send(.get, path)
        let tag = try full.tag
        for value in [tag, "W/\(tag)", "\"other\", \(tag)", "*", "  \(tag) ,"] {
            let response = try await site.send(.get, path, fields: [.ifNoneMatch: value])
            #expect(response.status == 304, "\(value)")
            #expect(response.bytes.isEmpty)
            #expect(response[.eTag] == tag)
            #expect(response[.cacheControl] == full[.cacheControl])
            #expect(response[.vary] == full[.vary])
            #expect(response[.contentType] == nil)
        }
    }

    @Test func `a client that has other bytes gets them`() async throws {
        let site = try await site()
        let part = try await site.send(.get, path + "?fields=id").tag
        for value in [part, "\"1\"", "\"1-0000000000000000\"", "nonsense"] {
            #expect(try await site.send(.get, path, fields: [.ifNoneMatch: value]).status == 200, "\(value)")
        }
    }

    @Test(arguments: ["/v1/articles", "/v1/tags", "/v1/tags/one", "/v1/tags/one/related", "/v1/redirects"])
    func `lists and tags have a tag of their bytes`(_ path: String) async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","status":"published","tags":["one"]}"#)
        let first = try await site.send(.get, path)
        #expect(first.status == 200)
        #expect(try await site.send(.get, path, fields: [.ifNoneMatch: first.tag]).status == 304)
        try await site.create(#"{"title":"Again","status":"published","tags":["one","two"]}"#)
        _ = try await site.send(.patch, "/v1/articles/hello", #"{"slug":"renamed"}"#, as: .publish)
        _ = try await site.send(.patch, "/v1/tags/two", #"{"slug":"renamed"}"#, as: .publish)
        let second = try await site.send(.get, path, fields: [.ifNoneMatch: first.tag])
        #expect(second.status == 200)
        #expect(try second.tag != first.tag)
    }

    @Test func `If-Match takes the tag of any form of the version`() async throws {
        let site = try await site()
        let part = try await site.send(.get, path + "?fields=title").tag
        for value in [part, "\"9-aa\", \(part)", "*", "\"1-ffffffffffffffff\""] {
            let response = try await site.send(.patch, path, "{}", as: .publish, fields: [.ifMatch: value])
            #expect(response.status == 200, "\(value)")
        }
    }

    @Test(arguments: [
        "\"2-0123456789abcdef\"", "\"0123456789abcdef\"", "W/\"1-0123456789abcdef\"", "\"\"", "\"01-a\"",
        "\"1\"", "\"-1-a\"", "\"99999999999999999999-a\"",
    ])
    func `If-Match with no tag of the version is a 412 that says what is there`(_ value: String) async throws
    {
        let site = try await site()
        let body = #"{"title":"Changed","excerpt":"New"}"#
        let patch = try await site.send(.patch, path, body, as: .publish, fields: [.ifMatch: value])
        #expect(patch.status == 412)
        #expect(patch.problem == "/problems/version-mismatch")
        #expect(try patch.json["current_version"]?.integer == 1)
        #expect(try patch.json["differing_fields"]?.text == #"["title","excerpt"]"#)
        #expect(try await site.send(.put, path, body, as: .publish, fields: [.ifMatch: value]).status == 412)
        #expect(try await site.send(.delete, path, as: .publish, fields: [.ifMatch: value]).status == 412)
        #expect(
            try await site.send(.get, path + "?fields=title,version").text
                == #"{"title":"Hello","version":1}"#)
    }

    @Test(arguments: ["1-abc", "", "\"1-abc", "w/\"1\"", "\"a\" \"b\"", "*, \"a\"", ",", "\"a b\""])
    func `a malformed condition of a change is a 400`(_ value: String) async throws {
        let site = try await site()
        for name in [HTTPField.Name.ifMatch, .ifNoneMatch] {
            let response = try await site.send(.patch, path, "{}", as: .publish, fields: [name: value])
            #expect(response.status == 400, "\(name): \(value)")
            #expect(response.problem == "/problems/bad-header")
            #expect(try response.json["errors"]?.elements?.first?["header"]?.string == name.rawName)
        }
    }

    @Test func `If-None-Match of all creates only`() async throws {
        let site = try await TestSite(requiresIfMatch: true)
        let path = "/v1/articles/019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"
        let create: HTTPFields = [.ifNoneMatch: "*"]
        #expect(
            try await site.send(.put, path, #"{"title":"A"}"#, as: .publish, fields: create).status == 201)
        let again = try await site.send(.put, path, #"{"title":"B"}"#, as: .publish, fields: create)
        #expect(again.status == 412)
        #expect(try again.json["current_version"]?.integer == 1)
        let both = try await site.send(
            .put, path, #"{"title":"B"}"#, as: .publish, fields: [.ifNoneMatch: "*", .ifMatch: "*"])
        #expect(both.status == 412)
        let tags = try await site.send(
            .put, path, #"{"title":"B"}"#, as: .publish, fields: [.ifNoneMatch: "\"1-aa\""])
        #expect(tags.status == 400)
    }

    @Test func `If-Match on what does not exist is a 412 where PUT would create`() async throws {
        let site = try await TestSite()
        let path = "/v1/articles/019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"
        for value in ["*", "\"1-aa\""] {
            let response = try await site.send(
                .put, path, #"{"title":"A"}"#, as: .publish, fields: [.ifMatch: value])
            #expect(response.status == 412)
            #expect(try response.json["current_version"]?.isNull == true)
        }
        #expect(try await site.send(.get, path, as: .read).status == 404)
    }

    @Test func `a change without a version is a 428 where one is required`() async throws {
        let site = try await site(requiresIfMatch: true)
        _ = try await site.send(.post, "/v1/tags", #"{"name":"One"}"#, as: .publish)
        for (method, target, body) in [
            (HTTPRequest.Method.put, path, #"{"title":"B"}"#), (.patch, path, "{}"), (.delete, path, nil),
            (.patch, "/v1/tags/one", "{}"), (.delete, "/v1/tags/one", nil),
        ] as [(HTTPRequest.Method, String, String?)] {
            let bare = try await site.send(method, target, body, as: .publish)
            #expect(bare.status == 428)
            #expect(bare.problem == "/problems/precondition-required")
            #expect(
                try await site.send(method, target, body, as: .publish, fields: [.ifMatch: "*"]).status < 300)
        }
    }

    @Test func `the tags of a tag follow its version too`() async throws {
        let site = try await TestSite()
        let created = try await site.send(.post, "/v1/tags", #"{"name":"One"}"#, as: .publish)
        let stale = try created.tag
        let renamed = try await site.send(
            .patch, "/v1/tags/one", #"{"name":"Uno"}"#, as: .publish, fields: [.ifMatch: stale])
        #expect(renamed.status == 200)
        #expect(try renamed.tag.hasPrefix("\"2-"))
        let late = try await site.send(
            .patch, "/v1/tags/one", #"{"name":"Due"}"#, as: .publish, fields: [.ifMatch: stale])
        #expect(late.status == 412)
        #expect(try late.json["current_version"]?.integer == 2)
        #expect(
            try await site.send(.delete, "/v1/tags/one", as: .publish, fields: [.ifMatch: stale]).status
                == 412)
    }
}
