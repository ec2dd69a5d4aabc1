import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// Reading one article.
    static let articlePromises = [
        HTTPPromise("what is created can be read by id and slug, as the same bytes") { site in
            let created = try await site.create(
                ##"{"title":" Summit called off – for now ","body":"# Hi\n\ttext","status":"published","tags":["#NKorea","news","NEWS"],"authors":["Ada"],"metadata":{"n":1.0,"z":[null,1e5]},"language":"EN-gb"}"##
            )
            #expect(try created.string("slug") == "summit-called-off-for-now")
            #expect(try created.string("title") == "Summit called off – for now")
            #expect(try created.string("language") == "en-GB")
            #expect(created.text.contains(#""metadata":{"n":1.0,"z":[null,1e5]}"#))
            #expect(
                created.text.contains(
                    #""tags":[{"slug":"nkorea","name":"NKorea"},{"slug":"news","name":"news"}]"#))
            #expect(try created.string("published_at") == "2026-01-01T00:00:00.000Z")
            let location = try #require(created.fields[.location])
            for target in [location, "/v1/articles/summit-called-off-for-now"] {
                let read = try await site.send(.get, target)
                #expect(read.status == 200)
                #expect(read.body == created.body)
                #expect(read.fields[.eTag] == created.fields[.eTag])
            }
        },
        HTTPPromise("HEAD has the header of GET and no body") { site in
            _ = try await site.create(#"{"title":"A","status":"published"}"#)
            let head = try await site.send(.head, "/v1/articles/a")
            let get = try await site.send(.get, "/v1/articles/a")
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.fields[.eTag] == get.fields[.eTag])
        },
        HTTPPromise("a copy that is fresh is a 304") { site in
            let tag = try #require(
                try await site.create(#"{"title":"A","status":"published"}"#).fields[.eTag])
            let same = try await site.send(.get, "/v1/articles/a", [.ifNoneMatch: tag])
            #expect(same.status == 304 && same.body.isEmpty && same.fields[.eTag] == tag)
            let other = try await site.send(.get, "/v1/articles/a", [.ifNoneMatch: "\"1-0\""])
            #expect(other.status == 200)
        },
        HTTPPromise("made slugs count up, given ones conflict") { site in
            for expected in ["twins", "twins-2", "twins-3"] {
                #expect(try await site.create(#"{"title":"Twins"}"#).string("slug") == expected)
            }
            let taken = try await site.send(
                .post, "/v1/articles", as: "publish", json: #"{"title":"X","slug":"twins-2"}"#)
            #expect(taken.status == 409)
            #expect(try taken.string("type") == "/problems/slug-taken")
        },
        HTTPPromise("a renamed article redirects from every former slug") { site in
            _ = try await site.create(#"{"title":"A","status":"published"}"#)
            for slug in ["b", "c"] {
                let response = try await site.send(
                    .patch, "/v1/articles/a", as: "publish", json: #"{"slug":"\#(slug)"}"#)
                #expect(response.status == 200, "\(response.text)")
            }
            for slug in ["a", "b"] {
                let response = try await site.send(.get, "/v1/articles/\(slug)?fields=id")
                #expect(response.status == 308)
                #expect(response.fields[.location] == "/v1/articles/c?fields=id")
            }
            let list = try await site.send(.get, "/v1/redirects")
            #expect(try list.list("from") == ["a", "b"])
            #expect(try list.list("to") == ["c", "c"])
        },
        HTTPPromise("a deleted article is gone, for those who could see it") { site in
            _ = try await site.create(#"{"title":"Public","status":"published"}"#)
            _ = try await site.create(#"{"title":"Secret"}"#)
            for slug in ["public", "secret"] {
                #expect(try await site.send(.delete, "/v1/articles/\(slug)", as: "publish").status == 204)
            }
            #expect(try await site.send(.get, "/v1/articles/public").status == 410)
            #expect(try await site.send(.get, "/v1/articles/secret").status == 404)
            #expect(try await site.send(.get, "/v1/articles/secret", as: "read").status == 410)
            _ = try await site.create(#"{"title":"Public","status":"published"}"#)
            #expect(try await site.send(.get, "/v1/articles/public").status == 200)
        },
        HTTPPromise("what is not there is a problem, with a request id") { site in
            for (method, target, status) in [
                (HTTPRequest.Method.get, "/v1/articles/none", 404), (.get, "/nowhere", 404),
                (.delete, "/v1/articles", 405), (.get, "/v1/articles?limit=0", 400),
                (.get, "/v1/articles?colour=red", 400), (.post, "/v1/articles", 401),
            ] {
                let response = try await site.send(method, target)
                #expect(response.status == status, "\(method) \(target)")
                #expect(response.fields[.contentType] == "application/problem+json")
                #expect(try response.string("status") == String(status))
                #expect(response.fields[try #require(HTTPField.Name("X-Request-Id"))] != nil)
            }
        },
    ]
}
