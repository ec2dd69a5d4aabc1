import Articles
import StrictJSON

/// A post of Substack's archive: its HTML, and its row in the table of posts.
struct SubstackPost {
    private let html: String
    private let stem: String
    private let row: [String: String]
    private let isInTable: Bool
    private let origin: ItemOrigin

    init(_ html: String, _ stem: String, _ row: [String: String]?, _ origin: ItemOrigin) {
        self.html = html
        self.stem = stem
        self.row = row ?? [:]
        isInTable = row != nil
        self.origin = origin
    }

    /// Whether a file has a name as the archive gives them: `12345678.the-bridge.html`.
    static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        return parts.count >= 3 && parts[0].utf8.count >= 5 && parts[0].allSatisfy(\.isNumber)
    }

    func item() -> ImportItem {
        let location = origin.line(1)
        if row["type"] == "page", !origin.includesPages {
            let note = ImportNote(location, "is a page, and only posts are taken (--include-pages)")
            return ImportItem(location, .skipped(because: note))
        }
        var post = ImportedPost(location, title: row["title"] ?? "")
        post.excerpt = row["subtitle"] ?? ""
        post.body = html.trimmed
        let parts = stem.split(separator: ".", maxSplits: 1).map(String.init)
        post.sourceID = parts.first
        post.slug = parts.count > 1 ? parts[1] : nil
        fillState(&post)
        for name in ["type", "podcast_url"] {
            if let value = row[name], !value.isEmpty, value != "newsletter" {
                post.metadata.append(JSONMember(name, .string(value)))
            }
        }
        post.note("authors, tags and comments are not in the archive")
        return post.item(origin)
    }

    private func fillState(_ post: inout ImportedPost) {
        let time = FeedDate.timestamp(row["post_date"] ?? "")
        switch row["is_published"]?.lowercased() {
        case "true": post.publishedAt = time
        case "false":
            post.isPublished = false
            post.createdAt = time
        case let other:
            post.hold(
                isInTable
                    ? "has is_published \(other ?? ""), and is a draft"
                    : "is not in posts.csv, and is a draft")
        }
        switch row["type"] ?? "" {
        case "", "newsletter", "podcast", "video", "page": break
        case let other: post.hold("is of the type \(other), and is a draft")
        }
        if post.isPublished, time == nil { post.hold("has no date, and is a draft") }
        switch row["audience"] {
        case "everyone": break
        case let other: if isInTable { post.hold("is for \(other ?? "nobody known"), and is a draft") }
        }
    }
}

/// The table `posts.csv` of Substack's archive.
struct SubstackTable {
    private var rows: [String: [String: String]] = [:]

    init(_ csv: String) {
        for row in CSVTable.rows(csv) {
            let id = row["post_id"] ?? ""
            // Of two rows for one post nobody knows which holds.
            rows[id] = rows[id] == nil ? row : row.merging(["is_published": "given twice"]) { $1 }
        }
    }

    /// The row of a post, by the name of its file without ending.
    func row(of stem: String) -> [String: String]? { rows[stem] }
}
