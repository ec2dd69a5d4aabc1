import Articles
import ArticlesExchange
import Foundation
import StrictJSON
import Testing

/// What every format has to carry: texts that break quoting, tags whose slugs tell them apart, all states.
private let lines = #"""
    {"title":"Plain: \"quotes\", 'single' & <b>","slug":"plain","body":"\n\n  a\u0001\"\\\n\r\n\u2028é e\u0301 🐹\r x","format":"plain","excerpt":"it's # no comment: \\ \u007f","status":"published","published_at":"2018-05-25T09:00:00.123Z","tags":["News",{"slug":"n-korea","name":"N. Korea"},{"slug":"c-3","name":"C++"},"yes","a, b: c","AT&T"],"authors":["Ann <ann@example.org>","Bo"],"created_at":"2018-01-01T00:00:00Z","updated_at":"2019-01-01T00:00:00.001Z","version":9}
    {"title":"readme","status":"published","published_at":"2017-01-01T00:00:00Z","body":"---\nfoo: bar\n---\nmembers only","metadata":{"draft":true,"n":1.10,"l":[null,true],"status":"x"}}
    {"title":"Later","slug":"later","status":"published","published_at":"2999-01-01T00:00:00Z","image":{"url":"/a.png","alt":"A"},"language":"pt-BR","canonical_url":"https://example.org/a?b=c"}
    {"title":"Draft","body":"x","format":"html","source":{"name":"x","id":"1/2"}}
    {"title":"Archived","status":"archived","published_at":"2001-01-01T00:00:00Z","version":7,"created_at":"2001-01-01T00:00:00Z","updated_at":"2002-01-01T00:00:00Z"}
    {"title":"漢字漢字","slug":"漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢","status":"published","published_at":"2016-01-01T00:00:00Z","body":"a"}
    """#

@Suite("Export formats")
struct ExportFormatTests {
    private func filled() async throws -> Fixture {
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.ndjson": lines])
        #expect(try await fixture.run(folder.file("a.ndjson")).faults == [])
        return fixture
    }

    @Test func `a folder of Markdown is imported as the articles were, to the byte`() async throws {
        let first = try await filled()
        let files = try await first.exportedFiles(.markdown)
        #expect(files.count == 6)
        #expect(files.keys.allSatisfy { $0.utf8.count < 250 })
        let folder = try TemporaryFolder()
        for (name, bytes) in files { try folder.write(bytes, to: name) }
        let second = Fixture()
        let (counts, faults) = try await second.run(folder.path)
        #expect(faults == [])
        #expect(counts.created == 6)
        #expect(try await second.exportedArticles() == first.exportedArticles())
        #expect(try await second.run(folder.path).counts.unchanged == 6)
        #expect(try await first.run(folder.path).counts.unchanged == 6)
    }

    @Test func `its front matter is what generators read`() async throws {
        let files = try await filled().exportedFiles(.markdown)
        let text = String(decoding: try #require(files["later.md"]), as: UTF8.self)
        let head = text.split(separator: "\n").prefix(6)
        #expect(
            Array(head) == [
                "---", "title: \"Later\"", "slug: \"later\"", "date: 2999-01-01T00:00:00.000Z",
                try #require(head.first { $0.hasPrefix("lastmod: ") }), "images: [\"/a.png\"]",
            ])
        #expect(
            String(decoding: try #require(files["draft.html"]), as: UTF8.self).contains("\ndraft: true\n"))
        #expect(
            String(decoding: try #require(files["archived.md"]), as: UTF8.self).contains("\ndraft: true\n"))
    }

    @Test func `what somebody changes in a file counts, and the rest is as it was`() async throws {
        let first = try await filled()
        var text = String(
            decoding: try #require(try await first.exportedFiles(.markdown)["plain.md"]), as: UTF8.self)
        text = text.replacing("title: \"Plain: \\\"quotes\\\"", with: "title: \"New: \\\"quotes\\\"")
        text = text.replacing("\"yes\", ", with: "")
        let folder = try TemporaryFolder(["plain.md": text])
        #expect(try await first.run(folder.path).counts.updated == 1)
        let article = try #require(try await first.articles().first { $0.slug.text == "plain" })
        #expect(article.title.hasPrefix("New: \"quotes\""))
        #expect(article.tags.map(\.slug.text) == ["news", "n-korea", "c-3", "a-b-c", "at-t"])
        #expect(article.format == .plain)
        #expect(article.authors == ["Ann <ann@example.org>", "Bo"])
        #expect(article.body.hasPrefix("\n\n  a\u{1}"))
    }

    @Test(arguments: [
        ("draft: true\n", "title: \"Plain"), ("visibility: members\n", "title: \"Plain"),
    ])
    func `who makes a draft of it in the file makes a draft`(_ line: String, _ before: String) async throws {
        let first = try await filled()
        let text = String(
            decoding: try #require(try await first.exportedFiles(.markdown)["plain.md"]), as: UTF8.self)
        let folder = try TemporaryFolder(["plain.md": text.replacing(before, with: line + before)])
        let second = Fixture()
        _ = try await second.run(folder.path)
        #expect(try await second.articles().map(\.status) == [.draft])
    }

    @Test func `where it lies still counts: a folder of drafts makes drafts`() async throws {
        let file = try #require(try await filled().exportedFiles(.markdown)["plain.md"])
        for path in ["_drafts/plain.md", "posts/draft-plain.md"] {
            let folder = try TemporaryFolder()
            try folder.write(file, to: path)
            let second = Fixture()
            _ = try await second.run(folder.path)
            #expect(try await second.articles().map(\.status) == [.draft], "\(path)")
        }
    }

    @Test func `what is added in a file stands beside what the article had`() async throws {
        let first = try await filled()
        let file = String(
            decoding: try #require(
                try await first.exportedFiles(.markdown).first {
                    $0.key.hasPrefix("article-")
                        && String(decoding: $0.value, as: UTF8.self).contains("readme")
                }?.value), as: UTF8.self)
        let folder = try TemporaryFolder(["a.md": file.replacing("slug: ", with: "mood: calm\nslug: ")])
        let second = Fixture()
        _ = try await second.run(folder.path)
        let metadata = try #require(try await second.articles().first?.metadata)
        #expect(metadata.contains(#""mood":"calm""#) && metadata.contains(#""n":1.10"#), "\(metadata)")
    }

    @Test func `what no export wrote there is refused`() async throws {
        let folder = try TemporaryFolder([
            "a.md": "---\ntitle: A\ndateline: '{\"id\":1}'\n---\nx",
            "b.md": "---\ntitle: A\ndateline: '{'\n---\nx",
            "d.md": "---\ntitle: A\ndateline: '{\"status\":\"published\"}'\n---\n::: members-only",
            "c.md": "---\ntitle: A\ndateline: 'today'\n---\nx",
        ])
        let fixture = Fixture()
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(counts.created == 1)
        #expect(faults.count == 3)
        #expect(try await fixture.articles().map(\.metadata) == [#"{"dateline":"today"}"#])
    }

    @Test func `a WordPress export is imported as the same posts`() async throws {
        let first = try await filled()
        let folder = try TemporaryFolder()
        try folder.write(try await first.exported(.wordpress), to: "site.xml")
        let second = Fixture()
        let (counts, faults) = try await second.run(folder.file("site.xml"))
        #expect(faults == [])
        #expect(counts.created == 6)
        let before = Dictionary(uniqueKeysWithValues: try await first.articles().map { ($0.title, $0) })
        for article in try await second.articles() {
            let original = try #require(before[article.title])
            #expect(article.slug == original.slug)
            #expect(article.excerpt == original.excerpt)
            #expect(Set(article.tags.map(\.name)) == Set(original.tags.map(\.name)))
            // Its text says that it is for members only.
            guard article.title != "readme" else { continue }
            #expect(article.isVisible(at: .latest) == original.isVisible(at: .latest))
            if original.publishedAt != nil, article.status == .published {
                #expect(
                    article.publishedAt?.milliseconds
                        == original.publishedAt.map { $0.milliseconds / 1_000 * 1_000 })
            }
        }
        let image = try await second.articles().first { $0.title == "Later" }?.image
        #expect(image?.url == "http://localhost:8080/a.png")
        #expect(image?.alt == "A")
    }

    @Test func `redirects lead from the former addresses of what is public`() async throws {
        let fixture = try await filled()
        for (old, new) in [("plain", "rené"), ("draft", "hidden")] {
            let article = try #require(try await fixture.articles().first { $0.slug.text == old })
            _ = try await fixture.service.patch(
                .id(article.id), with: .object([JSONMember("slug", .string(Slug(making: new).text))]),
                if: .none)
        }
        _ = try await fixture.service.patch(
            .slug(Slug(making: "readme")), with: .object([JSONMember("slug", "日本")]), if: .none)
        func text(_ name: String) async throws -> String {
            String(
                decoding: try await fixture.exported(try #require(ExportFormat(named: name))), as: UTF8.self)
        }
        #expect(
            try await text("redirects-nginx").split(separator: "\n").dropFirst() == [
                #"location = "/articles/plain" { return 301 "/articles/rene"; }"#,
                #"location = "/articles/readme" { return 301 "/articles/%E6%97%A5%E6%9C%AC"; }"#,
            ])
        #expect(
            try await text("redirects-netlify").split(separator: "\n").dropFirst() == [
                "/articles/plain /articles/rene 301",
                "/articles/readme /articles/%E6%97%A5%E6%9C%AC 301",
            ])
        #expect(
            try await text("redirects-apache").split(separator: "\n").dropFirst() == [
                #"Redirect 301 "/articles/plain" "/articles/rene""#,
                #"Redirect 301 "/articles/readme" "/articles/%E6%97%A5%E6%9C%AC""#,
            ])
        #expect(
            try await text("redirects-csv").hasPrefix(
                "from,to,kind,since\r\n/articles/plain,/articles/rene,article,20"))
    }
}
