internal import SQLMigrations

/// A file between what guards its transaction and what ends it, as one text for the server.
///
/// The guard is a cursor WITH HOLD that has not been read. COMMIT runs the query of such a cursor to its end,
/// and this query fails: the COMMIT of a file fails with it, and everything rolls back. The runner closes the
/// cursor before its own COMMIT. A cursor is no constraint, table or trigger: SET CONSTRAINTS,
/// `session_replication_role`, DISCARD TEMP and a role without rights do nothing to it.
struct GuardedScript {
    /// The part of the text that an error is about.
    enum Place: Equatable {
        case opening
        /// The scalar of the body.
        case body(Int)
        /// The deferred constraints of the file, which are checked at its end.
        case deferred
        /// The guard, which is gone.
        case guarding
        /// What takes back what the file left in the session.
        case tidying
        case ledger
    }

    /// The constraint that a COMMIT in the file breaks, by reading the cursor.
    static let constraint = "cardinal_number_domain_check"

    /// Statements before the body.
    var opening: [String] = []
    var body = ""
    /// Statements behind the body that undo what it left; the first two are `closing`.
    var tidying: [String] = []
    /// Statements that write the ledger, and COMMIT.
    var writing: [String] = []

    var text: String { head + body + tail + Self.joined(writing) }

    private var head: String { Self.joined(opening) }
    /// A body may end in a comment, and without a semicolon.
    private var tail: String { tidying.isEmpty ? "" : "\n;" + Self.joined(tidying) }

    private static func joined(_ statements: [String]) -> String {
        statements.map { "\($0);\n" }.joined()
    }

    /// - Parameter isOpen: whether a transaction has begun already, as behind a pooler.
    static func opening(lockTimeout: Duration, lockKey: Int64, isOpen: Bool) -> [String] {
        // Whatever the file does to the session's lock, its transaction keeps the others out.
        let beginning = isOpen ? [] : ["BEGIN", "SELECT pg_catalog.pg_advisory_xact_lock(\(lockKey))"]
        return beginning + [
            "SET LOCAL lock_timeout = '\(lockTimeout.milliseconds)ms'",
            "SET LOCAL client_min_messages = notice", arming,
        ]
    }

    static let arming = """
        DECLARE schema_migrations_guard CURSOR WITH HOLD FOR SELECT (-1 - pg_catalog.floor(\
        pg_catalog.random()))::pg_catalog.int4::information_schema.cardinal_number
        """
    static let disarming = "CLOSE schema_migrations_guard"

    /// Checks what the file deferred, in its own settings and role, and takes the guard away.
    static let closing = ["SET CONSTRAINTS ALL IMMEDIATE", disarming]
}

extension GuardedScript {
    /// What an error is about; `nil` when nothing tells.
    ///
    /// - Parameters:
    ///   - offset: the scalar of the text that the server named.
    ///   - isSyntax: whether the error is one of syntax: that of a body that is not finished is found in what
    ///     follows.
    ///   - completed: how many statements of the text ended well.
    func place(of offset: Int?, isSyntax: Bool, completed: Int?) -> Place? {
        if let offset { return place(of: offset, isSyntax: isSyntax) }
        guard let completed else { return nil }
        var index = completed - opening.count
        guard index >= 0 else { return .opening }
        let statements =
            body.isEmpty ? [] : SQLStatement.statements(of: body, dialect: .postgreSQL).map(\.offset)
        if index < statements.count { return .body(statements[index]) }
        index -= statements.count
        if index < tidying.count { return tidyingPlace(index) }
        return .ledger
    }

    private func place(of offset: Int, isSyntax: Bool) -> Place {
        let start = head.unicodeScalars.count
        guard offset >= start else { return .opening }
        let end = start + body.unicodeScalars.count
        if !body.isEmpty, offset <= end || isSyntax { return .body(min(offset, end) - start) }
        return offset < end + tail.unicodeScalars.count ? .tidying : .ledger
    }

    private func tidyingPlace(_ index: Int) -> Place {
        switch index {
        case 0: .deferred
        case 1: .guarding
        case _: .tidying
        }
    }
}
