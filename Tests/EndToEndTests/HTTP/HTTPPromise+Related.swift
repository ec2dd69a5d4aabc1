import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    private static let stories = [
        (
            "Whales one", "Humpback whales follow krill past the banks where plankton feeds the calves.",
            ["Sea"]
        ),
        ("Whales two", "The humpback feeds on krill and plankton; calves follow their mothers.", []),
        (
            "Whales three", "Krill is scarce, and with it plankton: humpbacks leave the banks.",
            ["Sea", "Climate"]
        ),
        (
            "Bread one", "Sourdough rises when yeast ferments the flour; the oven scorches the crust.",
            ["Food"]
        ),
        ("Bread two", "A baker kneads flour, yeast and water, and waits for the crust.", []),
    ]

    private static func fill(_ site: Site) async throws {
        for (title, body, tags) in stories {
            let list = tags.map { "\"\($0)\"" }.joined(separator: ",")
            _ = try await site.create(
                #"{"title":"\#(title)","body":"\#(body)","tags":[\#(list)],"status":"published"}"#)
        }
    }

    /// Related articles.
    static let relatedPromises = [
        HTTPPromise("related articles are found by words, explained, and short when there are no more") {
            site in
            try await fill(site)
            let whales = try await site.send(.get, "/v1/articles/whales-two/related?explain=true")
            #expect(whales.status == 200, "\(whales.text)")
            #expect(try Set(whales.list("slug")) == ["whales-one", "whales-three"])
            #expect(whales.text.contains(#""shared_tags":[]"#))
            #expect(whales.text.contains("krill"))
            #expect(try await site.send(.get, "/v1/articles/bread-two/related").list("slug") == ["bread-one"])
            let all = try await site.send(
                .get, "/v1/articles/bread-two/related?fill=recent&limit=50&fresh=7d")
            #expect(try all.list("slug").count == 4)
        },
        HTTPPromise("related articles follow every change at once") { site in
            try await fill(site)
            let path = "/v1/articles/whales-two/related"
            _ = try await site.send(.delete, "/v1/articles/whales-one", as: "publish")
            #expect(try await site.send(.get, path).list("slug") == ["whales-three"])
            let rewritten =
                #"{"title":"Whales three","body":"Nothing of the kind: lava, basalt and a volcano."}"#
            _ = try await site.send(.patch, "/v1/articles/whales-three", as: "publish", json: rewritten)
            let rest = try await site.send(.get, path).list("slug")
            _ = try await site.send(
                .patch, "/v1/articles/whales-three", as: "publish", json: #"{"status":"draft"}"#)
            #expect(try await site.send(.get, path).list("slug").isEmpty)
            #expect(rest == [] || rest == ["whales-three"])
            _ = try await site.create(
                #"{"title":"Soon","body":"Humpback krill plankton calves","status":"published","published_at":"2026-01-01T01:00:00Z"}"#
            )
            #expect(try await site.send(.get, path).list("slug").isEmpty)
            site.clock.advance(by: 7_200_000)
            #expect(try await site.send(.get, path).list("slug") == ["soon"])
        },
        HTTPPromise("renamed, merged and deleted tags count as they are now") { site in
            for (title, tags) in [
                ("Alpha", #"["Nautics"]"#), ("Beta", #"["Nautics"]"#), ("Gamma", #"["Shipping"]"#),
            ] {
                _ = try await site.create(
                    #"{"title":"\#(title)","body":"\#(title) \#(title)ic","tags":\#(tags),"status":"published"}"#
                )
            }
            let path = "/v1/articles/alpha/related?explain=true"
            #expect(try await site.send(.get, path).list("slug") == ["beta"])
            _ = try await site.send(.patch, "/v1/tags/nautics", as: "publish", json: #"{"name":"Sailing"}"#)
            #expect(try await site.send(.get, path).list("slug") == ["beta"])
            _ = try await site.send(
                .post, "/v1/tags/shipping/merge", as: "publish", json: #"{"into":"nautics"}"#)
            #expect(try await Set(site.send(.get, path).list("slug")) == ["beta", "gamma"])
            _ = try await site.send(.delete, "/v1/tags/nautics", as: "publish")
            #expect(try await site.send(.get, path).list("slug").isEmpty)
        },
        HTTPPromise("what an editor pins comes first, what an editor excludes never comes") { site in
            try await fill(site)
            let path = "/v1/articles/whales-two/related"
            let set = try await site.send(
                .put, path + "/overrides", as: "publish",
                json: #"{"pinned":["bread-one"],"excluded":["whales-one"]}"#)
            #expect(set.status == 200, "\(set.text)")
            #expect(try await site.send(.get, path).list("slug") == ["bread-one", "whales-three"])
            #expect(try await site.send(.get, path + "/overrides", as: "read").text == set.text)
            _ = try await site.send(.delete, "/v1/articles/bread-one", as: "publish")
            #expect(try await site.send(.get, path).list("slug") == ["whales-three"])
            #expect(try await site.send(.get, path + "/overrides").status == 401)
            let wrong = try await site.send(
                .put, path + "/overrides", as: "publish", json: #"{"pinned":["whales-two","nobody"]}"#)
            #expect(wrong.status == 422)
        },
        HTTPPromise("a former slug leads to the related articles of the present one") { site in
            try await fill(site)
            _ = try await site.send(
                .patch, "/v1/articles/whales-two", as: "publish", json: #"{"slug":"cetacea"}"#)
            let moved = try await site.send(.get, "/v1/articles/whales-two/related?limit=1")
            #expect(moved.status == 308)
            #expect(moved.fields[.location] == "/v1/articles/cetacea/related?limit=1")
            #expect(try await site.send(.get, "/v1/articles/nobody/related").status == 404)
        },
    ]
}
