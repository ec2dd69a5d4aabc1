import Articles

/// What lies beside the files of an import: whether a page is an attachment of a post, or a post of an archive that
/// was unpacked.
final class FolderContents {
    private let root: String
    private var kinds: [String: Kind] = [:]
    private var tables: [String: SubstackTable?] = [:]

    private enum Kind {
        /// It has a page of its own, and its files are parts of that.
        case bundle(String)
        case markdown
        case other
    }

    enum Attachment {
        /// It is no article, and why.
        case part(String)
        case perhaps(HidingPart)
    }

    init(root: String) {
        self.root = root
    }

    static func isIndex(_ name: String) -> Bool {
        name.lowercased().hasPrefix("index.") && isMarkdown(name)
    }

    static func isMarkdown(_ name: String) -> Bool {
        FileHead(name: name, []).hasExtension(ImportFormat.markdownNames)
    }

    // MARK: Attachments

    /// Whether a page without front matter belongs to posts of its folder, or of one around it in the import.
    func attachment(_ path: String) -> Attachment? {
        var folder = path.parentPath
        var perhaps: HidingPart?
        while true {
            switch kind(of: folder) {
            case .bundle(let name): return .part("is beside \(name), and a part of that page")
            case .markdown:
                let reason = "is beside Markdown files, and may be an attachment of one"
                perhaps = HidingPart(name: folder, isDraft: false, reason: reason)
            case .other: break
            }
            if folder.isEmpty { return perhaps.map { .perhaps($0) } }
            folder = folder.parentPath
        }
    }

    private func kind(of folder: String) -> Kind {
        if let kind = kinds[folder] { return kind }
        let place = folder.isEmpty ? root : "\(root)/\(folder)"
        let names = FolderNames.all(in: place).filter {
            Self.isMarkdown($0) && NonArticle.reason($0) == nil
        }
        let index = names.first(where: Self.isIndex)
        let kind = index.map { Kind.bundle($0) } ?? (names.isEmpty ? .other : .markdown)
        kinds[folder] = kind
        return kind
    }

    // MARK: Archives

    /// What reads a file as a post of an unpacked archive of Medium or Substack; `nil` if it is none.
    func archivedPost(
        _ path: String, _ bytes: [UInt8], _ origin: ItemOrigin
    ) -> (@Sendable (String, ItemOrigin) throws(ImportFault) -> ImportItem)? {
        let name = path.lastComponent
        guard name.lowercased().hasSuffix(".html") else { return nil }
        let head = FileHead(name: name, bytes)
        if MediumStory.isOne(head) {
            return { (text, origin) throws(ImportFault) in try MediumStory(text, name, origin).item() }
        }
        let folder = "\(root)/\(path)".parentPath
        let table = self.table(in: folder) ?? self.table(in: folder.parentPath)
        guard !head.beginsHTML, table != nil || SubstackPost.isName(name) else { return nil }
        let stem = String(name.dropLast(5))
        let row = table?.row(of: stem)
        return { (text, origin) throws(ImportFault) in SubstackPost(text, stem, row, origin).item() }
    }

    private func table(in folder: String) -> SubstackTable? {
        if let table = tables[folder] { return table }
        let table = Self.readTable("\(folder)/posts.csv")
        tables[folder] = .some(table)
        return table
    }

    /// The table, `nil` if there is none; one that can't be read has no rows, so that its posts stay drafts.
    private static func readTable(_ path: String) -> SubstackTable? {
        do throws(SystemError) {
            let file = try InputFile(path: path, followsLink: false, CancellationFlag())
            guard file.kind == .file else { return nil }
            let bytes = try file.contents(atMost: ZipArchive.sizeLimit) ?? []
            return SubstackTable(String(decoding: bytes, as: UTF8.self))
        } catch {
            return error.isMissing ? nil : SubstackTable("")
        }
    }
}
