/// A file between what guards its transaction and what ends it.
///
/// The guard is a row that breaks a deferred foreign key until the runner itself takes it away, just before
/// it ends the transaction. A COMMIT in the file meets the guard and fails with 23503, and everything rolls
/// back. Needs the TEMP privilege. The row is the transaction's own number: in any other there is no such
/// row.
struct GuardedScript {
    /// What follows a file.
    struct Ending {
        /// Looks for the guard's row, and breaks a constraint where it is gone.
        let guarding: String
        /// Everything after that.
        var writing = ""
    }

    /// The part of the text that an error is about.
    enum Place {
        case opening
        /// The scalar of the body.
        case body(Int)
        case check
        case ledger
    }

    /// The constraint that a COMMIT in the file breaks.
    static let keyName = "the_runner_ends_the_transaction"
    /// The constraint that the check breaks.
    static let checkName = "the_transaction_is_the_runners"

    var opening = ""
    var body = ""
    let ending: Ending

    var text: String { opening + body + ending.guarding + ending.writing }

    /// What stands at a scalar of the text.
    ///
    /// - Parameter isSyntax: whether the error is one of syntax: that of a body that is not finished is found
    ///   in what follows.
    func place(of offset: Int, isSyntax: Bool) -> Place {
        let start = opening.unicodeScalars.count
        guard offset >= start else { return .opening }
        let end = start + body.unicodeScalars.count
        if !body.isEmpty, offset <= end || isSyntax { return .body(min(offset, end) - start) }
        return offset < end + ending.guarding.unicodeScalars.count ? .check : .ledger
    }

    /// - Parameter isOpen: whether a transaction has begun already, as behind a pooler, where the next one
    ///   may run in another session of the server.
    static func opening(lockTimeout: Duration, isOpen: Bool) -> String {
        let (beginning, end) = isOpen ? ("", " ON COMMIT DROP") : ("BEGIN;", "")
        return """
            \(beginning) SET LOCAL lock_timeout = '\(lockTimeout.milliseconds)ms';
            CREATE TEMPORARY TABLE IF NOT EXISTS schema_migrations_guard_key (id bigint PRIMARY KEY)\(end);
            CREATE TEMPORARY TABLE IF NOT EXISTS schema_migrations_guard (
                id bigint CONSTRAINT \(keyName)
                    REFERENCES pg_temp.schema_migrations_guard_key DEFERRABLE INITIALLY DEFERRED,
                is_guarded boolean CONSTRAINT \(checkName) CHECK (is_guarded)
            )\(end);
            INSERT INTO pg_temp.schema_migrations_guard VALUES (pg_catalog.txid_current(), true);

            """
    }

    /// Takes back the role that the file may have set.
    private static let closing = """

        ;RESET SESSION AUTHORIZATION; RESET ROLE; SET LOCAL statement_timeout = 0;

        """

    /// Leaves the guard where it is.
    static let checking = Ending(
        guarding: """
            \(closing)INSERT INTO pg_temp.schema_migrations_guard SELECT 0, false WHERE NOT EXISTS (
                SELECT FROM pg_temp.schema_migrations_guard WHERE id = pg_catalog.txid_current());

            """)

    /// Takes the guard away. A row that was deleted is not looked for at the end of the transaction.
    static let disarming = """
        \(closing)WITH mine AS (
            DELETE FROM pg_temp.schema_migrations_guard WHERE id = pg_catalog.txid_current() RETURNING id)
        INSERT INTO pg_temp.schema_migrations_guard SELECT 0, false WHERE NOT EXISTS (SELECT FROM mine);

        """
}
