import CLibPQ

/// One `PGconn`, finished at the end of its life. Belongs to one thread at a time.
@safe
final class LibPQConnection {
    private let connection: OpaquePointer
    /// Notices since they were last taken; kept only where `keepsNotices`.
    private var notices: [ServerReport] = []
    /// Whether notices are kept for `takeNotices()`.
    var keepsNotices = false
    /// Hears of each notice as it arrives, on the thread that reads from the connection.
    var noticeListener: ((PostgreSQLNotice) -> Void)?
    /// Whether a commit was reported that may not have reached the standby.
    private(set) var hasUnconfirmedCommit = false
    /// Whether a pooler stands between: then the next transaction may run in another session of the server.
    var isPooled = false

    /// Takes over an open connection and makes it non-blocking.
    init(owning connection: OpaquePointer) {
        unsafe self.connection = connection
        unsafe PQsetnonblocking(connection, 1)
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe PQsetNoticeReceiver(connection, receiveNotice, context)
    }

    deinit {
        unsafe PQfinish(connection)
    }

    var socket: CInt { unsafe PQsocket(connection) }
    var isAlive: Bool { unsafe PQstatus(connection) == CONNECTION_OK }
    var processID: Int32 { unsafe PQbackendPID(connection) }
    var serverVersion: Int { Int(unsafe PQserverVersion(connection)) }
    var errorText: String {
        (unsafe PQerrorMessage(connection).map { unsafe String(cString: $0) } ?? "").trimmingSpace
    }
    var transactionStatus: PostgreSQLTransactionStatus {
        switch unsafe PQtransactionStatus(connection) {
        case PQTRANS_IDLE: .idle
        case PQTRANS_ACTIVE: .active
        case PQTRANS_INTRANS: .inTransaction
        case PQTRANS_INERROR: .inFailedTransaction
        default: .unknown
        }
    }

    /// Whether the server wanted a password and there was none.
    var needsPassword: Bool { unsafe PQconnectionNeedsPassword(connection) == 1 }

    /// Connects anew, which may block as long as the first time, and returns why that failed with all that is known.
    func reconnectedVerbosely() -> String {
        let former = unsafe PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
        defer { unsafe PQsetErrorVerbosity(connection, former) }
        unsafe PQreset(connection)
        unsafe PQsetnonblocking(connection, 1)
        return errorText
    }

    // Receiving

    /// Reads what the socket has; false when the connection is lost.
    func consumeInput() -> Bool { unsafe PQconsumeInput(connection) == 1 }
    /// Whether asking for a result would block.
    var isBusy: Bool { unsafe PQisBusy(connection) == 1 }
    /// The next result, or nil at the end of a statement's results.
    func nextResult() -> LibPQResult? {
        guard let result = unsafe PQgetResult(connection) else { return nil }
        return unsafe LibPQResult(owning: result)
    }
    /// The next notification that `consumeInput` has brought.
    func nextNotification() -> PostgreSQLNotification? {
        guard let notify = unsafe PQnotifies(connection) else { return nil }
        defer { unsafe PQfreemem(notify) }
        return unsafe PostgreSQLNotification(
            channel: String(cString: notify.pointee.relname),
            payload: notify.pointee.extra.map { unsafe String(cString: $0) } ?? "",
            processID: notify.pointee.be_pid)
    }
    /// The notices since this was last asked.
    func takeNotices() -> [PostgreSQLNotice] {
        defer { notices.removeAll() }
        return notices.map { PostgreSQLNotice($0) }
    }
    /// A handle to cancel what this connection runs.
    func cancellation() -> LibPQCancellation? {
        guard let cancel = unsafe PQgetCancel(connection) else { return nil }
        return unsafe LibPQCancellation(owning: cancel)
    }

    // Sending. What is sent waits in libpq's buffer until `flush` or `sync`.

    /// The state of the output buffer.
    enum Flushed { case done, blocked, lost }

    func flush() -> Flushed {
        switch unsafe PQflush(connection) {
        case 0: .done
        case 1: .blocked
        default: .lost
        }
    }
    func enterPipelineMode() -> Bool { unsafe PQenterPipelineMode(connection) == 1 }
    /// Ends a group of statements and sends what waits.
    func sync() -> Bool { unsafe PQpipelineSync(connection) == 1 }

    /// Sends text with any number of statements, by the simple protocol.
    func sendScript(_ sql: [CChar]) -> Bool { unsafe PQsendQuery(connection, sql) == 1 }

    func sendPrepare(_ statement: PostgreSQLStatement) -> Bool {
        unsafe PQsendPrepare(connection, statement.nameText, statement.sqlText, 0, nil) == 1
    }
    /// Sends a statement that is prepared; results are binary.
    func sendPrepared(_ statement: PostgreSQLStatement, _ parameters: inout ParameterBuffer) -> Bool {
        unsafe parameters.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryPrepared(connection, statement.nameText, count, values, lengths, formats, 1)
                == 1
        }
    }
    /// Sends exactly one statement without a name; results are binary.
    func send(_ sql: [CChar], _ parameters: inout ParameterBuffer) -> Bool {
        unsafe parameters.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryParams(connection, sql, count, nil, values, lengths, formats, 1) == 1
        }
    }

    fileprivate func receive(_ notice: borrowing LibPQResult) {
        let report = ServerReport(notice)
        if report.isUnconfirmedCommit { hasUnconfirmedCommit = true }
        if keepsNotices, notices.count < 1_000 { notices.append(report) }
        noticeListener?(PostgreSQLNotice(report))
    }
}

/// Called by libpq for each notice, on the thread that reads from the connection.
private func receiveNotice(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let context = unsafe context, let result = unsafe result else { return }
    let connection = unsafe Unmanaged<LibPQConnection>.fromOpaque(context).takeUnretainedValue()
    unsafe connection.receive(LibPQResult(borrowing: result))
}
