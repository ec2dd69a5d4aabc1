import Articles
import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// What the public can see.
    static let visibilityPromises = [
        HTTPPromise("hidden articles leave no trace in any anonymous response") { site in
            _ = try await site.create(#"{"title":"Open","status":"published","tags":["shared"]}"#)
            let before = try await anonymousResponses(site)
            for status in [
                #""status":"draft""#, #""status":"archived""#,
                #""status":"published","published_at":"2030-01-01T00:00:00Z""#,
            ] {
                let created = try await site.create(
                    #"{"title":"Canary \#(status.count)","body":"canary","tags":["shared","canary"],\#(status)}"#
                )
                let slug = try created.string("slug")
                let tag = try #require(created.fields[.eTag])
                for target in ["/v1/articles/\(slug)", "/v1/articles/\(try created.string("id"))"] {
                    for fields: HTTPFields in [[:], [.ifNoneMatch: tag], [.ifNoneMatch: "*"]] {
                        #expect(try await site.send(.get, target, fields).status == 404)
                    }
                }
                let renamed = try await site.send(
                    .patch, "/v1/articles/\(slug)", as: "publish",
                    json: #"{"slug":"canary-\#(status.count)x"}"#
                )
                #expect(renamed.status == 200)
                #expect(try await site.send(.get, "/v1/articles/\(slug)").status == 404)
            }
            #expect(try await anonymousResponses(site) == before)
        },
        HTTPPromise("a scheduled article appears at its time, and nothing has to run") { site in
            let created = try await site.create(
                #"{"title":"Later","status":"published","published_at":"2026-01-01T00:00:10+00:00","tags":["t"]}"#
            )
            #expect(try created.string("status") == "scheduled")
            #expect(try await site.send(.get, "/v1/articles/later").status == 404)
            #expect(try await site.send(.get, "/v1/articles").list("slug") == [])
            #expect(try await site.send(.get, "/v1/tags").list("slug") == [])
            site.clock.advance(by: 10_000)
            let read = try await site.send(.get, "/v1/articles/later")
            #expect(read.status == 200)
            #expect(try read.string("status") == "published")
            #expect(try read.string("version") == "1")
            #expect(try await site.send(.get, "/v1/articles?tag=t").list("slug") == ["later"])
            #expect(try await site.send(.get, "/v1/tags").list("slug") == ["t"])
        },
        HTTPPromise("a key that may read sees what it asks for") { site in
            _ = try await site.create(#"{"title":"D"}"#)
            _ = try await site.create(#"{"title":"P","status":"published"}"#)
            _ = try await site.create(#"{"title":"A","status":"archived"}"#)
            _ = try await site.create(
                #"{"title":"S","status":"published","published_at":"2030-01-01T00:00:00Z"}"#)
            for (status, slugs) in [
                ("draft", ["d"]), ("published", ["p"]), ("archived", ["a"]), ("scheduled", ["s"]),
                ("any", ["a", "d", "p", "s"]),
            ] {
                let list = try await site.send(.get, "/v1/articles?sort=title&status=\(status)", as: "read")
                #expect(try list.list("slug") == slugs, "\(status)")
                #expect(list.fields[.cacheControl]?.contains("no-store") == true)
                let anonymous = try await site.send(.get, "/v1/articles?status=\(status)")
                #expect(anonymous.status == (status == "published" ? 200 : 401))
            }
            #expect(try await site.send(.get, "/v1/articles", as: "read").list("slug") == ["p"])
        },
        HTTPPromise("scopes include each other, wrong keys are refused") { site in
            for (scope, status) in [("read", 403), ("write", 201), ("publish", 201), ("admin", 201)] {
                let response = try await site.send(.post, "/v1/articles", as: scope, json: #"{"title":"A"}"#)
                #expect(response.status == status, "\(scope)")
            }
            for token in [
                "Bearer dl_x_y", "Basic abc", "Bearer",
                "Bearer dl_aaaaaaaaaaaa_\(String(repeating: "b", count: 48))",
            ] {
                let response = try await site.send(.get, "/v1/articles", [.authorization: token])
                #expect(response.status == 401, "\(token)")
                #expect(response.fields[.wwwAuthenticate] != nil)
            }
        },
        HTTPPromise("a key is refused from when it expires, and is never taken for a guess") { site in
            let end = Timestamp(clamping: site.clock.now.milliseconds + 10_000)
            let token = try await site.keyService.create(label: "", scope: .read, expiresAt: end).token
            let fields: HTTPFields = [.authorization: "Bearer \(token)"]
            for milliseconds: Int64 in [9_500, 499] {
                site.clock.advance(by: milliseconds)
                #expect(try await site.send(.get, "/v1/articles", fields).status == 200)
            }
            site.clock.advance(by: 1)
            for _ in 0..<14 {
                let response = try await site.send(.get, "/v1/articles", fields)
                #expect(response.status == 401)
                #expect(response.text.contains("the key has expired"))
                #expect(response.fields[.wwwAuthenticate] == "Bearer")
            }
        },
        HTTPPromise("a key that writes but does not publish is told which scope it lacks, and why") { site in
            let response = try await site.send(
                .post, "/v1/articles", as: "write", json: #"{"title":"A","status":"published"}"#)
            #expect(response.status == 403)
            #expect(response.text.contains("the key lacks the scope publish: the public sees the article"))
            #expect(try await site.send(.get, "/v1/articles?status=any", as: "write").list("id").isEmpty)
        },
        HTTPPromise("wrong keys are slowed down, right ones are not") { site in
            for number in 0..<14 {
                let token = "dl_aaaaaaaaaa\(10 + number)_\(String(repeating: "b", count: 48))"
                let response = try await site.send(
                    .post, "/v1/articles", [.authorization: "Bearer \(token)"], json: "{}")
                #expect(response.status == (number < 10 ? 401 : 429))
                #expect(response.fields[.retryAfter] == (number < 10 ? nil : "6"))
            }
            for scope in ["read", "write", "publish", "admin"] {
                #expect(try await site.send(.get, "/v1/articles", as: scope).status == 200)
            }
            #expect(try await site.send(.get, "/v1/articles").status == 200)
            site.clock.advance(by: 6_000)
            let again = try await site.send(.get, "/v1/articles", [.authorization: "Bearer nonsense"])
            #expect(again.status == 401)
        },
    ]

    /// What the public gets of everything there is to ask.
    private static func anonymousResponses(_ site: Site) async throws -> [String] {
        var responses: [String] = []
        for target in [
            "/v1/articles?count=exact", "/v1/articles?include=body&sort=title",
            "/v1/articles?tag=shared&count=exact",
            "/v1/articles?tag=canary&count=exact", "/v1/articles?not_tag=canary", "/v1/tags",
            "/v1/tags?sort=-article_count",
            "/v1/tags/shared", "/v1/tags/canary", "/v1/tags/shared/related", "/v1/redirects",
            "/v1/articles/open",
        ] {
            let response = try await site.send(.get, target)
            let text = response.text.replacing(/"instance":"[^"]*"/, with: "")
            responses.append("\(target) \(response.status) \(response.fields[.eTag] ?? "") \(text)")
            #expect(target.contains("canary") || !response.text.lowercased().contains("canary"), "\(target)")
        }
        return responses
    }
}
