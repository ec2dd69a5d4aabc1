import Articles

/// Reads the posts of an archive one after the other.
struct ZipReader: ItemReader {
    private let file: InputFile
    private let origin: ItemOrigin
    private var archive: ZipArchive?
    /// Of an archive of Substack.
    private var table: SubstackTable?
    private var position = 0
    private var isAtEnd = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.file = file
        self.origin = origin
    }

    mutating func next() -> ImportItem? {
        guard !isAtEnd else { return nil }
        do throws(ImportRefusal) {
            if archive == nil { try open() }
        } catch {
            isAtEnd = true
            return ImportItem(ImportFault(origin.line(1), error.reason))
        }
        while let archive, position < archive.entries.count {
            let entry = archive.entries[position]
            position += 1
            if let item = item(entry, archive) { return item }
        }
        return nil
    }

    private mutating func open() throws(ImportRefusal) {
        let archive = try ZipArchive(file)
        self.archive = archive
        guard
            let entry = archive.entries.first(where: {
                $0.name.lastComponent == "posts.csv" && !Self.isOfSystem($0.name)
            })
        else {
            let hasPosts = archive.entries.contains {
                $0.name.hasPrefix("posts/") || $0.name.contains("/posts/")
            }
            guard hasPosts else {
                throw ImportRefusal(reason: "is no archive of Medium or Substack: there are no posts")
            }
            return
        }
        table = SubstackTable(String(decoding: try archive.contents(of: entry), as: UTF8.self))
    }

    /// Whether a file was put there by a system, and not by who made the archive: `__MACOSX/posts/._a.html`.
    private static func isOfSystem(_ name: String) -> Bool {
        name.split(separator: "/").contains {
            $0 == "__MACOSX" || $0.hasPrefix(".") && $0 != "." && $0 != ".."
        }
    }

    private func item(_ entry: ZipArchive.Entry, _ archive: ZipArchive) -> ImportItem? {
        if Self.isOfSystem(entry.name) { return nil }
        let location = ItemLocation(file: "\(origin.label)/\(entry.name)", line: 1)
        if let refusal = entry.refusal { return ImportItem(ImportFault(location, refusal)) }
        let parts = entry.name.split(separator: "/")
        guard parts.dropLast().last == "posts", let name = parts.last, name.hasSuffix(".html") else {
            return nil
        }
        let inner = ItemOrigin(
            label: location.file, path: String(name), givenSourceName: origin.givenSourceName,
            derivedSourceName: origin.derivedSourceName, sourceID: String(name),
            includesPages: origin.includesPages)
        let bytes: [UInt8]
        do throws(ImportRefusal) {
            bytes = try archive.contents(of: entry)
        } catch {
            return ImportItem(ImportFault(location, error.reason))
        }
        do throws(ImportFault) {
            let text = try TextDecoding.text(bytes, inner)
            guard let table else { return try MediumStory(text, String(name), inner).item() }
            let stem = String(name.dropLast(5))
            return SubstackPost(text, stem, table.row(of: stem), inner).item()
        } catch {
            return ImportItem(error)
        }
    }
}
