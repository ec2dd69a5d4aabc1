extension MigrationError {
    /// What a connection's error means for a command.
    init(_ error: MigrationConnectionError, doing purpose: String? = nil) {
        let code: Code =
            switch error.kind {
            case .unreachable: .unreachable
            case .rejected: .rejected
            case .lost: .connectionLost
            case .statement: Self.isLockTimeout(error) ? .lockTimeout : .databaseRefused
            case .busy: .databaseBusy
            case .cancelled: .interrupted
            }
        self.init(code, purpose.map { "\($0): \(error.message)" } ?? error.message)
        sqlState = error.sqlState
        let advice = error.kind == .rejected ? error.sqlState.flatMap(Self.advice) : nil
        details = [error.detail, error.hint, advice].compactMap(\.self)
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

    /// An error of a statement of `section`, with its place in the file.
    init(_ error: MigrationConnectionError, in step: MigrationStep, state: State) {
        self.init(error)
        if code == .databaseRefused { self = changing(code: .sql) }
        version = step.migration.version
        name = step.migration.name
        location =
            (error.offset ?? step.onlyOffset).map { step.migration.location(of: $0, in: step.section) }
            ?? SourceLocation(file: step.migration.file)
        fileState = state
        isUndoing = step.isDown
    }

    private static func isLockTimeout(_ error: MigrationConnectionError) -> Bool {
        error.sqlState == "55P03" || error.sqlState == "40P01"
    }
}

extension MigrationStep {
    /// Where the section's only statement begins: what an error without a place is about.
    fileprivate var onlyOffset: Int? {
        let statements = SQLStatement.statements(of: section.body, dialect: ledger.dialect)
        return statements.count == 1 ? statements[0].offset : nil
    }
}

extension MigrationConnection {
    /// Runs the runner's own SQL.
    func run(_ sql: String, doing purpose: String? = nil) async throws(MigrationError) {
        do throws(MigrationConnectionError) {
            try await script(sql, by: .runner)
        } catch { throw MigrationError(error, doing: purpose) }
    }

    func rows(
        _ statement: LedgerStatement, doing purpose: String? = nil
    ) async throws(MigrationError) -> [[String?]] {
        do throws(MigrationConnectionError) {
            return try await query(statement.sql, statement.parameters)
        } catch { throw MigrationError(error, doing: purpose) }
    }

    /// The first column of the first row.
    func value(_ statement: LedgerStatement) async throws(MigrationError) -> String? {
        try await rows(statement).first?.first ?? nil
    }

    func write(_ changes: [LedgerChange]) async throws(MigrationError) {
        for change in changes { _ = try await rows(change.statement, doing: "writing the ledger") }
    }
}
