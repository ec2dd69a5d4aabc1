import HTTPTypes
import Testing

extension HTTPPromise {
    /// Pages for people.
    static let readerPromises = [
        HTTPPromise("pages have what is visible, and nothing else") { site in
            for number in 1...15 {
                _ = try await site.create(
                    """
                    {"title":"N\(number) <b>\\u202e","body":"# Whales\\n\\nWhale \(number) in the sea & <script>x</script>","status":"published",
                    "language":"\(["en", "ar", "ja"][number % 3])","published_at":"202\(4 + number % 2)-0\(1 + number / 3)-01T00:00:00Z",
                    "tags":["a","b\(number % 2)"],"authors":["Ada \\"Q\\""],"excerpt":"It \(number)"}
                    """)
            }
            _ = try await site.create(
                #"{"title":"Canary","body":"canary whale","tags":["a"],"authors":["Canary"]}"#)
            _ = try await site.create(
                #"{"title":"Canary whale","status":"published","published_at":"2030-01-01T00:00:00Z","tags":["a"]}"#
            )
            for target in [
                "/", "/articles/n1-b", "/articles/n2-b", "/tags/a", "/tags/b1", "/authors/ada%20%22q%22",
                "/archive/2024",
                "/archive/2025/03", "/search", "/search?q=", "/search?q=whale", "/search?q=whaels",
                "/?utm_source=x",
            ] {
                let response = try await site.send(.get, target)
                #expect(response.status == 200, "\(target): \(response.text)")
                #expect(response.text.hasPrefix("<!doctype html>\n<html lang=\""))
                #expect(!response.text.lowercased().contains("canary"), "\(target)")
                #expect(!response.text.contains("<script>x"), "\(target)")
                let again = try await site.send(.get, target, [.ifNoneMatch: response.fields[.eTag] ?? ""])
                #expect(again.status == 304, "\(target)")
                let head = try await site.send(.head, target)
                #expect(
                    head.status == 200 && head.body.isEmpty && head.fields[.eTag] == response.fields[.eTag])
            }
            for target in [
                "/articles/canary", "/authors/canary", "/archive/2030", "/archive/20", "/tags/none",
            ] {
                #expect(try await site.send(.get, target).status == 404, "\(target)")
            }
            #expect(try await site.send(.get, "/archive").text == site.send(.get, "/archive/2025").text)
            let front = try await site.send(.get, "/")
            let next = try #require(front.text.firstMatch(of: /rel="next" href="([^"]+)"/)).1
            #expect(try await site.send(.get, String(next)).text.contains("rel=\"prev\""))
        },
        HTTPPromise("pages follow renames, merges and deletions") { site in
            _ = try await site.create(#"{"title":"Old","status":"published","tags":["one"]}"#)
            _ = try await site.create(#"{"title":"Other","status":"published","tags":["two"]}"#)
            _ = try await site.send(.patch, "/v1/articles/old", as: "publish", json: #"{"slug":"new"}"#)
            _ = try await site.send(.post, "/v1/tags/one/merge", as: "publish", json: #"{"into":"two"}"#)
            let article = try await site.send(.get, "/articles/old")
            #expect(article.status == 301 && article.fields[.location] == "/articles/new")
            let tag = try await site.send(.get, "/tags/one")
            #expect(tag.status == 301 && tag.fields[.location] == "/tags/two")
            #expect(try await site.send(.get, "/tags/two").text.contains("/articles/new"))
            _ = try await site.send(.delete, "/v1/articles/new", as: "publish")
            #expect(try await site.send(.get, "/articles/new").status == 410)
        },
        HTTPPromise("an editor sees the page of a draft, and no cache keeps it") { site in
            _ = try await site.create(#"{"title":"Not yet","body":"Secret."}"#)
            let page = try await site.send(.get, "/articles/not-yet", as: "read")
            #expect(page.status == 200 && page.text.contains("Secret.") && page.text.contains("noindex"))
            #expect(page.fields[.cacheControl] == "private, no-store")
            #expect(try await site.send(.get, "/articles/not-yet").status == 404)
        },
    ]
}
