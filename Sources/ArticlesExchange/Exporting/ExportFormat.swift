import Articles

/// A format that articles can be written in: a value, like `ImportFormat`.
public struct ExportFormat: Sendable {
    /// The name, as `--format` takes it.
    public let name: String
    /// Appends one article, as it is seen at this instant.
    let write: @Sendable (Article, Timestamp, inout [UInt8]) -> Void

    /// Every format.
    public static let all: [ExportFormat] = [.ndjson]

    /// The format with this name; `nil` for an unknown one.
    public init?(named name: String) {
        guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    init(name: String, write: @escaping @Sendable (Article, Timestamp, inout [UInt8]) -> Void) {
        self.name = name
        self.write = write
    }
}

extension ExportFormat {
    /// One article object of the API a line.
    public static let ndjson = ExportFormat(name: "ndjson") { article, now, bytes in
        bytes += article.json(at: now)
        bytes.append(UInt8(ascii: "\n"))
    }
}
