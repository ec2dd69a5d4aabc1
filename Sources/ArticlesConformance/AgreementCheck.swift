public import Articles
import ArticlesInMemory
import Testing

/// Replays a seeded random sequence of operations on a storage and on memory, and compares every
/// answer: values, orders and errors.
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
            let expected = await operation.answer(of: reference)
            let answer = await operation.answer(of: storage)
            guard answer.utf8.elementsEqual(expected.utf8) else {
                Issue.record(
                    """
                    seed \(seed), step \(step), \(operation.name): the answers differ
                    memory:  \(expected.prefix(2_000))
                    storage: \(answer.prefix(2_000))
                    """)
                return
            }
            await script.learn(operation, from: reference)
        }
    }
}

/// One operation on a storage, and its answer as a text that can be compared.
struct Operation: Sendable {
    let name: String
    let run: @Sendable (any ArticleStorage) async throws(ArticleError) -> String

    init(_ name: String, _ run: @escaping @Sendable (any ArticleStorage) async throws(ArticleError) -> String)
    {
        self.name = name
        self.run = run
    }

    func answer(of storage: any ArticleStorage) async -> String {
        do throws(ArticleError) {
            return try await run(storage)
        } catch {
            return "\(error.code) \(error.subject?.rawValue ?? "") \(error.currentVersion ?? 0)"
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
