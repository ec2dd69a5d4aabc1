public import Articles
import Synchronization

/// Articles in the memory of the process: the reference that every other backend must equal.
///
/// One lock around plain dictionaries; nothing survives the process.
public final class InMemoryArticleRepository: ArticleStorage, ChangeNotifier {
    private let state = Mutex(State())
    /// What was asked for last, as the statistics do before each question.
    let lastSample = Mutex<KnownSample?>(nil)
    private let observers = Mutex<[@Sendable (StoredChange) -> Void]>([])

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

    /// Writes as `write`, and tells of the change.
    func write<Value: Sendable>(
        _ change: StoredChange, _ body: (inout State) throws(ArticleError) -> sending Value
    ) throws(ArticleError) -> Value {
        let value = try write(body)
        for observer in observers.withLock({ $0 }) { observer(change) }
        return value
    }

    public func observe(_ observer: @escaping @Sendable (StoredChange) -> Void) {
        observers.withLock { $0.append(observer) }
    }

    /// Memory always answers.
    public func ping() async throws(ArticleError) {}
}
