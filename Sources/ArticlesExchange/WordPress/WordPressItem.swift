/// One `item` of a WordPress export as its elements say it.
struct WordPressItem {
    let line: Int
    /// The texts of the elements with one of each, by their names.
    var texts: [String: String] = [:]
    /// `category` elements: domain, nicename, name.
    var terms: [(domain: String, slug: String, name: String)] = []
    /// Custom fields in their order.
    var fields: [(key: String, value: String)] = []
    var commentCount = 0
    /// Whether an element was longer than any that can be taken.
    var isTooLarge = false

    init(line: Int) { self.line = line }

    subscript(name: String) -> String { texts[name] ?? "" }

    var type: String { self["wp:post_type"].isEmpty ? "post" : self["wp:post_type"] }

    func field(_ key: String) -> String? { fields.first { $0.key == key }?.value }
}

/// What a WordPress export says of its site.
struct WordPressSite {
    /// The names of people by their logins.
    var authors: [String: String] = [:]
    /// Categories by their slugs.
    var categories: [String: (name: String, parent: String)] = [:]
    /// Pictures and other files by their ids.
    var attachments: [String: (url: String, text: String)] = [:]
    var address = ""
    var language = ""

    /// The most files that are remembered.
    private static let attachmentLimit = 200_000
    /// The deepest category.
    private static let depthLimit = 20

    /// `Parent/Child`.
    func path(ofCategory slug: String, named name: String) -> String {
        var names = [name]
        var seen: Set = [slug]
        var parent = categories[slug]?.parent ?? ""
        while !parent.isEmpty, names.count < Self.depthLimit, seen.insert(parent).inserted,
            let category = categories[parent]
        {
            names.append(category.name)
            parent = category.parent
        }
        return names.reversed().joined(separator: "/")
    }

    mutating func remember(_ item: WordPressItem) {
        guard item.type == "attachment", attachments.count < Self.attachmentLimit else { return }
        let url = item["wp:attachment_url"].isEmpty ? item["link"] : item["wp:attachment_url"]
        let alt = item.field("_wp_attachment_image_alt") ?? item["title"]
        attachments[item["wp:post_id"]] = (url, alt)
    }
}
