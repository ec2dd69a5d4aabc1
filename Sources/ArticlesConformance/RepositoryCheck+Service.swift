import Articles
import Testing

extension RepositoryCheck {
    /// What the use cases promise over any storage that keeps its own promises.
    static let serviceChecks = [
        RepositoryCheck("64 creates with one title at once make title, title-2 … title-64") { storage in
            let service = ArticleService(storage: storage, surroundings: .sample())
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
            let service = ArticleService(storage: storage, surroundings: .sample())
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
            let service = ArticleService(storage: storage, surroundings: .sample())
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
            let service = ArticleService(storage: storage, surroundings: .sample())
            let json =
                #"{"title":"A","slug":"a","tags":["News"],"source":{"name":"s","id":"1"},"status":"published"}"#
            let draft = try draft(json)
            #expect(try await service.importArticle(draft) == .created)
            let first = try await storage.article(slug: .sample("a"))
            #expect(try await service.importArticle(draft) == .unchanged)
            expectSame(try await storage.article(slug: .sample("a")), try #require(first))
        },
    ]

    private static func draft(_ json: String) throws -> ArticleDraft {
        try ArticleDraft(json: JSONParser.parse(Array(json.utf8)))
    }
}
