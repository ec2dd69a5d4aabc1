extension MigrationError {
    /// What a connection's error means for a command.
    init(_ error: MigrationConnectionError, doing purpose: String? = nil) {
        let kind: Kind =
            switch error.kind {
            case .unreachable, .rejected, .lost: .unreachable
            case .statement: .sql
            case .busy: .lockWait
            case .cancelled: .cancelled
            }
        let message = error.detail.map { "\(error.message) (\($0))" } ?? error.message
        self.init(kind, purpose.map { "\($0): \(message)" } ?? message, hint: error.hint)
        sqlState = error.sqlState
    }

    /// An error of a statement of `section`, with its place in the file.
    init(_ error: MigrationConnectionError, in step: MigrationStep, state: FileState) {
        self.init(error)
        version = step.migration.version
        name = step.migration.name
        location =
            error.offset.map { step.migration.location(of: $0, in: step.section) }
            ?? SourceLocation(file: step.migration.file)
        fileState = state
        if kind == .sql, hint == nil {
            hint = "fix the file, run `migrate \(step.isDown ? "down" : "up")` again"
        }
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

    func write(_ statements: [LedgerStatement]) async throws(MigrationError) {
        for statement in statements { _ = try await rows(statement, doing: "writing the ledger") }
    }
}
