import Articles

/// Reads a WordPress export (WXR) item by item. The file is read twice: pictures may stand behind the posts that show
/// them.
struct WordPressReader: ItemReader {
    private let file: InputFile
    private let origin: ItemOrigin
    private var scanner = WordPressScanner(readsTexts: true)
    private var parser: MarkupParser?
    private var input = XMLInput()
    private var ready: [ImportItem] = []
    private var isAtEnd = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.file = file
        self.origin = origin
    }

    mutating func next() -> ImportItem? {
        while true {
            if !ready.isEmpty { return ready.removeFirst() }
            if isAtEnd { return nil }
            do throws(ImportFault) {
                try parser == nil ? lookThrough() : readOn()
            } catch {
                isAtEnd = true
                ready.append(ImportItem(error))
            }
        }
    }

    /// The first look: people, categories and pictures.
    private mutating func lookThrough() throws(ImportFault) {
        let first = WordPressScanner(readsTexts: false)
        let parser = MarkupParser(.xml, first)
        var mending = XMLInput()
        do throws(MarkupFault) {
            while let bytes = try chunk() { try parser.feed(mending.mend(bytes)) }
            try parser.feed(mending.mend([], isLast: true))
            try parser.finish()
        } catch {
            // The items before the fault are read; the second look says what is wrong.
            if first.root == nil || error.reason.contains("document type") {
                throw ImportFault(origin.line(error.line), error.reason)
            }
        }
        guard first.root == "rss" else {
            throw ImportFault(origin.line(1), "is no WordPress export: there is no rss element")
        }
        scanner.adopt(first.site)
        self.parser = MarkupParser(.xml, scanner)
        do throws(SystemError) {
            try file.rewind()
        } catch {
            throw ImportFault(origin.line(1), error.reason)
        }
    }

    private func chunk() throws(MarkupFault) -> [UInt8]? {
        do throws(SystemError) {
            let bytes = try file.chunk()
            return bytes.isEmpty ? nil : bytes
        } catch {
            throw MarkupFault(line: 1, reason: error.reason)
        }
    }

    private mutating func readOn() throws(ImportFault) {
        guard let parser else { return }
        do throws(MarkupFault) {
            if let bytes = try chunk() {
                try parser.feed(input.mend(bytes))
            } else {
                isAtEnd = true
                try parser.feed(input.mend([], isLast: true))
                try parser.finish()
            }
            takeItems()
        } catch {
            takeItems()
            throw ImportFault(origin.line(error.line), "can't be read on: \(error.reason)")
        }
    }

    private mutating func takeItems() {
        for item in scanner.takeItems() {
            let post = WordPressPost(item, scanner.site, origin)
            ready.append(post.item(notes: ready.isEmpty ? repairs() : []))
        }
    }

    /// What was mended up to here and is not said yet.
    private mutating func repairs() -> [ImportNote] {
        input.takeRepairs().map { ImportNote(origin.line($0.line), $0.what) }
    }
}
