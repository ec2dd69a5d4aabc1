import Articles
import Testing

@testable import ArticlesExchange

/// What members mean that few front matters have, and where front matter may be that no generator reads.
@Suite("The meaning of front matter")
struct FrontMatterMeaningTests {
    private static let now = Timestamp(clamping: 1_800_000_000_000)

    private func visible(_ text: String, _ status: ImportOptions.Status = .keep) async throws -> Bool {
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.md": text])
        let counts = try await fixture.run(folder.path, ImportOptions(status: status)).counts
        #expect(counts.total == 1)
        return try await fixture.articles().contains { $0.isVisible(at: Self.now) }
    }

    private func post(_ lines: String) -> String { "---\ntitle: A\ndate: 2020-01-01\n\(lines)\n---\nx" }

    // MARK: Words

    @Test(arguments: [
        "employees_only: true", "staff-only: yes", "nur-intern: ja", "solo_socios: sí", "unreleased: true",
        "non_public: true", "nonpublic: true", "unlisted_post: true", "acme_hidden: true", "blog.hidden: yes",
        "withheld: true", "visibility: employees only", "visibility: unreleased", "status: not public",
        "access: registered", "audience: insiders only", "state: not released", "plan: members",
        "for: subscribers", "access: 2", "tier: x", "free: false", "gratis: no", "kostenlos: nein",
        "active: false", "aktiv: nein", "available: false", "disponible: no", "verfügbar: nein",
        "sponsors: true", "patrons: only", "patreon: true", "sponsor: yes",
        "pubblicato: no", "stato_di_pubblicazione: privato", "privato: sì",
        "login_required: 1", "locked: 1", "staff_only: 1", "members: 1", "skip: 1", "ready: 0", "approved: 0",
        "enabled: 0", "free: 0", "isAccessibleForFree: false", "is_accessible_for_free: no",
        "schema: {isAccessibleForFree: 'False'}", "access_rights: closed", "routable: false", "render: false",
        "permalink: {build: false}", "eleventyComputed: {permalink: false}", "authenticated: true",
        "loggedin: true", "signin: yes", "preview: true", "offline: true", "confidentiality: high",
        "roles: [admin, editor]", "groups: [staff, board]", "acl: admin", "pass: hunter2", "passcode: 1234",
    ])
    func `no command publishes`(_ line: String) async throws {
        #expect(try await !visible(post(line), .published))
    }

    @Test(arguments: [
        "text_only: true", "print-only: yes", "image_hidden: true", "toc_hidden: true", "album: Secret",
        "brand: Premium", "complete: false", "done: false", "terminé: non", "archive: 2020", "status:",
        "free: true", "active: true", "available: 3", "available: in stores", "sponsors: [Ann, Tom]",
        "sponsor: The Town Press", "patron: Saint Nicholas", "free: as in speech",
        "status: ''", "status: evergreen", "state: New York", "audience: developers, testers",
        "state: Bayern\ncountry: Germany", "access: open", "note: about noindex and how it works",
        "craft: true", "index: 0", "index: 1", "list: 1", "available: 0.5", "access_rights: open",
        "access_rights: Open Access", "rights: all reserved", "preview: a.png", "signin: /in", "pin: true",
        "permalink: {build: true}", "roles: [author, translator]", "confidentiality: public", "free: 2",
    ])
    func `an ordinary meaning hides nothing:`(_ line: String) async throws {
        #expect(try await visible(post(line)))
    }

    // MARK: Dates

    @Test(arguments: [
        "event_date: 2099-01-01", "event: {date: 2099-01-01}", "release_date: 2099-01-01",
        "deadline: 2099-01-01",
        "releaseDate: 2099-01-01", "konzert_termin: 2099-01-01",
        "location: The hall\nstart: 2099-01-01\nend: 2099-01-02", "type: event\nstart_date: 2099-01-01",
    ])
    func `the date of an event or a work holds back only what has no date of its own:`(
        _ lines: String
    ) async throws {
        #expect(try await visible(post(lines)))
        #expect(try await !visible("---\ntitle: A\n\(lines)\n---\nx"))
    }

    @Test(arguments: [
        "20990101", "2099-01-01", "2099/1/1", "Jan 1 2099", "1 January 2099", "1. Januar 2099",
        "1er janvier 2099",
        "01.01.2099", "Thu, 01 Jan 2099 00:00:00 GMT",
    ])
    func `a date ahead in any form holds back:`(_ date: String) async throws {
        #expect(try await !visible("---\ntitle: A\ndate: \(date)\n---\nx"))
        #expect(try await visible("---\ntitle: A\ndate: \(date.replacing("2099", with: "2019"))\n---\nx"))
    }

