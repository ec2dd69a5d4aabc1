import Articles

/// A file of the folder.
enum File: Hashable {
    case tag(TagID)
    case tombstone(ArticleID)
    case article(ArticleID)
    case redirects
    case accessKeys
    case related

    /// The folders in the folder, in the order in which they have to be read.
    static let folders = ["tags", "tombstones", "articles"]

    /// The path below the folder.
    var path: String {
        switch self {
        case .tag(let id): "tags/\(id).json"
        case .tombstone(let id): "tombstones/\(id).json"
        case .article(let id): "articles/\(id).json"
        case .redirects: "redirects.json"
        case .accessKeys: "keys.json"
        case .related: "related.json"
        }
    }

    /// The file at a path below the folder; `nil` when there is none of ours.
    init?(path: String) {
        let parts = path.split(separator: "/").map { $0.split(separator: ".")[...] }
        let id = parts.last?.first.flatMap { UniqueID($0) } ?? UniqueID(high: 0, low: 0)
        let files: [File] = [.tag(id), .tombstone(id), .article(id), .redirects, .accessKeys, .related]
        guard let file = files.first(where: { $0.path == path }) else { return nil }
        self = file
    }

    /// The folder that its name is in, below the folder; empty for the folder itself.
    var parent: String {
        switch self {
        case .tag: "tags"
        case .tombstone: "tombstones"
        case .article: "articles"
        case .redirects, .accessKeys, .related: ""
        }
    }
}

/// What a file is to say from now on.
struct Change {
    var file: File
    /// The JSON; `nil` when the file is to go.
    var text: String?
}

/// A file that holds something else than it should.
struct UnreadableFile: Error {
    var path: String
    var reason: String
}
