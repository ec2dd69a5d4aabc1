import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// Lists.
    static let listPromises = [
        HTTPPromise("pages follow each other by cursor and by Link, there and back") { site in
            for number in 1...7 {
                _ = try await site.create(
                    #"{"title":"N\#(number)","status":"published","published_at":"2025-01-0\#(1 + number / 3)T00:00:00Z"}"#
                )
            }
            for sort in ["-published_at", "published_at", "-updated_at", "title"] {
                let whole = try await site.send(.get, "/v1/articles?sort=\(sort)&limit=100&count=exact")
                #expect(try whole.string("page", "total") == "7")
                let expected = try whole.list("slug")
                var seen: [String] = []
                var target: String? = "/v1/articles?sort=\(sort)&limit=3"
                var last = ""
                while let next = target {
                    let page = try await site.send(.get, next)
                    #expect(page.status == 200)
                    seen += try page.list("slug")
                    last = next
                    target = link(page, "next")
                }
                #expect(seen == expected, "\(sort)")
                let previous = try #require(link(try await site.send(.get, last), "prev"))
                #expect(try await site.send(.get, previous).list("slug") == Array(expected[3..<6]), "\(sort)")
            }
        },
        HTTPPromise("a cursor of another query is refused") { site in
            for number in 1...3 {
                _ = try await site.create(#"{"title":"N\#(number)","status":"published"}"#)
            }
            let page = try await site.send(.get, "/v1/articles?limit=1")
            let cursor = try page.string("page", "next")
            #expect(try await site.send(.get, "/v1/articles?limit=2&cursor=\(cursor)").status == 200)
            for query in [
                "sort=title&cursor=\(cursor)", "tag=x&cursor=\(cursor)", "cursor=zz", "cursor=\(cursor)x",
            ] {
                #expect(try await site.send(.get, "/v1/articles?\(query)").status == 400, "\(query)")
            }
        },
        HTTPPromise("filters combine") { site in
            _ = try await site.create(
                #"{"title":"One","status":"published","tags":["a","b"],"authors":["Ada"],"language":"en","published_at":"2025-01-01T00:00:00Z"}"#
            )
            _ = try await site.create(
                #"{"title":"Two","status":"published","tags":["b","c"],"authors":["Bo"],"language":"de","published_at":"2025-02-01T00:00:00Z"}"#
            )
            _ = try await site.create(
                #"{"title":"Three","status":"published","tags":["c"],"authors":["Ada","Bo"],"published_at":"2025-03-01T00:00:00Z"}"#
            )
            for (query, expected) in [
                ("tag=b", ["two", "one"]), ("tag=a,c", ["three", "two", "one"]), ("tag=b&tag=c", ["two"]),
                ("not_tag=a", ["three", "two"]), ("author=ADA", ["three", "one"]), ("language=DE", ["two"]),
                ("published_after=2025-01-15T00:00:00Z&published_before=2025-02-15T00:00:00Z", ["two"]),
                ("tag=none", []), ("not_tag=none&author=bo&sort=title", ["three", "two"]),
            ] {
                let list = try await site.send(.get, "/v1/articles?\(query)&count=exact")
                #expect(try list.list("slug") == expected, "\(query)")
                #expect(try list.string("page", "total") == String(expected.count), "\(query)")
            }
        },
        HTTPPromise("fields cut, include adds") { site in
            _ = try await site.create(#"{"title":"A","body":"text","status":"published"}"#)
            let plain = try await site.send(.get, "/v1/articles")
            #expect(!plain.text.contains("\"body\""))
            let full = try await site.send(.get, "/v1/articles?include=body")
            #expect(full.text.contains(#""body":"text""#))
            let cut = try await site.send(.get, "/v1/articles?fields=slug,title")
            #expect(cut.text.contains(#"[{"slug":"a","title":"A"}]"#))
            let wrong = try await site.send(.get, "/v1/articles?fields=titel")
            #expect(wrong.status == 400 && wrong.text.contains("title"))
        },
    ]

    private static func link(_ response: ReceivedResponse, _ relation: String) -> String? {
        let name = HTTPField.Name("Link")
        let links = response.fields.filter { $0.name == name }.flatMap { $0.value.split(separator: ", <") }
        guard let link = links.first(where: { $0.hasSuffix("rel=\"\(relation)\"") }) else { return nil }
        return String(link.drop { $0 == "<" }.prefix { $0 != ">" })
    }
}
