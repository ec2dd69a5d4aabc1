import Articles
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

@Suite struct RenderingTests {
    private static let markdown = "# Hello\\n\\nHe said *no* <script>alert(1)</script>."
    private static let html =
        "<h1 id=\"hello\">Hello</h1>\n<p>He said <em>no</em> .</p>\n"

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter(capacity: 0)
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        try await site.create(#"{"title":"Mark","body":"\#(Self.markdown)","status":"published"}"#)
        try await site.create(
            #"{"title":"Tags","format":"html","body":"<p onclick=x>a<p>b","status":"published"}"#)
        try await site.create(
            #"{"title":"Text","format":"plain","body":"1 < 2\nand\n\nso on","status":"published"}"#)
        return site
    }

    @Test func `html comes as the last member when it is asked for, and else not`() async throws {
        let site = try await site()
        let shown = try await site.send(.get, "/v1/articles/mark?include=html")
        #expect(shown.status == 200)
        #expect(try shown.json["html"]?.string == Self.html)
        #expect(try shown.json["body"]?.string?.hasPrefix("# Hello") == true)
        #expect(try await site.send(.get, "/v1/articles/mark").json["html"] == nil)
        let fields = try await site.send(.get, "/v1/articles/mark?fields=html")
        #expect(fields.text == "{\"html\":\(Self.quoted(Self.html))}")
        let both = try await site.send(.get, "/v1/articles/mark?fields=title,html&include=html")
        #expect(both.text == "{\"title\":\"Mark\",\"html\":\(Self.quoted(Self.html))}")
        #expect(
            try await site.send(.get, "/v1/articles/tags?fields=html").json["html"]?.string
                == "<p>a</p><p>b</p>")
        #expect(
            try await site.send(.get, "/v1/articles/text?fields=html").json["html"]?.string
                == "<p>1 &lt; 2<br>\nand</p>\n<p>so on</p>\n")
    }

    @Test func `wrong parameters name the nearest known one, and lists have no html`() async throws {
        let site = try await site()
        let member = try await site.send(.get, "/v1/articles/mark?fields=htm")
        #expect(member.status == 400)
        #expect(member.text.contains("html"))
        #expect(try await site.send(.get, "/v1/articles/mark?include=body").status == 400)
        #expect(try await site.send(.get, "/v1/articles?fields=html").status == 400)
        #expect(try await site.send(.get, "/v1/articles?include=html").status == 400)
    }

    @Test func `a change of the article shows in its html at once`() async throws {
        let site = try await site()
        _ = try await site.send(.get, "/v1/articles/mark?fields=html")
        _ = try await site.send(.patch, "/v1/articles/mark", #"{"body":"new"}"#, as: .publish)
        #expect(
            try await site.send(.get, "/v1/articles/mark?fields=html").json["html"]?.string == "<p>new</p>\n")
        _ = try await site.send(.patch, "/v1/articles/mark", #"{"format":"plain"}"#, as: .publish)
        _ = try await site.send(.patch, "/v1/articles/mark", #"{"body":"*new*"}"#, as: .publish)
        #expect(
            try await site.send(.get, "/v1/articles/mark?fields=html").json["html"]?.string
                == "<p>*new*</p>\n")
    }

    @Test func `Markdown comes as it was written to whoever prefers it`() async throws {
        let site = try await site()
        let accept: HTTPFields = [.accept: "text/markdown"]
        let json = try await site.send(.get, "/v1/articles/mark")
        for _ in 1...2 {
            let shown = try await site.send(.get, "/v1/articles/mark", fields: accept)
            #expect(shown.status == 200)
            #expect(shown.text == "# Hello\n\nHe said *no* <script>alert(1)</script>.")
            #expect(shown[.contentType] == "text/markdown; charset=utf-8")
            #expect(shown[.vary] == "Authorization, Accept, Accept-Encoding")
            #expect(shown[.eTag] != nil && shown[.eTag] != json[.eTag])
            let unchanged = try await site.send(
                .get, "/v1/articles/mark",
                fields: [.accept: "text/markdown", .ifNoneMatch: shown[.eTag] ?? ""])
            #expect(unchanged.status == 304)
            let other = try await site.send(
                .get, "/v1/articles/mark", fields: [.ifNoneMatch: shown[.eTag] ?? ""])
            #expect(other.status == 200)
            let head = try await site.send(.head, "/v1/articles/mark", fields: accept)
            #expect(head.status == 200 && head.bytes.isEmpty)
            #expect(head[.contentLength] == shown[.contentLength] && head[.eTag] == shown[.eTag])
        }
        #expect(json[.vary] == "Authorization, Accept, Accept-Encoding")
    }

    @Test func `what is not written in Markdown, or only in part asked for, is JSON or a 406`() async throws {
        let site = try await site()
        let accept: HTTPFields = [.accept: "text/markdown"]
        for target in ["tags", "text", "mark?fields=title", "mark?include=html"] {
            let refused = try await site.send(.get, "/v1/articles/\(target)", fields: accept)
            #expect(refused.status == 406, "\(target)")
            let other = try await site.send(
                .get, "/v1/articles/\(target)", fields: [.accept: "text/markdown, application/json;q=0.5"])
            #expect(other.status == 200 && other[.contentType] == "application/json")
        }
        #expect(try await site.send(.get, "/v1/articles", fields: accept).status == 406)
        #expect(
            try await site.send(.get, "/v1/articles/mark", fields: [.accept: "text/*"])[.contentType]
                == "text/markdown; charset=utf-8")
    }

    @Test func `hidden articles have neither html nor Markdown`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Draft","body":"secret"}"#)
        let missing = try await site.send(.get, "/v1/articles/nothing", fields: [.accept: "text/markdown"])
        for target in ["draft", "draft?include=html", "draft?fields=html"] {
            let shown = try await site.send(.get, "/v1/articles/\(target)", fields: [.accept: "*/*"])
            #expect(shown.status == 404 && !shown.text.contains("secret"))
            let editorial = try await site.send(.get, "/v1/articles/\(target)", as: .read)
            #expect(editorial.status == 200 && editorial[.cacheControl] == "private, no-store")
        }
        let markdown = try await site.send(.get, "/v1/articles/draft", fields: [.accept: "text/markdown"])
        #expect(markdown.everything == missing.everything)
    }
}
