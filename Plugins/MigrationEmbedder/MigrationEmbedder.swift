import Foundation

/// Writes a Swift source with the names and exact contents of files: `MigrationEmbedder OUTPUT TYPE FILE…`.
@main
struct MigrationEmbedder {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count > 2 else { fail("usage: MigrationEmbedder OUTPUT TYPE FILE…") }
        let (output, type) = (arguments[1], arguments[2])
        do {
            let entries = try arguments.dropFirst(2).map(entry(ofFileAt:))
            try write(Data(source(type, entries).utf8), to: URL(filePath: output))
        } catch let error as NotText {
            fail("\(error.path): error: only UTF-8 text can be embedded, and this file is not")
        } catch {
            fail("error: \(error.localizedDescription)")
        }
    }

    /// Leaves a file alone that is right: SwiftPM builds this tool anew in the second build of a fresh clone, and all
    /// that depends on what it writes would be built anew too.
    private static func write(_ bytes: Data, to output: URL) throws {
        guard (try? Data(contentsOf: output)) != bytes else { return }
        try bytes.write(to: output, options: .atomic)
    }

    private static func entry(ofFileAt path: String) throws -> String {
        let url = URL(filePath: path)
        guard let text = String(validating: try Data(contentsOf: url), as: UTF8.self) else {
            throw NotText(path: path)
        }
        return "        (name: \(literal(url.lastPathComponent)), contents: \(literal(text))),\n"
    }

    private static func source(_ type: String, _ entries: [String]) -> String {
        """
        // Written by a build plugin of this package.

        /// The files that this module was built with.
        enum \(type) {
            static let files: [(name: String, contents: String)] = [
        \(entries.joined())    ]
        }

        """
    }

    /// A string literal that means exactly `text`: line endings and marks are kept.
    private static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\n": literal += "\\n"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default: literal += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return literal + "\""
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(1)
    }
}

/// A file that is not UTF-8 text.
private struct NotText: Error {
    let path: String
}
