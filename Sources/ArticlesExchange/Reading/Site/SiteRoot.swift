import Foundation

/// The folder of a site: where its generator keeps its settings.
enum SiteRoot {
    /// The nearest one around a folder, or that itself; `nil` when there is none.
    static func above(_ folder: String) -> String? {
        var place = folder
        for _ in 0..<FolderWalk.maximumDepth where !place.isEmpty {
            if markers.contains(where: { isThere("\(place)/\($0)") }) { return place }
            place = place.parentPath
        }
        return nil
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    private static let markers = [
        "_config.yml", "_config.yaml", "_config.toml", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json",
        "config.toml", "config.yaml", "config.yml", ".git", "package.json", ".eleventy.js", "pelicanconf.py",
        "mkdocs.yml", "Gemfile", ".obsidian",
    ]
}

extension String {
    /// The path of the folder around; empty at the top.
    var parentPath: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
}

/// What is in folders, without a look at any file.
enum FolderNames {
    /// The names in a folder that begin with a text; none when it can't be read.
    static func beginning(with prefix: String, in folder: String) -> [String] {
        guard let stream = unsafe opendir(folder.isEmpty ? "/" : folder) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            guard bytes.starts(with: prefix.utf8), let name = String(validating: bytes, as: UTF8.self) else {
                continue
            }
            names.append(name)
        }
        return names.sorted()
    }
}
