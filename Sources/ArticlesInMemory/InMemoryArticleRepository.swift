public import Articles
import Synchronization

/// Articles in the memory of the process: the reference that every other backend must equal.
///
/// One lock around plain dictionaries; nothing survives the process.
public final class InMemoryArticleRepository: ArticleStorage {
    private let state = Mutex(State())

    /// An empty storage.
    public init() {}

    func read<Value: Sendable>(_ body: (borrowing State) -> Value) -> Value {
        state.withLock { body($0) }
    }

    /// Runs `body` on a state that only it sees. When it throws it must have changed nothing.
    func write<Value: Sendable>(
        _ body: (inout State) throws(ArticleError) -> sending Value
    ) throws(ArticleError) -> Value {
        try state.withLock { (state) throws(ArticleError) in try body(&state) }
    }

    /// Memory always answers.
    public func ping() async throws(ArticleError) {}
}
