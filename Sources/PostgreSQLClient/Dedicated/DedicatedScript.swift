/// A script, or a statement whose rows nobody reads.
final class DedicatedScript: DedicatedWork {
    typealias Outcome = Result<PostgreSQLScriptResult, PostgreSQLError>
    private let continuation: CheckedContinuation<Outcome, Never>
    private var commandTags: [String] = []

    init(
        id: UInt64, sql: String, values: [PostgreSQLValue]?, continuation: CheckedContinuation<Outcome, Never>
    ) {
        self.continuation = continuation
        super.init(id: id, sql: sql, values: values)
    }

    override func receive(_ result: borrowing LibPQResult) throws(PostgreSQLError) {
        if result.status != .empty { commandTags.append(result.commandTag) }
    }

    override func finish(_ failure: PostgreSQLError?, _ notices: [PostgreSQLNotice]) {
        let result = PostgreSQLScriptResult(commandTags: commandTags, notices: notices)
        guard var failure else { return continuation.resume(returning: .success(result)) }
        failure.completedStatements = commandTags.count
        continuation.resume(returning: .failure(failure))
    }
}
