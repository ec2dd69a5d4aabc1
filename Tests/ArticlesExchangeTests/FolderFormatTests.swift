import Articles
import ArticlesExchange
import StrictJSON
import Testing

/// What a file of each generator becomes.
@Suite("Folders of generators")
struct FolderFormatTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        /// Members of the article, as JSON.
        var expected: [String: JSONValue]
        var testDescription: String { name + " " + text.prefix(40).replacing("\n", with: "⏎") }

        init(_ name: String, _ text: String, _ expected: [String: JSONValue]) {
            (self.name, self.text, self.expected) = (name, text, expected)
        }
    }

    @Test(arguments: hugo + jekyll + others + oddities)
    func `becomes`(_ test: Case) async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([test.name: test.text])
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(faults == [])
        #expect(counts.created == 1)
        let article = try #require(try await fixture.articles().first)
        let json = try JSONParser.parse(article.json(at: Timestamp.latest))
        for (member, value) in test.expected {
            let actual = member == "tags" ? Self.names(json[member]) : json[member]
            #expect(actual == value, "\(member)")
        }
    }

    private static func names(_ tags: JSONValue?) -> JSONValue? {
        guard case .array(let tags) = tags else { return nil }
        return .array(tags.map { $0["name"] ?? .null })
    }

    static let hugo = [
        Case(
            "content/posts/my-first/index.md",
            "+++\ntitle = \"Hello \\u00e9\"\ndate = 2020-01-02T03:04:05+02:00\ntags = [\"a\", \"b c\"]\n"
                + "categories = ['x']\nweight = 1_000\n# a comment\n[params]\nauthor.name = \"Ann\"\n"
                + "[[cascade]]\ntoc = false\n+++\n\nBody\n",
            [
                "title": "Hello é", "published_at": "2020-01-02T01:04:05.000Z", "tags": ["a", "b c", "x"],
                "slug": "my-first", "body": "Body\n",
                "metadata": [
                    "weight": .number("1000"), "params": ["author": ["name": "Ann"]],
                    "cascade": [["toc": false]],
                ],
            ]),
        Case(
            "content/a.md",
            "{\n  \"title\": \"J\",\n  \"date\": \"2020-01-01\",\n  \"tags\": [\"t\"]\n}\n\nBody",
            ["title": "J", "published_at": "2020-01-01T00:00:00.000Z", "tags": ["t"], "body": "Body"]),
        Case(
            "posts/p/index.ja.md", "---\ntitle: 日本\n---\n本文", ["language": "ja", "slug": "p", "title": "日本"]),
        Case("hello.pt-br.md", "---\ntitle: A\n---\nx", ["language": "pt-BR", "slug": "hello"]),
        Case("de/a.md", "---\ntitle: A\n---\nx", ["language": "de"]),
        Case("de/a.md", "---\ntitle: A\nlang: fr\n---\nx", ["language": "fr"]),
        Case(
            "a.md", "+++\ntitle = '''\nA'''\n[taxonomies]\ntags = [\"z\"]\n+++\nx",
            ["title": "A", "tags": ["z"]]),
        Case(
            "a.md", "---\ntitle: A\ndate: 2020-01-01\npublishDate: 2021-01-01\n---\n",
            ["published_at": "2021-01-01T00:00:00.000Z"]),
        Case(
            "a.md", "---\ntitle: A\nimages: [/img/a b.png]\n---\n",
            ["image": ["url": "/img/a%20b.png", "alt": ""]]),
        Case(
            "a.md", "---\ntitle: A\ncover: {image: /c.png, alt: C}\n---\n",
            ["image": ["url": "/c.png", "alt": "C"]]),
    ]

    static let jekyll = [
        Case(
            "_posts/2018-05-25-the-bridge.markdown", "---\nlayout: post\ntitle: B\ntags: ruby rails\n---\nx",
            ["slug": "the-bridge", "published_at": "2018-05-25T00:00:00.000Z", "tags": ["ruby", "rails"]]),
        Case("a.md", "---\ntitle: A\ncategories: town, old bridge\n---\n", ["tags": ["town", "old bridge"]]),
        Case("a.md", "---\ntitle: A\ncategory: Machine Learning\n---\n", ["tags": ["Machine Learning"]]),
        Case(
            "2020-01-01-page.html", "---\ntitle: P\n---\n<p>Hi</p>\n",
            ["format": "html", "slug": "page", "body": "<p>Hi</p>\n"]),
        Case(
            "a.md", "---\ntitle: A\nheader:\n  teaser: /t.png\n---\n",
            ["image": ["url": "/t.png", "alt": ""]]),
    ]

    static let others = [
        // Hexo
        Case(
            "source/_posts/a.md",
            "---\ntitle: A\ndate: 2013-07-13 20:46:25\ncategories:\n- [Sports, Baseball]\n- MLB\n---\nx",
            ["tags": ["Sports/Baseball", "MLB"], "published_at": "2013-07-13T20:46:25.000Z"]),
        Case(
            "a.md", "---\ntitle: A\ncategories:\n- Sports: [Baseball]\n---\nx", ["tags": ["Sports/Baseball"]]),
        // Docusaurus
        Case(
            "blog/2021-08-01-mdx.mdx",
            "---\nslug: mdx\ntitle: M\nauthors: [{name: Ann, url: x}, bob]\n"
                + "tags: [{label: Greetings, permalink: /g}, plain]\n---\nx",
            ["slug": "mdx", "authors": ["Ann", "bob"], "tags": ["Greetings", "plain"]]),
        Case(
            "blog/2021/08/26/welcome/index.md", "---\ntitle: W\n---\nx",
            ["published_at": "2021-08-26T00:00:00.000Z"]),
        // Astro, Eleventy
        Case(
            "src/content/blog/a.md",
            "---\ntitle: A\ndescription: D\npubDate: 'Jul 08 2022'\nupdatedDate: 2022-07-09\nheroImage: /h.jpg\n---\nx",
            [
                "published_at": "2022-07-08T00:00:00.000Z", "excerpt": "D",
                "updated_at": "2022-07-09T00:00:00.000Z",
                "image": ["url": "/h.jpg", "alt": ""],
            ]),
        // Ember
        Case(
            "a.html.md",
            "---\ntitle: A\nauthors:\n  - ann\ndate: 2016-03-01T00:00:00.000Z\ntags:\n  - '2016'\n---\nx",
            ["slug": "a", "authors": ["ann"], "tags": ["2016"]]),
        // Pelican
        Case(
            "content/a.md",
            "Title: My super title\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\nCategory: Python\n"
                + "Tags: pelican, publishing tools\nSlug: my-post\nAuthors: Ann, Bob\nSummary: Short\n    and more\n\nBody",
            [
                "title": "My super title", "published_at": "2010-12-03T10:20:00.000Z",
                "tags": ["pelican", "publishing tools", "Python"], "slug": "my-post",
                "authors": ["Ann", "Bob"],
                "excerpt": "Short\nand more", "body": "Body", "status": "published",
            ]),
    ]

    static let oddities = [
        Case(
            "a.md", "---\ntitle: A\nslug: \"\"\nauthor: \"\"\ndate: \"\"\ntags: [\"\"]\nimage: ''\n---\nx",
            ["slug": "a", "authors": [], "tags": [], "image": .null, "metadata": [:]]),
        Case("a.md", "---\ntitle: A\ndate: 2020/12/21\n---\nx", ["published_at": "2020-12-21T00:00:00.000Z"]),
        Case(
            "a.md", "---\ndate: 2019-01-01\n---\nA title in two lines\n====================\n\nx",
            ["title": "A title in two lines", "body": "x"]),
        Case("a.md", "---\ntitle: A\ntags: [{name: Old News, slug: old}]\n---\nx", ["tags": ["Old News"]]),
        Case("a.md", "---\ntitle: ''\n---\n# Real\n\nx", ["title": "Real", "body": "x"]),
        Case("index.ja.md", "---\ntitle: 日本語の記事\n---\n本文", ["language": "ja", "slug": "日本語の記事"]),
        Case("a.md", "Note: this is prose.\n\nMore", ["body": "Note: this is prose.\n\nMore", "title": "a"]),
        Case("a.md", "Text\n\n---\n\nMore text: here", ["status": "published"]),
        Case(
            "a.md", "# How to\n\n```\n---\ntitle: x\n---\n```\n", ["status": "published", "title": "How to"]),
    ]

    @Test func `translations are linked by what their names have in common`() async throws {
        let post = "---\ntitle: A\n---\nx"
        let files = [
            "a.md": post, "a.de.md": post, "b/index.md": post, "b/index.ja.md": post, "c.md": post,
            "d.fr.md": post,
            "en/p/e.md": post, "de/p/e.md": post, "de/p/f.md": post, "content/en/g.md": post,
            "content/fr/g.md": post,
            "p/h.md": post, "nl/p/h.md": post,
        ]
        let fixture = Fixture()
        let folder = try TemporaryFolder(files)
        _ = try await fixture.run(folder.path)
        let keys = try await fixture.articles().map { article -> String in
            let metadata = try JSONParser.parse(Array(article.metadata.utf8))
            guard case .string(let key)? = metadata["translation_key"] else {
                return "\(article.source?.id ?? "") –"
            }
            return "\(article.source?.id ?? "") \(key)"
        }
        #expect(
            keys.sorted() == [
                "a.de.md a", "a.md a", "b/index.ja.md b/index", "b/index.md b/index", "c.md –",
                "content/en/g.md content/g", "content/fr/g.md content/g", "d.fr.md –", "de/p/e.md p/e",
                "de/p/f.md –", "en/p/e.md p/e", "nl/p/h.md p/h", "p/h.md p/h",
            ])
    }

    @Test(.enabled(if: RealData.path("cases/import") != nil, "the cases are not beside the checkout"))
    func `the cases that once failed are right`() async throws {
        let root = try #require(RealData.path("cases/import"))
        let drafts = Fixture()
        #expect(try await drafts.run("\(root)/drafts").counts.created == 6)
        let now = Timestamp(clamping: 1_800_000_000_000)
        #expect(try await drafts.articles().filter { $0.isVisible(at: now) }.isEmpty)
        let odd = Fixture()
        #expect(try await odd.run("\(root)/odd").counts.created == 6)
        let articles = try await odd.articles()
        #expect(articles.allSatisfy { $0.status == .published })
        #expect(articles.contains { $0.language == "ja" })
        let two = Fixture()
        for name in ["blog-de", "blog-en"] { _ = try await two.run("\(root)/collide/\(name)") }
        #expect(try await two.articles().map(\.title).sorted() == ["Hallo", "Hello"])
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0, $1) })
    }
}
