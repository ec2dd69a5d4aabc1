import Articles
import Foundation

/// Tells by their names which Markdown files are one article in several languages: `a.md` and `a.de.md`, or the same path
/// below `en` and `de`.
final class Translations {
    private let root: String
    private var languagesOfBases: [String: [String: Set<String>]] = [:]
    private var languageFolders: [String: [String]] = [:]

    init(root: String) {
        self.root = root
    }

    /// What the translations of an article have in common: their path without language and endings. `nil` for a file
    /// that has no translation.
    func key(of path: String) -> String? {
        let folders = path.parentPath.split(separator: "/").map(String.init)
        let base = PostName.parts(ofFile: path.lastComponent).base.precomposedStringWithCanonicalMapping
        var languages = languages(of: base, in: folders, nil)
        let index = folders.prefix(2).firstIndex { PostName.language($0) != nil }
        var neutral = folders
        if let index {
            neutral.remove(at: index)
            languages.formUnion(self.languages(of: base, in: folders, folders[index]))
            languages.formUnion(self.languages(of: base, in: neutral, nil))
        }
        for place in index.map({ $0...$0 }) ?? 0...min(1, folders.count) {
            for folder in languageFolders(in: neutral.prefix(place)) {
                let other = neutral.prefix(place) + [folder] + neutral.dropFirst(place)
                languages.formUnion(self.languages(of: base, in: Array(other), folder))
            }
        }
        guard languages.count > 1 else { return nil }
        return (neutral + [base]).joined(separator: "/").precomposedStringWithCanonicalMapping
    }

    private func place(_ folders: some Sequence<String>) -> String {
        ([root] + folders).joined(separator: "/")
    }

    /// The languages in which a folder has a file of this name; that of the folder for a file that names none.
    private func languages(of base: String, in folders: [String], _ language: String?) -> Set<String> {
        let place = place(folders)
        let bases: [String: Set<String>]
        if let known = languagesOfBases[place] {
            bases = known
        } else {
            var found: [String: Set<String>] = [:]
            for name in FolderNames.all(in: place) where FolderContents.isMarkdown(name) {
                let (base, language) = PostName.parts(ofFile: name)
                found[base.precomposedStringWithCanonicalMapping, default: []].insert(language ?? "")
            }
            languagesOfBases[place] = found
            bases = found
        }
        let own = language ?? folders.prefix(2).lazy.compactMap { PostName.language($0) }.first ?? ""
        return Set((bases[base] ?? []).map { $0.isEmpty ? PostName.language(own) ?? own : $0 })
    }

    private func languageFolders(in folders: some Sequence<String>) -> [String] {
        let place = place(folders)
        if let known = languageFolders[place] { return known }
        let found = FolderNames.all(in: place).filter { PostName.language($0) != nil }
        languageFolders[place] = found
        return found
    }
}
