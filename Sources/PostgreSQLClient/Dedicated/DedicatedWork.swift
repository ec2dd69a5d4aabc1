/// What one caller asks of a dedicated connection. Confined to its event loop.
class DedicatedWork {
    let id: UInt64
    let sql: [CChar]
    /// Nil for a script, which goes by the simple protocol.
    let values: [PostgreSQLValue]?
    /// What went wrong first.
    private(set) var failure: PostgreSQLError?
    /// Whether the caller asked to stop.
    var isCancelled = false
    private var isSettled = false

    init(id: UInt64, sql: String, values: [PostgreSQLValue]?) {
        self.id = id
        self.sql = Array(sql.utf8CString)
        self.values = values
    }

    /// Takes one result.
    func receive(_ result: borrowing LibPQResult) throws(PostgreSQLError) {}
    /// Resumes the caller.
    func finish(_ failure: PostgreSQLError?, _ notices: [PostgreSQLNotice]) {}

    /// Remembers the first thing that went wrong.
    func fail(_ error: PostgreSQLError) {
        if failure == nil { failure = error }
    }

    /// Resumes the caller once; later calls do nothing.
    func settle(_ error: PostgreSQLError? = nil, _ notices: [PostgreSQLNotice] = []) {
        guard !isSettled else { return }
        isSettled = true
        let failure = error ?? failure
        finish(isCancelled ? failure?.as(.cancelled) : failure, notices)
    }
}
