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
            let article = Article.sample(1, slug: "a")
            try await storage.insert(article, newTags: [])
            let context = WriteContext(revision: .sample(version: 2))
            await expectError(.conflict) {
                try await storage.insert(Article.sample(2, slug: "a").indexed, newTags: [], in: context)
            }
            await expectError(.versionMismatch) {
                try await storage.update(
                    article.revised().revised().indexed, from: article.revised(), newTags: [], in: context)
            }
            await expectError(.versionMismatch) {
                try await storage.delete(article.revised().revised().tombstone, in: context)
            }
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
            await expectError(.notFound) { _ = try await service.revision(of: id, version: 16) }
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
