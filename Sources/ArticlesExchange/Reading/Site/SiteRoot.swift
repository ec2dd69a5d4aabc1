/// The folder of a site: where its generator keeps its settings.
enum SiteRoot {
    /// The nearest one around a folder, or that itself; `nil` when there is none.
    static func above(_ folder: String) -> String? {
        var place = folder
        for _ in 0..<FolderWalk.maximumDepth where !place.isEmpty {
            if markers.contains(where: { FolderNames.isThere("\(place)/\($0)") }) { return place }
            place = place.parentPath
        }
        return nil
    }

    private static let markers =
        SiteSettings.names + SiteSettings.folders + SiteExclusions.scripts
        + [
            ".git", "package.json", ".eleventyignore", "mkdocs.yml", "Gemfile", ".obsidian",
            "logseq/config.edn",
            "astro.config.mjs", "astro.config.ts",
        ]
}
