import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient
import Testing

extension PostgreSQLTests {
    @Suite("PostgreSQL under many writers") struct RaceTests {
        @Test func `64 inserts at once are all there`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                let tag = Tag.sample(1)
                try await repository.insert(tag)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 1...64 {
                        let article = Article.sample(number, tags: [tag])
                        group.addTask { try await repository.insert(article, newTags: []) }
                    }
                    try await group.waitForAll()
                }
                #expect(try await repository.count(ArticleFilter(statuses: .any)) == 64)
                #expect(try await repository.tag(slug: tag.slug, in: .all)?.articleCount == 64)
            }
        }

        @Test func `of two repositories that change one version exactly one wins`() async throws {
            try await TestSchema.with { schema in
                let name = try #require(try await schema.texts("SELECT current_schema()::text").first)
                let client = try TestSchema.client(schema: name)
                let repositories = [schema.repository, PostgreSQLArticleRepository(client: client)]
                var article = Article.sample()
                try await repositories[0].insert(article, newTags: [])
                for round in 1...20 {
                    let nexts = ["a", "b"].map {
                        article.revised(title: "\($0) \(round)", slug: "\($0)-\(round)")
                    }
                    let errors = await withTaskGroup(of: ArticleError?.self) { [article] group in
                        for (repository, next) in zip(repositories, nexts) {
                            group.addTask {
                                await articleError { () async throws(ArticleError) in
                                    try await repository.update(next, from: article, newTags: [])
                                }
                            }
                        }
                        return await group.reduce(into: []) { $0.append($1) }
                    }
                    #expect(errors.count { $0 == nil } == 1)
                    let loser = try #require(errors.compactMap { $0 }.first)
                    #expect(loser.code == .versionMismatch)
                    #expect(loser.currentVersion == article.version + 1)
                    article = try #require(try await repositories[1].article(id: article.id))
                }
                #expect(article.version == 21)
                let redirects = RedirectQuery(scope: .all, limit: 100)
                #expect(try await schema.repository.redirects(redirects).count == 20)
                await client.shutdown()
            }
        }

        @Test func `a slug that one gives up and another takes leads to the taker`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                for round in 1...30 {
                    let slug = "shared-\(round)"
                    let first = Article.sample(round * 2, slug: slug)
                    try await repository.insert(first, newTags: [])
                    async let renaming: Void = repository.update(
                        first.revised(slug: "moved-\(round)"), from: first, newTags: [])
                    let second = Article.sample(round * 2 + 1, slug: slug)
                    var tries = 0
                    let take = { () async throws(ArticleError) in
                        try await repository.insert(second, newTags: [])
                    }
                    while let conflict = await articleError(take) {
                        #expect(conflict.subject == .slug)
                        tries += 1
                        try #require(tries < 1_000)
                    }
                    try await renaming
                    #expect(try await repository.article(slug: .sample(slug))?.id == second.id)
                    #expect(try await repository.formerOwner(of: .sample(slug)) == nil)
                }
            }
        }

        @Test func `an article that takes a tag in a merge has the target, or is refused`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                let target = Tag.sample(0)
                try await repository.insert(target)
                for round in 1...30 {
                    let tag = Tag.sample(round)
                    try await repository.insert(tag)
                    let article = Article.sample(round, tags: [tag])
                    async let inserting = articleError { () async throws(ArticleError) in
                        try await repository.insert(article, newTags: [])
                    }
                    let moved = try await repository.merge(
                        tag, into: target, at: .sample, leavesRedirect: true)
                    let refusal = await inserting
                    let stored = try await repository.article(id: article.id)
                    #expect(stored?.tags == (moved == 1 ? [target.ofArticle] : nil))
                    #expect(refusal?.subject == (moved == 1 ? nil : .tag))
                }
            }
        }

        @Test func `a deadlock is tried again`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                let (tag, target) = (Tag.sample(1), Tag.sample(2))
                for tag in [tag, target] { try await repository.insert(tag) }
                // The other one would wait longer than we do: we are the ones who are undone.
                try await schema.script(
                    """
                    SET deadlock_timeout = '60s'; BEGIN;
                    UPDATE tags SET description = 'b' WHERE id = '\(target.id)'
                    """)
                async let merging = repository.merge(tag, into: target, at: .sample, leavesRedirect: true)
                try await schema.waitForLockWaiters(1)
                try await schema.script("UPDATE tags SET description = 'a' WHERE id = '\(tag.id)'")
                try await schema.script("COMMIT; RESET deadlock_timeout")
                #expect(try await merging == 0)
                #expect(try await repository.tag(formerSlug: tag.slug, in: .all)?.id == target.id)
            }
        }

        @Test func `a caller who gives up leaves the repository as it was`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                try await schema.script("BEGIN; LOCK TABLE articles IN SHARE MODE")
                let writers = (1...4).map { number in
                    Task {
                        await articleError { () async throws(ArticleError) in
                            try await repository.insert(.sample(number), newTags: [])
                        }
                    }
                }
                try await schema.waitForLockWaiters(4)
                for writer in writers { writer.cancel() }
                for writer in writers { #expect(await writer.value?.code == .outcomeUnknown) }
                try await schema.script("COMMIT")
                for number in 5...20 { try await repository.insert(.sample(number), newTags: []) }
                #expect(try await repository.count(ArticleFilter(statuses: .any)) >= 16)
            }
        }
    }
}

/// What an operation throws.
func articleError(_ operation: () async throws(ArticleError) -> Void) async -> ArticleError? {
    do throws(ArticleError) {
        try await operation()
        return nil
    } catch {
        return error
    }
}

extension TestSchema {
    /// Returns when so many sessions wait for a lock. Other than `pg_stat_activity`, `pg_locks` is looked at
    /// anew for each statement of a transaction.
    func waitForLockWaiters(_ count: Int) async throws {
        var waiting = 0
        for _ in 1...20_000 {
            let waiters = "SELECT count(DISTINCT pid)::text FROM pg_locks WHERE NOT granted"
            waiting = Int(try await texts(waiters).first ?? "") ?? 0
            if waiting >= count { return }
        }
        Issue.record("\(waiting) wait for a lock, not \(count)")
    }
}
