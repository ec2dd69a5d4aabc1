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
    private var metaOfPost: [String: [JSONMember]] = [:]
    /// What the file and the database say of themselves.
    private let sites: [SourceVisibility]

    /// The items of all databases that a file holds.
    static func items(
        of value: JSONValue, _ bytes: [UInt8], _ origin: ItemOrigin
    ) throws(ImportFault) -> [ImportItem] {
        let databases = value["db"]?.elements ?? []
        let isNested = !databases.isEmpty
        let path = isNested ? ["db", "data", "posts"] : value["data"] != nil ? ["data", "posts"] : ["posts"]
        var lines = JSONFile.lines(ofElementsIn: path, of: bytes, atMost: max(1, databases.count))[...]
        var items: [(item: ImportItem, id: String)] = []
        let file = SourceVisibility(GhostSite.pairs([value]), of: "export", origin)
        var hasPosts = false
        for (index, database) in (isNested ? databases : [value]).enumerated() {
            let data = database["data"] ?? (isNested ? .null : database)
            guard let posts = data["posts"], case .array(let list) = posts else {
                let note = ImportNote(origin.line(1), "the database \(index + 1) of the export has no posts")
                items.append((ImportItem(note.location, .skipped(because: note)), "database \(index)"))
                continue
            }
            hasPosts = true
            let site = SourceVisibility(
                GhostSite.pairs(isNested ? [database, data] : [data]), of: "export", origin)
            items += GhostExport(list, data, lines.popFirst() ?? [], [file, site], origin).items()
        }
        guard hasPosts else { throw ImportFault(origin.line(1), "is no Ghost export: there are no posts") }
        return RepeatedItems.taking(items.map(\.item), items.map(\.id))
    }

    private init(
        _ posts: [JSONValue], _ data: JSONValue, _ lines: [Int], _ sites: [SourceVisibility],
        _ origin: ItemOrigin
    ) {
        self.posts = posts
        self.origin = origin
        self.lines = lines
        self.sites = sites
        tags = Self.table(data["tags"])
        people = Self.table(data["users"])
        tagsOfPost = Self.relation(data["posts_tags"], "tag_id")
        peopleOfPost = Self.relation(data["posts_authors"], "author_id")
        for meta in data["posts_meta"]?.elements ?? [] {
            if let id = meta["post_id"]?.key { metaOfPost[id, default: []] += meta.members }
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

    private func items() -> [(item: ImportItem, id: String)] {
        let items = posts.enumerated().map { index, post in
            let line = lines.indices.contains(index) ? lines[index] : 1
            guard case .object = post else {
                return ImportItem(ImportFault(origin.line(line), "is no object"))
            }
            let id = post["id"]?.key ?? ""
            let known = tagsOfPost[id] ?? []
            let authors =
                (post["authors"]?.elements ?? []) + (peopleOfPost[id] ?? []).compactMap { people[$0] }
            let author = post["author"] ?? post["author_id"]?.key.flatMap { people[$0] }
            return GhostPost(
                post: post, meta: metaOfPost[id].map { .object($0) },
                tags: (post["tags"]?.elements ?? []) + known.compactMap { tags[$0] },
                lostTags: known.count { tags[$0] == nil },
                authors: authors.isEmpty ? author.map { [$0] } ?? [] : authors, line: line, sites: sites
            ).item(origin)
        }
        let named = items.named(posts.map { $0["slug"]?.text ?? $0["title"]?.text ?? "" })
        return zip(named, posts).enumerated().map { index, pair in
            (pair.0, GhostPost.identity(of: pair.1) ?? "line \(lines.first ?? 1), \(index)")
        }
    }
}

extension JSONValue {
    /// The members of an object; none of anything else.
    var members: [JSONMember] { if case .object(let members) = self { members } else { [] } }
}

/// What a Ghost export says of its site.
enum GhostSite {
    /// What it says on who may see its posts, as members of front matter: those that no export has, and the setting by
    /// which a site asks for a password.
    ///
    /// `levels` are the objects around the posts, from the outermost to the one with the tables.
    static func pairs(_ levels: [JSONValue]) -> [(key: String, value: YAMLNode)] {
        var pairs = levels.flatMap(others)
        let settings = levels.last?["settings"] ?? .null
        let isPrivate = settings.elements.filter { $0["key"]?.text == "is_private" }.map {
            $0["value"] ?? .null
        }
        let values = isPrivate + settings.members.filter { $0.name == "is_private" }.map(\.value)
        for value in values.map({ JSONFrontMatter.node($0, 1) }) where value.truth != false && !value.isEmpty
        {
            pairs.append(("private", YAMLNode(line: 1, content: .scalar("true", isPlain: true))))
        }
        return pairs
    }

    /// Tables are lists of rows; those of posts are looked at elsewhere, and others say nothing of the site.
    private static func others(_ value: JSONValue) -> [(key: String, value: YAMLNode)] {
        value.members.compactMap { member in
            if ["db", "data", "settings", "posts"].contains(member.name) { return nil }
            if case .object? = member.value.elements.first { return nil }
            return (member.name, JSONFrontMatter.node(member.value, 1))
        }
    }
}
