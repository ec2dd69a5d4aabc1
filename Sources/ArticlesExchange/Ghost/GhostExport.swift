import Articles
import StrictJSON

/// The tables of a Ghost export: posts, and the tags and people that belong to them.
struct GhostExport {
    private let posts: [JSONValue]
    private let origin: ItemOrigin
    private let lines: [Int]
    private var tags: [String: JSONValue] = [:]
    private var people: [String: JSONValue] = [:]
    private var tagsOfPost: [String: [String]] = [:]
    private var peopleOfPost: [String: [String]] = [:]
    private var metaOfPost: [String: JSONValue] = [:]
    private var isPrivate = false

    /// The items of all databases that a file holds.
    static func items(
        of value: JSONValue, _ bytes: [UInt8], _ origin: ItemOrigin
    ) throws(ImportFault) -> [ImportItem] {
        let databases = (value["db"]?.elements ?? []).map { $0["data"] ?? .null }
        let isNested = !databases.isEmpty
        let path = isNested ? ["db", "data", "posts"] : value["data"] != nil ? ["data", "posts"] : ["posts"]
        var lines = JSONFile.lines(ofElementsIn: path, of: bytes)
        var items: [ImportItem] = []
        for data in isNested ? databases : [value["data"] ?? value] {
            items += try GhostExport(data, lines, origin).items()
            // Only those of the first are known.
            lines = []
        }
        return items
    }

    private init(_ data: JSONValue, _ lines: [Int], _ origin: ItemOrigin) throws(ImportFault) {
        guard let posts = data["posts"], case .array(let list) = posts else {
            throw ImportFault(origin.line(1), "is no Ghost export: there are no posts")
        }
        self.posts = list
        self.origin = origin
        self.lines = lines
        tags = Self.table(data["tags"])
        people = Self.table(data["users"])
        tagsOfPost = Self.relation(data["posts_tags"], "tag_id")
        peopleOfPost = Self.relation(data["posts_authors"], "author_id")
        isPrivate = (data["settings"]?.elements ?? []).contains {
            $0["key"]?.text == "is_private"
                && ["true", "1"].contains($0["value"]?.key ?? "\($0["value"]?.isTrue ?? false)")
        }
        for meta in data["posts_meta"]?.elements ?? [] {
            if let id = meta["post_id"]?.key { metaOfPost[id] = meta }
        }
    }

    private static func table(_ rows: JSONValue?) -> [String: JSONValue] {
        var table: [String: JSONValue] = [:]
        for row in rows?.elements ?? [] {
            if let id = row["id"]?.key { table[id] = row }
        }
        return table
    }

    /// The ids on the other side, in their order.
    private static func relation(_ rows: JSONValue?, _ name: String) -> [String: [String]] {
        var pairs: [String: [(order: Int, id: String)]] = [:]
        for row in rows?.elements ?? [] {
            guard let post = row["post_id"]?.key, let id = row[name]?.key else { continue }
            pairs[post, default: []].append((row["sort_order"]?.integer ?? .max, id))
        }
        return pairs.mapValues {
            $0.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(
                \.element.id)
        }
    }

    private func items() -> [ImportItem] {
        let items = posts.enumerated().map { index, post in
            let id = post["id"]?.key ?? ""
            let own = (post["tags"]?.elements ?? []) + (tagsOfPost[id] ?? []).compactMap { tags[$0] }
            let authors =
                (post["authors"]?.elements ?? []) + (peopleOfPost[id] ?? []).compactMap { people[$0] }
            let author = post["author"] ?? post["author_id"]?.key.flatMap { people[$0] }
            let line = lines.indices.contains(index) ? lines[index] : 1
            return GhostPost(
                post: post, meta: metaOfPost[id], tags: own,
                authors: authors.isEmpty ? author.map { [$0] } ?? [] : authors, line: line,
                isOfPrivateSite: isPrivate
            ).item(origin)
        }
        return items.named(posts.map { $0["slug"]?.text ?? $0["title"]?.text ?? "" })
    }
}
