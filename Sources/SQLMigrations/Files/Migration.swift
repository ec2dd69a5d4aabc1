internal import Crypto
internal import Foundation

/// One migration file: a change of the schema, and how to undo it.
public struct Migration: Hashable, Sendable {
    /// The part of a file that runs in one direction.
    public struct Section: Hashable, Sendable {
        /// How the section runs.
        public let options: MigrationOptions
        /// The text as it stands in the file, marker line excluded.
        public let body: String
        /// The line of the file that `body` begins on.
        public let firstLine: Int
    }

    /// The number that the file name begins with.
    public let version: MigrationVersion
    /// The part of the file's name between the version and `.sql`.
    public let name: String
    /// The path of the file, as the caller named its folder.
    public let file: String
    /// What changes the schema.
    public let up: Section
    /// `nil` when the file has no down section, or one without a statement: the migration is irreversible.
    public let down: Section?
    /// Whether the file has a down section, but no statement in it.
    let hasEmptyDown: Bool
    /// SHA-256, in hexadecimal, of the up section's body and of the options that decide how it runs; the down
    /// section may change freely.
    public let checksum: String

    init(
        version: MigrationVersion, name: String, file: String, up: Section, down: Section?,
        dialect: SQLDialect
    ) {
        self.version = version
        self.name = name
        self.file = file
        self.up = up
        hasEmptyDown = down.map { !$0.hasStatement(dialect) } ?? false
        self.down = hasEmptyDown ? nil : down
        checksum = Self.checksum(of: up, as: up.options.canonical)
    }

    private static func checksum(of section: Section, as options: String) -> String {
        SHA256.hexadecimal(of: options + "\n", normalized(section.body))
    }

    /// Whether a ledger's checksum is that of this file, also when an earlier release wrote it.
    func matches(_ recorded: String) -> Bool {
        recorded == checksum
            || up.options.formerCanonicals.contains { Self.checksum(of: up, as: $0) == recorded }
    }

    /// Why it cannot be undone.
    var whyIrreversible: String {
        hasEmptyDown ? "its down section has no statement" : "its file has no down section"
    }

    /// Where a migration stands among the others: a squash stands in the place of those it replaces.
    var position: MigrationVersion { up.options.squashThrough ?? version }

    /// The place of the scalar at `offset` of a section's body.
    func location(of offset: Int, in section: Section) -> SourceLocation {
        SourceLocation(file: file, offset: offset, in: section.body, firstLine: section.firstLine)
    }

    /// LF line ends, no mark of byte order, no blanks at the end of a line or of the text.
    private static func normalized(_ text: String) -> [UInt8] {
        var normalized: [UInt8] = []
        normalized.reserveCapacity(text.utf8.count)
        var kept = 0
        for byte in Array(text.utf8) {
            if byte == UInt8(ascii: "\n") { normalized.dropBlanks(after: kept) }
            normalized.append(byte)
            if byte == UInt8(ascii: "\n") { kept = normalized.count }
        }
        normalized.dropBlanks(after: 0)
        return normalized.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(normalized.dropFirst(3)) : normalized
    }
}

extension Migration.Section {
    fileprivate func hasStatement(_ dialect: SQLDialect) -> Bool {
        var reader = SQLStatementReader(body, dialect: dialect)
        return reader.next() != nil
    }
}

extension [UInt8] {
    /// Takes white space off the end, Unicode's too, as far back as `start`.
    fileprivate mutating func dropBlanks(after start: Int) {
        while count > start, let last {
            if last.isBlank {
                removeLast()
                continue
            }
            guard last > 0x7F else { return }
            var first = count - 1
            while first > start, self[first] & 0xC0 == 0x80 { first -= 1 }
            let scalar = String(decoding: self[first...], as: UTF8.self).unicodeScalars.first
            guard scalar?.properties.isWhitespace == true else { return }
            removeSubrange(first...)
        }
    }
}

extension SHA256 {
    static func hexadecimal(of text: String, _ rest: [UInt8] = []) -> String {
        var hash = SHA256()
        hash.update(data: Data(text.utf8))
        hash.update(data: rest)
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
