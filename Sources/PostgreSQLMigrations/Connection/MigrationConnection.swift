internal import PostgreSQLClient
internal import SQLMigrations

/// One connection to PostgreSQL, outside every pool of ours.
struct PostgreSQLMigrationConnection: MigrationConnection {
    private let connection: DedicatedConnection

    init(_ connection: DedicatedConnection) { self.connection = connection }

    var file: String? { nil }

    var backendProcessID: Int32? { connection.backendProcessID }

    var isInTransaction: Bool {
        get async {
            switch await connection.transactionStatus() {
            case .inTransaction, .inFailedTransaction, .active: true
            case .idle, .unknown: false
            }
        }
    }

    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError) {
        do throws(PostgreSQLError) {
            _ = try await connection.script(sql)
        } catch { throw MigrationConnectionError(error) }
    }

    func single(_ sql: String) async throws(MigrationConnectionError) {
        do throws(PostgreSQLError) {
            _ = try await connection.single(sql)
        } catch { throw MigrationConnectionError(error) }
    }

    func query(
        _ sql: String, _ parameters: [String?]
    ) async throws(MigrationConnectionError) -> [[String?]] {
        do throws(PostgreSQLError) {
            return try await connection.query(sql, parameters.map { $0.map(PostgreSQLValue.text) ?? .null }) {
                (row) throws(PostgreSQLError) -> [String?] in
                var values: [String?] = []
                for column in 0..<row.columnCount {
                    values.append(row.isNull(column) ? nil : try row.text(column))
                }
                return values
            }
        } catch { throw MigrationConnectionError(error) }
    }

    func observe(_ listener: @escaping @Sendable (MigrationNotice) -> Void) async {
        await connection.observeNotices { notice in listener(MigrationNotice(notice)) }
    }

    func cancel() { connection.cancel() }

    func close() async { await connection.close() }
}

extension MigrationConnectionError {
    init(_ error: PostgreSQLError) {
        let kind: Kind =
            switch error.kind {
            case .timeout where error.sqlState != nil: .statement
            // A statement that a read-only transaction cannot run; the connection is none the worse.
            case .connection where error.sqlState == "25006": .statement
            case .connection where Self.isFinal(error.sqlState): .rejected
            case .connection, .acquireTimeout, .queueFull, .timeout: .unreachable
            case .invalidConnectionString, .wrongEncoding, .unsupportedServer: .rejected
            case .connectionLost, .outcomeUnknown, .shutdown, .protocolViolation: .lost
            case .cancelled: .cancelled
            case .server, .decoding, .invalidValue: .statement
            }
        self.init(
            kind, error.message, sqlState: error.sqlState, offset: error.position.map { $0 - 1 },
            constraint: error.constraint, detail: error.detail, hint: error.hint, context: error.context,
            completed: error.completedStatements,
            isLockTimeout: error.sqlState == "55P03" || error.sqlState == "40P01",
            advice: kind == .rejected ? error.sqlState.flatMap(Self.advice) : nil)
    }

    /// What helps against a server that refuses a connection with this SQLSTATE.
    private static func advice(on sqlState: String) -> String? {
        switch sqlState {
        case "28P01", "28000":
            "the server does not let this user in: check user, password and its pg_hba.conf"
        case "3D000": "make the database first, for example with createdb"
        case "42501": "let the user in: GRANT CONNECT ON DATABASE … TO …"
        case _: nil
        }
    }
}

extension MigrationConnectionError {
    /// Whether a server that refused a connection with this SQLSTATE will refuse the next one too: who asks, for which
    /// database, with which settings. Not: starting up, shutting down, too many connections.
    private static func isFinal(_ sqlState: String?) -> Bool {
        guard let sqlState else { return false }
        return sqlState.hasPrefix("28") || sqlState.hasPrefix("22")
            || ["3D000", "42501", "42704", "42602", "0A000"].contains(sqlState)
    }
}

extension MigrationNotice {
    fileprivate init(_ notice: PostgreSQLNotice) {
        self.init(
            severity: notice.severity, message: notice.message, sqlState: notice.sqlState,
            detail: notice.detail, hint: notice.hint, context: notice.context)
    }
}
