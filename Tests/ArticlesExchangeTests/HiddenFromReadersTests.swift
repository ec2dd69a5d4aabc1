import Articles
import Foundation
import StrictJSON
import Testing

@testable import ArticlesExchange

/// What sites show to nobody, or only on request, and what says so by a tag or a date.
@Suite("What sites show to nobody")
struct HiddenFromReadersTests {
    private static func item(_ name: String, _ text: String) throws -> ImportItem {
        try #require(try Reading.items(name, Array(text.utf8)).first)
    }

    private static func body(_ text: String) throws -> String {
        try #require(try item("a.md", "---\ntitle: A\n---\n\(text)").verdict.draft).body
    }

    @Test(arguments: [
        ("a <!-- x --> b", "a  b"), ("a\n\n<!--\nx\n-->\n\nb", "a\n\n\n\nb"), ("a {{/* x */}}b", "a b"),
        ("a {{- /* x */ -}}b", "a b"), ("a {# x #}b", "a b"), ("a {/* x */}b", "a b"),
        ("a {% comment %}x{% endcomment %}b", "a b"), ("a {%- comment -%}\nx\n{%- endcomment -%}b", "a b"),
        ("a %%x%% b", "a  b"), ("a\n\n%%\nx\n%%\n\nb", "a\n\n\n\nb"),
    ])
    func `a comment is left out of the body, and said`(_ text: String, _ body: String) throws {
        let item = try Self.item("a.md", "---\ntitle: A\n---\n\(text)")
        #expect(item.verdict.draft?.body == body)
        #expect(item.notes.filter { $0.text == "a comment is left out of the body: x" }.count == 1)
        #expect(item.heldReason == nil)
    }

    @Test(arguments: [
        "a `<!-- x -->` b", "```\n<!-- x -->\n{# x #}\n```\nb", "a\n\n    %% x %%\n\nb", "a \\<!-- x --> b",
        "## Head {#id}\n\nb {#more} and #}", "{% raw %}{# x #}{% endraw %}", "a {{</* x */>}} b",
        "100%% of 5%%",
        "a\n\n<!-- more -->\n\nb", "a ``{# ` #}`` b", "{{ x }} {% if a %}b{% endif %}",
    ])
    func `code, marks and what is no comment stay`(_ text: String) throws {
        #expect(try Self.body(text) == text)
    }

    @Test func `a comment without an end holds it back`() throws {
        let item = try Self.item("a.md", "---\ntitle: A\n---\na\n\n<!-- x\nsecret\n")
        #expect(item.heldReason?.text == "a comment in it has no end")
        #expect(item.heldReason?.location.line == 6)
    }

