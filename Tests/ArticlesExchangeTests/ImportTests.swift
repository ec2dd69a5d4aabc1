import Articles
import ArticlesExchange
import StrictJSON
import Testing

@Suite("Import")
struct ImportTests {
    @Test func `a folder is read by the bytes of its paths, and other files are passed over`() async throws {
        let folder = try TemporaryFolder([
            "a/b.md": "2", "a-b.md": "1", "a.txt": "3", "b.md": "5", "B.markdown": "0", "ä.md": "6",
            "aa.ndjson": "{\"title\":\"4\"}", ".hidden.md": "x", ".git/c.md": "x", "image.png": "x",
            "README": "x",
        ])
        var titles: [String] = []
        for try await item in ImportStream(.path(folder.path)) {
            let draft = try #require(item.verdict.draft)
            titles.append(draft.body.isEmpty ? draft.title : draft.body)
        }
        #expect(titles == ["0", "1", "3", "2", "4", "5", "6"])
    }

    @Test func `with a named format a file of another one is passed over`() async throws {
        let folder = try TemporaryFolder(["a.md": "A", "b.txt": "B"])
        let (counts, faults) = try await Fixture().run(folder.path, ImportOptions(format: .markdown))
        #expect(counts.description == "imported 1: 1 created, 0 updated, 0 unchanged, 0 failed")
        #expect(faults == [])
    }

