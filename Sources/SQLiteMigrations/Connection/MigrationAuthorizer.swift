internal import CSQLite
internal import Foundation

/// What a migration file may not do: end the runner's transaction, leave the database, or switch foreign
/// keys.
final class MigrationAuthorizer {
    /// Whether a file is running, and not the runner's own SQL.
    var isStrict = false
    /// Whether a file's only statement is running, which may do more.
    var isWatching = false
    /// Whether SQL of a file did what outlives it in the connection: temporary objects, pragmas, attached
    /// databases.
    private(set) var hasLeftTraces = false
    /// The last thing refused, for people.
    private(set) var refusal: String?

    func reset() { refusal = nil }

    /// Whether it looks at such an action: SQLite asks about rows several times a statement.
    static func concerns(_ action: Int32) -> Bool {
        switch action {
        case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_READ, SQLITE_SELECT, SQLITE_FUNCTION: false
        case _: true
        }
    }

    /// What the callback of `sqlite3_set_authorizer` returns: `SQLITE_OK` or `SQLITE_DENY`.
    func decide(_ action: Int32, _ first: String?, _ second: String?, _ database: String?) -> Int32 {
        if isStrict || isWatching, Self.leavesTraces(action, first, database) { hasLeftTraces = true }
        guard isStrict else { return SQLITE_OK }
        switch action {
        case SQLITE_TRANSACTION: refusal = "\(first ?? "BEGIN")"
        case SQLITE_SAVEPOINT: refusal = "SAVEPOINT"
        // VACUUM attaches a nameless database of its own.
        case SQLITE_ATTACH where first?.isEmpty == false: refusal = "ATTACH"
        case SQLITE_DETACH: refusal = "DETACH"
        case SQLITE_PRAGMA where first?.lowercased() == "foreign_keys" && second != nil:
            refusal = "PRAGMA foreign_keys"
        case _: return SQLITE_OK
        }
        return SQLITE_DENY
    }

    private static func leavesTraces(_ action: Int32, _ first: String?, _ database: String?) -> Bool {
        switch action {
        case SQLITE_PRAGMA, SQLITE_ATTACH, SQLITE_DETACH, SQLITE_CREATE_TEMP_TABLE, SQLITE_CREATE_TEMP_VIEW,
            SQLITE_CREATE_TEMP_TRIGGER, SQLITE_CREATE_TEMP_INDEX:
            true
        case SQLITE_CREATE_VTABLE, SQLITE_INSERT, SQLITE_UPDATE: database == "temp"
        case _: false
        }
    }
}
