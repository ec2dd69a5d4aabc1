import Articles
import Foundation
import Synchronization
import Testing

@testable import ArticlesExchange

@Suite("Running sites that fail or mislead")
struct SiteFaultTests {
    /// Reads a site; returns the files.
    @discardableResult
    private func read(
        _ site: TestSite, into folder: TemporaryFolder, _ limits: SiteLimits = SiteLimits(),
        _ change: (inout SiteDownload.Request) -> Void = { _ in },
        note: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> [String] {
        var request = SiteDownload.Request(TestSite.address)
        change(&request)
        let result = try await SiteDownload(
            request, transport: site, folder: folder.path, limits: limits, onNote: note
        ).run()
        return try FileManager.default.contentsOfDirectory(atPath: result.folder).sorted().map {
            try String(contentsOfFile: "\(result.folder)/\($0)", encoding: .utf8)
        }
    }

    private static func feed(_ ids: ClosedRange<Int>, _ more: String = "") -> SiteResponse {
        let items = ids.map { "<item><guid>e\($0)</guid><title>Entry \($0)</title></item>" }.joined()
        return TestSite.json(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title>\(more)\(items)</channel></rss>"
        )
    }

    private static let generator = "<generator>https://wordpress.org/?v=6.6</generator>"

    /// A site with a feed of WordPress, without its REST API.
    private static func feeds(_ page: @escaping @Sendable (_ paged: Int) -> SiteResponse) -> TestSite {
        TestSite { path, query in
            switch path {
            case "/": TestSite.json("<link rel=alternate type=application/rss+xml href=/feed/>")
            case "/feed/": page(Int(query["paged"] ?? "1") ?? 0)
            case _: TestSite.missing
            }
        }
    }

    // MARK: Feeds

    @Test(arguments: [403, 200, 500, 404, 410])
    func `only a page behind the last one ends a feed`(_ status: Int) async throws {
        let site = Self.feeds { page in
            page < 3
                ? Self.feed(page * 10...page * 10 + 9, Self.generator)
                : TestSite.json("<html>Are you a robot?</html>", status: status)
        }
        let folder = try TemporaryFolder()
        if [404, 410].contains(status) {
            #expect(try await read(site, into: folder).count == 2)
        } else {
            await #expect(throws: SiteError.self) { try await read(site, into: folder) }
        }
    }

    @Test func `a page that a feed names must be there`() async throws {
        let site = Self.feeds { page in
            page == 1 ? Self.feed(1...9, "<link rel=\"next\" href=\"/feed/?paged=2\"/>") : TestSite.missing
        }
        let folder = try TemporaryFolder()
        await #expect(throws: SiteError.self) { try await read(site, into: folder) }
    }

    @Test func `a feed that is always the same but for its date comes to an end`() async throws {
        let notes = Mutex<[String]>([])
        let count = Mutex(0)
        let site = Self.feeds { _ in
            let number = count.withLock {
                $0 += 1; return $0
            }
            return Self.feed(1...9, Self.generator + "<lastBuildDate>\(number)</lastBuildDate>")
        }
        let files = try await read(
            site, into: TemporaryFolder(), note: { text in notes.withLock { $0.append(text) } })
        #expect(files.count == 1 && site.requests.count < 8)
        #expect(notes.withLock { $0 }.contains { $0.contains("nothing that those before have not") })
    }

    @Test func `an archive that begins with the entries of the feed is read on`() async throws {
        let site = Self.feeds { page in
            let link = page < 3 ? "<link rel=\"prev-archive\" href=\"/feed/?paged=\(page + 1)\"/>" : ""
            return Self.feed(page == 3 ? 10...19 : 1...9, link)
        }
        #expect(try await read(site, into: TemporaryFolder()).count == 2)
    }

    @Test func `a damaged page is left to the import, and those behind it are read`() async throws {
        @Sendable func damaged(_ page: Int) -> SiteResponse {
            TestSite.json(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>\(page)</title>\(Self.generator)<item><gu"
            )
        }
        let site = Self.feeds { page in
            if page == 2 { return damaged(page) }
            return page < 4 ? Self.feed(page * 10...page * 10 + 9, Self.generator) : TestSite.missing
        }
        #expect(try await read(site, into: TemporaryFolder()).count == 3)
        let lost = Self.feeds { $0 == 1 ? Self.feed(1...9, Self.generator) : damaged($0) }
        let folder = try TemporaryFolder()
        await #expect(throws: SiteError.self) { try await read(lost, into: folder) }
        #expect(lost.requests.count < 8)
        let start = #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}"#
        let json = Self.feeds {
            TestSite.json($0 == 1 ? start + #"],"next_url":"/feed/?paged=2"}"# : start)
        }
        #expect(try await read(json, into: TemporaryFolder()).count == 2)
    }

    @Test func `a page with https that names http is read with https`() async throws {
        let site = TestSite { path, query in
            switch path {
            case "/":
                TestSite.json(
                    "<link rel=\"https://api.w.org/\" href=\"http://blog.example.org/wp-json/\">")
            case "/wp-json/": TestSite.json(TestWordPress.index)
            case "/wp-json/wp/v2/categories": TestSite.json("[]")
            case _: TestWordPress.posts([TestWordPress.post(1)], page: Int(query["page"] ?? "") ?? 0)
            }
        }
        try await read(site, into: TemporaryFolder())
        #expect(site.requests.allSatisfy { $0.hasPrefix("https:") })
    }

    @Test func `more pages or bytes than are read are no whole site`() async throws {
        let site = Self.feeds { Self.feed($0 * 10...$0 * 10 + 9, Self.generator) }
        for limits in [SiteLimits(pages: 5), SiteLimits(bytes: 5_000)] {
            let folder = try TemporaryFolder()
            await #expect(throws: SiteError.self) { try await read(site, into: folder, limits) }
        }
        let ghost = TestSite { _, query in
            TestSite.json(
                #"{"posts":[{"id":"\#(query["page"] ?? "")"}],"meta":{"pagination":{"next":9}}}"#)
        }
        let folder = try TemporaryFolder()
        await #expect(throws: SiteError.self) {
            try await read(ghost, into: folder, SiteLimits(pages: 5)) { $0.key = "a" }
        }
        #expect(ghost.requests.count == 5)
    }

    @Test func `where a response was found is known when a reading goes on`() async throws {
        let moved = TestSite { path, query in
            switch path {
            case "/": TestSite.json("<link rel=alternate type=application/rss+xml href=/old/rss>")
            case "/old/rss":
                SiteResponse(
                    status: 200, url: "https://blog.example.org/feed/",
                    body: Self.feed(1...1, "<link rel=\"next\" href=\"?paged=2\"/>").body)
            case "/feed/": query["paged"] == "2" ? Self.feed(2...2) : TestSite.missing
            case _: TestSite.missing
            }
        }
        let folder = try TemporaryFolder()
        moved.fail(at: 4)
        await #expect(throws: SiteError.self) { try await read(moved, into: folder) }
        moved.fail(at: nil)
        #expect(try await read(moved, into: folder).count == 2)
        #expect(moved.requests.allSatisfy { !$0.contains("/old/rss?") && !$0.contains("/old/?") })
    }

    // MARK: What a site has

    @Test(arguments: [TestSite.broken, TestSite.json("Busy", status: 503)])
    func `a fault that may pass does not make something else of a site`(_ fault: SiteResponse) async throws {
        let isWell = Mutex(false)
        let site = TestSite { path, query in
            switch path {
            case "/": TestSite.json("<link rel=alternate type=application/rss+xml href=/feed/>")
            case "/feed/": Self.feed(1...9)
            case "/wp-json/": isWell.withLock { $0 } ? TestSite.json(TestWordPress.index) : fault
            case "/wp-json/wp/v2/categories": TestSite.json("[]")
            case _: TestWordPress.posts([TestWordPress.post(1)], page: Int(query["page"] ?? "") ?? 0)
            }
        }
        let folder = try TemporaryFolder()
        await #expect(throws: SiteError.self) { try await read(site, into: folder) }
        isWell.withLock { $0 = true }
        #expect(try await read(site, into: folder).first?.contains("wordpress_rest") == true)
    }

    @Test func `a feed that is named and does not respond is not replaced by another`() async throws {
        let site = TestSite { path, _ in
            switch path {
            case "/": TestSite.json("<link rel=alternate type=application/rss+xml href=/feed/>")
            case "/feed/": TestSite.broken
            case "/atom.xml": Self.feed(1...9)
            case _: TestSite.missing
            }
        }
        let folder = try TemporaryFolder()
        await #expect(throws: SiteError.self) { try await read(site, into: folder) }
    }

    @Test func `a key of Ghost is one byte after the other, and not for anything else`() async throws {
        let site = TestSite { _, _ in TestSite.json(#"{"posts":[]}"#) }
        try await read(site, into: TemporaryFolder()) { $0.key = "schlüssel+" }
        #expect(site.requests.first?.contains("key=schl%C3%BCssel%2B&") == true)
        let folder = try TemporaryFolder()
        await #expect(throws: SiteError.self) {
            try await read(site, into: folder) { ($0.key, $0.format) = ("a", "feed") }
        }
    }

    // MARK: WordPress

    @Test func `categories that can't be read are an error, and none are none`() async throws {
        let faults = [
            (TestSite.json(#"{"code":"rest_forbidden"}"#, status: 403), false),
            (TestSite.json("<html>Are you a robot?</html>"), false),
            (TestSite.json(#"{"code":"rest_no_route"}"#, status: 404), true),
        ]
        for (fault, isRead) in faults {
            let site = TestSite { path, query in
                switch path {
                case "/": TestSite.json(TestWordPress.page)
                case "/wp-json/": TestSite.json(TestWordPress.index)
                case "/wp-json/wp/v2/categories": fault
                case _: TestWordPress.posts([TestWordPress.post(1)], page: Int(query["page"] ?? "") ?? 0)
                }
            }
            let folder = try TemporaryFolder()
            if isRead {
                #expect(try await read(site, into: folder).count == 1)
            } else {
                await #expect(throws: SiteError.self) { try await read(site, into: folder) }
            }
        }
    }

    @Test func `a page has the categories of its posts alone, with those above`() async throws {
        let categories = [2: 0, 3: 2, 4: 0, 5: 4].map { id, parent in
            #"{"id":\#(id),"name":"Category \#(id)","parent":\#(parent),"extra":"x"}"#
        }
        let site = TestSite { path, query in
            switch path {
            case "/": TestSite.json(TestWordPress.page)
            case "/wp-json/": TestSite.json(TestWordPress.index)
            case "/wp-json/wp/v2/categories": TestSite.json("[\(categories.joined(separator: ","))]")
            case _: TestWordPress.posts([TestWordPress.post(1)], page: Int(query["page"] ?? "") ?? 0)
            }
        }
        let file = try #require(try await read(site, into: TemporaryFolder()).first)
        #expect(file.contains("Category 2") && file.contains("Category 3"))
        #expect(!file.contains("Category 4") && !file.contains("extra"))
    }

    // MARK: Reading again

    @Test func `what can't be asked for on a condition is taken only minutes after a run was broken off`()
        async throws
    {
        let isBroken = Mutex(false)
        let site = TestWordPress.site { page in
            if page == 3, isBroken.withLock({ $0 }) { return TestSite.broken }
            return TestWordPress.posts((1...250).map { TestWordPress.post($0) }, page: page)
        }
        let folder = try TemporaryFolder()
        /// Reads the site; returns how many pages of posts it was asked for.
        func read(breakingOff: Bool = false) async throws -> Int {
            let before = site.requests.count { $0.contains("wp/v2/posts") }
            isBroken.withLock { $0 = breakingOff }
            do {
                try await self.read(site, into: folder)
                #expect(!breakingOff)
            } catch is SiteError where breakingOff {}
            return site.requests.count { $0.contains("wp/v2/posts") } - before
        }
        func expect(_ count: Int, breakingOff: Bool = false, _ reason: Comment) async throws {
            let asked = try await read(breakingOff: breakingOff)
            #expect(asked == count, reason)
        }
        try await expect(3, breakingOff: true, "the third fails")
        try await expect(1, "two pages are there")
        try await expect(3, "a reading that was complete is of another time")
        try await expect(3, breakingOff: true, "and its pages are not taken")
        try await expect(1, "the third page is of the reading before")
        try await expect(3, breakingOff: true, "the third fails")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -1_200)],
            ofItemAtPath: folder.path + "/responses")
        try await expect(3, "too long ago")
    }
}
