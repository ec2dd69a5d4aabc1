import Articles
import ArticlesConformance
import ArticlesInMemory
import StrictJSON
import Testing

@Suite("In memory: records")
struct RecordTests {
    @Test(arguments: Record.samples.indices)
    func `a record reads back as it was written`(_ index: Int) throws {
        let record = Record.samples[index]
        let copy = try Record(json: record.json, named: "it")
        #expect(copy.id == record.id)
        #expect(copy.json == record.json)
    }

    @Test(arguments: Record.samples.indices)
    func `a record has a line for each member, and its identity is a relative path`(_ index: Int) {
        let record = Record.samples[index]
        let lines = String(decoding: record.json, as: UTF8.self).split(separator: "\n")
        #expect(lines.first == "{" && lines.last == "}")
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix("  \"") })
        #expect(record.id.description.wholeMatch(of: /[a-z]+\/[a-z0-9-]{1,64}/) != nil)
    }

    @Test(arguments: Record.samples.indices)
    func `no member can be left out, put in, or be of another type`(_ index: Int) throws {
        let record = Record.samples[index]
        let text = String(decoding: record.json, as: UTF8.self)
        guard case .object(let members) = try JSONParser.parse(record.json) else {
            Issue.record("no object")
            return
        }
        let added = text.replacing("\n}", with: ",\n  \"wrong\": 1\n}")
        #expect(reason(added) == "it: /wrong is no member that this program knows")
        for index in members.indices {
            var changed = members
            let name = changed.remove(at: index).name
            #expect(reason(changed)?.contains(name) == true, "\(name) is left out")
            changed = members
            changed[index].value = .array([.array([])])
            #expect(reason(changed)?.contains(name) == true, "\(name) is an array")
        }
    }

    @Test func `an unknown kind and a newer version are refused by name`() {
        let kind = #"{"record": "memo", "record_version": 1}"#
        #expect(reason(kind) == #"it: /record is "memo", a kind that this program does not know"#)
        let text = String(decoding: Record.samples[0].json, as: UTF8.self)
        let newer = text.replacing(#""record_version": 2"#, with: #""record_version": 3"#)
        #expect(
            reason(newer)
                == "it: /record_version is 3, of a newer program: this one reads article records up to version 2"
        )
    }

    @Test func `a key of version 1 is read: what could write may publish, and nothing has an end`() throws {
        for (word, scope) in [("read", Scope.read), ("write", .publish), ("admin", .admin)] {
            let key = AccessKey(
                id: "abc", label: "", scope: scope, hash: Array(0..<32), createdAt: .sample)
            let newest = String(decoding: Record.accessKey(key).json, as: UTF8.self)
            let added = ",\n  \"expires_at\": null,\n  \"last_used_at\": null"
            #expect(newest.contains(added))
            let first = newest.replacing(#""record_version": 2"#, with: #""record_version": 1"#)
                .replacing(#""scope": "\#(scope.name)""#, with: #""scope": "\#(word)""#)
            #expect(reason(first) == "it: /expires_at is no member that this program knows")
            let record = try Record(json: Array(first.replacing(added, with: "").utf8), named: "it")
            #expect(record.json == Record.accessKey(key).json)
        }
        let unknown = #"{"record": "key", "record_version": 1, "id": "a", "label": "", "scope": "publish"}"#
        #expect(reason(unknown)?.contains("publish") != true)
    }

    /// As the first program wrote them that had changes and versions.
    private static let firstChanges = [
        #"{"record": "counters", "record_version": 1, "position": 4, "number": 2, "public_number": 1}"#,
        change(1, #""article.created""#, "null", number: "1", "null"),
        change(2, #""article.updated""#, #""article.published""#, number: "2", "1"),
        change(3, #""article.updated""#, #""article.updated""#, number: "null", "null"),
        change(4, #""article.published""#, #""article.published""#, time: "13", isAwaited: true, "null"),
        #"{"record": "tombstone", "record_version": 1, "id": "\#(id)", "slug": "a", "version": 4, "was_visible": true, "#
            + #""deleted_at": "2026-01-01T12:00:00.000Z"}"#,
        #"{"record": "revision", "record_version": 1, "article": "\#(id)", "version": 4, "#
            + #""stored_at": "2026-01-01T12:00:00.000Z", "key": null, "previous": null}"#,
    ]
    private static let id = "019341f2-7c1e-7000-8000-000000000001"

    private static func change(
        _ position: Int, _ type: String, _ publicType: String, number: String = "null", time: String = "12",
        isAwaited: Bool = false, _ publicNumber: String
    ) -> String {
        #"{"record": "change", "record_version": 1, "position": \#(position), "type": \#(type), "#
            + #""public_type": \#(publicType), "subject": "\#(id)", "slug": "a", "target": null, "#
            + #""version": \#(position), "previous_version": null, "time": "2026-01-01T\#(time):00:00.000Z", "#
            + #""is_awaited": \#(isAwaited), "key": "k", "request": null, "number": \#(number), "#
            + #""public_number": \#(publicNumber)}"#
    }

    @Test func `changes of version 1 are told to whom they were told, and written anew at the opening`()
        async throws
    {
        let disk = ByteRecordStore.Disk()
        let first = try ByteRecordStore(disk)
        let records = try Self.firstChanges.map { try Record(json: Array($0.utf8), named: "it") }
        for (record, text) in zip(records, Self.firstChanges) { first.put(record.id, Array(text.utf8)) }
        first.close()
        for opening in 1...2 {
            let repository = try await InMemoryArticleRepository.open(try ByteRecordStore(disk))
            let later = Timestamp(clamping: 1_767_272_400_000)
            if opening == 1 {
                for scope in ChangeScope.allCases {
                    _ = try await repository.numberChanges(in: scope, at: later, limit: 9)
                }
            }
            let all = try await repository.changes(ChangeQuery(.all, after: 0, limit: 9, at: later))
            #expect(all.changes.map(\.number) == [1, 2, 3, 4])
            #expect(all.changes.map(\.change.version) == [1, 2, 3, 4])
            #expect(all.changes.allSatisfy { $0.change.author.keyID == "k" })
            let visible = try await repository.changes(ChangeQuery(.visible, after: 0, limit: 9, at: later))
            #expect(visible.changes.map(\.number) == [1, 2, 3])
            #expect(
                visible.changes.map(\.change.type) == [.articlePublished, .articleUpdated, .articlePublished])
            #expect(visible.changes.allSatisfy { $0.change.author.keyID == nil })
            let texts = try first.texts(of: .change)
            #expect(texts.count == 7 && texts.allSatisfy { $0.contains(#""record_version": 3"#) })
            if opening == 2 {
                let gone = try await repository.deleteRevisions(ofArticlesDeletedBefore: .latest, limit: 9)
                #expect(gone == 1, "the deletion is known by its tombstone")
            }
            await repository.close()
        }
    }

    @Test func `a change that is missing among the numbered ones is said, not skipped`() async throws {
        let disk = ByteRecordStore.Disk()
        let store = try ByteRecordStore(disk)
        let counters = Record.changeCounters(.init(.all, position: 3, number: 3))
        store.put(counters.id, counters.json)
        for position in [1, 3] as [Int64] {
            let record = Record.change(.init(position: position, change: .sample(), number: position))
            store.put(record.id, record.json)
        }
        store.close()
        let error = await #expect(throws: ArticleError.self) {
            _ = try await InMemoryArticleRepository.open(try ByteRecordStore(disk))
        }
        #expect(error?.message.contains("the one that is missing is 2") == true)
    }

    @Test func `a tombstone of version 1 is read, and has no source`() throws {
        var article = Article.sample(4)
        article.source = Source(name: "s", id: "1", digest: "1:a")
        let newest = String(decoding: Record.tombstone(article.tombstone).json, as: UTF8.self)
        let source =
            ",\n  \"source\": {\"name\": \"s\", \"id\": \"1\"},\n  \"import_digest\": \"1:a\""
        #expect(newest.contains(source))
        let first = newest.replacing(#""record_version": 2"#, with: #""record_version": 1"#)
        #expect(reason(first) == "it: /source is no member that this program knows")
        let record = try Record(json: Array(first.replacing(source, with: "").utf8), named: "it")
        #expect(record.json == Record.tombstone(Article.sample(4).tombstone).json)
    }

    @Test(arguments: [
        ("", "line 1, column 1"), ("{", "line 1, column 2"), ("[]", "it is no JSON object"),
        ("<<<<<<< HEAD\n{}", "line 1, column 1"), ("{\n  \"record\": \"tag\",\n>>>>>>>", "line 3, column 1"),
        ("{}", "/record is missing"), (#"{"record": "tag"}"#, "/record_version must be"),
        (#"{"record": "tag", "record_version": 0}"#, "/record_version must be"),
        (#"{"record": "tag", "record": "tag"}"#, "the name is given twice"),
        ("\u{FEFF}{}", "line 1, column 1"),
    ])
    func `what is no record is refused, with the place`(_ text: String, _ reason: String) {
        #expect(self.reason(text)?.hasPrefix("it: ") == true)
        #expect(self.reason(text)?.contains(reason) == true, "\(self.reason(text) ?? "")")
    }

    @Test(arguments: [
        ("slug", #""A b""#), ("slug", "\"\""), ("title", "\"\""), ("format", #""pdf""#),
        ("status", #""scheduled""#), ("published_at", "null"), ("published_at", #""2026-01-01""#),
        ("tags", #"["x"]"#), ("authors", #"[""]"#), ("image", #"{"url": "/i.png"}"#), ("metadata", "[]"),
        ("source", #"{"name": "", "id": "1"}"#), ("version", "0"), ("version", "1.5"),
        ("version", "9007199254740992"), ("created_at", "7"), ("was_visible", "1"), ("language", "\"\""),
        ("id", #""019341F2-7C1E-7000-8000-000000000001""#), ("body", #""\u0000""#),
    ])
    func `an article with a value that breaks a rule is refused`(_ name: String, _ value: String) throws {
        guard case .object(var members) = try JSONParser.parse(Record.article(.sample(1)).json),
            let index = members.firstIndex(where: { $0.name == name })
        else { throw ArticleError(.internal, "no object") }
        let parsed = name == "body" ? JSONValue.string("\0") : try JSONParser.parse(Array(value.utf8))
        members[index].value = parsed
        #expect(reason(members) != nil)
    }

    private func reason(_ text: String) -> String? {
        do throws(RecordError) {
            _ = try Record(json: Array(text.utf8), named: "it")
            return nil
        } catch {
            return error.description
        }
    }

    private func reason(_ members: [JSONMember]) -> String? {
        var writer = JSONWriter()
        writer.value(.object(members))
        return reason(String(decoding: writer.bytes, as: UTF8.self))
    }
}

@Suite("In memory, over a record store: records that do not go together")
struct ContradictionTests {
    private static let tag = Articles.Tag.sample(1)
    private static let tagged = Record.article(.sample(1, tags: [tag]))
    private static let slug = Record.FormerSlug(.sample("a"), givenUpAt: .sample)
    private static let key = Record.FormerKey("tag 1", givenUpAt: .sample)
    private static let other = Record.FormerKey("other", givenUpAt: .sample)

    static let contradictions: [(String, [Record])] = [
        ("a tag that is not there", [tagged]),
        ("another article has the slug", [.article(.sample(1, slug: "a")), .article(.sample(2, slug: "a"))]),
        ("another tag has its name", [.tag(.init(tag)), .tag(.init(.sample(2, name: "TAG 1")))]),
        ("there is no article", [.overrides(.sample(1), .init())]),
        ("there is no article", [.article(.sample(1)), .overrides(.sample(1), .init(pinned: [.sample(2)]))]),
        ("no article and no tombstone", [.redirects(.sample(1), [slug])]),
        (
            "another article had the slug",
            [
                .article(.sample(1)), .article(.sample(2)), .redirects(.sample(1), [slug]),
                .redirects(.sample(2), [slug]),
            ]
        ),
        (
            "another tag has, or had, the former name",
            [.tag(.init(tag)), .tag(.init(.sample(2), formerKeys: [key]))]
        ),
        (
            "another tag has, or had, the former name",
            [.tag(.init(tag, formerKeys: [other])), .tag(.init(.sample(2), formerKeys: [other]))]
        ),
        (
            "another tag has, or had",
            [.tag(.init(tag, formerSlugs: [slug])), .tag(.init(.sample(2), formerSlugs: [slug]))]
        ),
        ("this record is there twice", [.article(.sample(1)), .article(.sample(1))]),
    ]

    @Test(arguments: contradictions.indices)
    func `are refused, and one is named`(_ index: Int) async throws {
        let (reason, records) = Self.contradictions[index]
        let error = await #expect(throws: ArticleError.self) {
            try await InMemoryArticleRepository.open(FixedRecordStore(records: records))
        }
        #expect(error?.code == .faulty)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(records[records.count - 1].id.kind.rawValue) == true)
    }

    /// Holds what it was made with, and takes nothing.
    private struct FixedRecordStore: RecordStore {
        let records: [Record]

        func load() -> [Record] { records }

        func commit(_ changes: [RecordChange]) throws { throw ArticleError(.readOnly, "nothing is taken") }

        func close() {}
    }
}
