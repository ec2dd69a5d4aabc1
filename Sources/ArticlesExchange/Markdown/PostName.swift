import Articles

/// What the path of a Markdown file says about its article.
struct PostName {
    /// Endings that generators put before `.md`.
    private static let innerExtensions = ["md", "markdown", "html", "htm", "txt"]

    /// The name without folders, endings and Jekyll's date; of `index` files the folder's name.
    let stem: String
    /// The date of `YYYY-MM-DD-title.md`.
    var date: Timestamp?

    init(path: String) {
        let parts = path.split(separator: "/")
        var name = Self.withoutExtensions(parts.last.map(String.init) ?? path)
        if ["index", "_index"].contains(name.lowercased()), parts.count > 1 {
            name = String(parts[parts.count - 2])
        }
        if let match = name.wholeMatch(of: /([0-9]{4}-[0-9]{2}-[0-9]{2})[-_](.+)/),
            let time = PostDate.timestamp(String(match.1))
        {
            date = time
            name = String(match.2)
        }
        stem = name
    }

    /// The slug that the name makes; `nil` when it has neither letter nor digit.
    var slug: Slug? {
        let slug = Slug(making: stem, fallback: "")
        return slug.text.isEmpty ? nil : slug
    }

    private static func withoutExtensions(_ name: String) -> String {
        var stem = name[...]
        while let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
            innerExtensions.contains(stem[stem.index(after: dot)...].lowercased())
        {
            stem = stem[..<dot]
        }
        return String(stem)
    }
}
