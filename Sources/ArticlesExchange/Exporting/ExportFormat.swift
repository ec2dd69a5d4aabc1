import Articles
import ArticlesSyndication

/// A format that articles, or the addresses that they had, can be written in: a value, like `ImportFormat`.
public struct ExportFormat: Sendable {
    /// The name, as `--format` takes it.
    public let name: String
    let content: Content

    /// What a format is of, and how it is written.
    enum Content: Sendable {
        /// One text of all articles.
        case articles(@Sendable (PublicSite, Timestamp) -> any ArticleWriter)
        /// One text of all redirects that the public may know.
        case redirects(RedirectWriter)
        /// A folder with a file for each article.
        case files(@Sendable (Article, Timestamp) -> ExportedFile)
    }

    /// Every format.
    public static let all: [ExportFormat] =
        [.ndjson, .markdown, .wordpress] + RedirectWriter.all.map { ExportFormat($0.name, .redirects($0)) }

    /// The format with this name; `nil` for an unknown one.
    public init?(named name: String) {
        guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    init(_ name: String, _ content: Content) {
        self.name = name
        self.content = content
    }

    /// Whether it is a folder of files, and not one text.
    public var isFolder: Bool { if case .files = content { true } else { false } }

    /// Whether it has every record of the storage beside the articles.
    var hasRecords: Bool { name == Self.ndjson.name }

    /// Whether it is of redirects, and not of articles.
    public var isOfRedirects: Bool { if case .redirects = content { true } else { false } }
}

/// Writes articles one behind the other into one text.
protocol ArticleWriter: Sendable {
    /// Appends what comes before all articles.
    mutating func begin(_ bytes: inout [UInt8])
    /// Appends one article.
    mutating func write(_ article: Article, _ bytes: inout [UInt8])
    /// Appends what comes behind all articles.
    mutating func end(_ bytes: inout [UInt8])
}

/// A file of an export.
public struct ExportedFile: Sendable {
    /// The name within the folder; of no other article.
    public let name: String
    /// What is in it.
    public let bytes: [UInt8]
}

extension ExportFormat {
    /// One article object of the API a line; behind them one object for each other record: tags, redirects, overrides and
    /// what is left of deleted articles. Keys are left out.
    public static let ndjson = ExportFormat("ndjson", .articles { NDJSONWriter(now: $1) })
    /// Markdown files with front matter, as Hugo reads them; `import` reads them back as they were.
    public static let markdown = ExportFormat("markdown", .files { MarkdownExport.file(of: $0, at: $1) })
    /// WordPress's own export (WXR 1.2), as its importer reads it.
    public static let wordpress = ExportFormat("wordpress", .articles { WordPressExport(site: $0, now: $1) })
}

/// One article object of the API a line.
private struct NDJSONWriter: ArticleWriter {
    let now: Timestamp

    func begin(_ bytes: inout [UInt8]) {}
    func end(_ bytes: inout [UInt8]) {}

    func write(_ article: Article, _ bytes: inout [UInt8]) {
        bytes += article.json(at: now)
        bytes.append(UInt8(ascii: "\n"))
        if let visibility = ExportedRecord(visibilityOf: article, at: now) {
            bytes += visibility.json + [UInt8(ascii: "\n")]
        }
    }
}
