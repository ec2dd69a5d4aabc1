import Articles
import ArticlesExchange
import Synchronization
import Testing

@Suite("Running sites")
struct SiteTests {
    /// Reads a site and imports it.
    private func articles(
        of site: TestSite, _ change: (inout SiteDownload.Request) -> Void = { _ in },
        _ status: ImportOptions.Status = .keep
    ) async throws -> [Article] {
        let folder = try TemporaryFolder()
        let fixture = Fixture()
        _ = try await imported(site, in: folder, fixture, change, status)
        return try await fixture.articles()
    }

    @discardableResult
    private func imported(
        _ site: TestSite, in folder: TemporaryFolder, _ fixture: Fixture,
        _ change: (inout SiteDownload.Request) -> Void = { _ in },
        _ status: ImportOptions.Status = .keep, _ note: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> ImportCounts {
        var request = SiteDownload.Request(TestSite.address)
        change(&request)
        let read = try await SiteDownload(request, transport: site, folder: folder.path, onNote: note).run()
        let options = ImportOptions(format: read.format, sourceName: read.sourceName, status: status)
        return try await fixture.run(read.folder, options).counts
    }

    @Test func `a site of WordPress is read over its REST API, page by page`() async throws {
        let site = TestWordPress.site { page in
            TestWordPress.posts((1...150).map { TestWordPress.post($0) }, page: page)
        }
        let articles = try await articles(of: site)
        #expect(articles.count == 150)
        let first = try #require(articles.first { $0.source?.id == "1" })
        #expect(first.title == "Fish & chips 1")
        #expect(first.slug.text == "post-1" && first.body.contains("<p>Text 1</p>"))
        #expect(first.excerpt == "Said 1" && first.authors == ["Ann Other"])
        #expect(first.tags.map(\.name) == ["Food/Soup", "Fish"])
        #expect(first.status == .published)
        #expect(first.publishedAt?.description == "2024-03-01T11:00:00.000Z")
        #expect(first.image?.url == "https://blog.example.org/a.jpg" && first.image?.alt == "A fish")
        #expect(first.source?.name == "blog.example.org")
        #expect(site.requests.allSatisfy { !$0.contains("page=3") })
    }

    @Test(arguments: [
        #","status":"private""#, #","status":"draft""#, #","password":"x""#,
        #","content":{"rendered":"","protected":true}"#,
        #","excerpt":{"rendered":"","protected":true}"#, #","visibility":"members""#,
        #","class_list":["post-1","status-private"]"#, #","class_list":["post-password-required"]"#,
        #","meta":{"_members_access_role":["editor"]}"#, #","date_gmt":"soon""#,
        #","meta":{"_restrict_access":{"roles":["gold"]}}"#, #","meta":{"acme":{"roles":["gold"]}}"#,
        #","meta":{"_rcp":[[{"level":2}]]}"#, #","meta":{"public":false}"#,
        #","meta":{"_embargo":"2099-01-01"}"#, #","meta":{"login_required":"1"}"#,
        #","_embedded":{"wp:term":[[{"id":9,"name":"Level 1","slug":"members-only","taxonomy":"visibility"}]]}"#,
        #","title":{"rendered":"Private: Fish"}"#,
        #","content":{"rendered":"<p>a</p><!--members-only--><p>b</p>","protected":false}"#,
    ])
    func `what is not for everybody stays a draft, whatever the command says`(_ change: String) async throws {
        // A member that is there twice is refused by the parser: it replaces the one before.
        let name = change.dropFirst(2).prefix { $0 != "\"" }
        let post = TestWordPress.post(1).replacing("\"\(name)\":", with: "\"_former_\(name)\":") + ""
        let changed = String(post.dropLast()) + change + "}"
        let site = TestWordPress.site { TestWordPress.posts([changed], page: $0) }
        let articles = try await articles(of: site, { _ in }, .published)
        #expect(articles.map(\.status) == [.draft])
    }

    @Test func `a page that is an html error, or none, ends the reading and imports nothing`() async throws {
        let faults = [
            TestSite.json("<!DOCTYPE html><html><body>Error establishing a database connection"),
            TestSite.json("[{\"id\":1,"),
            TestSite.json(#"{"code":"rest_forbidden","message":"No."}"#, status: 403),
        ]
        for fault in faults {
            let site = TestWordPress.site { page in
                page == 2 ? fault : TestWordPress.posts((1...150).map { TestWordPress.post($0) }, page: page)
            }
            let fixture = Fixture()
            let folder = try TemporaryFolder()
            await #expect(throws: SiteError.self) { try await imported(site, in: folder, fixture) }
            #expect(try await fixture.articles().isEmpty)
        }
    }

    @Test func `a site that counts its pages wrong is read to its end`() async throws {
        let posts = (1...150).map { TestWordPress.post($0) }
        for total in [1, 9] {
            let site = TestWordPress.site { TestWordPress.posts(posts, page: $0, total: total) }
            #expect(try await articles(of: site).count == 150, "\(total)")
        }
    }

    @Test func `a site whose pages have no end is not read for ever`() async throws {
        let notes = Mutex<[String]>([])
        let site = TestWordPress.site { _ in
            TestWordPress.posts((1...100).map { TestWordPress.post($0) }, page: 1, total: 1_000)
        }
        let fixture = Fixture()
        let folder = try TemporaryFolder()
        let counts = try await imported(
            site, in: folder, fixture, { _ in }, .keep, { note in notes.withLock { $0.append(note) } })
        #expect(counts.created == 100 && site.requests.count < 10)
        #expect(notes.withLock { $0 }.contains { $0.contains("nothing that those before have not") })
    }

    @Test func `a reading that was broken off goes on, and asks on a condition`() async throws {
        let posts = (1...250).map { TestWordPress.post($0) }
        let site = TestWordPress.site { page in
            var response = TestWordPress.posts(posts, page: page)
            response.fields.append(("ETag", "\"\(page)\""))
            response.url = "304"
            return response
        }
        let folder = try TemporaryFolder()
        let fixture = Fixture()
        site.fail(at: 6)
        await #expect(throws: SiteError.self) { try await imported(site, in: folder, fixture) }
        site.fail(at: nil)
        #expect(try await imported(site, in: folder, fixture).created == 250)
        #expect(site.conditionalCount >= 2)
    }

    @Test func `a site of Ghost is read with its key`() async throws {
        let site = TestSite { path, query in
            guard path == "/ghost/api/content/posts/", query["key"] == "secret" else {
                return TestSite.json(#"{"errors":[{"message":"Unknown Content API Key"}]}"#, status: 401)
            }
            let page = Int(query["page"] ?? "") ?? 0
            let posts = (1...3).map { number in
                #"""
                {"id":"\#(page)-\#(number)","uuid":"u","title":"Post \#(page)-\#(number)","slug":"p\#(page)-\#(number)",
                "html":"<p>Text</p>","visibility":"\#(number == 3 ? "members" : "public")","access":\#(number < 3),
                "published_at":"2024-03-01T11:00:00.000+00:00","updated_at":"2024-03-01T11:00:00.000+00:00",
                "url":"https://blog.example.org/p/","tags":[{"id":"t","name":"Fish","slug":"fish"}],
                "authors":[{"id":"a","name":"Ann"}]}
                """#
            }
            let next = page < 2 ? "\(page + 1)" : "null"
            return TestSite.json(
                #"{"posts":[\#(posts.joined(separator: ","))],"meta":{"pagination":{"page":\#(page),"next":\#(next)}}}"#
            )
        }
        let articles = try await articles(of: site) { $0.key = "secret" }
        #expect(articles.count == 6 && articles.count { $0.status == .published } == 4)
        #expect(articles.allSatisfy { $0.tags.map(\.name) == ["Fish"] && $0.authors == ["Ann"] })
        await #expect(throws: SiteError.self) { _ = try await self.articles(of: site) { $0.key = "wrong" } }
    }

    @Test func `a site with but a feed is read by it, with the pages before`() async throws {
        @Sendable func feed(_ number: Int, next: Bool) -> String {
            let link = next ? "<link rel=\"next\" href=\"/feed.xml?page=\(number + 1)\"/>" : ""
            return """
                <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>
                <id>https://blog.example.org/</id><link href="https://blog.example.org/"/>\(link)
                <entry><id>e\(number)</id><title>Entry \(number)</title><updated>2024-03-01T11:00:00Z</updated>
                <link rel="next" href="/never"/><content type="html">Text</content></entry></feed>
                """
        }
        let site = TestSite { path, query in
            switch path {
            case "/":
                TestSite.json(
                    "<html><head><link rel=alternate type=application/atom+xml href=/feed.xml></head>")
            case "/feed.xml":
                TestSite.json(feed(Int(query["page"] ?? "1") ?? 1, next: query["page"] != "3"))
            case _: TestSite.missing
            }
        }
        let articles = try await articles(of: site)
        #expect(Set(articles.map(\.title)) == ["Entry 1", "Entry 2", "Entry 3"])
    }

    @Test func `a site that has nothing for machines says so`() async throws {
        let site = TestSite { path, _ in path == "/" ? TestSite.json("<html>Hello</html>") : TestSite.missing
        }
        await #expect(throws: SiteError.self) { _ = try await articles(of: site) }
    }
}
