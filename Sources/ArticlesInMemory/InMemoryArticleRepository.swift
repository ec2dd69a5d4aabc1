public import Articles
import Synchronization

/// Articles in the memory of the process: the reference that every other backend must equal.
///
/// One lock around plain dictionaries; nothing survives the process, unless it is opened over a record store.
public final class InMemoryArticleRepository: ArticleStorage, ChangeNotifier {
    private let state: Mutex<State>
    /// Brings writes to the record store, if there is one.
    let journal: Journal?
    /// What was asked for last, as the statistics do before each question.
    let lastSample = Mutex<KnownSample?>(nil)
    private let observers = Mutex<[@Sendable (StoredChange) -> Void]>([])

    /// An empty storage.
    public init() {
        state = Mutex(State())
        journal = nil
    }

    /// A storage over a record store.
    init(_ state: State, _ journal: Journal) {
        self.state = Mutex(state)
        self.journal = journal
    }

    func read<Value: Sendable>(_ body: (borrowing State) -> Value) -> Value {
        state.withLock { body($0) }
    }

    /// Runs `body` on a state that only it sees, and tells of the change, if there is one to tell of. When `body`
    /// throws it must have changed nothing; over a record store it is run more than once, on equal states.
    func write<Value: Sendable>(
        _ change: StoredChange? = nil,
        _ body: @escaping @Sendable (inout State) throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        if let journal { return try await journal.write(on: self, change, body) }
        return try show(change, body)
    }

    /// As `write`, with what is stored beside.
    func write<Value: Sendable>(
        _ change: StoredChange? = nil, in context: WriteContext,
        _ body: @escaping @Sendable (inout State) throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        try await write(change) { (state) throws(ArticleError) in
            try state.check(context)
            let value = try body(&state)
            state.keep(context)
            return value
        }
    }

    /// Changes what readers see.
    func show<Value: Sendable>(
        _ change: StoredChange?, _ body: (inout State) throws(ArticleError) -> Value
    ) throws(ArticleError) -> Value {
        let value = try state.withLock { (state) throws(ArticleError) in try body(&state) }
        if let change {
            for observer in observers.withLock({ $0 }) { observer(change) }
        }
        return value
    }

    public func observe(_ observer: @escaping @Sendable (StoredChange) -> Void) {
        observers.withLock { $0.append(observer) }
    }

    /// Memory can always be read. Over a record store this throws when no write is taken any more.
    public func ping() async throws(ArticleError) {
        try await journal?.checkIsWritable()
    }
}