    @Test func `the format of a file without an ending is told from its contents`() async throws {
        let folder = try TemporaryFolder([
            "lines": " \n{\"title\":\"A\"}", "post": "---\ntitle: B\n---\n", "other": "C",
        ])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.file("lines")).counts.created == 1)
        #expect(try await fixture.run(folder.file("post")).counts.created == 1)
        let error = await #expect(throws: ImportError.self) {
            _ = try await fixture.run(folder.file("other"))
        }
        #expect(
            error?.description.hasSuffix(
                "other: the format can't be told from the file; name it with --format") == true)
        #expect(
            try await fixture.run(folder.file("other"), ImportOptions(format: .pages)).counts.created == 1)
    }

    @Test func `a path that is not there is one clear error`() async throws {
        let folder = try TemporaryFolder()
        let error = await #expect(throws: ImportError.self) {
            _ = try await Fixture().run(folder.file("nothing"))
        }
        #expect(error?.description == "\(folder.path)/nothing: there is no such file or folder")
    }

    @Test func `an article of its own is the same in a folder and by itself`() async throws {
        let folder = try TemporaryFolder(["a.md": "A"])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path).counts.created == 1)
        #expect(try await fixture.run(folder.file("a.md")).counts.unchanged == 1)
    }

    @Test(arguments: ["draft", "published"])
    func `posts with the name of a tag that was renamed or merged bring nothing back`(_ status: String)
        async throws
    {
        let folder = try TemporaryFolder([
            "a.md": "---\ntitle: A\nstatus: \(status)\ntags: [Old News, Gossip]\n---\nA",
            "b.ndjson":
                #"{"title":"B","status":"\#(status)","tags":["old news",{"slug":"gossip","name":"Gossip"}],"#
                + #""source":{"name":"s","id":"1"}}"#,
        ])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path).counts.created == 2)
        let name = JSONValue.object([JSONMember("name", .string("Tidings")), JSONMember("slug", .null)])
        let tidings = try await fixture.service.patchTag(Slug(stored: "old-news"), with: name, if: .none).tag
        _ = try await fixture.service.mergeTag(Slug(stored: "gossip"), into: tidings.slug, isDryRun: false)
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
        for article in try await fixture.articles() { #expect(article.tags == [tidings.ofArticle]) }
    }

    @Test func `a changed file updates its article, and a dry run only says so`() async throws {
        let folder = try TemporaryFolder(["a.md": "A", "b.md": "B"])
        let fixture = Fixture()
        let dry = ImportOptions(isDryRun: true)
        #expect(try await fixture.run(folder.path, dry).counts.created == 2)
        #expect(try await fixture.articles().isEmpty)
        _ = try await fixture.run(folder.path)
        try folder.write(Array("C".utf8), to: "b.md")
        #expect(try await fixture.run(folder.path, dry).counts.updated == 1)
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.description == "imported 2: 0 created, 1 updated, 1 unchanged, 0 failed")
        #expect(try await fixture.articles().map(\.body) == ["A", "C"])
        #expect(try await fixture.articles().map(\.version) == [1, 2])
    }

    @Test(arguments: [
        (ImportOptions.Status.keep, [ArticleStatus.draft, .published]), (.draft, [.draft, .draft]),
        (.published, [.published, .published]),
    ])
    func `the status of the options wins over that of the item`(
        _ choice: ImportOptions.Status, _ expected: [ArticleStatus]
    ) async throws {
        let folder = try TemporaryFolder([
            "a.md": "---\ndraft: true\ndate: 2018-01-01\n---\n", "b.md": "---\ndate: 2019-01-01\n---\n",
        ])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path, ImportOptions(status: choice))
        #expect(try await fixture.articles().map(\.status) == expected)
    }

    @Test func `the source of the options is that of items without one`() async throws {
        let folder = try TemporaryFolder([
            "a.md": "# A",
            "b.ndjson": """
            {"title":"B","slug":"bee"}
            {"title":"C","source":{"name":"own","id":"1"}}
            {"title":"D","id":"019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"}
            """,
        ])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path, ImportOptions(sourceName: "mine")).counts.created == 4)
        let sources = try await fixture.articles().sorted { $0.title < $1.title }.map(\.source)
        #expect(
            sources == [
                Source(name: "mine", id: "a.md"), Source(name: "mine", id: "bee"),
                Source(name: "own", id: "1"), nil,
            ])
    }

    @Test func `a bad line is reported and the others are taken, again and again`() async throws {
        let folder = try TemporaryFolder([
            "a.ndjson":
                "\u{FEFF}{\"title\":\"A\"}\r\n\n  \n{\"titel\":\"B\"}\nnot JSON\n[]\n{\"title\":\"C\"}"
        ])
        let fixture = Fixture()
        let path = folder.file("a.ndjson")
        let (counts, faults) = try await fixture.run(path)
        #expect(counts.description == "imported 5: 2 created, 0 updated, 0 unchanged, 3 failed")
        #expect(
            faults.map { String($0.dropFirst(path.count)) } == [
                ":4: the article is not valid: titel is not a known member; did you mean title?; "
                    + "title is required",
                ":5: not a JSON text at byte 0: a value is expected",
                ":6: the article is not valid: must be an object; title is required",
            ])
        #expect(try await fixture.run(path).counts.unchanged == 2)
    }

    @Test func `a slug or source that another article has is a fault of the line`() async throws {
        let folder = try TemporaryFolder([
            "a.ndjson": """
            {"title":"A","slug":"a","source":{"name":"s","id":"1"}}
            {"title":"B","slug":"a","source":{"name":"s","id":"2"}}
            """
        ])
        let (_, faults) = try await Fixture().run(folder.path)
        #expect(faults == ["\(folder.path)/a.ndjson:2: the slug is taken"])
    }

    @Test func `progress counts items and bytes up to the end`() async throws {
        let folder = try TemporaryFolder(["a.md": "AA", "b.md": "\0BB", "c.png": "x"])
        var seen: [[Int]] = []
        var options = ImportOptions()
        options.itemsPerTransaction = 1
        let importer = Importer(service: Fixture().service, options: options)
        _ = try await importer.run(
            .path(folder.path),
            onProgress: { seen.append([$0.counts.total, $0.readBytes, $0.totalBytes ?? -1]) })
        #expect(seen == [[1, 2, 5], [2, 5, 5]])
    }

    @Test func `a cancelled import ends between two transactions, and goes on when it is run again`()
        async throws
    {
        let folder = try TemporaryFolder(["a.md": "A", "b.md": "B", "c.md": "C"])
        let fixture = Fixture()
        let path = folder.path
        let task = Task {
            var options = ImportOptions()
            options.itemsPerTransaction = 1
            let importer = Importer(service: fixture.service, options: options)
            _ = try await importer.run(
                .path(path), onProgress: { _ in unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } })
        }
        let error = await #expect(throws: ImportError.self) { try await task.value }
        guard case .cancelled = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await fixture.articles().count == 1)
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.description == "imported 3: 2 created, 0 updated, 1 unchanged, 0 failed")
    }

    @Test func `an argument is a path, or a hyphen for standard input`() {
        #expect(ImportInput("-") == .standardInput)
        #expect(ImportInput("./-") == .path("./-"))
    }

    @Test func `every format is found by its name`() {
        let names = [
            "archive", "wordpress", "ghost", "jsonfeed", "feed", "ndjson", "markdown", "pages",
        ]
        #expect(ImportFormat.all.map(\.name) == names)
        #expect(ImportFormat.all.allSatisfy { ImportFormat(named: $0.name)?.name == $0.name })
        #expect(ImportFormat(named: "xml") == nil)
        let exports = [
            "ndjson", "markdown", "wordpress", "redirects-nginx", "redirects-netlify", "redirects-apache",
            "redirects-csv",
        ]
        #expect(ExportFormat.all.map(\.name) == exports)
        #expect(ExportFormat.all.allSatisfy { ExportFormat(named: $0.name)?.name == $0.name })
        #expect(ExportFormat(named: "xml") == nil)
    }
}
