extension MigrationError {
    /// What a connection's error means for a command.
    public init(_ error: MigrationConnectionError, doing purpose: String? = nil) {
        let code: Code =
            switch error.kind {
            case .unreachable: .unreachable
            case .rejected: .rejected
            case .lost: .connectionLost
            case .statement: error.isLockTimeout ? .lockTimeout : .databaseRefused
            case .busy: .databaseBusy
            case .cancelled: .interrupted
            }
        self.init(code, purpose.map { "\($0): \(error.message)" } ?? error.message)
        sqlState = error.sqlState
        context = error.context
        details = [error.detail, error.hint, error.advice].compactMap(\.self)
        details += (error.context ?? "").split(separator: "\n").prefix(20).map { "context: \($0)" }
    }

    /// An error of a statement of `section`, with its place in the file.
    public init(_ error: MigrationConnectionError, in step: MigrationStep, state: State) {
        self.init(error)
        if code == .databaseRefused { self = changing(code: .sql) }
        version = step.migration.version
        name = step.migration.name
        let offset = error.offset ?? step.onlyOffset
        location =
            offset.map { step.migration.location(of: $0, in: step.section) }
            ?? SourceLocation(file: step.migration.file)
        let failed = offset.flatMap { step.section.statement(at: $0, dialect: step.ledger.dialect) }
        statement = failed?.text
        // Where the place within the statement is known, the place says more than its first words.
        if let failed, offset == failed.offset { details.append("statement: \(failed.text)") }
        fileState = state
        isUndoing = step.isDown
    }
}

extension Migration.Section {
    /// The beginning of the statement that the scalar at `offset` belongs to, on one line, and where it is.
    fileprivate func statement(at offset: Int, dialect: SQLDialect) -> (text: String, offset: Int)? {
        let starts = SQLStatement.statements(of: body, dialect: dialect).map(\.offset)
        guard let start = starts.last(where: { $0 <= offset }) else { return nil }
        let end = starts.first { $0 > offset } ?? .max
        let text = body.unicodeScalars.dropFirst(start).prefix(min(end - start, 400))
        let line = String(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (line.statementWords, start)
    }
}

extension String {
    /// The first words of a statement, as far as they go on a line.
    fileprivate var statementWords: String {
        var text = Substring(self)
        while text.last == ";" || text.last == " " { text.removeLast() }
        return text.count <= 80 ? String(text) : text.prefix(79) + "…"
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
    public func run(_ sql: String, doing purpose: String? = nil) async throws(MigrationError) {
        do throws(MigrationConnectionError) {
            try await script(sql, by: .runner)
        } catch { throw MigrationError(error, doing: purpose) }
    }

    /// The rows of one statement of the runner's own.
    public func rows(
        _ statement: LedgerStatement, doing purpose: String? = nil
    ) async throws(MigrationError) -> [[String?]] {
        do throws(MigrationConnectionError) {
            return try await query(statement.sql, statement.parameters)
        } catch { throw MigrationError(error, doing: purpose) }
    }

    /// The first column of the first row.
    public func value(_ statement: LedgerStatement) async throws(MigrationError) -> String? {
        try await rows(statement).first?.first ?? nil
    }

    /// Runs changes of the ledger, one after the other.
    public func write(_ changes: [LedgerChange]) async throws(MigrationError) {
        for change in changes { _ = try await rows(change.statement, doing: "writing the ledger") }
    }
}

extension MigrationError {
    /// Texts would come back changed, fail, or be in another order than that of Unicode.
    public static func wrongEncoding(_ encoding: String, of database: String) -> MigrationError {
        MigrationError(.wrongEncoding, "the encoding of \(database) is \(encoding), not UTF-8")
    }
}
