import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// The versions that articles had.
    static let revisionChecks = [
        RepositoryCheck("a version is stored with the write that makes it, and comes back as its bytes") {
            storage in
            let article = Article.sample()
            let next = article.revised(title: "Next")
            let revisions = (1...3).map { Revision.sample(version: $0) }
            try await storage.insert(article.indexed, newTags: [], in: .init(revision: revisions[0]))
            try await storage.update(
                next.indexed, from: article, newTags: [], in: .init(revision: revisions[1]))
            try await storage.delete(next.tombstone, in: .init(revision: revisions[2]))
            let id = article.id
            #expect(try await storage.revisions(of: id, from: 0, limit: 9) == revisions)
            #expect(try await storage.revisions(of: id, from: 2, limit: 1) == [revisions[1]])
            #expect(try await storage.revisions(of: .sample(9), from: 0, limit: 9) == [])
            let latest = try await storage.revisions(of: id, upTo: 2, limit: 9)
            #expect(latest.map(\.version) == [2, 1])
            #expect(latest.map { $0.previous?.version } == [1, nil])
            #expect(latest.allSatisfy { $0.previous?.members.isEmpty ?? true })
            #expect(try await storage.revisions(of: id, upTo: .max, limit: 2).map(\.version) == [3, 2])
        },
        RepositoryCheck("a write that fails stores no version") { storage in
            try await expectFailures(in: storage, WriteContext(revision: .sample(version: 2)))
            let article = Article.sample()
            #expect(try await storage.revisions(of: article.id, from: 0, limit: 9) == [])
        },
        RepositoryCheck("versions that are not kept go with the write that makes the next one") { storage in
            var article = Article.sample()
            try await storage.insert(article.indexed, newTags: [], in: .init(revision: .sample(version: 1)))
            for version in 2...5 {
                let next = article.revised(title: "T \(version)")
                let context = WriteContext(
                    revision: .sample(version: version), droppedRevisions: version == 5 ? 0...3 : nil)
                try await storage.update(next.indexed, from: article, newTags: [], in: context)
                article = next
            }
            #expect(try await storage.revisions(of: article.id, from: 0, limit: 9).map(\.version) == [4, 5])
            let again = WriteContext(revision: .sample(version: 4), droppedRevisions: 4...Int.max)
            try await storage.update(
                article.revised(title: "Again").indexed, from: article, newTags: [], in: again)
            #expect(
                try await storage.revisions(of: article.id, from: 0, limit: 9) == [.sample(version: 4)])
        },
        RepositoryCheck(
            "the versions of deleted articles go, those of the first deletion first, and stay of what exists again"
        ) {
            storage in
            for number in 1...3 {
                var article = Article.sample(number)
                func revision(_ version: Int, isDeletion: Bool = false) -> WriteContext {
                    WriteContext(
                        revision: Revision(
                            of: article.id, version: version, storedAt: .sample.adding(Int64(number)),
                            isDeletion: isDeletion))
                }
                try await storage.insert(article.indexed, newTags: [], in: revision(1))
                if number < 3 {
                    try await storage.delete(article.tombstone, in: revision(2, isDeletion: true))
                }
                guard number == 2 else { continue }
                article.version = 3
                try await storage.insert(article.indexed, newTags: [], in: revision(3))
            }
            func versions() async throws -> [[Int]] {
                var all: [[Int]] = []
                for number in 1...3 {
                    all.append(
                        try await storage.revisions(of: .sample(number), from: 0, limit: 9).map(\.version))
                }
                return all
            }
            func delete(before milliseconds: Int64, limit: Int = 9) async throws -> Int {
                try await storage.deleteRevisions(
                    ofArticlesDeletedBefore: .sample.adding(milliseconds), limit: limit)
            }
            #expect(try await delete(before: 1) == 0)
            #expect(try await versions() == [[1, 2], [1, 2, 3], [1]])
            #expect(try await delete(before: 9, limit: 1) == 1)
            #expect(try await versions() == [[2], [1, 2, 3], [1]])
            #expect(try await delete(before: 9) == 1)
            #expect(try await delete(before: 9) == 0)
            #expect(try await versions() == [[], [1, 2, 3], [1]])
            var second = Article.sample(2)
            second.version = 3
            try await storage.delete(second.tombstone)
            #expect(try await delete(before: 9) == 2)
            #expect(try await versions() == [[], [3], [1]])
        },
    ]

    /// The versions as editors see them.
    static let revisionServiceChecks = [
        RepositoryCheck("every version of an article can be read, as it was, and who made it") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let ada = service.acting(as: ChangeAuthor(keyID: "ada"), with: .admin)
            let body = String(repeating: "words of the text ", count: 200)
            let article = try await ada.create(
                draft(#"{"title":"T","body":"\#(body)","tags":["a","b"],"metadata":{"n":1.50}}"#))
            let id = ArticleReference.id(article.id)
            var bodies = [body]
            for number in 2...40 {
                let at = bodies[0].index(bodies[0].startIndex, offsetBy: number * 7)
                bodies.append(String(bodies[number - 2][..<at]) + "é\(number)" + bodies[number - 2][at...])
                let patch = JSONValue.object([JSONMember("body", .string(bodies[number - 1]))])
                _ = try await service.patch(id, with: patch, if: .none)
            }
            for version in 1...40 {
                let shown = try await service.revision(of: id, version: version)
                #expect(shown.content["body"] == .string(bodies[version - 1]), "version \(version)")
                #expect(shown.entry.keyID == (version == 1 ? "ada" : nil))
                #expect(shown.entry.isCurrent == (version == 40))
                #expect(shown.content["metadata"] == .object([JSONMember("n", .number("1.50"))]))
            }
            await expectError(.notFound) { _ = try await service.revision(of: id, version: 41) }
            await expectError(.notFound) { _ = try await service.revision(of: id, version: 0) }
            var versions: [Int] = []
            var page = try await service.revisions(of: id, limit: 15, cursor: nil)
            while true {
                versions += page.elements.map(\.version)
                guard let next = page.next else { break }
                page = try await service.revisions(of: id, limit: 15, cursor: next)
            }
            #expect(versions == (1...40).reversed())
        },
        RepositoryCheck("a version is restored as a new one, and leaves slug, status and publication") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let article = try await service.create(draft(#"{"title":"One","body":"first","tags":["a"]}"#))
            let id = ArticleReference.id(article.id)
            _ = try await service.patch(
                id,
                with: patch(
                    #"{"title":"Two","body":"second","tags":["b"],"status":"published","slug":"two"}"#),
                if: .none)
            let restored = try await service.restore(id, version: 1, if: .versions([2])).article
            #expect((restored.title, restored.body, restored.version) == ("One", "first", 3))
            #expect((restored.slug.text, restored.status) == ("two", .published))
            #expect(restored.tags.map(\.name) == ["a"])
            await expectError(.versionMismatch) {
                _ = try await service.restore(id, version: 1, if: .versions([2]))
            }
            try await service.delete(id, if: .none)
            #expect(try await service.revision(of: id, version: 2).content["title"] == .string("Two"))
            let back = try await service.restore(id, version: 2, if: .none)
            #expect(back.isNew)
            #expect((back.article.title, back.article.status, back.article.version) == ("Two", .draft, 5))
            #expect(try await service.revision(of: id, version: 3).content["body"] == .string("first"))
            let versions = try await service.revisions(of: id, limit: 9, cursor: nil).elements.map(\.version)
            #expect(versions == [5, 3, 2, 1])
        },
        RepositoryCheck("so many versions are kept as was said, and what goes can't be read") { storage in
            let service = ArticleService(
                storage: storage, dependencies: .sample(), keepingRevisions: .latest(3))
            let article = try await service.create(draft(#"{"title":"T"}"#))
            let id = ArticleReference.id(article.id)
            for number in 2...20 {
                _ = try await service.patch(id, with: patch(#"{"body":"body \#(number)"}"#), if: .none)
            }
            for version in 18...20 {
                let shown = try await service.revision(of: id, version: version)
                #expect(shown.content["body"] == .string("body \(version)"))
            }
            await expectError(.notFound) { _ = try await service.revision(of: id, version: 17) }
            let listed = try await service.revisions(of: id, limit: 9, cursor: nil).elements
            #expect(listed.map(\.version) == [20, 19, 18])
        },
        RepositoryCheck("all versions of an article are listed that was deleted and restored in turn") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let article = try await service.create(draft(#"{"title":"T"}"#))
            let id = ArticleReference.id(article.id)
            for _ in 1...4 {
                let version = try await service.revisions(of: id, limit: 1, cursor: nil).elements[0].version
                try await service.delete(id, if: .none)
                _ = try await service.restore(id, version: version, if: .none)
            }
            for limit in 1...9 {
                var versions: [Int] = []
                var cursor: String?
                repeat {
                    let page = try await service.revisions(of: id, limit: limit, cursor: cursor)
                    versions += page.elements.map(\.version)
                    cursor = page.next
                } while cursor != nil
                #expect(versions == [9, 7, 5, 3, 1], "limit \(limit)")
            }
        },
        RepositoryCheck("versions are kept for a time after another has taken their place, and then go") {
            storage in
            func service(at milliseconds: Int64) -> ArticleService {
                ArticleService(
                    storage: storage, dependencies: .sample(at: .sample.adding(milliseconds)),
                    keepingRevisions: .milliseconds(1_000))
            }
            let article = try await service(at: 0).create(draft(#"{"title":"T","body":"1"}"#))
            let id = ArticleReference.id(article.id)
            for number in 2...12 {
                let next = try patch(#"{"body":"\#(number)"}"#)
                _ = try await service(at: Int64(number) * 100).patch(id, with: next, if: .none)
            }
            // The second took the place of the first at 200, the third that of the second at 300.
            for (now, first): (Int64, Int) in [(1_200, 1), (1_201, 2), (1_300, 2), (1_301, 3), (9_000, 12)] {
                let later = service(at: now)
                let page = try await later.revisions(of: id, limit: 20, cursor: nil)
                #expect(page.elements.map(\.version) == (first...12).reversed(), "at \(now)")
                #expect(
                    try await later.revision(of: id, version: first).content["body"] == .string("\(first)"))
                await expectError(.notFound) { () async throws(ArticleError) in
                    _ = try await later.revision(of: id, version: first - 1)
                }
            }
            #expect(try await storage.revisions(of: article.id, from: 0, limit: 20).count == 11)
            _ = try await service(at: 9_000).patch(id, with: patch(#"{"body":"13"}"#), if: .none)
            #expect(
                try await storage.revisions(of: article.id, from: 0, limit: 20).map(\.version)
                    == Array(10...13))
            _ = try await service(at: 9_001).patch(id, with: patch(#"{"body":"14"}"#), if: .none)
            #expect(
                try await storage.revisions(of: article.id, from: 0, limit: 20).map(\.version) == [13, 14])
            #expect(
                try await service(at: 9_001).revision(of: id, version: 12).content["body"] == .string("12"))
        },
        RepositoryCheck("of a single version that is kept, no former text is stored") { storage in
            let service = ArticleService(
                storage: storage, dependencies: .sample(), keepingRevisions: .latest(1))
            let article = try await service.create(draft(#"{"title":"T","body":"secret"}"#))
            let id = ArticleReference.id(article.id)
            for number in 2...3 {
                _ = try await service.patch(id, with: patch(#"{"body":"\#(number)"}"#), if: .none)
            }
            let rows = try await storage.revisions(of: article.id, from: 0, limit: 9)
            #expect(rows.map(\.version) == [3])
            #expect(rows.allSatisfy { $0.previous == nil })
            #expect(try await service.revision(of: id, version: 3).content["body"] == .string("3"))
            await expectError(.notFound) { _ = try await service.revision(of: id, version: 2) }
        },
        RepositoryCheck("what can't be made from the versions that are there is not found") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            var article = try await service.create(draft(#"{"title":"T","body":"body 1"}"#))
            let id = ArticleReference.id(article.id)
            for number in 2...6 {
                article = try await service.patch(
                    id, with: patch(#"{"body":"body \#(number)"}"#), if: .none
                ).article
            }
            // A version is lost, and one is made without a row, as by a program that knows none.
            var next = article.revised(title: "Next")
            try await storage.update(
                next.indexed, from: article, newTags: [],
                in: WriteContext(
                    revision: Revision(of: article.id, version: 4, storedAt: .sample), droppedRevisions: 4...4
                ))
            for version in 1...6 {
                await expectError(.notFound) { _ = try await service.revision(of: id, version: version) }
            }
            next = try await service.patch(id, with: patch(#"{"body":"8"}"#), if: .none).article
            #expect(try await service.revision(of: id, version: 7).content["title"] == .string("Next"))
            #expect(try await service.revision(of: id, version: 8).content["body"] == .string("8"))
            await expectError(.notFound) { _ = try await service.revision(of: id, version: 6) }
        },
        RepositoryCheck("each member is restored as a whole") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let image = #"{"url":"https://example.org/a.png","alt":"A"}"#
            let article = try await service.create(
                draft(
                    #"{"title":"T","metadata":{"a":{"x":1},"b":null},"language":"de","authors":["Ada"]}"#))
            let id = ArticleReference.id(article.id)
            _ = try await service.patch(
                id,
                with: patch(
                    #"{"metadata":{"a":{"y":2},"c":3},"image":\#(image),"authors":["Bo"],"language":null}"#),
                if: .none)
            let restored = try await service.restore(id, version: 1, if: .none).article
            #expect(restored.metadata == article.metadata)
            #expect(restored.image == nil)
            #expect(restored.language == "de")
            #expect(restored.authors == ["Ada"])
            let again = try await service.restore(id, version: 2, if: .none).article
            #expect(again.image?.url == "https://example.org/a.png")
            #expect(again.metadata == #"{"a":{"x":1,"y":2},"b":null,"c":3}"#)
        },
        RepositoryCheck("a deleted article comes back although its slug or its source is another one's now") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let json = #"{"title":"The title","slug":"s","source":{"name":"site","id":"1"}}"#
            for isTaken in [false, true] {
                let article = try await service.create(draft(json))
                try await service.delete(.id(article.id), if: .none)
                if isTaken { _ = try await service.create(draft(json)) }
                let back = try await service.restore(.id(article.id), version: 1, if: .none).article
                #expect(back.slug.text == (isTaken ? "the-title" : "s"))
                #expect(back.source == (isTaken ? nil : article.source))
                if !isTaken { try await service.delete(.id(article.id), if: .none) }
            }
        },
    ]
}

private func draft(_ json: String) throws -> ArticleDraft {
    try ArticleDraft(json: JSONParser.parse(Array(json.utf8)))
}

private func patch(_ json: String) throws -> JSONValue { try JSONParser.parse(Array(json.utf8)) }

extension Revision {
    /// A version of the first article, with bytes of every kind.
    fileprivate static func sample(version: Int) -> Revision {
        let former = FormerContent(
            version: version - 1, members: Array("{\"title\":\"é \(version)\"}".utf8), prefix: version,
            suffix: 2 * version, middle: [0, 0xC3, 0xFF, UInt8(version)])
        return Revision(
            of: Article.sample().id, version: version, storedAt: .sample.adding(Int64(version)),
            keyID: version == 2 ? "key" : nil, previous: version == 1 ? nil : former)
    }
}
