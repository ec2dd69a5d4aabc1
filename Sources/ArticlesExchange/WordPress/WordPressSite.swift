import Articles

/// What a WordPress export says of its site.
struct WordPressSite {
    /// The names of people by their logins.
    var authors: [String: String] = [:]
    /// Categories by their slugs.
    var categories: [String: (name: String, parent: String)] = [:]
    /// Pictures and other files by their ids.
    private(set) var attachments: [String: (url: String, text: String)] = [:]
    /// Files that were too many.
    private(set) var leftAttachments = 0
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
        guard item.type == "attachment" else { return }
        guard attachments.count < Self.attachmentLimit else {
            leftAttachments += 1
            return
        }
        let url = item["wp:attachment_url"].isEmpty ? item["link"] : item["wp:attachment_url"]
        let alt = item.field("_wp_attachment_image_alt") ?? item["title"]
        attachments[item["wp:post_id"]] = (url, alt)
    }
}

/// The name of a source by the address of a site.
enum SiteName {
    /// Host and path, without scheme; `nil` for no address.
    static func name(of address: String) -> String? {
        var name = address.trimmed[...]
        for scheme in ["https://", "http://"] where name.lowercased().hasPrefix(scheme) {
            name = name.dropFirst(scheme.count)
        }
        while name.last == "/" { name = name.dropLast() }
        guard !name.isEmpty, name.contains(".") || name.hasPrefix("localhost") else { return nil }
        return String(String.UnicodeScalarView(name.unicodeScalars.prefix(ArticleLimits.sourceName)))
    }
}
