/// A place in a migration file.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The path of the file, as the caller named its folder.
    public let file: String

    /// The line, counted from 1, when it is known.
    public let line: Int?

    /// The column in Unicode scalars, counted from 1, when it is known.
    public let column: Int?

    /// A place; without a line, the file as a whole.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, as far as it is known.
    public var description: String {
        guard let line else { return file }
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }

    /// The place in `file` of the scalar at `offset`, counted from 0, of a text that begins on `firstLine`.
    ///
    /// Counts Unicode scalars, as servers do: CRLF is one `Character`, but two scalars.
    init(file: String, offset: Int, in text: String, firstLine: Int) {
        var line = firstLine
        var column = 1
        for scalar in text.unicodeScalars.prefix(max(0, offset)) {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        self.init(file: file, line: line, column: column)
    }

    /// The place in `file` of a byte of its text.
    init(file: String, byte: Int, in bytes: [UInt8]) {
        let before = bytes[..<min(byte, bytes.count)]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.init(
            file: file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
    }
}
