import Articles
import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// Changing articles.
    static let writingPromises = [
        HTTPPromise("PUT replaces, and creates under an unused id") { site in
            let id = "0193f1c2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"
            let created = try await site.send(
                .put, "/v1/articles/\(id)", as: "publish", json: #"{"title":"Mine","excerpt":"x"}"#)
            #expect(created.status == 201)
            #expect(try created.string("id") == id)
            let replaced = try await site.send(
                .put, "/v1/articles/\(id)", as: "publish", json: #"{"title":"Yours"}"#)
            #expect(replaced.status == 200)
            #expect(try replaced.string("excerpt") == "")
            #expect(try replaced.string("slug") == "mine")
            #expect(try replaced.string("version") == "2")
            let again = try await site.send(
                .put, "/v1/articles/\(id)", as: "publish", json: #"{"title":"Yours"}"#)
            #expect(try again.string("version") == "2")
            let create = try await site.send(
                .put, "/v1/articles/\(id)", as: "publish", [.ifNoneMatch: "*"], json: #"{"title":"X"}"#)
            #expect(create.status == 412)
            let unknown = try await site.send(
                .put, "/v1/articles/none", as: "publish", json: #"{"title":"X"}"#)
            #expect(unknown.status == 404)
        },
        HTTPPromise("PATCH keeps what is absent and clears what is null") { site in
            _ = try await site.create(
                #"{"title":"A","excerpt":"e","metadata":{"a":1,"b":{"c":2}},"tags":["x"],"language":"en"}"#)
            let patched = try await site.send(
                .patch, "/v1/articles/a", as: "publish", [.contentType: "application/merge-patch+json"],
                json: #"{"language":null,"metadata":{"a":null,"b":{"d":3}},"status":"published"}"#)
            #expect(patched.status == 200, "\(patched.text)")
            #expect(patched.text.contains(#""metadata":{"b":{"c":2,"d":3}}"#))
            #expect(try patched.string("language") == "null")
            #expect(try patched.string("excerpt") == "e")
            #expect(patched.text.contains(#""tags":[{"slug":"x","name":"x"}]"#))
            let titleless = try await site.send(
                .patch, "/v1/articles/a", as: "publish", json: #"{"title":null}"#)
            #expect(titleless.status == 422)
        },
        HTTPPromise("a change under a former version is refused with what differs") { site in
            let tag = try #require(try await site.create(#"{"title":"A"}"#).fields[.eTag])
            let first = try await site.send(
                .patch, "/v1/articles/a", as: "publish", [.ifMatch: tag], json: #"{"excerpt":"one"}"#)
            #expect(first.status == 200)
            let late = try await site.send(
                .patch, "/v1/articles/a", as: "publish", [.ifMatch: tag], json: #"{"excerpt":"two"}"#)
            #expect(late.status == 412)
            #expect(try late.string("current_version") == "2")
            #expect(late.text.contains(#""differing_fields":["excerpt"]"#))
            let projection = try await site.send(.get, "/v1/articles/a?fields=id", as: "read")
            let current = try #require(projection.fields[.eTag])
            let deleted = try await site.send(.delete, "/v1/articles/a", as: "publish", [.ifMatch: current])
            #expect(deleted.status == 204)
        },
        HTTPPromise("all violations are named at once") { site in
            let response = try await site.send(
                .post, "/v1/articles", as: "publish",
                json:
                    #"{"titel":"x","slug":"No Slug","published_at":"2026-01-01T00:00:00","tags":["", 3],"source":{"name":""}}"#
            )
            #expect(response.status == 422)
            let pointers = try response.json["errors"]?.elements.compactMap { $0["pointer"]?.text } ?? []
            #expect(
                Set(pointers) == [
                    "/titel", "/title", "/slug", "/published_at", "/tags/0", "/tags/1", "/source/name",
                    "/source/id",
                ])
            #expect(response.text.contains("did you mean title"))
        },
        HTTPPromise("malformed JSON is a 400 with its offset, texts that can't be stored a 422") { site in
            for (json, offset) in [(#"{"title":"a",}"#, "13"), (#"{"title":"a","title":"b"}"#, "13")] {
                let response = try await site.send(.post, "/v1/articles", as: "publish", json: json)
                #expect(response.status == 400)
                #expect(try response.string("offset") == offset)
            }
            for json in [#"{"title":"a\u0000"}"#, #"{"title":"\ud800"}"#] {
                #expect(try await site.send(.post, "/v1/articles", as: "publish", json: json).status == 422)
            }
            let form = try await site.send(
                .post, "/v1/articles", as: "publish", [.contentType: "text/plain"], json: "{}")
            #expect(form.status == 415)
        },
    ]
}
