import Articles
import ArticlesExchange
import Testing

/// Nothing becomes public by accident: what hides a post in any generator hides it here.
@Suite("Visibility of imported files")
struct VisibilityTests {
    @Test(arguments: [
        "draft: true", "draft: True", "draft: 'true'", "draft: yes", "draft: 1", "Draft: true", "DRAFT: on",
        "is_draft: true", "isDraft: true", "draft: maybe", "draft:", "draft: [true]", "drfat: true",
        "darft: true",
        "published: false", "published: 'no'", "published: 0", "published:", "published: never",
        "publish: false",
        "public: false", "private: true", "unlisted: true", "hidden: true", "unpublished: true",
        "publsihed: false",
        "status: draft", "status: Draft", "status: DRAFT", "status: 'draft '", "status: pending",
        "status: private",
        "status: [draft]", "status: wibble", "status: 3", "post_status: draft",
        "postStatus: pending", "state: draft", "state: unpublished", "state: Wibble", "stauts: draft",
        "visibility: private", "visibility: members", "visibility: paid", "visibility: {a: b}",
        "access: members",
        "status: future", "status: scheduled", "status: archived", "visibilty: private",
        "publishDate: 2099-01-01", "publish_date: 2099-01-01", "pubDate: 2099-01-01T00:00:00Z",
        "date: 2099-01-01", "Date: 2099/01/01", "published: 2099-01-01", "published_at: 2099-01-01",
        "publishedAt: 2099-01-01", "publish-date: Jan 1 2099", "embargo: 2099-01-01", "scheduled: 2099-01-01",
        "scheduled: true", "date: someday", "publishDate: next week",
        "expiryDate: 2020-01-01", "password: secret", "build: {render: never}", "_build: {list: false}",
        "headless: true", "permalink: false", "eleventyExcludeFromCollections: true", "layout: draft",
        "params: {draft: true}", "wordpress: {status: private}", "entwurf: true",
    ])
    func `a post is not public with`(_ line: String) async throws {
        #expect(try await visible(["a.md": "---\ntitle: A\ndate: 2020-01-01\n\(line)\n---\nsecret"]) == [])
        // Once more alone: above, a key may be there twice.
        #expect(try await visible(["a.md": "---\ntitle: A\n\(line)\n---\nsecret"]) == [])
    }

    @Test(arguments: [
        "draft: false", "draft: 'no'", "published: true", "published: 2020-01-01", "status: publish",
        "status: Published", "visibility: public", "state: live", "private: false", "publishDate: 2020-01-01",
        "pubDate: Jul 08 2022", "password: ''", "layout: post", "craft: knitting", "stats: many",
        "permalink: /a/", "status:", "status: \"\"", "visibility:", "state: California", "state: TX",
        "audience: developers", "workflow: two stages",
    ])
    func `a post is public with`(_ line: String) async throws {
        #expect(try await visible(["a.md": "---\ntitle: A\ndate: 2020-01-01\n\(line)\n---\nhello"]) == ["A"])
    }

    @Test(arguments: [
        "\n---\ntitle: A\n---\nx", "<!-- x -->\n---\ntitle: A\n---\nx", "title: A\n---\nx",
        "title: A\ndate: 2020-01-01\n\nx", "---\ntitle: A\nx", "+++\ntitle = \"A\"\nx",
        "{\"title\": \"A\"\nx",
        "\"title\": \"A\",\n\"date\": \"2020-01-01\"\n;;;\nx", "\u{2014}\u{2014}\ntitle: A\n---\nx",
        " ---\ntitle: A\n---\nx", "\u{FEFF}\u{FEFF}---\ntitle: A\ndraft: true\n---\nx",
        "x\n\n---\ntitle: A\ndraft: true\n---\n", "---\n- a\n---\nx", "---\ntitle: A\n\t- b\n---\nx",
        "{\"title\": \"A\", \"draft\": true}\nx", "{\n\"title\": \"A\",\n\"status\": \"draft\"\n}\n\nx",
        ";;;\n\"title\": \"A\",\n\"draft\": true\n;;;\nx",
        "---json\n{\"title\": \"A\", \"draft\": true}\n---\nx",
        "+++\ntitle = \"A\"\ndraft = true\n+++\nx", "+++\ntitle = \"A\"\ndate = 2099-01-01\n+++\nx",
        "+++\ntitle = \"A\"\ndate = 2099-01-01T00:00:00+02:00\n[params]\na = 1\n+++\nx",
        "+++\ntitle = A\n+++\nx",
        "+++\ntitle = \"A\"\nstatus = 'draft'\n+++\nx", "---\rtitle: A\rdraft: true\r---\rx",
        "Title: A\nStatus: draft\n\nx", "Title: A\nStatus: hidden\n\nx",
        "Title: A\nDate: 2099-01-01 10:00\n\nx",
        "---\ntitle: \"{{ replace .Name }}\"\n---\nx", "---\ntitle: A\n---\ndraft: true\n---\nx",
        "---\n---\n+++\ntitle = \"A\"\ndraft = true\n+++\nx",
        "---\ntitle: A\n---\n\n---\nstatus: draft\n---\nx",
    ])
    func `front matter that says so, or that is not where or what it should be, publishes nothing`(
        _ text: String
    ) async throws {
        #expect(try await visible(["a.md": text]) == [])
    }

