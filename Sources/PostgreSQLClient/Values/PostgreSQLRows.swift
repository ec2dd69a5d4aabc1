import NIOCore

/// The rows of one statement on a dedicated connection, taken one by one while the server sends them.
/// The statement runs anew for each iterator.
public struct PostgreSQLRows<Element: Sendable>: AsyncSequence, Sendable {
    /// What the sequence throws.
    public typealias Failure = PostgreSQLError

    let connection: DedicatedConnection
    let sql: String
    let values: [PostgreSQLValue]
    let decode: @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> Element

    /// Starts when the first row is asked for.
    public func makeAsyncIterator() -> Iterator {
        Iterator(rows: self)
    }

    /// Takes the rows. Letting it go before the end cancels the statement.
    public struct Iterator: AsyncIteratorProtocol {
        private let rows: PostgreSQLRows
        private var reading: Reading?
        private var batch: [Element] = []
        private var index = 0
        private var isFinished = false

        init(rows: PostgreSQLRows) {
            self.rows = rows
        }

        /// The next row, or nil after the last.
        public mutating func next() async throws(PostgreSQLError) -> Element? {
            try await next(isolation: #isolation)
        }

        /// The next row, or nil after the last.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(PostgreSQLError) -> Element? {
            if index < batch.count {
                defer { index += 1 }
                return batch[index]
            }
            guard !isFinished else { return nil }
            if reading == nil { reading = rows.start() }
            do throws(PostgreSQLError) {
                batch = try await reading?.next() ?? []
            } catch {
                isFinished = true
                throw error
            }
            index = 1
            isFinished = batch.isEmpty
            return batch.first
        }
    }

    private func start() -> Reading {
        Reading(
            connection: connection,
            stream: connection.start { [sql, values, decode] id in
                DedicatedStream(id: id, sql: sql, values: values, decode: decode)
            })
    }

    /// A statement that is being read.
    private final class Reading: Sendable {
        private let connection: DedicatedConnection
        private let stream: NIOLoopBoundBox<DedicatedStream<Element>?>

        init(connection: DedicatedConnection, stream: NIOLoopBoundBox<DedicatedStream<Element>?>) {
            self.connection = connection
            self.stream = stream
        }

        deinit {
            connection.abandon(stream)
        }

        func next() async throws(PostgreSQLError) -> [Element] {
            try await connection.next(stream)
        }
    }
}
