/// A fault in a file of a theme.
public struct ThemeError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The name of the file.
    public let file: String
    /// The line, from 1; nil for the file as a whole.
    public let line: Int?
    /// What is wrong with it.
    public let detail: String

    init(_ file: String, line: Int? = nil, _ detail: String) {
        self.file = file
        self.line = line
        self.detail = detail
    }

    /// `article.mustache:12: …`
    public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(detail)" }
}
