import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct RelatedTests {
    private static let texts = [
        "Kim and Trump meet":
            "The summit on sanctions and denuclearization brought Kim and Trump to Singapore.",
        "A summit called off": "Trump cancelled the summit with Kim; sanctions stay, denuclearization waits.",
        "Bread for beginners": "Sourdough needs flour, water, salt, yeast and a patient baker.",
    ]

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        for (title, body) in Self.texts.sorted(by: { $0.key < $1.key }) {
            try await site.create(#"{"title":"\#(title)","body":"\#(body)","status":"published"}"#)
        }
        return site
    }

    @Test func `an article without tags has related ones, and they are explained by its words`() async throws
    {
        let site = try await site()
        let response = try await site.send(.get, "/v1/articles/kim-and-trump-meet/related?explain=true")
        #expect(response.status == 200)
        #expect(try response.titles == ["A summit called off"])
        let relation = try #require(try response.data.first?["relation"])
        #expect(response.text.contains(#""pinned":false,"fill":false,"shared_tags":[],"shared_terms":["#))
        let words = relation["shared_terms"]?.elements?.compactMap(\.string) ?? []
        #expect(Set(words).isSubset(of: ["Kim", "summit", "sanctions", "denuclearization", "Trump"]))
        #expect(words.count >= 3)
        #expect(try response.data.first?["body"] == nil)
        let plain = try await site.send(.get, "/v1/articles/kim-and-trump-meet/related")
        #expect(try plain.data.first?["relation"]?["shared_terms"] == nil)
    }

    @Test func `a short list is filled only when asked`() async throws {
        let site = try await site()
        let filled = try await site.send(
            .get, "/v1/articles/kim-and-trump-meet/related?fill=recent&fields=title")
        #expect(try filled.titles == ["A summit called off", "Bread for beginners"])
        #expect(filled.text.contains(#""pinned":false,"fill":false}"#))
        #expect(filled.text.contains(#""score":0,"pinned":false,"fill":true}"#))
    }

    @Test func `overrides come back with names, and are obeyed`() async throws {
        let site = try await site()
        let path = "/v1/articles/kim-and-trump-meet/related"
        let body = #"{"pinned":["bread-for-beginners"],"excluded":[{"slug":"a-summit-called-off"}]}"#
        let written = try await site.send(.put, path + "/overrides", body, as: .publish)
        #expect(written.status == 200)
        let read = try await site.send(.get, path + "/overrides", as: .read)
        #expect(read.text == written.text)
        #expect(try await site.send(.get, path).titles == ["Bread for beginners"])
        #expect(try await site.send(.put, path + "/overrides", read.text, as: .publish).status == 200)
        #expect(try await site.send(.put, path + "/overrides", "{}", as: .publish).status == 200)
        #expect(try await site.send(.get, path).titles == ["A summit called off"])
    }

    @Test func `overrides are replaced only if they are what was read`() async throws {
        let site = try await site()
        let path = "/v1/articles/kim-and-trump-meet/related/overrides"
        let read = try await site.send(.get, path, as: .publish)
        let body = #"{"pinned":["bread-for-beginners"],"excluded":[]}"#
        for (fields, status) in [
            ([.ifMatch: "\"nonsense\""], 412), ([.ifNoneMatch: "*"], 412), ([.ifMatch: "nonsense"], 400),
            ([.ifMatch: try #require(read[.eTag])], 200), ([.ifMatch: try #require(read[.eTag])], 412),
            ([.ifMatch: "*"], 200),
        ] as [(HTTPFields, Int)] {
            #expect(
                try await site.send(.put, path, body, as: .publish, fields: fields).status == status,
                "\(fields)")
        }
    }

    @Test func `overrides that make no sense are refused, all at once`() async throws {
        let site = try await site()
        let path = "/v1/articles/kim-and-trump-meet/related/overrides"
        let body =
            #"{"pinned":["nobody","kim-and-trump-meet","bread-for-beginners"],"excluded":["bread-for-beginners"]}"#
        let refused = try await site.send(.put, path, body, as: .publish)
        #expect(refused.status == 422)
        for part in ["/pinned/0", "/pinned/1", "/excluded/0", "not_found", "self", "repeated"] {
            #expect(refused.text.contains(part), "\(part)")
        }
        for (body, part) in [
            ("[]", "type"), (#"{"pined":[]}"#, "pinned?"), (#"{"pinned":[1]}"#, "/pinned/0"),
        ] {
            let response = try await site.send(.put, path, body, as: .publish)
            #expect(response.status == 422)
            #expect(response.text.contains(part), "\(response.text)")
        }
    }

    @Test func `overrides are for editors only`() async throws {
        let site = try await site()
        let path = "/v1/articles/kim-and-trump-meet/related/overrides"
        #expect(try await site.send(.get, path).status == 401)
        #expect(try await site.send(.put, path, "{}").status == 401)
        #expect(try await site.send(.put, path, "{}", as: .read).status == 403)
        #expect(try await site.send(.get, "/v1/articles/nobody/related/overrides", as: .read).status == 404)
    }

    @Test(arguments: ["limit=0", "limit=51", "explain=yes", "fresh=30", "fresh=0d", "fill=all", "sort=title"])
    func `a parameter that is wrong is a 400`(_ query: String) async throws {
        let site = try await site()
        let response = try await site.send(.get, "/v1/articles/kim-and-trump-meet/related?\(query)")
        #expect(response.status == 400, "\(response.text)")
    }

    @Test func `drafts neither are nor have related articles for the public`() async throws {
        let site = try await site()
        try await site.create(
            #"{"title":"Secret summit","body":"Kim Trump summit sanctions denuclearization"}"#)
        #expect(try await site.send(.get, "/v1/articles/secret-summit/related").status == 404)
        let editors = try await site.send(.get, "/v1/articles/secret-summit/related", as: .read)
        #expect(try Set(editors.titles) == ["Kim and Trump meet", "A summit called off"])
        let list = try await site.send(.get, "/v1/articles/kim-and-trump-meet/related?fill=recent")
        #expect(!list.text.contains("Secret"))
    }
}
