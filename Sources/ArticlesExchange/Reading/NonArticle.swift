/// Files that a site has beside its articles, by their paths: templates, read-me files, instructions for robots.
enum NonArticle {
    /// Why the file is no article; `nil` when it may be one.
    static func reason(_ path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return nil }
        for (depth, folder) in parts.dropLast().enumerated() {
            let lower = folder.lowercased()
            guard folders.contains(lower) || depth < 2 && topFolders.contains(lower) else { continue }
            return "is in the folder \(folder), which is not for articles"
        }
        let lower = name.lowercased()
        let stem = String(name.prefix { $0 != "." })
        if lower.hasPrefix("_index.") { return "is the page of a section, not an article" }
        if stem.hasPrefix("_") { return "is a part of other pages: its name begins with _" }
        let isAboutFiles =
            stems.contains(stem.lowercased()) || capitals.contains(stem)
            || parts.count == 1 && capitals.subtracting(["SECURITY", "AUTHORS"]).contains(stem.uppercased())
        guard isAboutFiles || names.contains(lower) else { return nil }
        return "is about the site or its files, not an article"
    }

    /// Folders of generators, wherever they are.
    private static let folders: Set<String> = [
        "_includes", "_layouts", "_sass", "_data", "_plugins", "_site", "_templates", "_partials", "_theme",
        "_themes",
        "_snippets", "_scripts", "_styles", "node_modules", "bower_components", "archetypes", "scaffolds",
        "shortcodes",
    ]

    /// Folders that an article may well be in, unless they are near the top.
    private static let topFolders: Set<String> = [
        "themes", "static", "templates", "vendor", "dist", "partials", "layouts", "includes",
    ]

    private static let stems: Set<String> = ["readme", "404", "code_of_conduct", "code-of-conduct"]

    /// Names that say so in capitals; in other letters at the top only.
    private static let capitals: Set<String> = [
        "LICENSE", "LICENCE", "COPYING", "CHANGELOG", "CONTRIBUTING", "SECURITY", "AUTHORS", "CODEOWNERS",
        "PULL_REQUEST_TEMPLATE", "ISSUE_TEMPLATE", "MAINTAINERS",
    ]

    private static let names: Set<String> = [
        "robots.txt", "humans.txt", "ads.txt", "app-ads.txt", "sitemap.txt", "llms.txt", "requirements.txt",
        "cname.txt",
        "constraints.txt", "keybase.txt", "browserconfig.txt", "cmakelists.txt",
    ]
}
