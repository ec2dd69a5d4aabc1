/// A statement whose rows are handed over in batches, no faster than they are taken.
final class DedicatedStream<T: Sendable>: DedicatedWork {
    typealias Decoder = @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    typealias Batch = Result<[T], PostgreSQLError>
    /// Rows that are kept before the server is held back.
    static var highWater: Int { 512 }

    private let decode: Decoder
    private var rows: [T] = []
    private var reader: CheckedContinuation<Batch, Never>?
    private var isFinished = false
    private var isAbandoned = false

    init(id: UInt64, sql: String, values: [PostgreSQLValue], decode: @escaping Decoder) {
        self.decode = decode
        super.init(id: id, sql: sql, values: values)
    }

    override var usesSingleRows: Bool { true }
    override var wantsMore: Bool { isAbandoned || rows.count < Self.highWater }

    /// Gives the next rows, as soon as there are some; none at the end.
    func next(_ continuation: CheckedContinuation<Batch, Never>) {
        reader = continuation
        handOver()
    }

    /// Throws away what is still to come.
    func abandon() {
        isAbandoned = true
        isCancelled = true
        rows = []
    }

    override func receive(_ result: borrowing LibPQResult) throws(PostgreSQLError) {
        guard !isAbandoned, failure == nil else { return }
        for index in 0..<result.rowCount { rows.append(try decode(result.row(index))) }
    }

    override func finish(_ failure: PostgreSQLError?, _ notices: [PostgreSQLNotice]) {
        if let failure { fail(failure) }
        isFinished = true
        handOver()
    }

    override func handOver() {
        guard let reader, isFinished || !rows.isEmpty else { return }
        self.reader = nil
        if rows.isEmpty, let failure {
            reader.resume(returning: .failure(isCancelled ? failure.as(.cancelled) : failure))
        } else {
            reader.resume(returning: .success(rows))
            rows = []
        }
    }
}
