import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// Search.
    static let searchPromises = [
        HTTPPromise("articles are found by the words of their texts and tags, best first") { site in
            _ = try await site.create(
                #"{"title":"Krill","body":"Krill, krill and *more* krill.","tags":["Sea"],"status":"published","published_at":"2025-01-01T00:00:00Z"}"#
            )
            let filler = (0..<60).map { "subject\($0) " }.joined()
            _ = try await site.create(
                #"{"title":"Report","body":"\#(filler)\#(filler)krill","status":"published"}"#)
            _ = try await site.create(#"{"title":"Bread","body":"Sourdough bread.","status":"published"}"#)
            let found = try await site.send(.get, "/v1/articles?q=krill&highlight=true&count=exact")
            #expect(found.status == 200, "\(found.text)")
            #expect(try found.list("slug") == ["krill", "report"])
            #expect(
                found.text.contains(#""text":"Krill, krill and more krill.","ranges":[[0,5],[7,12],[22,27]]"#)
            )
            #expect(
                try await site.send(.get, "/v1/articles?q=krill&sort=-published_at").list("slug") == [
                    "report", "krill",
                ])
            #expect(try await site.send(.get, "/v1/articles?q=krill+-sea").list("slug") == ["report"])
            #expect(try await site.send(.get, "/v1/articles?q=%22more+krill%22").list("slug") == ["krill"])
            #expect(try await site.send(.get, "/v1/articles?q=sourd*").list("slug") == ["bread"])
            let first = try await site.send(.get, "/v1/articles?q=krill&limit=1")
            #expect(try first.list("slug") == ["krill"])
            #expect(try await site.send(.get, "/v1/articles?q=%22krill").status == 400)
            #expect(try await site.send(.get, "/v1/articles?sort=relevance").status == 400)
        },
        HTTPPromise("a change is found at once, and what is deleted or hidden is not") { site in
            _ = try await site.create(#"{"title":"One","body":"Krill.","status":"published"}"#)
            _ = try await site.create(#"{"title":"Two","body":"Krill.","status":"draft"}"#)
            #expect(try await site.send(.get, "/v1/articles?q=krill").list("slug") == ["one"])
            _ = try await site.send(.patch, "/v1/articles/one", as: "publish", json: #"{"body":"Plankton."}"#)
            #expect(try await site.send(.get, "/v1/articles?q=krill").list("slug") == [])
            #expect(try await site.send(.get, "/v1/articles?q=plankton").list("slug") == ["one"])
            _ = try await site.send(.delete, "/v1/articles/one", as: "publish")
            #expect(try await site.send(.get, "/v1/articles?q=plankton").list("slug") == [])
        },
        HTTPPromise("a tag can be ignored, and says so") { site in
            for title in ["Krill", "Bread"] {
                _ = try await site.create(
                    #"{"title":"\#(title)","body":"\#(title)ish.","tags":["Weekly"],"status":"published"}"#)
            }
            #expect(try await site.send(.get, "/v1/articles/krill/related").list("slug") == ["bread"])
            let tag = try await site.send(
                .patch, "/v1/tags/weekly", as: "publish", json: #"{"relatedness":"ignored"}"#)
            #expect(tag.text.contains(#""relatedness":"ignored""#))
            #expect(try await site.send(.get, "/v1/articles/krill/related").list("slug") == [])
            let wrong = try await site.send(
                .patch, "/v1/tags/weekly", as: "publish", json: #"{"relatedness":"never"}"#)
            #expect(wrong.status == 422)
        },
    ]
}
