import Articles

/// All items of an input, file by file. May block, and belongs to one thread at a time.
final class ItemSource {
    let format: ImportFormat?
    let root: String
    private let input: InputPlace
    private let cancellation: CancellationFlag
    /// The files of a folder that are still to come.
    private var walk: FolderWalk?
    private let rules: FolderRules
    private let contents: FolderContents
    private let translations: Translations
    private var reader: (any ItemReader)?
    /// Of the file that is read.
    private var origin: (ImportFormat, ItemOrigin)?
    private var current: InputFile?
    private var finishedBytes = 0
    /// Whether it is a folder of which nothing was seen yet.
    private var isEmpty = false
    private var identities = Set<String>()
    /// Files of no known format, by the endings of their names.
    private(set) var passedOver: [String: Int] = [:]
    /// The sizes of all files that will be read; `nil` for a pipe.
    private(set) var totalBytes: Int?

    init(
        _ input: ImportInput, format: ImportFormat?, sourceName: String?, includesPages: Bool,
        _ cancellation: CancellationFlag
    ) throws(ImportError) {
        self.format = format
        self.cancellation = cancellation
        guard case .path(let path) = input else {
            root = "stdin"
            rules = FolderRules(root: "")
            contents = FolderContents(root: "")
            translations = Translations(root: "")
            self.input = InputPlace(
                path: "", isFolder: false, givenSourceName: sourceName, includesPages: includesPages)
            try openSingle(InputFile(standardInput: cancellation), name: root, fallback: .ndjson)
            return
        }
        root = path.isEmpty ? "." : path
        let file: InputFile
        do throws(SystemError) {
            file = try InputFile(path: root, followsLink: true, cancellation)
        } catch {
            throw .input("\(path): \(error.reason)")
        }
        let isFolder = file.kind == .folder
        self.input = InputPlace(
            path: root, isFolder: isFolder, givenSourceName: sourceName, includesPages: includesPages)
        rules = FolderRules(root: self.input.folder)
        contents = FolderContents(root: self.input.folder)
        translations = Translations(root: self.input.folder)
        guard isFolder else {
            try openSingle(file, name: path.lastComponent, fallback: nil)
            return
        }
        do throws(SystemError) { try openFolder() } catch { throw .input("\(path): \(error.reason)") }
    }

    /// Bytes that were read of all files so far.
    var readBytes: Int { finishedBytes + (current?.readBytes ?? 0) }

    func next() -> ImportItem? {
        while true {
            if let item = reader?.next() { return located(item) }
            finishedBytes += current?.readBytes ?? 0
            current = nil
            reader = nil
            guard !cancellation.isRaised, let entry = walk?.next() else { return remark }
            isEmpty = false
            do throws(ImportFault) {
                if let note = try open(entry) { return ImportItem(note.location, .skipped(because: note)) }
            } catch {
                return ImportItem(error)
            }
        }
    }

    /// What is to be said of a folder in which nothing is; once.
    private var remark: ImportItem? {
        guard isEmpty, !cancellation.isRaised else { return nil }
        isEmpty = false
        let start = ItemLocation(file: root, line: 1)
        return ImportItem(start, .skipped(because: ImportNote(start, "is a folder without a file in it")))
    }

    /// The item with what is known of its file.
    private func located(_ item: ImportItem) -> ImportItem {
        guard let (format, origin) = origin else { return item }
        var item = item
        item.format = format.name
        // A line that has an id of its own comes from another storage, and says what it is itself. A file can be moved.
        if format.isOneItem || item.verdict.draft?.id == nil { item.hide(by: origin) }
        guard item.yieldsSlug else { return item }
        guard format.isOneItem else { return item }
        if !format.identifiesByName { item.exists = input.exists }
        item.legacySource = Source(name: format.name, id: origin.sourceID)
        return item
    }

    // MARK: One file

    private func openSingle(
        _ file: InputFile, name: String, fallback: ImportFormat?
    ) throws(ImportError) {
        if let format { try check(file, format) }
        let detected = format == nil ? try detect(file, name) : format
        guard let format = detected ?? fallback else {
            throw .input("\(root): the format can't be told from the file; name it with --format")
        }
        try check(file, format)
        current = file
        totalBytes = file.size
        var origin = input.origin(name, label: root, format)
        if file.kind == .file {
            origin.hiding = [origin.hiding, HidingPart(path: name)].strongest
            origin.rules = rules.parts(hiding: name)
            origin.translationKey = translations.key(of: name)
        }
        do throws(SystemError) {
            try begin(file, name, format, origin)
        } catch {
            throw .input("\(root): \(error.reason)")
        }
    }