    @Test(arguments: [
        "20990101", "2099", "1.12.30", "99999999", "631151999", "1e300", "-1", "03/04/2019", "12",
    ])
    func `a number or text that is no date for sure is none of 1970`(_ date: String) async throws {
        #expect(try await !visible("---\ntitle: A\ndate: \(date)\n---\nx"))
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a","date_published":%}]}"#
        let isNumber = Double(date) != nil
        for value in ["\"\(date)\""] + (isNumber ? [date] : []) {
            let items = try Reading.items("a.json", Array(feed.replacing("%", with: value).utf8))
            guard case .article(let draft)? = items.first?.verdict else { continue }
            guard case .value(let time) = draft.publishedAt else {
                Issue.record("has no date: \(value)")
                continue
            }
            #expect(time > Self.now, "\(value)")
        }
    }

    // MARK: Places

    @Test(arguments: [
        "<!-- draft: true -->\n# A\n\nx", "<!--\ntitle: A\nstatus: private\n-->\nx",
        "# A\n\n<!-- draft -->\n\nx",
        "<!-- one -->\n<!-- published: false -->\nx", "{/* draft: true */}\nx",
        "{% comment %}\npublished: false\n{% endcomment %}\nx", "%% draft: true %%\nx",
        "```yaml\ndraft: true\n```\nx", "```\n---\ntitle: A\ndraft: true\n---\n```\nx",
        "~~~ toml\ndraft = true\n~~~\nx", "```json\n{\"title\": \"A\", \"draft\": true}\n```\nx",
        "export const metadata = { title: 'A', draft: true }\n\nx",
        "import x from 'y'\n\nexport const meta = {\n  title: 'A',\n  status: 'private',\n}\n\nx",
        "export const published = false;\n\nx", "---\ntitle: A\n---\n<!-- draft: true -->\nx",
        "---\ntitle: A\n---\nexport const frontmatter = { private: true }\n\nx",
        "```\na\n~~~\n```\n\nx\n\n---\ntitle: A\ndraft: true\n---\n",
        "````\n```\n````\n\nx\n\n---\ntitle: A\ndraft: true\n---\n",
        "x `a` ```b``` y\n``` a`b\n\n---\ntitle: A\ndraft: true\n---\n",
        "x\r\r---\rtitle: A\rdraft: true\r---\r", "---\r\ntitle: A\rdraft: true\r\n---\r\nx",
        "---\ntitle: A\r---\rdraft: true\n---\nx",
    ])
    func `front matter that is wrapped, or between other lines, publishes nothing`(_ text: String)
        async throws
    {
        #expect(try await !visible(text))
    }

    @Test(arguments: [
        "---js\nmodule.exports = { title: 'A', draft: true }\n---\nx",
        "--- coffee\ntitle: 'A'\ndraft: yes\n---\nx",
    ])
    func `front matter in a language that is not read is refused, with its line`(_ text: String) async throws
    {
        let folder = try TemporaryFolder(["a.md": text])
        let (counts, faults) = try await Fixture().run(folder.path)
        #expect(counts.failed == 1 && counts.created == 0)
        #expect(faults.first?.contains("a.md:1: its front matter is in ") == true)
    }

    @Test(arguments: [
        "{{< hugo-encryptor \"pw\" >}}\nx\n{{< /hugo-encryptor >}}",
        "{{% members-only %}}x{{% /members-only %}}",
        "{% encrypt %}\nx\n{% endencrypt %}",
    ])
    func `a shortcode around what is not for everybody holds back`(_ text: String) async throws {
        #expect(try await !visible(post("") + "\n" + text, .published))
        // Hugo and Liquid carry it out in code, too.
        #expect(try await !visible(post("") + "\n```\n\(text)\n```\n", .published))
    }

    @Test(arguments: [
        "{{< figure src=\"a\" >}}", "{% raw %}{{ private }}{% endraw %}",
    ])
    func `another shortcode hides nothing`(_ text: String) async throws {
        #expect(try await visible(post("") + "\n" + text))
    }

    @Test func `a line that begins like a mark is none without another`() async throws {
        #expect(try await visible("---Hello\n\nThere is more to say.\n"))
    }

    @Test(arguments: [
        "# A\n\n<!-- more -->\n\nx", "# A\n\n```yaml\nname: x\non: push\n```\n",
        "# A\n\n```swift\nlet draft: Bool\n```\n",
        "# A\n\nText.\n\n```yaml\ndraft: true\n```\n",
        "# A\n\nText.\n\n<!-- draft: true of this part -->\n\nx",
        "---\ntitle: A\n---\n```yaml\ndraft: true\n```\nx", "---\ntitle: A\n---\nexport const x = 1\n\nx",
        "# A\n\nT\n\n```\n~~~\n---\ndraft: true\n```\n", "# A\n\nT\n\n~~~\n```\n---\ndraft: true\n~~~\n",
    ])
    func `a comment or code of a text is no front matter`(_ text: String) async throws {
        #expect(try await visible(text))
    }
}
