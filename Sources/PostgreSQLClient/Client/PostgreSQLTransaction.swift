import NIOCore
import Synchronization

/// A transaction that its caller steers statement by statement, on one connection.
///
/// `BEGIN` travels with the first statement. A statement that fails leaves the transaction good for nothing
/// but its end.
public final class PostgreSQLTransaction: Sendable {
    /// What the transaction sees of others.
    public enum Isolation: Sendable, Hashable {
        /// Each statement sees what was committed before it.
        case readCommitted
        /// All statements see what was committed before the first.
        case repeatableRead
        /// As if transactions ran one after another; may fail with SQLSTATE 40001 and want to be tried again.
        case serializable
    }

    private let loop: LoopReference
    private let lease: UInt64
    private let connection: UInt64
    /// When the work around the transaction must be done.
    private let deadline: NIODeadline
    private let identifiers: Identifiers
    /// What the first statement takes along; nil once it has.
    private let opening: Mutex<PostgreSQLStatement?>

    init(
        loop: LoopReference, lease: UInt64, connection: UInt64, isolation: Isolation,
        deadline: NIODeadline, identifiers: Identifiers
    ) {
        self.loop = loop
        self.lease = lease
        self.connection = connection
        self.deadline = deadline
        self.identifiers = identifiers
        opening = Mutex(isolation.opening)
    }

    /// Runs one statement and decodes its rows.
    public func query<T: Sendable>(
        _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue] = [],
        decode: @escaping @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    ) async throws(PostgreSQLError) -> [T] {
        let step = try PendingWork.Step(statement, values)
        let id = identifiers.next()
        let prefix = takeOpening()
        return try await result(id) { connections, continuation in
            let work = PendingQuery(
                id: id, step: step, loss: .undone, statementClass: .write, decode: decode,
                continuation: continuation)
            work.prefix = prefix
            return work
        }
    }

    /// Runs one statement. Returns the number of rows it touched.
    @discardableResult
    public func execute(
        _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue] = []
    ) async throws(PostgreSQLError) -> Int {
        try await batch([(statement, values)]).first ?? 0
    }

    /// Runs statements in one round trip. Returns the number of rows that each touched.
    @discardableResult
    public func batch(
        _ statements: [(PostgreSQLStatement, [PostgreSQLValue])]
    ) async throws(PostgreSQLError) -> [Int] {
        let steps = try statements.map { statement, values throws(PostgreSQLError) in
            try PendingWork.Step(statement, values)
        }
        guard !steps.isEmpty else { return [] }
        return try await run(steps, loss: .undone, prefix: takeOpening())
    }

    /// Makes the changes lasting. Fails when a statement before has failed.
    func commit() async throws(PostgreSQLError) {
        let wasOpened = opening.withLock { $0 == nil }
        if wasOpened {
            let step = PendingWork.Step(Self.commitStatement)
            _ = try await run([step], loss: .unknown, commandTag: "COMMIT")
        }
        loop.run { [lease, connection] in $0.release(lease: lease, connection: connection, rollingBack: false)
        }
    }

    /// Undoes the changes; the connection comes back when the server has.
    func rollback() {
        let wasOpened = opening.withLock { $0 == nil }
        loop.run { [lease, connection] in
            $0.release(lease: lease, connection: connection, rollingBack: wasOpened)
        }
    }

    private func takeOpening() -> PostgreSQLStatement? {
        opening.withLock { opening in
            defer { opening = nil }
            return opening
        }
    }

    private func run(
        _ steps: [PendingWork.Step], loss: PendingWork.Loss, prefix: PostgreSQLStatement? = nil,
        commandTag: String? = nil
    ) async throws(PostgreSQLError) -> [Int] {
        guard let first = steps.first else { return [] }
        let id = identifiers.next()
        return try await result(id) { connections, continuation in
            let work = PendingBatch(
                id: id, first: first, others: Array(steps.dropFirst()), loss: loss, commandTag: commandTag,
                continuation: continuation)
            work.prefix = prefix
            return work
        }
    }

    private func result<T: Sendable>(
        _ id: UInt64,
        _ make:
            @escaping @Sendable (
                LoopConnections, CheckedContinuation<Result<T, PostgreSQLError>, Never>
            ) -> PendingWork
    ) async throws(PostgreSQLError) -> T {
        try await loop.result(cancel: { $0.cancel(id) }) {
            [lease, connection, deadline] connections, continuation in
            let work = make(connections, continuation)
            work.deadline = deadline
            connections.submit(work, lease: lease, connection: connection)
        }
    }

    private static let commitStatement = PostgreSQLStatement("COMMIT")
}

extension PostgreSQLTransaction.Isolation {
    /// How such a transaction begins.
    var opening: PostgreSQLStatement {
        switch self {
        case .readCommitted: Self.readCommittedOpening
        case .repeatableRead: Self.repeatableReadOpening
        case .serializable: Self.serializableOpening
        }
    }

    private static let readCommittedOpening = PostgreSQLStatement("BEGIN")
    private static let repeatableReadOpening = PostgreSQLStatement("BEGIN ISOLATION LEVEL REPEATABLE READ")
    private static let serializableOpening = PostgreSQLStatement("BEGIN ISOLATION LEVEL SERIALIZABLE")
}
