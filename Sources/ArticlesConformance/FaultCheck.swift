public import Articles
public import Testing
import TextAnalysis

/// A storage whose writes can be made to fail in their middle.
public struct FaultyStorage: Sendable {
    /// The storage, fresh and empty.
    public let storage: any ArticleStorage
    /// From now on a write that passes this place fails there.
    public let arm: @Sendable (_ place: String) async throws -> Void
    /// Writes succeed again.
    public let disarm: @Sendable () async throws -> Void

    /// A storage with its switches.
    public init(
        _ storage: any ArticleStorage, arm: @escaping @Sendable (_ place: String) async throws -> Void,
        disarm: @escaping @Sendable () async throws -> Void
    ) {
        self.storage = storage
        self.arm = arm
        self.disarm = disarm
    }
}

/// A write fails at each of its places in turn, and never leaves a part of itself behind.
///
/// Places are a backend's own, e.g. one for each table and verb; every write must pass at least one.
public struct FaultCheck: Sendable, CustomTestStringConvertible {
    /// What is written.
    public let testDescription: String
    /// Whether it writes derivations only, which a storage over a record store does not store.
    let isOfIndex: Bool
    private let prepare: @Sendable (any ArticleStorage) async throws -> Void
    private let write: @Sendable (any ArticleStorage) async throws -> Void

    init(
        _ description: String, isOfIndex: Bool = false,
        prepare: @escaping @Sendable (any ArticleStorage) async throws -> Void,
        write: @escaping @Sendable (any ArticleStorage) async throws -> Void
    ) {
        testDescription = description
        self.isOfIndex = isOfIndex
        self.prepare = prepare
        self.write = write
    }

    /// Runs the check, on a new storage for each place.
    public func callAsFunction(
        places: [String], _ makeStorage: () async throws -> FaultyStorage
    ) async throws {
        var failures = 0
        for place in places {
            let faulty = try await makeStorage()
            try await prepare(faulty.storage)
            let before = try await Self.contents(of: faulty.storage)
            try await faulty.arm(place)
            var failed = false
            do { try await write(faulty.storage) } catch { failed = true }
            try await faulty.disarm()
            if failed {
                failures += 1
                #expect(try await Self.contents(of: faulty.storage) == before, "\(place): a part is there")
                try await write(faulty.storage)
            }
            #expect(try await Self.contents(of: faulty.storage) != before, "\(place): nothing is there")
        }
        #expect(failures > 0, "the write passed none of the places")
    }

    /// Everything that can be read, as a text.
    static func contents(of storage: any ArticleStorage) async throws -> String {
        let everything = ArticleQuery(
            ArticleFilter(statuses: .any), order: .oldest, limit: 1_000, includesBody: true)
        var contents = try await storage.articles(everything).map(\.record)
        contents += try await storage.tags(TagQuery(scope: .all, limit: 1_000)).map(\.record)
        contents += try await storage.redirects(RedirectQuery(scope: .all, limit: 1_000)).map { "\($0)" }
        let names = TagNames(keys: ["tag 0", "tag 1", "tag 2", "renamed"], slugs: [])
        contents += try await storage.tags(named: names, in: .all).map { "\($0)" }.sorted()
        contents += try await storage.accessKeys().map { "\($0)" }
        for word in ["one_en", "two_en"] {
            var filter = ArticleFilter(statuses: .any)
            filter.search = .sample([[.key(word)]])
            contents += try await storage.articles(ArticleQuery(filter, order: .oldest)).map {
                "\(word) \($0.id)"
            }
        }
        contents.append("\(try await storage.tags(TagWordQuery(words: ["tag", "renamed"])))")
        contents.append(
            "\(try await storage.outdatedCount(version: 1)) \(try await storage.ignoredTags().sorted())")
        let now = Timestamp.sample.adding(1_000_000)
        let sample = SampleQuery(version: 1, size: 10, now: now)
        contents.append("\(try await storage.sampleState(sample))")
        for number in 1...3 {
            contents.append("\(try await storage.overrides(of: .sample(number)))")
            contents.append("\(try await storage.profiles(of: [.sample(number)], version: 1))")
            let query = CandidateQuery(
                terms: [LeadingTerm(id: .sample(number), weight: 1)], version: 1, now: now)
            contents.append("\(try await storage.scores(query))")
            contents.append("\(try await storage.tombstone(id: .sample(number)) as Any)")
            contents.append("\(try await storage.revisions(of: .sample(number), from: 0, limit: 9))")
        }
        for scope in ChangeScope.allCases {
            contents.append("\(try await storage.changes(ChangeQuery(scope, after: 0, limit: 9, at: now)))")
        }
        return contents.joined(separator: "\n")
    }
}
