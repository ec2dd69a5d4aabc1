import Articles
import ArticlesInMemory
import StrictJSON
import Testing

extension RepositoryCheck {
    /// Batches as clients send them.
    static let batchServiceChecks = randomBatchChecks + batchChecks

    private static let randomBatchChecks = (1...4).map { seed in
        RepositoryCheck(
            "batches of random sequence \(seed) do what their operations do one by one, or nothing"
        ) { storage in
            try await expectAgreement(of: storage, seed: UInt64(seed), batches: 14)
        }
    }

    private static let batchChecks = [
        RepositoryCheck("an operation of a batch finds what the ones before it did") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await service.create(draft(#"{"title":"Old","slug":"taken","status":"published"}"#))
            let results = try await service.performAll([
                .init(.patch(.slug(.sample("taken")), with: patch(#"{"slug":"given-up"}"#))),
                .init(.create(draft(#"{"title":"New","slug":"taken","tags":["fresh"]}"#))),
                .init(.create(draft(#"{"title":"New","tags":["Fresh"],"status":"published"}"#))),
                .init(
                    .patch(.slug(.sample("new")), with: patch(#"{"title":"Newer"}"#)), if: .versions([1])),
                .init(.create(draft(#"{"title":"New"}"#))),
                .init(.delete(.slug(.sample("given-up")))),
            ])
            #expect(results.map(\.slug) == ["given-up", "taken", "new", "new", "new-2", nil])
            #expect(try await storage.tags(TagQuery(scope: .all)).map(\.articleCount) == [2])
            #expect(try await storage.article(slug: .sample("new"))?.version == 2)
            let changes = try await service.changes(ChangeListing(), in: .all).changes.map(\.change)
            #expect(
                changes.map(\.type.text) == [
                    "article.created", "article.updated", "redirect.created", "tag.created",
                    "article.created", "tag.updated",
                    "article.created", "article.updated", "article.created", "article.deleted",
                ])
        },
        RepositoryCheck("everything that is wrong with a batch is told at once, and nothing is stored") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await service.create(draft(#"{"title":"A","slug":"a"}"#))
            let error = await expectError(.invalid) {
                try await service.performAll([
                    .init(.create(draft(#"{"title":"Fine"}"#))),
                    .init(.create(draft(#"{"title":"B","slug":"a"}"#))),
                    .init(.patch(.slug(.sample("none")), with: patch("{}"))),
                    .init(.patch(.slug(.sample("a")), with: patch(#"{"title":"","x":1}"#))),
                    .init(.delete(.slug(.sample("a"))), if: .versions([7])),
                    .init(.delete(.slug(.sample("a")))),
                    .init(.delete(.id(.sample(5)))),
                ])
            }
            #expect(
                error?.violations.map { "\($0.location) \($0.code)" } == [
                    "/operations/1/article/slug taken", "/operations/2/ref not_found",
                    "/operations/3/article/x unknown_member", "/operations/3/article/title empty",
                    "/operations/4/if_match version_mismatch", "/operations/6/ref not_found",
                ])
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 1)
            #expect(try await storage.article(slug: .sample("a"))?.version == 1)
        },
        RepositoryCheck("a batch writes what has appeared by another clock as of its hour") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let time = Timestamp.sample.adding(50)
            for slug in ["a", "b"] {
                let json = #"{"title":"T","slug":"\#(slug)","status":"scheduled","published_at":"\#(time)"}"#
                _ = try await service.create(draft(json))
            }
            try await storage.numberAll(at: time)
            try await service.performAll([
                .init(.create(draft(#"{"title":"Other"}"#))),
                .init(.patch(.slug(.sample("a")), with: patch(#"{"title":"U"}"#))),
                .init(.delete(.slug(.sample("b")))),
            ])
            let article = try #require(try await storage.article(slug: .sample("a")))
            #expect(article.updatedAt == time && article.wasVisible)
            try await storage.numberAll(at: time)
            let types = try await storage.allChanges(.visible, at: time).map(\.change.type)
            #expect(types == [.articlePublished, .articlePublished, .articleUpdated, .articleDeleted])
        },
        RepositoryCheck("who may not publish makes no batch that publishes, not even its drafts") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
                .acting(as: ChangeAuthor(), with: .write)
            await expectError(.forbidden) {
                try await service.performAll([
                    .init(.create(draft(#"{"title":"Draft"}"#))),
                    .init(.create(draft(#"{"title":"Visible","status":"published"}"#))),
                ])
            }
            let count = try await storage.count(ArticleFilter(statuses: .any))
            #expect(count == 0)
        },
        RepositoryCheck("batches at once, and single writes between, are as one after the other") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for slug in ["a", "b", "c"] {
                _ = try await service.create(draft(#"{"title":"T","slug":"\#(slug)"}"#))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...6 {
                    group.addTask {
                        let patch = try patch(#"{"title":"W \#(number)"}"#)
                        _ = try await service.performAll(
                            ["c", "a", "b"].map { .init(.patch(.slug(.sample($0)), with: patch)) } + [
                                .init(.create(draft(#"{"title":"Same","tags":["one","Two"]}"#)))
                            ])
                    }
                    group.addTask {
                        let patch = try patch(#"{"title":"S \#(number)"}"#)
                        _ = try await service.patch(.slug(.sample("b")), with: patch, if: .none)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await storage.article(slug: .sample("a"))?.version == 7)
            #expect(try await storage.article(slug: .sample("b"))?.version == 13)
            #expect(try await storage.article(slug: .sample("same-6")) != nil)
            #expect(try await storage.tags(TagQuery(scope: .all)).map(\.articleCount) == [6, 6])
        },
    ]

    /// Sends batches to a storage, and carries those out one by one on another that it has carried out.
    private static func expectAgreement(
        of storage: any ArticleStorage, seed: UInt64, batches: Int
    ) async throws {
        var script = BatchScript(seed: seed)
        var done: [[BatchOperation]] = []
        for number in 0..<batches {
            let batch = script.batch(present: try await presentIDs(in: storage))
            let reference = InMemoryArticleRepository()
            for (earlier, batch) in done.enumerated() {
                // Changes are numbered as often as those of the storage are.
                try await numberChanges(of: reference, earlier)
                for operation in batch { _ = try await service(reference, earlier).perform(operation) }
            }
            let before = try await contents(of: storage, number)
            let expected = try await contents(of: reference, number)
            #expect(before == expected, "seed \(seed), batch \(number)")
            var failures: [Int] = []
            var results: [String] = []
            for (place, operation) in batch.enumerated() where failures.isEmpty {
                do throws(ArticleError) {
                    results.append(try await service(reference, number).perform(operation).record)
                } catch {
                    failures.append(place)
                }
            }
            do throws(ArticleError) {
                let made = try await service(storage, number).performAll(batch)
                #expect(
                    failures.isEmpty, "seed \(seed), batch \(number): operation \(failures) fails by itself")
                #expect(made.map(\.record) == results, "seed \(seed), batch \(number)")
                done.append(batch)
            } catch {
                let first = failures.first.map { "/operations/\($0)/" }
                #expect(
                    error.violations.first?.location.hasPrefix(first ?? "none") == true,
                    "seed \(seed), batch \(number): \(error), by itself \(failures)")
                #expect(try await contents(of: storage, number) == before)
                // Numbered as those that are done: the clock goes on.
                done.append([])
            }
        }
        #expect(done.count { $0.count > 1 } > batches / 8, "few batches were carried out")
    }

    private static func numberChanges(of storage: any ArticleStorage, _ batch: Int) async throws {
        for scope in ChangeScope.allCases {
            _ = try await storage.numberChanges(
                in: scope, at: .sample.adding(Int64(batch)), limit: 100_000)
        }
    }

    private static func presentIDs(in storage: any ArticleStorage) async throws -> [ArticleID] {
        let query = ArticleQuery(ArticleFilter(statuses: .any), order: .oldest, limit: 1_000)
        return try await storage.articles(query).map(\.id)
    }

    private static func service(_ storage: any ArticleStorage, _ batch: Int) -> ArticleService {
        ArticleService(
            storage: storage,
            dependencies: .sample(at: .sample.adding(Int64(batch)), seed: UInt64.random(in: 0 ... .max)))
    }

    /// What can be read, but for the identities of tags, which are random.
    private static func contents(
        of storage: any ArticleStorage, _ batch: Int
    ) async throws -> [String] {
        let now = Timestamp.sample.adding(Int64(batch))
        let query = ArticleQuery(
            ArticleFilter(statuses: .any), order: .oldest, limit: 1_000, includesBody: true)
        let articles = try await storage.articles(query)
        var contents = articles.map { article in
            String(decoding: article.json(at: .earliest), as: UTF8.self)
                + "\(article.wasVisible) \(article.slugWasVisible) \(article.tagSpellings)"
        }
        contents += try await storage.tags(TagQuery(scope: .all, limit: 1_000)).map {
            String(decoding: $0.json(), as: UTF8.self)
        }
        let names = TagNames(
            keys: ["news", "sport", "x y", "é", "x-y"].map(\.self),
            slugs: ["news", "sport", "t-1", "x-y", "news-2"].map { .sample($0) })
        contents += try await storage.tags(named: names, in: .all).map { named in
            "\(named.tag.slug) \(named.tag.name) \(named.formerSlugs) \(named.formerKeys) "
                + "\(named.hiddenFormerKeys) \(named.appearance)"
        }.sorted()
        contents += try await storage.redirects(RedirectQuery(scope: .all, limit: 1_000)).map { "\($0)" }
        try await numberChanges(of: storage, batch)
        for scope in ChangeScope.allCases {
            contents += try await storage.allChanges(scope, at: now).map { numbered in
                let change = numbered.change
                let subject = change.type.kind == "tag" ? "" : "\(change.subject)"
                return "\(numbered.number) \(change.type) \(subject) \(change.slug) \(change.target as Any) "
                    + "\(change.version) \(change.previousVersion as Any) \(change.time)"
            }
        }
        for number in 1...40 {
            contents.append("\(try await storage.tombstone(id: .sample(number)) as Any)")
            contents += try await storage.revisions(of: .sample(number), from: 0, limit: 99).map { "\($0)" }
        }
        return contents
    }
}

extension ArticleService {
    /// Carries out operations in one transaction.
    @discardableResult
    func performAll(_ operations: [BatchOperation]) async throws(ArticleError) -> [WriteResult] {
        try await performAll(count: operations.count) { operations[$0] }
    }
}

extension WriteResult {
    fileprivate var slug: String? {
        if case .article(let article, _) = self { article.slug.text } else { nil }
    }

    /// What the response tells, but for the body.
    fileprivate var record: String {
        guard case .article(var article, let isNew) = self else { return "deleted" }
        article.body = ""
        return "\(isNew) " + String(decoding: article.json(at: .earliest), as: UTF8.self)
    }
}

private func draft(_ json: String) throws -> ArticleDraft {
    try ArticleDraft(json: JSONParser.parse(Array(json.utf8)))
}

private func patch(_ json: String) throws -> JSONValue { try JSONParser.parse(Array(json.utf8)) }
