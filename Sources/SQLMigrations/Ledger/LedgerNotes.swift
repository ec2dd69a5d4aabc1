/// What the log knows of rows whose files this program may not have.
struct LedgerNotes: Sendable, Hashable {
    /// Versions of another release: their file said `out-of-order`, or a program without the file met them
    /// before it went on.
    private(set) var elsewhere: Set<MigrationVersion> = []
    /// Through which version each squash stands.
    private(set) var squashes: [MigrationVersion: MigrationVersion] = [:]

    init() {}

    /// Reads the rows of `Ledger.notes`.
    init(reading rows: [[String?]]) {
        for row in rows {
            guard row.count == 3, let version = row[0].flatMap(MigrationVersion.init) else { continue }
            if row[1] == LedgerEvent.elsewhere.rawValue { elsewhere.insert(version) }
            for word in (row[2] ?? "").split(separator: " ").dropFirst() {
                if word == Self.outOfOrder { elsewhere.insert(version) }
                guard word.hasPrefix(Self.squashThrough) else { continue }
                squashes[version] = MigrationVersion(word.dropFirst(Self.squashThrough.count))
            }
        }
    }

    fileprivate static let outOfOrder = "out-of-order"
    fileprivate static let squashThrough = "squash-through="
}

extension Migration {
    /// What the log says of it when it is applied: the checksum, and what a program without the file must know.
    var logDetail: String {
        var words = [checksum]
        if up.options.isOutOfOrder { words.append(LedgerNotes.outOfOrder) }
        if let through = up.options.squashThrough { words.append("\(LedgerNotes.squashThrough)\(through)") }
        return words.joined(separator: " ")
    }
}

extension Ledger {
    /// Whether the log is there and may be read: `1`.
    var logIsReadable: LedgerStatement { sql.logIsReadable(in: self) }

    /// What `LedgerNotes` reads: version, event and detail.
    var notes: LedgerStatement {
        LedgerStatement(
            """
            SELECT \(sql.text("l.version")), l.event, l.detail FROM \(log) l
            WHERE (l.event = 'elsewhere'
                    OR (l.event IN ('up', 'squash', 'baseline') AND l.detail LIKE '% %'))
                AND NOT EXISTS (SELECT 1 FROM \(log) d WHERE d.version = l.version AND d.id > l.id
                    AND d.event IN ('down', 'repair-forget'))
            ORDER BY l.id
            """)
    }
}
