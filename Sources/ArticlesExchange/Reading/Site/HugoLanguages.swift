import Articles

/// The languages of a site of Hugo that are switched off: what is written in one of them is not published.
///
/// One file of settings may switch a language off that has its folder in another.
struct HugoLanguages {
    /// The folders that have a language of their own, and the languages of each.
    private var folders: [String: Set<String>] = [:]
    /// The languages that are switched off, and the file that says so.
    private var off: [String: String] = [:]

    init(_ settings: [HugoSettings]) {
        for file in settings {
            let listed = SiteSettings.elements(SiteSettings.value("disablelanguages", file.pairs))
            let names = listed.compactMap(\.text).flatMap { $0.split { $0.isWhitespace || $0 == "," } }
            for name in names { off[Self.key(String(name))] = file.name }
            for (name, language) in file.languages {
                if language.member("disabled")?.truth == true { off[Self.key(name)] = file.name }
                add(language.member("contentdir"), [name])
                for mount in SiteSettings.elements(language.member("module")?.member("mounts")) {
                    add(mount.member("source"), [name])
                }
            }
            for mount in file.mounts {
                let sites = mount.member("sites")?.member("matrix")?.member("languages")
                let names = SiteSettings.elements(sites) + SiteSettings.elements(mount.member("lang"))
                add(mount.member("source"), names.compactMap(\.text))
            }
        }
    }

    private mutating func add(_ folder: YAMLNode?, _ languages: [String]) {
        guard let path = folder?.text.flatMap(SiteSettings.folder), !languages.isEmpty else { return }
        folders[path, default: []].formUnion(languages.map(Self.key))
    }

    private static func key(_ name: String) -> String { PostName.language(name) ?? name.trimmed.lowercased() }

    var rules: [FolderRule] {
        guard let name = off.values.min() else { return [] }
        let part = HidingPart(name: name, isDraft: false, reason: "\(name) has its language switched off")
        return [FolderRule(part) { isOff($0.below) ? .surely : .no }]
    }

    /// Whether a file is in a language that is off, by its name or else by the innermost folder with languages.
    private func isOff(_ path: String) -> Bool {
        let own = folders.keys.filter { SiteSettings.path(path, below: $0) != nil }.max {
            $0.count < $1.count
        }
        let folder = own ?? "content"
        let file = SiteSettings.path(path, below: folder) ?? path
        if let language = PostName(path: file).language { return off[Self.key(language)] != nil }
        guard let languages = own.flatMap({ folders[$0] }) else { return false }
        return languages.allSatisfy { off[$0] != nil }
    }
}
