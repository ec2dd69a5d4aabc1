/// All items of an input, file by file. May block, and belongs to one thread at a time.
final class ItemSource {
    private enum Place {
        case file
        case folder(FolderWalk)
    }

    private let format: ImportFormat?
    private let sourceName: String?
    private let root: String
    private let cancellation: CancellationFlag
    private var place = Place.file
    private var reader: (any ItemReader)?
    private var current: InputFile?
    private var finishedBytes = 0
    private var identities = Set<String>()
    /// The sizes of all files that will be read; `nil` for a pipe.
    private(set) var totalBytes: Int?

    init(
        _ input: ImportInput, format: ImportFormat?, sourceName: String?, _ cancellation: CancellationFlag
    ) throws(ImportError) {
        self.format = format
        self.sourceName = sourceName
        self.cancellation = cancellation
        switch input {
        case .standardInput:
            root = "stdin"
            try openSingle(InputFile(standardInput: cancellation), name: root, fallback: .ndjson)
        case .path(let path):
            root = path.isEmpty ? "." : path
            do throws(SystemError) {
                let file = try InputFile(path: root, followsLink: true, cancellation)
                if file.kind == .folder {
                    try openFolder()
                    return
                }
                current = file
            } catch {
                throw .input("\(path): \(error.reason)")
            }
            if let current { try openSingle(current, name: lastComponent(of: path), fallback: nil) }
        }
    }

    /// Bytes that were read of all files so far.
    var readBytes: Int { finishedBytes + (current?.readBytes ?? 0) }

    func next() -> ImportItem? {
        while true {
            if let item = reader?.next() { return item }
            finishedBytes += current?.readBytes ?? 0
            current = nil
            reader = nil
            guard case .folder(var walk) = place, !cancellation.isRaised, let entry = walk.next() else {
                return nil
            }
            place = .folder(walk)
            do throws(ImportFault) {
                try open(entry)
            } catch {
                return ImportItem(error)
            }
        }
    }

    // MARK: One file

    private func openSingle(
        _ file: InputFile, name: String, fallback: ImportFormat?
    ) throws(ImportError) {
        let detected = format == nil ? try detect(file, name) : format
        guard let format = detected ?? fallback else {
            throw .input("\(root): the format can't be told from the file; name it with --format")
        }
        guard file.kind == .file || format.isStreamable else {
            throw .input("\(root): \(format.name) is read from files, not from a pipe or device")
        }
        if file.kind == .other { throw .input("\(root): is no regular file") }
        current = file
        totalBytes = file.size
        reader = format.makeReader(file, origin(path: name, label: root, format))
    }

    private func detect(_ file: InputFile, _ name: String) throws(ImportError) -> ImportFormat? {
        do throws(SystemError) {
            let head = FileHead(name: name, try file.lookAhead())
            return ImportFormat.recognizing(head) ?? ImportFormat.all.first { $0.recognizes(head) }
        } catch {
            throw .input("\(root): \(error.reason)")
        }
    }

    // MARK: A folder

    private func openFolder() throws(SystemError) {
        var walk = try FolderWalk(root: root)
        var total = 0
        while let entry = walk.next(), !cancellation.isRaised {
            if case .file(let size) = entry.kind, mayBeRead(entry) { total += size }
        }
        totalBytes = total
        place = .folder(try FolderWalk(root: root))
    }

    private func mayBeRead(_ entry: FolderWalk.Entry) -> Bool {
        let name = String(entry.name)
        return format.map { $0.matches(fileName: name) }
            ?? ImportFormat.all.contains { $0.matches(fileName: name) }
    }

    private func open(_ entry: FolderWalk.Entry) throws(ImportFault) {
        let label = root.hasSuffix("/") ? root + entry.path : "\(root)/\(entry.path)"
        let start = ItemLocation(file: label, line: 1)
        if case .refused(let reason) = entry.kind { throw ImportFault(start, reason) }
        guard mayBeRead(entry) else {
            guard let format else { return }
            let endings = format.fileExtensions.map { "." + $0 }.joined(separator: " or ")
            throw ImportFault(start, "is not a \(endings) file, as \(format.name) has them")
        }
        do throws(SystemError) {
            let file = try InputFile(path: "\(root)/\(entry.path)", followsLink: false, cancellation)
            guard file.kind == .file else { throw SystemError(code: file.kind == .folder ? 21 : 6) }
            current = file
            let head = FileHead(name: String(entry.name), try file.lookAhead())
            guard let fileFormat = format ?? ImportFormat.recognizing(head) else { return }
            let origin = origin(path: entry.path, label: label, fileFormat)
            let isFirst = !fileFormat.identifiesByName || identities.insert(origin.sourceID).inserted
            reader = isFirst ? fileFormat.makeReader(file, origin) : nil
            if isFirst { return }
        } catch {
            throw ImportFault(start, error.reason)
        }
        throw ImportFault(start, "another folder of this import has a file of the same name")
    }

    private func origin(path: String, label: String, _ format: ImportFormat) -> ItemOrigin {
        ItemOrigin(
            label: label, path: path, givenSourceName: sourceName, derivedSourceName: format.name,
            sourceID: format.identifiesByName ? lastComponent(of: path) : path)
    }
}

private func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
