import Articles
import Testing

extension RepositoryCheck {
    /// Keys as callers use them.
    static let keyServiceChecks = [
        RepositoryCheck("a key works until it expires, and on no instance longer") { storage in
            let end = Timestamp.sample.adding(10_000)
            let token = try await keys(storage).create(label: "", scope: .write, expiresAt: end).token
            for lookup in [KeyService.Lookup.single, .shared] {
                let last = keys(storage, at: end.adding(-1))
                #expect(try await last.principal(ofToken: token, lookup: lookup)?.scope == .write)
                for late: Int64 in [0, 1, 1 << 40] {
                    let service = keys(storage, at: end.adding(late))
                    await expectError(.unauthorized) { () async throws(ArticleError) in
                        _ = try await service.principal(ofToken: token, lookup: lookup)
                    }
                    #expect(try await service.principal(ofToken: token + "a", lookup: lookup) == nil)
                }
            }
            #expect(try await storage.accessKeys().map(\.lastUsedAt) == [nil])
        },
        RepositoryCheck("a request that goes on for long is that of a key until it expires or is revoked") {
            storage in
            let end = Timestamp.sample.adding(10_000)
            let (key, token) = try await keys(storage).create(label: "", scope: .read, expiresAt: end)
            let principal = try #require(try await keys(storage).principal(ofToken: token))
            #expect(try await keys(storage, at: end.adding(-1)).isValid(principal))
            #expect(try await !keys(storage, at: end).isValid(principal))
            try await keys(storage).revoke(id: key.id)
            #expect(try await !keys(storage).isValid(principal))
            #expect(try await keys(storage).isValid(.administrator))
            #expect(try await keys(storage).isValid(.anyone))
        },
        RepositoryCheck("the last use of a key is stored to the hour, by whichever instance comes first") {
            storage in
            let token = try await keys(storage).create(label: "", scope: .read).token
            func use(at milliseconds: Int64) async throws -> Timestamp? {
                let service = keys(storage, at: .sample.adding(milliseconds))
                _ = try await service.principal(ofToken: token)
                try await service.storeUses()
                return try await storage.accessKeys().first?.lastUsedAt
            }
            let wrong = String(token.dropLast()) + (token.hasSuffix("a") ? "b" : "a")
            let service = keys(storage)
            #expect(try await service.principal(ofToken: wrong) == nil)
            try await service.storeUses()
            #expect(try await storage.accessKeys().first?.lastUsedAt == nil)
            let hour: Int64 = 3_600_000
            #expect(try await use(at: 1_000) == .sample.adding(1_000))
            #expect(try await use(at: hour) == .sample.adding(1_000))
            #expect(try await use(at: hour + 1_000) == .sample.adding(hour + 1_000))
            #expect(try await use(at: 0) == .sample.adding(hour + 1_000))
        },
        RepositoryCheck("the audit log tells who made and revoked a key, and the feed does not") { storage in
            let (key, token) = try await keys(storage).create(label: "", scope: .publish)
            try await keys(storage).revoke(id: key.id)
            await expectError(.notFound) { () async throws(ArticleError) in
                try await keys(storage).revoke(id: key.id)
            }
            #expect(try await storage.told() == ["key.created \(key.id)", "key.revoked \(key.id)"])
            let told = try await storage.allChanges(.administration).map(\.change)
            #expect(told.map(\.target) == [.sample("publish"), .sample("publish")])
            #expect(told.allSatisfy { $0.author == ChangeAuthor() && $0.subject == key.auditSubject })
            let secret = try #require(token.split(separator: "_").last)
            #expect(!"\(told)".contains(secret))
            for scope in [ChangeScope.all, .visible] {
                _ = try await storage.numberChanges(in: scope, at: .latest, limit: 100)
                #expect(try await storage.allChanges(scope).isEmpty)
            }
        },
    ]

    /// The use cases of one instance, with a clock that stands still.
    private static func keys(_ storage: any ArticleStorage, at now: Timestamp = .sample) -> KeyService {
        KeyService(keys: storage, dependencies: .sample(at: now))
    }
}