    @Test func `marks that never close cost no more than the text is long`() throws {
        for mark in ["<!--", "{#", "%%a ", "{% comment %}", "`", "{/*", "{{/*"] {
            let text = String(repeating: "\(mark) ", count: 20_000)
            let start = ContinuousClock.now
            _ = try Self.item("a.md", "---\ntitle: A\n---\n\(text)")
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test func `comments of HTML are left out too, but not those of scripts and editors' marks`() {
        let html = "<p>a</p><!-- x --><!-- wp:b --><script>'<!-- y -->'</script><!--more--><p>c</p><!-- z"
        let (text, comments) = HTMLComments.removed(from: html)
        // One without an end goes up to the end, as browsers read it.
        #expect(text == "<p>a</p><script>'<!-- y -->'</script><!--more--><p>c</p>")
        #expect(comments == ["x", "z"])
    }

    @Test func `comments in items of lists are left out, and code in them is not`() throws {
        let text =
            "1. Item\n\n    <!-- secret -->\n\n    ```html\n    <!-- code -->\n    ```\n\nEnd\n\n    <!-- code, too -->\n"
        let item = try Self.item("a.md", "---\ntitle: A\n---\n\(text)")
        let body = try #require(item.verdict.draft?.body)
        #expect(
            !body.contains("secret") && body.contains("<!-- code -->") && body.contains("<!-- code, too -->"))
        let others =
            "{{% comment %}}secret{{% /comment %}} a\n\n## B {#sec .unnumbered}\n\nc #} d {{< comment >}}secret{{< /comment >}}\n"
        let other = try Self.item("b.md", "---\ntitle: B\n---\n\(others)")
        #expect(other.verdict.draft?.body == " a\n\n## B {#sec .unnumbered}\n\nc #} d \n")
        let raw = String(repeating: "{% raw %}", count: 100_000)
        #expect(BodyComments(in: raw).text == raw)
    }

    @Test
    func `statements of MDX are left out wherever they stand, and hold back if they say who may see it`()
        throws
    {
        let text =
            "---\ntitle: A\n---\na\n\nimport X from './x'\nexport const n = 1\n\nb\n\n```js\n\nimport Y from 'y'\n```\n"
        let item = try Self.item("a.mdx", text)
        #expect(item.verdict.draft?.body == "a\n\n\nb\n\n```js\n\nimport Y from 'y'\n```\n")
        #expect(item.heldReason == nil)
        let hiding = try Self.item(
            "a.mdx", "---\ntitle: A\n---\na\n\nexport const meta = { draft: true }\n\nb\n")
        #expect(hiding.heldReason?.location.line == 6)
        #expect(hiding.verdict.draft?.body == "a\n\n\nb\n")
    }

    // MARK: Tags and dates

    @Test(arguments: ["draft", "Private", "WIP", "unlisted", "#draft", "Entwurf"])
    func `a tag that says so holds it back`(_ tag: String) async throws {
        #expect(try await visible(["a.md": "---\ntitle: A\ntags: ['a b', '\(tag)']\n---\nx"]) == [])
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","title":"A","#
            + #""content_html":"<p>x</p>","date_published":"2020-01-01T00:00:00Z","tags":["\#(tag)"]}]}"#
        #expect(try await visible(["a.json": feed], .published) == [])
    }

    @Test(arguments: ["NFL draft", "private-gardens", "drafting", "wipers"])
    func `a tag that has such a word only as a part does not`(_ tag: String) async throws {
        #expect(try await visible(["a.md": "---\ntitle: A\ntags: ['\(tag)']\n---\nx"]).count == 1)
    }

    @Test(arguments: [
        "publish_up: TBD", "publish_on: soon", "release_date: TBA", "live_at: to be announced",
        "live_from: offen",
        "release_date: 2027-??-??", "live_at: bientôt",
    ])
    func `a date that is not known yet holds it back`(_ member: String) async throws {
        #expect(try await visible(["a.md": "---\ntitle: A\n\(member)\n---\nx"], .published) == [])
    }

    @Test(arguments: [
        "published_by: Jane", "release: The Later Years", "publish_up: 2020-01-01", "live_album: soon",
    ])
    func `what says nothing of when does not`(_ member: String) async throws {
        #expect(try await visible(["a.md": "---\ntitle: A\n\(member)\n---\nx"]).count == 1)
    }

    // MARK: Sites that publish what asks for it

    private static let quartz =
        "const config = { filters: [Plugin.ExplicitPublish()] }\nexport default config\n"

    @Test(arguments: [
        ["quartz.config.ts": quartz, "content/a.md": "---\ntitle: A\n---\nx"],
        [".obsidian/plugins/digitalgarden/data.json": "{}", "a.md": "---\ntitle: A\n---\nx"],
        [
            ".obsidian/publish.json": #"{"included":["Blog"],"excluded":["Blog/Old"]}"#,
            "Blog/Old/a.md": "---\ntitle: A\n---\nx",
        ],
        [".obsidian/publish.json": #"{"included":["Blog"]}"#, "a.md": "---\ntitle: A\n---\nx"],
        [".obsidian/publish.json": "{", "a.md": "---\ntitle: A\n---\nx"],
        ["logseq/config.edn": "{:meta/version 1}", "pages/a.md": "---\ntitle: A\n---\nx"],
        [
            "logseq/config.edn": ";; :publishing/all-pages-public? true\n",
            "pages/a.md": "---\ntitle: A\n---\nx",
        ],
    ])
    func `what has not asked to be published is a draft`(_ files: [String: String]) async throws {
        #expect(try await visible(files, .published) == [])
    }

    @Test(arguments: [
        ["quartz.config.ts": quartz, "content/a.md": "---\ntitle: A\npublish: true\n---\nx"],
        [
            "quartz.config.ts": "// Plugin.ExplicitPublish()\nexport default {}",
            "content/a.md": "---\ntitle: A\n---\nx",
        ],
        [
            ".obsidian/plugins/digitalgarden/data.json": "{}",
            "a.md": "---\ntitle: A\ndg-publish: true\n---\nx",
        ],
        [".obsidian/publish.json": #"{"included":["Blog"]}"#, "Blog/a.md": "---\ntitle: A\n---\nx"],
        [".obsidian/publish.json": "{}", "a.md": "---\ntitle: A\npublish: true\n---\nx"],
        ["logseq/config.edn": "{:publishing/all-pages-public? true}", "pages/a.md": "---\ntitle: A\n---\nx"],
    ])
    func `what has is public`(_ files: [String: String]) async throws {
        #expect(try await visible(files).count == 1)
    }

    // MARK: Dates without a zone

    @Test(arguments: [
        ("2024-05-04", true), ("2024-05-04 10:00", true), ("2024-05-04T10:00:00", true),
        ("2024-05-04T10:00:00Z", false),
        ("2024-05-04 10:00 +0200", false), ("2024-05-04T10:00-05:00", false),
        ("Sat, 04 May 2024 10:00:00 GMT", false),
        ("1714816800", false),
    ])
    func `a date tells whether it names its zone`(_ text: String, _ isZoneless: Bool) {
        #expect(FeedDate.namesZone(text) != isZoneless)
    }

    @Test(arguments: [
        ("2024-05-04T10:00:00Z", "2024-05-04T22:00:00.000Z", ""),
        ("2024-05-04T10:00:00Z", "2024-05-04T08:00:00.000Z", "Europe/Berlin"),
        ("2024-05-03T23:59:59Z", "2024-05-03T23:59:59.000Z", ""),
        ("2024-03-10T03:00:00Z", "2024-03-10T07:00:00.000Z", "America/New_York"),
        ("2024-03-10T01:00:00Z", "2024-03-10T06:00:00.000Z", "America/New_York"),
    ])
    func `a date without a zone counts from when it is past everywhere, or is that of a place`(
        _ said: String, _ meant: String, _ place: String
    ) throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string("A"))]))
        draft.status = .published
        draft.publishedAt = .value(try #require(Timestamp(said)))
        let now = try #require(Timestamp("2024-05-04T12:00:00Z"))
        _ = draft.setZone(place.isEmpty ? nil : TimeZone(identifier: place), now: now)
        guard case .value(let time) = draft.publishedAt else { return #expect(Bool(false), "it has no date") }
        #expect(time.description == meant)
    }
}
