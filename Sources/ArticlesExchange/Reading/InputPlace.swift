import Articles
import Foundation

/// The file or folder that is imported: what its place says about everything in it.
struct InputPlace {
    /// The folder of the input, or the one that the file is in.
    let folder: String
    /// The input itself.
    private let path: String
    private let givenSourceName: String?
    private let includesPages: Bool
    /// What hides everything here.
    private let hiding: HidingPart?

    /// A place in the file system; an empty path stands for standard input.
    init(path: String, isFolder: Bool, givenSourceName: String?, includesPages: Bool) {
        let real = path.isEmpty ? "" : Self.realPath(path)
        self.path = real
        folder =
            isFolder || real.isEmpty ? real : String(real[..<(real.lastIndex(of: "/") ?? real.startIndex)])
        self.givenSourceName = givenSourceName
        self.includesPages = includesPages
        hiding = Self.hiding(folder, named: path, isFolder: isFolder)
        let files = FilesByID(root: folder)
        exists = { files.contains($0) }
    }

    /// What hides everything here: the folder that is imported, one that the user named on the way to it, one of the
    /// site's, or any whose name can mean nothing else.
    private static func hiding(_ folder: String, named: String, isFolder: Bool) -> HidingPart? {
        let parts = folder.split(separator: "/").map(String.init)
        let site = SiteRoot.above(folder)?.split(separator: "/").count
        let given = named.hasPrefix("/") ? 1 : named.split(separator: "/").count - (isFolder ? 0 : 1)
        let found = parts.enumerated().compactMap { index, name -> HidingPart? in
            guard let part = HidingPart(folder: name) else { return nil }
            let isNear = index >= parts.count - max(given, 1)
            let isOfSite = site.map { index >= $0 } ?? false
            return isNear || isOfSite || name.hasPrefix("_") || part.isDraft && site == nil ? part : nil
        }
        return found.last { !$0.isDraft } ?? found.last
    }

    /// The origin of a file below the place, or of the file itself.
    func origin(_ path: String, label: String, _ format: ImportFormat, isBesideIndex: Bool = false)
        -> ItemOrigin
    {
        var origin = ItemOrigin(
            label: label, path: path, givenSourceName: givenSourceName,
            derivedSourceName: sourceName(path, format),
            sourceID: Self.id(ofPath: format.identifiesByName ? path.lastComponent : path))
        origin.hiding = hiding
        origin.isBesideIndex = isBesideIndex
        origin.includesPages = includesPages
        return origin
    }

    /// Whether a file with this id is below the place, or beside the file.
    let exists: @Sendable (String) -> Bool

    /// A name that no other place has: that of the folder, and a hash of its path. Items that bring identities of their
    /// own belong to their file.
    private func sourceName(_ path: String, _ format: ImportFormat) -> String {
        guard !folder.isEmpty else { return format.name }
        let file = self.path == folder ? "\(folder)/\(path)" : self.path
        let place = (format.isOneItem ? folder : file).precomposedStringWithCanonicalMapping
        let hash = String(contentHash(Array(place.utf8)), radix: 16)
        let name = String(place.lastComponent.unicodeScalars.prefix(60)).onOneLine
        return "\(name)-\(hash.prefix(10))"
    }

    /// The id of a file: its path in one form of Unicode.
    static func id(ofPath path: String) -> String { limited(path.precomposedStringWithCanonicalMapping) }

    /// The id, with a hash for its end if it is longer than one may be.
    static func limited(_ id: String) -> String {
        guard id.unicodeScalars.count > ArticleLimits.sourceID else { return id }
        let hash = String(contentHash(Array(id.utf8)), radix: 16)
        return String(id.unicodeScalars.prefix(keptScalars)) + "…" + hash
    }

    /// Whether the end of an id may be a hash.
    static func isCut(_ id: String) -> Bool {
        id.unicodeScalars.count > keptScalars && id.unicodeScalars.dropFirst(keptScalars).first == "…"
    }

    private static let keptScalars = ArticleLimits.sourceID - 20

    private static func realPath(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
