public import Articles
import ArticlesInMemory
import Testing

/// Replays a seeded random sequence of operations on a storage and on memory, and compares every
/// result: values, orders and errors.
///
/// Both storages must be fresh. The seed is named in every issue, so that a failure can be repeated.
public struct AgreementCheck: Sendable {
    /// Where the sequence starts.
    public let seed: UInt64
    /// How many operations.
    public let steps: Int

    /// A check of `steps` operations.
    public init(seed: UInt64, steps: Int = 10_000) {
        self.seed = seed
        self.steps = steps
    }

    /// Runs the sequence; stops at the first disagreement, which it records.
    public func callAsFunction(_ storage: any ArticleStorage) async throws {
        var script = OperationScript(seed: seed)
        let reference = InMemoryArticleRepository()
        for step in 0..<steps {
            let operation = script.next()
            guard await agree(on: operation, step, storage, reference) else { return }
            await script.learn(operation, from: reference)
        }
    }

    /// Runs the sequence, then compares so many searches, with filters, orders, cursors and synonyms: page by page,
    /// everything that a page tells. Stops at the first disagreement, which it records.
    public func searching(_ count: Int, _ storage: any ArticleStorage) async throws {
        var script = OperationScript(seed: seed)
        let reference = InMemoryArticleRepository()
        for step in 0..<steps {
            let operation = script.next()
            guard await agree(on: operation, step, storage, reference) else { return }
            await script.learn(operation, from: reference)
        }
        if let keeping = storage as? any SynonymRepository {
            try await keeping.update(OperationScript.synonyms)
            try await reference.update(OperationScript.synonyms)
        }
        for step in steps..<steps + count {
            guard await agree(on: script.search(), step, storage, reference) else { return }
        }
    }

    /// Runs the sequence on a storage that is closed and opened again after every write; stops at the first
    /// disagreement, which it records.
    ///
    /// `open` opens one and the same place, which is empty at first. `keepsIndex` says whether a storage has
    /// the derivations that it was given, or makes them anew when it is opened, as one over a record store.
    public func reopening(keepsIndex: Bool, _ open: () async throws -> OpenedStorage) async throws {
        var script = OperationScript(seed: seed, looksAtIndex: keepsIndex)
        let reference = InMemoryArticleRepository()
        var opened = try await open()
        for step in 0..<steps {
            let operation = script.next()
            guard await agree(on: operation, step, opened.storage, reference) else { break }
            await script.learn(operation, from: reference)
            guard operation.isWrite else { continue }
            await opened.close()
            opened = try await open()
            guard !keepsIndex else { continue }
            // What has appeared in one of them since it was stored has to appear in the other one too.
            for storage in [opened.storage, reference] {
                let service = ArticleService(
                    storage: storage, dependencies: .sample(at: OperationScript.end))
                _ = try await service.tags(TagListing(), for: .anonymous)
            }
        }
        await opened.close()
    }

    private func agree(
        on operation: Operation, _ step: Int, _ storage: any ArticleStorage, _ reference: any ArticleStorage
    ) async -> Bool {
        let expected = await operation.result(on: reference)
        let result = await operation.result(on: storage)
        guard !result.utf8.elementsEqual(expected.utf8) else { return true }
        Issue.record(
            """
            seed \(seed), step \(step), \(operation.name): the results differ
            memory:  \(expected.prefix(8_000))
            storage: \(result.prefix(8_000))
            """)
        return false
    }
}

/// A storage that was opened at its place.
public struct OpenedStorage: Sendable {
    /// The storage.
    public let storage: any ArticleStorage
    /// Closes it, so that its place can be opened again.
    public let close: @Sendable () async -> Void

    /// A storage, and how it is closed.
    public init(_ storage: any ArticleStorage, close: @escaping @Sendable () async -> Void = {}) {
        self.storage = storage
        self.close = close
    }
}

/// One operation on a storage, and its result as a text that can be compared.
struct Operation: Sendable {
    let name: String
    let run: @Sendable (any ArticleStorage) async throws(ArticleError) -> String

    init(_ name: String, _ run: @escaping @Sendable (any ArticleStorage) async throws(ArticleError) -> String)
    {
        self.name = name
        self.run = run
    }

    var isWrite: Bool { name.hasPrefix("write") }

    func result(on storage: any ArticleStorage) async -> String {
        do throws(ArticleError) {
            return try await run(storage)
        } catch {
            return "\(error.code) \(error.subject?.rawValue ?? "") \(error.currentVersion ?? 0) "
                + "\(error.operation ?? -1)"
        }
    }
}

extension Article {
    /// Everything that is stored, as a text.
    var record: String {
        String(decoding: json(at: .earliest), as: UTF8.self) + "\(wasVisible) \(tags.map(\.id))"
    }
}

extension CountedTag {
    /// Everything that is stored, as a text.
    var record: String {
        "\(tag.id) \(tag.isDeclared) " + String(decoding: json(), as: UTF8.self)
    }
}
