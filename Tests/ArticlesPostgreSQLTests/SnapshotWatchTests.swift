import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient
import Testing

extension PostgreSQLTests {
    /// Whether anything was changed is known: at once of the own writes, soon of those of others.
    @Suite("PostgreSQL tells of changes") struct SnapshotWatchTests {
        /// The token, as soon as there is one that is not `old`.
        private func token(
            _ tracking: any ChangeTracking, otherThan old: ChangeToken? = nil
        ) async throws -> ChangeToken {
            while true {
                if let token = tracking.changeToken, token != old { return token }
                await Task.yield()
            }
        }

        @Test(.timeLimit(.minutes(1))) func `a write of its own is seen before it returns`() async throws {
            try await TestSchema.with { schema in
                let tracking = schema.repository.trackChanges(within: .seconds(30))
                var tokens: Set<ChangeToken> = [try await token(tracking)]
                func expectNew(_ location: SourceLocation = #_sourceLocation) throws {
                    let token = try #require(tracking.changeToken, sourceLocation: location)
                    #expect(tokens.insert(token).inserted, sourceLocation: location)
                }
                let article = Article.sample(tags: [.sample(1)])
                try await schema.repository.insert(article, newTags: [.sample(1)])
                try expectNew()
                let revised = article.revised()
                try await schema.repository.update(revised, from: article, newTags: [])
                try expectNew()
                _ = await articleError { () async throws(ArticleError) in
                    try await schema.repository.update(revised, from: article, newTags: [])
                }
                try expectNew()
                try await schema.repository.delete(revised.tombstone)
                try expectNew()
                try await schema.repository.delete(Tag.sample(1))
                try expectNew()
            }
        }

        @Test(.timeLimit(.minutes(1))) func `a write by another process is seen`() async throws {
            try await TestSchema.with { schema in
                let name = try #require(try await schema.texts("SELECT current_schema()::text").first)
                let other = PostgreSQLArticleRepository(client: try TestSchema.client(schema: name))
                let tracking = schema.repository.trackChanges(within: .milliseconds(200))
                for number in 1...10 {
                    let before = try await token(tracking)
                    try await other.insert(.sample(number), newTags: [])
                    _ = try await token(tracking, otherThan: before)
                }
                await other.shutdown()
            }
        }

        @Test(.timeLimit(.minutes(1))) func `nothing is said when the server does not say`() async throws {
            try await TestSchema.with { schema in
                let name = try #require(try await schema.texts("SELECT current_schema()::text").first)
                let repository = PostgreSQLArticleRepository(client: try TestSchema.client(schema: name))
                let tracking = repository.trackChanges(within: .milliseconds(200))
                #expect(tracking.changeToken == nil, "nothing was looked at yet")
                _ = try await token(tracking)
                await repository.shutdown()
                while tracking.changeToken != nil { await Task.yield() }
            }
        }
    }
}