    @Test(arguments: [
        "_drafts/a.md", "drafts/a.md", "content/Drafts/a.md", "a.draft.md", "2099-01-01-a.md", "private/a.md",
        "README.md", "posts/readme.md", "LICENSE.md", "_index.md", "posts/_index.en.md", "_includes/a.md",
        "_layouts/a.md", "themes/x/a.md", "archetypes/default.md", "scaffolds/post.md", "node_modules/x/a.md",
        "robots.txt", "static/a.md", "_partial.md", "404.md",
    ])
    func `a file is not public under the name`(_ name: String) async throws {
        #expect(try await visible([name: "---\ntitle: A\n---\nx"]) == [])
    }

    @Test(arguments: [
        ["p/_index.md": "---\ncascade:\n  draft: true\n---\n"],
        ["_index.md": "+++\n[[cascade]]\n[cascade.build]\nrender = 'never'\n+++\n"],
        ["p/p.json": "{\"draft\": true}"], ["p/p.11tydata.json": "{\"permalink\": false}"],
        ["p/_index.md": "---\ncascade: {draft: true\n---\n"],
    ])
    func `what a folder says of all its articles holds for each`(_ rule: [String: String]) async throws {
        let post = "---\ntitle: A\n---\nx"
        #expect(try await visible(rule.merging(["p/a.md": post, "p/q/b.md": post]) { $1 }) == [])
        #expect(try await visible(["p/_index.md": "---\ncascade: {a: 1}\n---\n", "p/a.md": post]) == ["A"])
    }

    @Test(arguments: [
        ["p/_index.md": "---\ncascade:\n  draft: true\nx: \(String(repeating: "y", count: 70_000))\n---\n"],
        ["p/p.json": "{\"draft\": tru}"],
        ["p/p.json": "{\"a\":\"\(String(repeating: "y", count: 1_100_000))\"}"],
    ])
    func `what a folder says and nobody understands hides its articles`(
        _ rule: [String: String]
    ) async throws {
        let post = "---\ntitle: A\n---\nx"
        #expect(try await visible(rule.merging(["p/a.md": post]) { $1 }) == [])
        #expect(try await visible(["p/p.json": "[1, 2", "p/a.md": post]) == ["A"])
    }

    @Test(arguments: [
        "a.html", "a.htm", "a.txt",
    ])
    func `front matter hides a page, whatever its name`(_ name: String) async throws {
        let text = "A headline that is long enough\n\nSome text of the page, with a verb and an end.\n"
        for front in [
            "--- \npublished: false\n---\n", "\n---\ndraft: true\n---\n", "+++ \ndraft = true\n+++\n",
            "---\ndraft: true\n", "Title: A\nStatus: draft\n\n", "{\"draft\": true}\n",
        ] {
            #expect(try await visible([name: front + text]) == [], "\(front)")
        }
        let page = name.hasSuffix("txt") ? text : "<html><body><h1>A</h1><p>\(text)</p></body></html>"
        #expect(try await visible([name: page]).count == 1)
    }

    @Test(arguments: [
        #"{"db":[{"data":{"posts":[{"id":"1","title":"A","status":"published","html":"<p>x</p>","published_at":"sometime in May"}]}}]}"#,
        #"{"db":[{"data":{"posts":[{"id":"1","title":"A","status":"published","published_at":"2020-01-01T00:00:00Z","lexical":"{"}]}}]}"#,
        #"{"db":[{"data":{"posts":[{"id":"1","title":"A","status":"published","published_at":"2020-01-01T00:00:00Z","mobiledoc":"{"}]}}]}"#,
        #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"A","content_text":"a","date_published":"31 of May"}]}"#,
        "<rss version='2.0'><channel><item><guid>1</guid><title>A</title><description>a</description><pubDate>soon</pubDate></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://www.w3.org/2007/app'><entry><id>1</id><title>A</title><content>a</content><published>2020-01-01T00:00:00Z</published><app:control><app:draft>true</app:draft></app:control></entry></feed>",
    ])
    func `a date or text that is not understood is not published`(_ export: String) async throws {
        let name = export.hasPrefix("<") ? "a.xml" : "a.json"
        #expect(try await visible([name: export]) == [])
        let folder = try TemporaryFolder([name: export])
        #expect(try await Fixture().run(folder.path).counts.created == 1)
    }

    @Test func `a page in a folder of drafts is one, too`() async throws {
        #expect(try await visible(["drafts/a.txt": "A headline\n\nSome text of the page."]) == [])
    }

    @Test func `drafts stay so when their folder, or a file of it, is what is imported`() async throws {
        let files = ["_drafts/a.md": "---\ntitle: A\n---\nx", "_drafts/b/c.md": "---\ntitle: C\n---\nx"]
        #expect(try await visible(files, below: "_drafts") == [])
        #expect(try await visible(files, below: "_drafts/a.md") == [])
        #expect(try await visible(files, below: "_drafts/b") == [])
    }

    @Test func `what lies beside an index file without front matter is held back`() async throws {
        let files = [
            "p/index.md": "---\ntitle: P\n---\nx", "p/notes.md": "# Notes", "p/q.md": "---\ntitle: Q\n---\n",
        ]
        #expect(try await visible(files).sorted() == ["P", "Q"])
    }
}
