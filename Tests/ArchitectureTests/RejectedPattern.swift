import Testing

/// A text that no source of ours may contain, and where.
struct RejectedPattern: Sendable, CustomTestStringConvertible {
    /// Which part of a file is searched.
    enum Part {
        case code
        case literals
        case everything
    }

    var testDescription: String
    /// A regular expression, matched against one line, or one literal, at a time.
    var expression: String
    /// Only a line or literal that has one of these is matched: plain search is the quicker of the two.
    var hints: [String]
    var part = Part.code
    var folders = ["Sources", "Tests", "Plugins", "Examples"]
    /// Phrases in which it is right: they are taken out before the search.
    var exceptions: [String] = []
    /// Whether a file may contain it all the same.
    var spares: @Sendable (SourceTree.File) -> Bool = { _ in false }

    /// The places in a file that match, as `path:line`.
    func offences(in file: SourceTree.File) throws -> [String] {
        guard !spares(file), hints.contains(where: file.text.contains) else { return [] }
        let expression = try Regex(expression).ignoresCase(part == .literals).wordBoundaryKind(.simple)
        return pieces(of: file)
            .filter { piece in hints.contains(where: piece.text.contains) }
            .filter { withoutExceptions($0.text).firstMatch(of: expression) != nil }
            .map { "\(file.path):\($0.line)" }
    }

    private func withoutExceptions(_ text: String) -> String {
        exceptions.reduce(text) { $0.replacing($1, with: "") }
    }

    private func pieces(of file: SourceTree.File) -> [SwiftText.Literal] {
        switch part {
        case .code: lines(of: file.parts.code)
        case .everything: lines(of: file.text)
        case .literals: file.parts.literals
        }
    }

    private func lines(of text: String) -> [SwiftText.Literal] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { SwiftText.Literal(line: $0.offset + 1, text: String($0.element)) }
    }
}
