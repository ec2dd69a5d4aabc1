extension ItemSource {
    func check(_ file: InputFile, _ format: ImportFormat) throws(ImportError) {
        guard file.kind == .file || format.isStreamable else {
            throw .input("\(root): \(format.name) is read from files, not from a pipe or device")
        }
        if file.kind == .other { throw .input("\(root): is no regular file") }
    }

    func detect(_ file: InputFile, _ name: String) throws(ImportError) -> ImportFormat? {
        do throws(SystemError) {
            let head = FileHead(name: name, try file.lookAhead())
            return Self.recognizing(head) ?? ImportFormat.all.first { $0.recognizes(head) }
        } catch {
            throw .input("\(root): \(error.reason)")
        }
    }

    /// The format of a file; an export whose name says that it is a text is one all the same.
    static func recognizing(_ head: FileHead) -> ImportFormat? {
        let exports: [ImportFormat] = [.archive, .wordPress, .ghost, .jsonFeed, .feed]
        let export = head.hasExtension(["txt"]) ? exports.first { $0.recognizes(head) } : nil
        return export ?? ImportFormat.recognizing(head)
    }

    func mayBeRead(_ entry: FolderWalk.Entry) -> Bool {
        let name = String(entry.name)
        return format.map { $0.matches(fileName: name) }
            ?? ImportFormat.all.contains { $0.matches(fileName: name) }
    }
}
