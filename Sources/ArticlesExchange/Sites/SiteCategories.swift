import StrictJSON

/// The categories of a WordPress site: a post has their names, but not their parents.
struct SiteCategories {
    private var known: [String: JSONValue] = [:]
    private var bytes = 0

    private static let countLimit = 100_000
    private static let bytesLimit = 64 << 20

    /// Adds those of a list that are not known.
    mutating func add(_ list: [JSONValue]) throws(SiteError) {
        for category in list {
            guard let id = category["id"]?.key, known[id] == nil else { continue }
            // Nothing else of them is held.
            let members = [
                ("id", id), ("name", category["name"]?.text), ("parent", category["parent"]?.key),
            ].compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
            known[id] = .object(members)
            bytes += members.reduce(0) { $0 + ($1.value.text?.utf8.count ?? 0) }
            guard known.count <= Self.countLimit, bytes <= Self.bytesLimit else {
                throw .site("the site has more categories than can be read")
            }
        }
    }

    /// Those of some posts with the ones above them, as a JSON array.
    func json(for posts: [JSONValue]) -> [UInt8] {
        var found: [JSONValue] = []
        var taken: Set<String> = []
        for term in posts.flatMap({ $0["_embedded"]?["wp:term"]?.elements.flatMap(\.elements) ?? [] })
        where term["taxonomy"]?.text == "category" {
            var id = term["id"]?.key
            while let next = id, let category = known[next], taken.insert(next).inserted {
                found.append(category)
                id = category["parent"]?.key
            }
        }
        var writer = JSONWriter()
        writer.value(.array(found))
        return writer.bytes
    }
}
