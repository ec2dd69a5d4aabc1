import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What the scopes of keys allow.
    static let permissionChecks = [
        RepositoryCheck("an article that is published while who may not publish writes it stays as it is") {
            storage in
            let editor = service(storage, .publish)
            let writes: [HeldWrite] = [
                { _ = try await $0.patch($1, with: patch(#"{"title":"B"}"#), if: .none) },
                { try await $0.delete($1, if: .none) },
                { _ = try await $0.replace($1, with: draft(#"{"title":"C"}"#), if: .none) },
            ]
            for write in writes {
                var step = 1
                while try await isRefused(write, publishedBy: editor, before: step, in: storage) { step += 1 }
                #expect(step > 1)
            }
        },
        RepositoryCheck("who may not publish restores no version of what is visible, or was under its slug") {
            storage in
            let (service, editor) = (service(storage), service(storage, .publish))
            let article = try await editor.create(draft(#"{"title":"A","slug":"a","status":"published"}"#))
            let reference = ArticleReference.id(article.id)
            _ = try await editor.patch(reference, with: patch(#"{"title":"B"}"#), if: .none)
            try await refuses { try await service.restore(reference, version: 1, if: .none) }
            #expect(try await storage.article(id: article.id)?.title == "B")
            // Withdrawn, its text may go back; the slug that the public knows stays.
            _ = try await editor.patch(reference, with: patch(#"{"status":"archived"}"#), if: .none)
            let restored = try await service.restore(reference, version: 1, if: .none).article
            #expect(restored.title == "A" && restored.slug == article.slug && restored.status == .archived)
            // Deleted, it may come back as a draft, and is gone for the public all the same.
            try await editor.delete(reference, if: .none)
            let back = try await service.restore(reference, version: 1, if: .none).article
            #expect(back.status == .draft)
            for asked in [reference, .slug(article.slug)] {
                await expectError(.gone) { () async throws(ArticleError) in
                    _ = try await service.article(asked, for: .anonymous)
                }
            }
            let types = try await service.changes(ChangeListing(), in: .visible).changes.map(\.change.type)
            #expect(types == [.articlePublished, .articleUpdated, .articleWithdrawn])
        },
        RepositoryCheck("who may not publish may ask what an import would do, and nothing comes of it") {
            storage in
            let (service, editor) = (service(storage), service(storage, .publish))
            let source = #""source":{"name":"s","id":"1"}"#
            let present = try await editor.create(draft(#"{"title":"A","status":"published",\#(source)}"#))
            for title in ["A", "B"] {
                _ = try await service.importArticle(
                    Arrival(draft(#"{"title":"\#(title)","status":"published",\#(source)}"#)),
                    isDryRun: true)
            }
            let new = try Arrival(draft(#"{"title":"New","status":"published","tags":["new"]}"#))
            #expect(try await service.importArticle(new, isDryRun: true).outcome == .created)
            try await refuses { try await service.importArticle(new) }
            expectSame(try await storage.article(id: present.id), present)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 1)
            #expect(try await storage.tags(TagQuery(scope: .all, limit: 9)).isEmpty)
        },
        RepositoryCheck("who may write makes, changes and deletes what the public does not see") { storage in
            let service = service(storage)
            let id = try await service.create(draft(#"{"title":"A","tags":["x"]}"#)).id
            _ = try await service.patch(
                .id(id), with: patch(#"{"slug":"b","tags":["y","z"],"status":"archived"}"#), if: .none)
            _ = try await service.replace(.id(id), with: draft(#"{"title":"C"}"#), if: .none)
            try await service.delete(.id(id), if: .none)
            _ = try await service.importArticle(
                Arrival(draft(#"{"title":"D","source":{"name":"s","id":"1"}}"#)))
            #expect(try await service.changes(ChangeListing(), in: .visible).changes.isEmpty)
        },
        RepositoryCheck("who may not publish makes nothing visible, and schedules nothing") { storage in
            let service = service(storage)
            let states = [
                #""status":"published""#, #""status":"published","published_at":"2020-01-01T00:00:00Z""#,
                #""status":"scheduled","published_at":"2099-01-01T00:00:00Z""#,
            ]
            let hidden = try await service.create(draft(#"{"title":"Hidden"}"#))
            for state in states {
                try await refuses { try await service.create(draft(#"{"title":"A",\#(state)}"#)) }
                try await refuses {
                    try await service.importArticle(Arrival(draft(#"{"title":"A",\#(state)}"#)))
                }
                try await refuses {
                    try await service.replace(
                        .id(.sample(9)), with: draft(#"{"title":"A",\#(state)}"#), if: .none)
                }
                try await refuses {
                    try await service.patch(.id(hidden.id), with: patch("{\(state)}"), if: .none)
                }
            }
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 1)
            expectSame(try await storage.article(id: hidden.id), hidden)
        },
        RepositoryCheck("who may not publish changes nothing that is visible or scheduled") { storage in
            let (service, editor) = (service(storage), service(storage, .publish))
            for state in [
                #""status":"published""#, #""status":"scheduled","published_at":"2099-01-01T00:00:00Z""#,
            ] {
                let article = try await editor.create(draft(#"{"title":"A",\#(state)}"#))
                let reference = ArticleReference.id(article.id)
                for change in [
                    #"{"title":"B"}"#, #"{"tags":["new"]}"#, #"{"slug":"other"}"#, #"{"status":"draft"}"#,
                    #"{"status":"archived"}"#, #"{"metadata":{"a":1}}"#,
                ] {
                    try await refuses { try await service.patch(reference, with: patch(change), if: .none) }
                }
                try await refuses {
                    try await service.replace(reference, with: draft(#"{"title":"A"}"#), if: .none)
                }
                try await refuses { try await service.delete(reference, if: .none) }
                try await refuses {
                    try await service.setOverrides(
                        of: reference, RelatedOverridesDraft(pinned: [], excluded: []))
                }
                // What changes nothing is no change.
                _ = try await service.patch(reference, with: patch(#"{"title":"A"}"#), if: .none)
                expectSame(try await storage.article(id: article.id), article)
            }
            let changes = try await service.changes(ChangeListing(), in: .all).changes.map(\.change.type)
            #expect(changes == [.articleCreated, .articleCreated])
        },
        RepositoryCheck("what was visible can be written while it is hidden, and leaves no trace") {
            storage in
            let (service, editor) = (service(storage), service(storage, .publish))
            let article = try await editor.create(draft(#"{"title":"A","slug":"a","status":"published"}"#))
            let reference = ArticleReference.id(article.id)
            _ = try await editor.patch(reference, with: patch(#"{"status":"draft"}"#), if: .none)
            _ = try await service.patch(reference, with: patch(#"{"title":"B"}"#), if: .none)
            try await refuses { try await service.patch(reference, with: patch(#"{"slug":"b"}"#), if: .none) }
            try await refuses { try await service.delete(reference, if: .none) }
            await expectError(.notFound) { () async throws(ArticleError) in
                _ = try await service.article(reference, for: .anonymous)
            }
            try await editor.delete(reference, if: .none)
        },
        RepositoryCheck("who may not publish changes no tag, and may ask what a merge would do") { storage in
            let (service, editor) = (service(storage), service(storage, .publish))
            for name in [#"{"name":"A"}"#, #"{"name":"B"}"#] {
                _ = try await editor.createTag(TagDraft(json: patch(name)))
            }
            let a = Slug.sample("a")
            try await refuses { try await service.createTag(TagDraft(json: patch(#"{"name":"C"}"#))) }
            try await refuses { try await service.patchTag(a, with: patch(#"{"name":"C"}"#), if: .none) }
            try await refuses { try await service.deleteTag(a, if: .none) }
            try await refuses { try await service.mergeTag(a, into: .sample("b"), isDryRun: false) }
            #expect(try await service.mergeTag(a, into: .sample("b"), isDryRun: true).moved == 0)
            #expect(try await storage.tags(TagQuery(scope: .all, limit: 9)).map(\.tag.version) == [1, 1])
        },
        RepositoryCheck("who may only read changes nothing") { storage in
            let service = service(storage, .read)
            let id = try await Self.service(storage).create(draft(#"{"title":"A"}"#)).id
            try await refuses(.write) { try await service.create(draft(#"{"title":"B"}"#)) }
            try await refuses(.write) {
                try await service.patch(.id(id), with: patch(#"{"title":"B"}"#), if: .none)
            }
            try await refuses(.write) { try await service.delete(.id(id), if: .none) }
        },
    ]

    private typealias HeldWrite = @Sendable (ArticleService, ArticleReference) async throws -> Void

    /// Whether a write to a draft is refused that is published before a step of the write; `false` if it has
    /// no such step.
    private static func isRefused(
        _ write: @escaping HeldWrite, publishedBy editor: ArticleService, before step: Int,
        in storage: any ArticleStorage
    ) async throws -> Bool {
        // So large that each step is left to the pool.
        let body = String(repeating: "\\n", count: 300 << 10) + "x"
        let id = try await editor.create(draft(#"{"title":"A","body":"\#(body)"}"#)).id
        let executor = HoldingExecutor(holding: step)
        let service = service(storage, work: WorkPool(executor) { false })
        async let outcome: Result<Void, any Error> = {
            defer { executor.finish() }
            do { return .success(try await write(service, .id(id))) } catch { return .failure(error) }
        }()
        var published: Article?
        let isHeld = try await executor.whileHeld {
            published =
                try await editor.patch(.id(id), with: patch(#"{"status":"published"}"#), if: .none).article
        }
        let result = await outcome
        guard isHeld, let published else {
            try result.get()
            return false
        }
        try await refuses { try result.get() }
        expectSame(try await storage.article(id: id), published)
        return true
    }

    private static func service(
        _ storage: any ArticleStorage, _ scope: Scope = .write, work: WorkPool = .inPlace
    ) -> ArticleService {
        var dependencies = Dependencies.sample(seed: scope == .write ? 1 : 1_000)
        dependencies.work = work
        return ArticleService(storage: storage, dependencies: dependencies)
            .acting(as: ChangeAuthor(keyID: "k"), with: scope)
    }

    private static func draft(_ json: String) throws -> ArticleDraft {
        try ArticleDraft(json: JSONParser.parse(Array(json.utf8)))
    }

    private static func patch(_ json: String) throws -> JSONValue { try JSONParser.parse(Array(json.utf8)) }

    /// Expects that this is forbidden, and that the error names the scope that is needed.
    private static func refuses<Value>(
        _ scope: Scope = .publish, _ location: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Value
    ) async throws {
        do {
            _ = try await body()
            Issue.record("it is not refused", sourceLocation: location)
        } catch let error as ArticleError {
            #expect(error.code == .forbidden, sourceLocation: location)
            #expect(
                error.message.hasPrefix("the key lacks the scope \(scope.name): "), sourceLocation: location)
        }
    }
}
