import Foundation

/// Standard output for results, standard error for everything else.
enum Terminal {
    /// Writes a line of the result.
    static func result(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// Writes a line for the person who watches.
    static func note(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Overwrites the last line of standard error, which must be a terminal.
    static func progress(_ line: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
    }

    /// Whether standard error is a terminal.
    static var isInteractive: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}
