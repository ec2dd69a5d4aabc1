import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What the use cases promise over any storage that keeps its own promises.
    static let serviceChecks = [
        RepositoryCheck("64 creates with one title at once make title, title-2 … title-64") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let draft = try draft(#"{"title":"One title","status":"published","tags":["fresh","tags"]}"#)
            let slugs = try await withThrowingTaskGroup(of: Slug.self) { group in
                for _ in 1...64 {
                    group.addTask { try await service.create(draft).slug }
                }
                return try await group.reduce(into: Set<Slug>()) { $0.insert($1) }
            }
            let base = Slug.sample("one-title")
            #expect(slugs == Set((1...64).map { base.numbered($0) }))
            #expect(try await storage.tags(TagQuery(scope: .all)).map(\.articleCount) == [64, 64])
        },
        RepositoryCheck("of 64 changes under one version exactly one happens") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let article = try await service.create(draft(#"{"title":"Contended"}"#))
            let outcomes = await withTaskGroup(of: ArticleError.Code?.self) { group in
                for number in 1...64 {
                    group.addTask {
                        do throws(ArticleError) {
                            _ = try await service.patch(
                                .id(article.id),
                                with: .object([JSONMember("title", .string("Writer \(number)"))]),
                                if: .versions([1]))
                            return nil
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: [ArticleError.Code?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == .versionMismatch } == 63)
        },
        RepositoryCheck("of 32 changes without a version all happen, one after the other") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let article = try await service.create(draft(#"{"title":"Contended"}"#))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...32 {
                    group.addTask {
                        let patch = JSONValue.object([JSONMember("title", .string("Writer \(number)"))])
                        _ = try await service.patch(.id(article.id), with: patch, if: .none)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await storage.article(id: article.id)?.version == 33)
        },
        RepositoryCheck("an import twice changes nothing the second time") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let json =
                #"{"title":"A","slug":"a","tags":["News"],"source":{"name":"s","id":"1"},"status":"published"}"#
            let draft = try draft(json)
            #expect(try await service.importArticle(draft) == .created)
            let first = try await storage.article(slug: .sample("a"))
            #expect(try await service.importArticle(draft) == .unchanged)
            expectSame(try await storage.article(slug: .sample("a")), try #require(first))
        },
        RepositoryCheck("four imports of the same articles at once make each of them once, and none fails") {
            storage in
            let drafts = try (1...25).map { number in
                let source = number % 2 == 0 ? #","source":{"name":"s","id":"\#(number)"}"# : ""
                let id = number % 3 > 0 ? "" : #","id":"019341f2-7c1e-7b5a-9d0e-0000000000\#(number + 10)""#
                let slug = source.isEmpty && id.isEmpty ? "" : #","slug":"item-\#(number)""#
                return try draft(
                    #"{"title":"Item \#(number)","tags":["T\#(number % 5)"]\#(slug)\#(source)\#(id)}"#)
            }.filter { $0.source != nil || $0.id != nil }
            let outcomes = try await withThrowingTaskGroup(of: [ImportOutcome].self) { group in
                for importer in 1...4 {
                    group.addTask {
                        let service = ArticleService(
                            storage: storage, dependencies: .sample(seed: UInt64(importer)))
                        var outcomes: [ImportOutcome] = []
                        for draft in drafts { outcomes.append(try await service.importArticle(draft)) }
                        return outcomes
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(outcomes.count { $0 == .created } == drafts.count)
            #expect(outcomes.count { $0 == .unchanged } == drafts.count * 3)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == drafts.count)
        },
        RepositoryCheck("a version is at most 2⁵³ - 1: that one can be deleted, but not changed") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for version in ["9223372036854775807", "9007199254740992", "1e300", "0", "-1", "1.5"] {
                #expect(throws: ArticleError.self) { try draft(#"{"title":"A","version":\#(version)}"#) }
            }
            let largest = try draft(#"{"title":"A","slug":"a","version":9007199254740990}"#)
            #expect(try await service.importArticle(largest) == .created)
            let slug = ArticleReference.slug(.sample("a"))
            let once = JSONValue.object([JSONMember("title", .string("B"))])
            let written = try await service.patch(slug, with: once, if: .none).article
            #expect(written.version == 9_007_199_254_740_991)
            let again = JSONValue.object([JSONMember("title", .string("C"))])
            await expectError(.invalid) { _ = try await service.patch(slug, with: again, if: .none) }
            expectSame(try await storage.article(id: written.id), written)
            try await service.delete(.slug(.sample("a")), if: .none)
            #expect(try await storage.article(id: written.id) == nil)
            #expect(try await storage.tombstone(id: written.id)?.version == 9_007_199_254_740_992)
        },
    ]

    private static func draft(_ json: String) throws -> ArticleDraft {
        try ArticleDraft(json: JSONParser.parse(Array(json.utf8)))
    }
}
