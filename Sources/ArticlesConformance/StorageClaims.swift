import Articles
public import Testing

/// The capabilities that a backend claims besides `ArticleStorage`: how to reach what each claim promises.
///
/// A claim that is `nil` is none: its checks are reported as skipped, with the reason, and never as passed.
/// Changes are told by a storage that is a `ChangeNotifier`, and can be seen by the token of one that is `ChangeTracking`
/// or `DelayedChangeTracking`.
public struct StorageClaims: Sendable {
    /// Opens the storage at one and the same place, which is empty at first; it is closed before it is opened again.
    public var reopening: (@Sendable () async throws -> OpenedStorage)?
    /// Opens the storage at one and the same place, which is empty at first, as another process does: while it is
    /// open already.
    public var sharing: (@Sendable () async throws -> OpenedStorage)?
    /// A storage whose writes can be made to fail, and the places where they can: a new, empty one each time.
    public var faults: (places: [String], open: @Sendable () async throws -> FaultyStorage)?
    /// Whether a storage that is opened again has the derivations that it was given. One over a record store makes
    /// them anew.
    public var keepsIndex = true

    /// No claim.
    public init() {}
}

/// One promise of those that a backend need not make.
///
/// ```swift
/// @Test(arguments: CapabilityCheck.all)
/// func `keeps what it claims`(_ check: CapabilityCheck) async throws {
///     try await withFolder { path in
///         var claims = StorageClaims()
///         claims.reopening = { try await open(path) }
///         try await check(claims)
///     }
/// }
/// ```
public struct CapabilityCheck: Sendable, CustomTestStringConvertible {
    /// The promise.
    public let testDescription: String
    private let body: @Sendable (StorageClaims) async throws -> Void

    init(_ promise: String, _ body: @escaping @Sendable (StorageClaims) async throws -> Void) {
        testDescription = promise
        self.body = body
    }

    /// Records an issue for everything that breaks the promise; skips the test when it is not claimed.
    public func callAsFunction(_ claims: StorageClaims) async throws {
        try await body(claims)
    }

    /// The claim, or the end of the test as skipped.
    static func required<Claim>(_ claim: Claim?, _ name: String) throws -> Claim {
        guard let claim else { try cancel(name) }
        return claim
    }

    private static func cancel(_ name: String) throws -> Never {
        // A case that is cancelled is not passed, but only a warning is seen on a terminal.
        Issue.record("not claimed: \(name)", severity: .warning)
        try Test.cancel("not claimed: \(name)")
    }
}

extension CapabilityCheck {
    /// Every promise that a backend need not make, but for the telling of changes, which is among
    /// `RepositoryCheck.all`.
    public static let all: [CapabilityCheck] =
        reopeningChecks + sharingChecks
        + FaultCheck.all.map { check in
            CapabilityCheck("faults: \(check.testDescription) that fails in its middle leaves nothing") {
                claims in
                let faults = try required(claims.faults, "faults")
                if check.isOfIndex, !claims.keepsIndex { try cancel("keeping derivations") }
                try await check(places: faults.places, faults.open)
            }
        }

    private static let reopeningChecks = (1...2).map { seed in
        CapabilityCheck("reopening: after every write of random sequence \(seed), reads as memory does") {
            claims in
            let open = try required(claims.reopening, "reopening")
            try await AgreementCheck(seed: UInt64(seed), steps: 120)
                .reopening(keepsIndex: claims.keepsIndex, open)
        }
    }

    private static let sharingChecks = [
        CapabilityCheck("several processes: what one has written the other reads, lists and finds") {
            claims in
            try await withTwo(claims) { first, second in
                let tag = Articles.Tag.sample(1)
                let article = IndexedArticle.found(1, by: "one", tags: [tag])
                try await first.insert(article, newTags: [tag])
                expectSame(try await second.article(slug: article.slug), article.article)
                #expect(try await second.count(ArticleFilter(statuses: .any)) == 1)
                var filter = ArticleFilter(statuses: .any)
                filter.search = .sample([[.key("one_en")]])
                #expect(try await second.articles(ArticleQuery(filter)).map(\.id) == [article.id])
                try await second.delete(article.tombstone)
                #expect(try await first.article(id: article.id) == nil)
                #expect(try await first.tombstone(id: article.id) == article.tombstone)
            }
        },
        CapabilityCheck("several processes: of two changes of one version one is refused") { claims in
            try await withTwo(claims) { first, second in
                let article = Article.sample(1)
                try await first.insert(article, newTags: [])
                let codes = await withTaskGroup(of: ArticleError.Code?.self) { group in
                    for storage in [first, second] {
                        group.addTask {
                            do throws(ArticleError) {
                                try await storage.update(article.revised(), from: article, newTags: [])
                                return nil
                            } catch {
                                return error.code
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes.count { $0 == nil } == 1)
                #expect(codes.contains(.versionMismatch), "\(codes)")
            }
        },
        CapabilityCheck("several processes: a slug is given once") { claims in
            try await withTwo(claims) { first, second in
                try await first.insert(.sample(1, slug: "a"), newTags: [])
                let error = await expectError(.conflict) {
                    try await second.insert(.sample(2, slug: "a"), newTags: [])
                }
                #expect(error?.subject == .slug)
            }
        },
        CapabilityCheck("several processes: each tells of the changes of the other") { claims in
            try await withTwo(claims) { first, second in
                let notifier = try required(second as? any ChangeNotifier, "change notification")
                let heard = HeardChanges(notifier)
                try await first.insert(.sample(1), newTags: [])
                _ = try await second.article(id: .sample(1))
                #expect(heard.take().covers(.sample(1)))
            }
        },
        CapabilityCheck("several processes: the token of one is another one after a change by the other") {
            claims in
            try await withTwo(claims) { first, second in
                var tokens = try SeenTokens(second)
                for number in 1...20 {
                    try await first.insert(.sample(number), newTags: [])
                    tokens.expectNew(second)
                    expectSame(try await second.article(id: .sample(number)), .sample(number))
                    tokens.expectSame(second)
                }
            }
        },
    ]

    private static func withTwo(
        _ claims: StorageClaims,
        _ body: (_ first: any ArticleStorage, _ second: any ArticleStorage) async throws -> Void
    ) async throws {
        let open = try required(claims.sharing, "several processes")
        let (first, second) = (try await open(), try await open())
        do {
            try await body(first.storage, second.storage)
        } catch {
            await first.close()
            await second.close()
            throw error
        }
        await first.close()
        await second.close()
    }
}
