import ArgumentParser
import Foundation

/// The texts of the parser of arguments, which wraps all but the line of usage.
enum HelpText {
    /// What the parser says of an error, or of a wish for help, in the name of this program.
    static func of(_ error: any Error) -> String {
        let text = wrapped(DatelineCommand.fullMessage(for: error))
        return Dateline.name == "dateline" ? text : text.replacing("dateline ", with: "\(Dateline.name) ")
    }

    /// The text with its line of usage in as many lines of 80 columns as it takes; no argument is torn apart.
    static func wrapped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("USAGE: ") || $0.hasPrefix("Usage: ") ? wrapped(usage: $0) : String($0) }
            .joined(separator: "\n")
    }

    private static let width = 80

    private static func wrapped(usage line: Substring) -> String {
        var lines: [String] = []
        var current = ""
        for word in words(of: line) {
            if current.count + 1 + word.count > width, !current.isEmpty {
                lines.append(current)
                current = String(repeating: " ", count: 9) + word
            } else {
                current += (current.isEmpty ? "" : " ") + word
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }

    /// The words, those in brackets as one.
    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        var depth = 0
        for word in line.split(separator: " ").map(String.init) {
            if depth > 0, let last = words.popLast() {
                words.append("\(last) \(word)")
            } else {
                words.append(word)
            }
            depth += word.count { $0 == "[" } - word.count { $0 == "]" }
        }
        return words
    }
}
