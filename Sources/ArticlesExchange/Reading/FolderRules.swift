import Articles

/// What the files of a folder that are no articles say about those that are: Hugo's `cascade` in `_index.md`, and the
/// data files of folders of Eleventy.
final class FolderRules {
    private let root: String
    /// The part of a folder's own that hides what is in it, by the path of the folder.
    private var known: [String: String?] = [:]

    init(root: String) {
        self.root = root
    }

    /// The file that makes the articles of this path drafts.
    func draftPart(_ path: String) -> String? {
        var folder = path[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            if let part = own(String(folder)) { return part }
        }
        return own("")
    }

    private func own(_ folder: String) -> String? {
        if let part = known[folder] { return part }
        let place = folder.isEmpty ? root : "\(root)/\(folder)"
        let prefix = folder.isEmpty ? "" : folder + "/"
        var part: String?
        if let contents = Contents("\(place)/_index.md"), Self.hidesBelow(contents) {
            part = "\(prefix)_index.md"
        }
        for ending in ["json", "11tydata.json"] where part == nil {
            let name = "\(place.lastComponent).\(ending)"
            if let contents = Contents("\(place)/\(name)"), Self.hides(contents) { part = prefix + name }
        }
        known[folder] = .some(part)
        return part
    }

    /// What such a file holds.
    private enum Contents {
        case text(String)
        /// It is there, and may say anything.
        case unreadable

        /// `nil` when there is no such file.
        init?(_ path: String) {
            do throws(SystemError) {
                let file = try InputFile(path: path, followsLink: false, CancellationFlag())
                guard file.kind == .file else { return nil }
                self = .text(String(decoding: try file.lookAhead(), as: UTF8.self))
            } catch {
                if error.isMissing { return nil }
                self = .unreadable
            }
        }
    }

    private static let origin = ItemOrigin(
        label: "", path: "", givenSourceName: nil, derivedSourceName: "", sourceID: "")

    /// A cascade that can't be read may say anything.
    private static func hidesBelow(_ contents: Contents) -> Bool {
        guard case .text(let text) = contents else { return true }
        guard text.contains("cascade") else { return false }
        guard let pairs = try? MarkdownDocument(text, origin).pairs(origin) else { return true }
        return pairs.contains { key, value in
            guard key.lowercased() == "cascade" else { return false }
            let maps = if case .list(let elements) = value.content { elements } else { [value] }
            return maps.contains { isHidden($0.pairs) }
        }
    }

    /// Data that can't be read, or is more than of a few members, may say anything; a list says nothing.
    private static func hides(_ contents: Contents) -> Bool {
        guard case .text(let json) = contents else { return true }
        guard json.trimmed.first == "{" else { return false }
        guard let pairs = try? JSONFrontMatter.pairs(of: json, firstLine: 1, origin) else { return true }
        return isHidden(pairs)
    }

    private static func isHidden(_ pairs: [(key: String, value: YAMLNode)]) -> Bool {
        let publication = Publication(pairs, origin)
        return publication.status != .published || publication.doubt != nil
    }
}
