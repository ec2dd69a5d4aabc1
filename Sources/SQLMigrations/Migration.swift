internal import Crypto
internal import Foundation

/// One migration file: a change of the schema, and how to undo it.
public struct Migration: Hashable, Sendable {
    /// The part of a file that runs in one direction.
    public struct Section: Hashable, Sendable {
        public let options: MigrationOptions
        /// The text as it stands in the file, marker line excluded.
        public let body: String
        /// The line of the file that `body` begins on.
        public let firstLine: Int
    }

    public let version: MigrationVersion
    /// The part of the file's name between the version and `.sql`.
    public let name: String
    /// The path of the file, as the caller named its folder.
    public let file: String
    public let up: Section
    /// `nil` when the file has no down section: the migration is irreversible.
    public let down: Section?
    /// SHA-256, in hexadecimal, of the up section's body and options; the down section may change freely.
    public let checksum: String

    init(version: MigrationVersion, name: String, file: String, up: Section, down: Section?) {
        self.version = version
        self.name = name
        self.file = file
        self.up = up
        self.down = down
        checksum = SHA256.hexadecimal(of: up.options.canonical + "\n" + Self.normalized(up.body))
    }

    /// Where a migration stands among the others: a squash stands in the place of those it replaces.
    var position: MigrationVersion { up.options.squashThrough ?? version }

    /// The place of the scalar at `offset` of a section's body.
    func location(of offset: Int, in section: Section) -> SourceLocation {
        SourceLocation(file: file, offset: offset, in: section.body, firstLine: section.firstLine)
    }

    /// LF line ends, no mark of byte order, no blanks at the end of a line or of the text.
    private static func normalized(_ text: String) -> String {
        var lines: [Substring.UnicodeScalarView] = []
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = line
            while let last = line.last, last.properties.isWhitespace { line.removeLast() }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        let joined = lines.map { String(Substring($0)) }.joined(separator: "\n")
        return joined.unicodeScalars.first == "\u{FEFF}"
            ? String(joined.unicodeScalars.dropFirst()) : joined
    }
}

extension SHA256 {
    static func hexadecimal(of text: String) -> String {
        hash(data: Data(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
