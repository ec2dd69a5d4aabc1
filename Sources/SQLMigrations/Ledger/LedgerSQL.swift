/// The SQL in which a dialect keeps the ledger.
///
/// Tables are named in full, as `Ledger.name(of:)` gives them.
public protocol LedgerSQL: Sendable {
    /// The type of a column.
    func type(_ type: LedgerText.ValueType) -> String

    /// The definition of the number of a log entry, which the database counts up.
    var entryNumber: String { get }

    /// A parameter that is given as text, cast to its type.
    func parameter(_ number: Int, _ type: LedgerText.ValueType) -> String

    /// A column of whole numbers, as text.
    func text(_ column: String) -> String

    /// A column of times as text: `2026-11-21T10:16:02.000Z`.
    func time(_ column: String) -> String

    /// The columns of a table of the runner's, one a row; none when there is no such table.
    func columns(of table: Ledger.Table, in ledger: Ledger) -> LedgerStatement

    /// `1` when the log is there and may be read, `0` when it may not; no row when it is not there.
    func logIsReadable(in ledger: Ledger) -> LedgerStatement

    /// All rows of the ledger in the order in which they were applied: the columns version, name, checksum, state,
    /// seq, contract (`1` or `0`), fingerprint, started_at, duration_ms, app_version, host, pid and finished_at. The
    /// last is as precise as the database keeps it.
    func rows(in ledger: Ledger) -> LedgerStatement

    /// Two changes that do not see each other, in as few statements as the dialect can.
    func together(_ first: LedgerText, _ second: LedgerText) -> [LedgerText]
}

extension LedgerSQL {
    /// The column cast to `text`, as standard SQL has it.
    public func text(_ column: String) -> String { "CAST(\(column) AS text)" }

    /// Both, one behind the other.
    public func together(_ first: LedgerText, _ second: LedgerText) -> [LedgerText] { [first, second] }
}
