import Articles
import Testing

@testable import ArticlesExchange

/// What exports and feeds say is to appear, is a draft of, or is in a feed that is not for everybody.
@Suite("Scheduled, and said elsewhere, in exports and feeds")
struct ScheduledExportTests {
    private static let now = Timestamp(clamping: 1_800_000_000_000)

    @Test(arguments: ["2020-01-02", "2099-01-02"])
    func `what an export calls scheduled is held back once its time has passed`(_ date: String) async throws {
        let exports = [
            (
                "a.xml",
                WordPressExport.text(WordPressExport.item(5, "future")).replacing("2020-01-02", with: date)
            ),
            (
                "a.json",
                #"{"db":[{"data":{"posts":[{"id":"1","title":"A","status":"scheduled","html":"<p>x</p>","published_at":"\#(date)T00:00:00Z"}]}}]}"#
            ),
            (
                "a.atom",
                "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:b='http://schemas.google.com/blogger/2018'><entry><id>1</id>"
                    + "<title>A</title><content>a</content><published>\(date)T00:00:00Z</published>"
                    + "<b:status>SCHEDULED</b:status></entry></feed>"
            ),
        ]
        for (name, text) in exports {
            let fixture = Fixture()
            let folder = try TemporaryFolder([name: text])
            var held: [Bool] = []
            _ = try await Importer(service: fixture.service, options: ImportOptions(status: .published)).run(
                .path(folder.file(name)), onItem: { held.append($0.isHeldBack) })
            #expect(held == [date == "2020-01-02"], "\(name)")
            let statuses = try await fixture.articles().map(\.status)
            #expect(statuses == [date == "2020-01-02" ? .draft : .published], "\(name)")
        }
    }

    @Test func `what was scheduled here, and has appeared since, stays when its export comes again`()
        async throws
    {
        let fixture = Fixture()
        // The clock goes on by some seconds with each import.
        let time = "2023-11-14T22:14:20Z"
        let post = "---\ntitle: A\nstatus: scheduled\ndate: \(time)\n---\nx"
        let folder = try TemporaryFolder(["a.md": post])
        #expect(try await fixture.run(folder.path).counts.created == 1)
        #expect(try await fixture.articles().map(\.status) == [.published])
        fixture.wait(seconds: 100)
        #expect(try await fixture.run(folder.path).counts.unchanged == 1)
        #expect(try await fixture.articles().map(\.status) == [.published])
    }

    @Test func `a status of scheduled stays so, whatever else an entry says`() async throws {
        let entry =
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:b='http://schemas.google.com/blogger/2018'><entry><id>1</id>"
            + "<title>A</title><content>a</content><published>2020-01-02T00:00:00Z</published>%</entry></feed>"
        for more in [
            "<b:status>SCHEDULED</b:status><b:status>DRAFT</b:status>", "<status>scheduled</status>",
        ] {
            let items = try Reading.items("a.atom", Array(entry.replacing("%", with: more).utf8))
            let draft = try #require(items.first?.verdict.draft)
            #expect(draft.status == .draft || draft.isScheduled, "\(more)")
        }
    }

    @Test(arguments: ["2020-01-02", "2099-01-02"])
    func `a draft of an export with a date ahead is not published before, whatever the command says`(
        _ date: String
    ) async throws {
        let exports = [
            (
                "a.xml",
                WordPressExport.text(WordPressExport.item(5, "draft")).replacing("2020-01-02", with: date)
            ),
            (
                "a.json",
                #"{"db":[{"data":{"posts":[{"id":"1","title":"A","status":"draft","html":"<p>x</p>","published_at":"\#(date)T00:00:00Z"}]}}]}"#
            ),
            (
                "a.atom",
                "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://www.w3.org/2007/app'><entry><id>1</id>"
                    + "<title>A</title><content>a</content><published>\(date)T00:00:00Z</published>"
                    + "<app:control><app:draft>yes</app:draft></app:control></entry></feed>"
            ),
        ]
        for (name, text) in exports {
            let fixture = Fixture()
            let folder = try TemporaryFolder([name: text])
            _ = try await fixture.run(folder.file(name), ImportOptions(status: .published))
            let visible = try await fixture.articles().filter { $0.isVisible(at: Self.now) }
            #expect(visible.count == (date == "2020-01-02" ? 1 : 0), "\(name)")
        }
    }

    @Test(arguments: [
        "<x:a xmlns:x='https://a.example/x'><app:control><app:draft>yes</app:draft></app:control></x:a>",
        "<app:control draft='yes'/>", "<rights>members only</rights>",
    ])
    func `what an entry says in another place or form holds all the same`(_ more: String) async throws {
        let entry =
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://www.w3.org/2007/app'><entry><id>1</id>"
            + "<title>A</title><content>a</content><published>2020-01-02T00:00:00Z</published>\(more)</entry></feed>"
        #expect(try await visible("a.atom", entry) == 0)
    }

    @Test(arguments: ["private", "draft", "visibility", "language"])
    func `what a feed says of itself holds for its entries`(_ name: String) async throws {
        let value = name == "visibility" ? "members" : name == "language" ? "en" : "true"
        let json = name == "visibility" || name == "language" ? "\"\(value)\"" : value
        let feeds = [
            (
                "a.json",
                #"{"version":"https://jsonfeed.org/version/1.1","\#(name)":\#(json),"items":[{"id":"1","title":"A","content_text":"a"}]}"#
            ),
            (
                "a.xml",
                "<rss version='2.0' xmlns:x='https://a.example/x'><channel><title>T</title><x:\(name)>\(value)</x:\(name)>"
                    + "<item><guid>1</guid><title>A</title><description>a</description></item></channel></rss>"
            ),
            (
                "a.atom",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><\(name)>\(value)</\(name)>"
                    + "<entry><id>1</id><title>A</title><content>a</content></entry></feed>"
            ),
        ]
        for (file, text) in feeds {
            #expect(try await visible(file, text) == (name == "language" ? 1 : 0), "\(file)")
        }
    }

    private func visible(_ name: String, _ text: String) async throws -> Int {
        let fixture = Fixture()
        let folder = try TemporaryFolder([name: text])
        _ = try await fixture.run(folder.file(name))
        return try await fixture.articles().count { $0.isVisible(at: Self.now) }
    }
}