    /// Begins to read a file: that of an unpacked archive as the archive it is of.
    private func begin(
        _ file: InputFile, _ name: String, _ fileFormat: ImportFormat, _ origin: ItemOrigin
    ) throws(SystemError) {
        let head = file.kind == .file ? try file.lookAhead() : []
        guard let post = contents.archivedPost(name, head, origin) else {
            self.origin = (fileFormat, origin)
            reader = fileFormat.makeReader(file, origin)
            return
        }
        if format == nil || format?.name == ImportFormat.archive.name {
            self.origin = (.archive, origin)
            reader = WholeFileReader(file, origin, post)
        } else {
            let reason = "is of an archive of Medium or Substack, and only read without --format"
            reader = WholeListReader { () throws(ImportFault) in throw ImportFault(origin.line(1), reason) }
        }
    }

    // MARK: A folder

    private func openFolder() throws(SystemError) {
        walk = try FolderWalk(root: root)
        isEmpty = true
        var all = walk
        var total = 0
        while let entry = all?.next(), !cancellation.isRaised {
            if case .file(let size) = entry.kind, mayBeRead(entry) { total += size }
        }
        totalBytes = total
    }

    /// Begins to read a file; a note says why it is not read.
    private func open(_ entry: FolderWalk.Entry) throws(ImportFault) -> ImportNote? {
        let label = root.hasSuffix("/") ? root + entry.path : "\(root)/\(entry.path)"
        let start = ItemLocation(file: label, line: 1)
        if case .refused(let reason) = entry.kind { throw ImportFault(start, reason) }
        guard mayBeRead(entry) else {
            passOver(entry.name)
            return nil
        }
        if let reason = NonArticle.reason(entry.path) { return ImportNote(start, reason) }
        do throws(SystemError) {
            let file = try InputFile(path: "\(root)/\(entry.path)", followsLink: false, cancellation)
            guard file.kind == .file else { throw SystemError.notRegular }
            let head = FileHead(name: String(entry.name), try file.lookAhead())
            guard let fileFormat = format ?? Self.recognizing(head) else {
                passOver(entry.name)
                return nil
            }
            var origin = input.origin(
                entry.path, label: label, fileFormat, isBesideIndex: entry.isBesideIndex)
            origin.hiding = [origin.hiding, HidingPart(path: entry.path)].strongest
            origin.rules = rules.parts(hiding: entry.path)
            if fileFormat.name == ImportFormat.markdown.name {
                origin.translationKey = translations.key(of: entry.path)
            }
            if isFirst(origin, fileFormat) {
                current = file
                try begin(file, entry.path, fileFormat, origin)
                if format == nil, self.origin?.0.name == ImportFormat.pages.name {
                    switch contents.attachment(entry.path) {
                    case .part(let reason):
                        (current, reader) = (nil, nil)
                        return ImportNote(start, reason)
                    case .perhaps(let part):
                        self.origin?.1.hiding = [origin.hiding, part].strongest
                    case nil: break
                    }
                }
                return nil
            }
        } catch {
            throw ImportFault(start, error.reason)
        }
        throw ImportFault(
            start,
            "another folder of this import has a file of the same name, or this one in another form of Unicode"
        )
    }

    /// Whether no file before had the same identity. Paths are different, unless they need normalization.
    private func isFirst(_ origin: ItemOrigin, _ format: ImportFormat) -> Bool {
        let isPlain = !format.identifiesByName && origin.sourceID.utf8.allSatisfy { $0 < 0x80 }
        return isPlain || identities.insert(origin.sourceID).inserted
    }

    private func passOver(_ name: Substring) {
        let dot = name.lastIndex(of: ".").map { String(name[$0...]).lowercased() } ?? ""
        passedOver[dot.utf8.count > 12 || passedOver.count > 50 ? "" : dot, default: 0] += 1
    }
}
