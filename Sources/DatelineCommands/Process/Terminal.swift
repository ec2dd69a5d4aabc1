import Foundation
import StrictJSON
import Synchronization

/// Standard output for results, standard error for everything else.
enum Terminal {
    /// Writes a line of the result.
    ///
    /// - Throws: `unwritable` when nobody can have read all of it.
    static func result(_ line: String) throws(CommandFailure) {
        try write(result: line + "\n")
    }

    /// Writes an object of JSON on a line of the result.
    static func result(_ members: KeyValuePairs<String, JSONValue>) throws(CommandFailure) {
        var writer = JSONWriter()
        writer.value(.object(members.map { JSONMember($0.key, $0.value) }))
        try result(String(decoding: writer.bytes, as: UTF8.self))
    }

    /// Writes a whole result, with its line feeds.
    static func write(result text: String) throws(CommandFailure) {
        do throws(OutputDescriptor.Failure) {
            try OutputDescriptor.standardOutput.write(Array(text.utf8))
        } catch {
            throw CommandFailure(.unwritable, "cannot write to standard output: \(error.reason)")
        }
    }

    /// Writes a line for the person who watches.
    ///
    /// - Returns: whether it was written; nothing else comes of it when not.
    @discardableResult
    static func note(_ line: String) -> Bool { write(note: line + "\n") }

    /// Writes lines, with their line feeds, for the person who watches.
    @discardableResult
    static func write(note text: String) -> Bool {
        (try? OutputDescriptor.standardError.write(Array(text.utf8))) != nil
    }

    /// Writes a line about work that must not wait for who watches it: dropped when a second does not help.
    static func passing(_ line: String) {
        let limit: Duration = isStuck.load(ordering: .relaxed) ? .zero : .seconds(1)
        let isWritten =
            (try? OutputDescriptor.standardError.write(Array((line + "\n").utf8), within: limit)) != nil
        isStuck.store(!isWritten, ordering: .relaxed)
    }

    /// Whether the last passing line found no reader.
    private static let isStuck = Atomic<Bool>(false)

    /// Overwrites the last line of standard error, which must be a terminal.
    static func progress(_ line: String) {
        try? OutputDescriptor.standardError.write(Array("\r\u{1B}[2K\(line)".utf8), within: .zero)
    }

    /// A line of standard input, without its end; empty when there is none. Nothing is locked meanwhile: a signal can end the
    /// process, which waits for locked streams.
    static func line() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count < 1_024 {
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Whether standard error is a terminal.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
