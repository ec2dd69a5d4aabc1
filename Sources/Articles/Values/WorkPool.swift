/// A thread pool for work that would hold up other requests if it were done on an event loop.
public struct WorkPool: Sendable {
    /// How much work is to be done, by the bytes that it goes through.
    public enum Amount: Sendable {
        /// JSON written and hashed.
        case writing(Int)
        /// JSON read and validated.
        case reading(Int)
        /// Words found, stemmed and compared.
        case analysing(Int)

        /// Whether it takes more than about a millisecond, by what such work was measured to cost.
        var isLarge: Bool {
            switch self {
            case .writing(let bytes): bytes > 256 << 10
            case .reading(let bytes): bytes > 32 << 10
            case .analysing(let bytes): bytes > 8 << 10
            }
        }
    }

    private let executor: (any TaskExecutor)?
    private let isFull: @Sendable () -> Bool

    /// A pool that does large work on the threads of an executor, unless too much waits there already.
    public init(_ executor: any TaskExecutor, isFull: @escaping @Sendable () -> Bool) {
        self.executor = executor
        self.isFull = isFull
    }

    private init() {
        executor = nil
        isFull = { false }
    }

    /// Does everything where it is asked for.
    public static let inPlace = WorkPool()

    /// Does work: in place if it is small, else on a thread of the pool.
    ///
    /// Throws `unavailable` when too much waits already, or when the task was cancelled before its turn came.
    ///
    /// With `evenIfFull` it waits behind however much there is.
    public func run<Value>(
        _ amount: Amount, evenIfFull: Bool = false, _ work: () throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        guard let executor, amount.isLarge else { return try work() }
        guard evenIfFull || !isFull() else { throw ArticleError(.unavailable, "too much work is waiting") }
        return try await withTaskExecutorPreference(executor) { () throws(ArticleError) -> Value in
            try Self.checkCancellation()
            return try work()
        }
    }

    /// Throws `unavailable` if nobody waits for the result any more: to be called between the parts of long
    /// work.
    public static func checkCancellation() throws(ArticleError) {
        if Task.isCancelled { throw ArticleError(.unavailable, "the request was given up") }
    }
}

extension ArticleService {
    /// Where large work is done.
    public var work: WorkPool { dependencies.work }

    /// The article with its entries in the index.
    func indexed(
        _ article: Article, at now: Timestamp
    ) async throws(ArticleError) -> IndexedArticle {
        guard !indexesLater else { return IndexedArticle(article, storedAt: now) }
        return try await work.run(.analysing(article.body.utf8.count)) { article.indexed(at: now) }
    }
}
