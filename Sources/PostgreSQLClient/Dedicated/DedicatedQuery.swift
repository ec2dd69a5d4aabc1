/// A statement whose rows are handed over all at once.
final class DedicatedQuery<T: Sendable>: DedicatedWork {
    typealias Decoder = @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    private let decode: Decoder
    private let continuation: CheckedContinuation<Result<[T], PostgreSQLError>, Never>
    private var rows: [T] = []

    init(
        id: UInt64, sql: String, values: [PostgreSQLValue], decode: @escaping Decoder,
        continuation: CheckedContinuation<Result<[T], PostgreSQLError>, Never>
    ) {
        self.decode = decode
        self.continuation = continuation
        super.init(id: id, sql: sql, values: values)
    }

    override func receive(_ result: borrowing LibPQResult) throws(PostgreSQLError) {
        for index in 0..<result.rowCount { rows.append(try decode(result.row(index))) }
    }

    override func finish(_ failure: PostgreSQLError?, _ notices: [PostgreSQLNotice]) {
        continuation.resume(returning: failure.map { .failure($0) } ?? .success(rows))
    }
}
