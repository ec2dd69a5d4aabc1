import Articles
import ArticlesExchange
import StrictJSON
import Testing

@Suite("Markdown")
struct MarkdownTests {
    private func post(_ text: String, named name: String = "post.md") async throws -> Article {
        let fixture = Fixture()
        let folder = try TemporaryFolder([name: text])
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(faults == [])
        #expect(counts.created == 1)
        return try #require(try await fixture.articles().first)
    }

    private func fault(_ text: String) async throws -> String {
        let folder = try TemporaryFolder(["post.md": text])
        let (counts, faults) = try await Fixture().run(folder.path)
        #expect(counts.failed == 1)
        return String(try #require(faults.first).dropFirst(folder.path.count + 1))
    }

    /// Why the one item of a file is held back as a draft.
    private func held(_ text: String) async throws -> String {
        let folder = try TemporaryFolder(["post.md": text])
        for try await item in ImportStream(.path(folder.path)) {
            if case .heldBack(_, let note) = item.verdict {
                return String(note.description.dropFirst(folder.path.count + 1))
            }
        }
        return "not held back"
    }

    @Test func `every known key of the front matter becomes a member`() async throws {
        let article = try await post(
            """
            ---
            title: 2016
            slug: My Post
            date: 2018-05-25 09:00:30 +0200
            lastmod: 2019-01-02
            tags: [2016, '007', "#news"]
            categories: town, bridge
            author: {name: Ann}
            description: >
              Two
              lines.
            lang: en_us
            canonical: https://example.org/a
            cover: {image: /a.png, alt: A bridge}
            layout: post
            weight: 3.10
            nested: {a: [1, "1", yes, ~], when: 2018-05-25}
            ---


              Body

            """)
        #expect(article.title == "2016")
        #expect(article.slug.text == "my-post")
        #expect(article.publishedAt?.description == "2018-05-25T07:00:30.000Z")
        #expect(article.updatedAt.description == "2019-01-02T00:00:00.000Z")
        #expect(article.createdAt == article.publishedAt)
        #expect(article.tags.map(\.name) == ["2016", "007", "news", "town", "bridge"])
        #expect(article.authors == ["Ann"])
        #expect(article.excerpt == "Two lines.")
        #expect(article.language == "en-US")
        #expect(article.canonicalURL == "https://example.org/a")
        #expect(article.image?.url == "/a.png")
        #expect(article.image?.alt == "A bridge")
        #expect(article.status == .published)
        #expect(article.body == "  Body\n")
        #expect(
            article.metadata
                == #"{"layout":"post","weight":3.10,"nested":{"a":[1,"1","yes",null],"when":"2018-05-25"}}"#)
        #expect(article.source?.id == "post.md")
    }

    @Test(arguments: [
        ("2018-05-25", "2018-05-25T00:00:00.000Z"), ("2018-5-5", "2018-05-05T00:00:00.000Z"),
        ("2018-05-25 09:00", "2018-05-25T09:00:00.000Z"),
        ("2018-05-25T09:00:01Z", "2018-05-25T09:00:01.000Z"),
        ("2018-05-25 9:00:01.5 -0330", "2018-05-25T12:30:01.500Z"),
        ("2018-05-25T09:00:00+02:00", "2018-05-25T07:00:00.000Z"),
        ("'2018-05-25'", "2018-05-25T00:00:00.000Z"),
        ("2018-05-25 09:00:00 UTC", "2018-05-25T09:00:00.000Z"),
        ("2018-05-25 09:00 +02", "2018-05-25T07:00:00.000Z"), ("2018/05/25", "2018-05-25T00:00:00.000Z"),
        ("20180525", "2018-05-25T00:00:00.000Z"), ("05/25/2018", "2018-05-25T00:00:00.000Z"),
        ("2018.5.25 9:00", "2018-05-25T09:00:00.000Z"), ("25 May 2018", "2018-05-25T00:00:00.000Z"),
        ("May 25th, 2018", "2018-05-25T00:00:00.000Z"), ("'May 25 2018'", "2018-05-25T00:00:00.000Z"),
        ("Fri, 25 May 2018 09:00:00 +0200", "2018-05-25T07:00:00.000Z"),
        ("Friday, Sept. 1, 2018 10:00 UTC+2", "2018-09-01T08:00:00.000Z"),
    ])
    func `a date is read in every form that generators write`(_ date: String, _ time: String) async throws {
        let article = try await post("---\ntitle: A\ndate: \(date)\n---\nBody")
        #expect(article.publishedAt?.description == time)
    }

    @Test(arguments: [
        "2018", "05/06/2018", "2018-02-30", "2018-05-25 25:00", "2018-05-25T", "2018-05-25 +02", "[2018]",
        "Last Modified", "2018-05/25", "2018052", "1527206400", "soon",
    ])
    func `a date that is none makes a draft, and is said with its line`(_ date: String) async throws {
        let item = try await held("---\ntitle: A\ndate: \(date)\n---\n")
        #expect(item.hasPrefix("post.md:3: date is no date that is understood: "))
    }

    @Test(arguments: [
        ("draft: true", ArticleStatus.draft), ("draft: 'true'", .draft), ("published: false", .draft),
        ("draft: false", .published), ("published: true", .published), ("published: 2018-05-25", .published),
    ])
    func `draft and published decide the status`(_ line: String, _ status: ArticleStatus) async throws {
        #expect(try await post("---\ntitle: A\n\(line)\n---\n").status == status)
    }

    @Test func `a post of the future stays scheduled`() async throws {
        let article = try await post("---\ntitle: A\ndate: 2999-01-01\n---\n")
        #expect(article.status == .published)
        #expect(!article.isVisible(at: Timestamp(clamping: 1_700_000_000_000)))
    }

    @Test(arguments: [
        ("ember-2.0-released.html.md", "ember-2-0-released"), ("2018-05-25-the-bridge.md", "the-bridge"),
        ("posts/the-bridge/index.md", "the-bridge"), ("v1.2.markdown", "v1-2"), ("Über Uns.MD", "uber-uns"),
    ])
    func `the name of the file gives slug and title`(_ name: String, _ slug: String) async throws {
        let article = try await post("Body", named: name)
        #expect(article.slug.text == slug)
        #expect(article.body == "Body")
        #expect(article.source?.id == name)
    }

    @Test func `a date in the name counts where the front matter has none`() async throws {
        let named = try await post("Body", named: "2018-05-25-a.md")
        #expect(named.publishedAt?.description == "2018-05-25T00:00:00.000Z")
        let dated = try await post("---\ndate: 2019-01-01\n---\nBody", named: "2018-05-25-a.md")
        #expect(dated.publishedAt?.description == "2019-01-01T00:00:00.000Z")
    }

    @Test func `a first heading is the title, and leaves the body only from its first line`() async throws {
        let first = try await post("\n# The *Bridge* #\n\nText\n")
        #expect(first.title == "The *Bridge*")
        #expect(first.body == "Text\n")
        let later = try await post("Intro\n\n```\n# code\n```\n\n# Bridge\n\nText")
        #expect(later.title == "Bridge")
        #expect(later.body == "Intro\n\n```\n# code\n```\n\n# Bridge\n\nText")
    }

    @Test func `a byte order mark goes, carriage returns in the body stay`() async throws {
        let article = try await post("\u{FEFF}---\r\ntitle: A\r\n---\r\n\r\nOne\r\nTwo\r\n")
        #expect(article.title == "A")
        #expect(article.body == "One\r\nTwo\r\n")
    }

    @Test func `a slug that another article has gets a number, also the next time`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([
            "a.md": "---\ntitle: One\nslug: same\n---\n", "b.md": "---\ntitle: Two\nslug: same\n---\n",
        ])
        #expect(try await fixture.run(folder.path).counts.created == 2)
        #expect(try await fixture.articles().map(\.slug.text).sorted() == ["same", "same-2"])
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
    }

