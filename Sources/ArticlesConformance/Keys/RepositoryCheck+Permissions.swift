import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What the scopes of keys allow.
    static let permissionChecks = [
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

    private static func service(_ storage: any ArticleStorage, _ scope: Scope = .write) -> ArticleService {
        ArticleService(storage: storage, dependencies: .sample(seed: scope == .write ? 1 : 1_000))
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
