import Articles
import Foundation
import Synchronization

/// Whether the file that an id stands for is below a folder: in whatever form of Unicode its names are there, and though
/// the end of an id that is too long is a hash.
final class FilesByID: Sendable {
    private struct Known {
        /// The names in a folder by themselves; texts are equal in whatever form of Unicode.
        var names: [String: [String: [String]]] = [:]
        /// The ids below a folder that are cut.
        var cut: [String: Set<String>] = [:]
    }

    private let root: String
    private let known = Mutex(Known())

    init(root: String) {
        self.root = root
    }

    func contains(_ id: String) -> Bool {
        if FolderNames.isThere("\(root)/\(id)") { return true }
        let parts = id.split(separator: "/").map(String.init)
        if InputPlace.isCut(id) { return containsCut(id, parts.dropLast(), in: root, below: "") }
        return !Self.hasOneForm(id) && contains(parts[...], in: root)
    }

    private func contains(_ parts: ArraySlice<String>, in folder: String) -> Bool {
        guard let name = parts.first else { return true }
        return spellings(of: name, in: folder).contains {
            contains(parts.dropFirst(), in: "\(folder)/\($0)")
        }
    }

    /// Whether it is among the ids below a folder, which the parts lead to as far as they are whole.
    private func containsCut(
        _ id: String, _ parts: ArraySlice<String>, in folder: String, below path: String
    ) -> Bool {
        guard let name = parts.first else { return cutIDs(in: folder, below: path).contains(id) }
        return spellings(of: name, in: folder).contains {
            containsCut(id, parts.dropFirst(), in: "\(folder)/\($0)", below: "\(path)\($0)/")
        }
    }

    /// The names in a folder that are this one, in this form of Unicode or another.
    private func spellings(of name: String, in folder: String) -> [String] {
        if Self.hasOneForm(name) { return FolderNames.isThere("\(folder)/\(name)") ? [name] : [] }
        return known.withLock { known in
            let names =
                known.names[folder] ?? Dictionary(grouping: FolderNames.all(in: folder), by: \.self)
            known.names[folder] = names
            return names[name] ?? []
        }
    }

    private func cutIDs(in folder: String, below path: String) -> Set<String> {
        if let ids = known.withLock({ $0.cut[folder] }) { return ids }
        var ids = Set<String>()
        var walk = try? FolderWalk(root: folder)
        while let entry = walk?.next() {
            let id = InputPlace.id(ofPath: path + entry.path)
            if InputPlace.isCut(id) { ids.insert(id) }
        }
        known.withLock { $0.cut[folder] = ids }
        return ids
    }

    private static func hasOneForm(_ name: String) -> Bool { name.utf8.allSatisfy { $0 < 0x80 } }
}
