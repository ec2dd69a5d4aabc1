import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient
import Testing

extension PostgreSQLTests {
    /// Whether others have changed anything is known soon, or said not to be.
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