    @Test func `an image or link beside the file stays in the metadata`() async throws {
        let article = try await post("---\ntitle: A\nimage: a.png\ncanonical: /a\n---\n")
        #expect(article.image == nil)
        #expect(article.metadata == #"{"image":"a.png","canonical":"/a"}"#)
    }

    @Test func `a key is not lost when another one says the same`() async throws {
        let article = try await post("---\ntitle: A\nexcerpt: One\nsummary: Two\n---\n")
        #expect(article.excerpt == "One")
        #expect(article.metadata == #"{"summary":"Two"}"#)
    }

    @Test(arguments: [
        ("---\ntitle: A\n", 1, "the front matter is not closed"),
        ("+++\ntitle = A\n+++\n", 2, "front matter: a value is not understood"),
        ("---\ntitle: A\n- b\n---\n", 3, "front matter: "),
        ("---\n- a\n---\n", 2, "front matter: is not a list of keys and values"),
        ("---\ntitle: A\n\ntitle: B\n---\n", 2, "front matter: the key title is given twice"),
        (
            "---\ntitle: A\nb: !!python/object:os.system x\n---\n", 3,
            "front matter: the tag tag:yaml.org,2002:python"
        ),
        ("---\ntitle: A\nb: !custom {a: 1}\n---\n", 3, "front matter: the tag !custom"),
        ("---\ntitle: A\nb: &a 1\nc: *a\n---\n", 3, "front matter: anchors and aliases"),
        ("---\ntitle: A\nb: {[1]: 2}\n---\n", 3, "front matter: a key must be a text"),
        ("---\ntitle: A\nb: \"\\0\"\n---\n", 3, "front matter: contains U+0000"),
        ("---\ntitle: A\ntags:\n  - a: b\n---\n", 4, "a tag must be a text"),
        ("---\ntitle: A\nlang: nowhere at all\n---\n", 3, "the article is not valid: language"),
        ("---\n\ntitle: [A]\n---\n", 3, "title must be a text"),
        ("---\ntitle: A\nb: \"\u{1}\"\n---\n", 3, "front matter: control characters are not allowed"),
    ])
    func `a fault names its line`(_ text: String, _ line: Int, _ reason: String) async throws {
        let fault = try await fault(text)
        #expect(fault.hasPrefix("post.md:\(line): \(reason)"), "\(fault)")
    }
}
