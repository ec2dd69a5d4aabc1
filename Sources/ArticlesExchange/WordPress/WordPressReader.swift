import Articles
import MarkupParsing

/// Reads a WordPress export (WXR) item by item. The file is read twice: pictures may stand behind the posts that show
/// them. Where items have one id it is read once more, for their texts.
struct WordPressReader: ItemReader {
    private let file: InputFile
    private let origin: ItemOrigin
    private var repeated = RepeatedItems()
    private var scanner = WordPressScanner(readsTexts: true)
    private var parser: MarkupParser?
    private var input = XMLInput()
    /// Items that were read, the next one last.
    private var ready: [ImportItem] = []
    private var isAtEnd = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.file = file
        self.origin = origin
    }

    mutating func next() -> ImportItem? {
        while true {
            if let item = ready.popLast() { return item }
            if isAtEnd { return nil }
            do throws(ImportFault) {
                try parser == nil ? lookThrough() : readOn()
            } catch {
                isAtEnd = true
                ready.insert(ImportItem(error), at: 0)
            }
        }
    }

    /// The first look: people, categories and pictures, what the export says of itself, and which items have one id.
    private mutating func lookThrough() throws(ImportFault) {
        let first = WordPressScanner(readsTexts: false)
        let parser = MarkupParser(.xml, first)
        var mending = XMLInput()
        do throws(MarkupFault) {
            while let bytes = try chunk() {
                try parser.feed(mending.mend(bytes))
                look(at: first)
            }
            try parser.feed(mending.mend([], isLast: true))
            look(at: first)
            try parser.finish()
        } catch {
            look(at: first)
            // The items before a fault are read; the second look says what is wrong.
            if first.root == nil { throw ImportFault(origin.line(error.line), error.reason) }
        }
        guard first.root == "rss" else {
            throw ImportFault(origin.line(1), "is no WordPress export: there is no rss element")
        }
        first.others.finish()
        var site = first.site
        site.visibility = SourceVisibility(first.others, of: "export", origin)
        try rewind()
        if repeated.hasRepeated { try lookAgain(site) }
        scanner.adopt(site)
        self.parser = MarkupParser(.xml, scanner)
    }

    /// Reads the texts of items that have one id, which the first look has passed over.
    private mutating func lookAgain(_ site: WordPressSite) throws(ImportFault) {
        let second = WordPressScanner(readsTexts: true)
        second.adopt(site)
        let parser = MarkupParser(.xml, second)
        var mending = XMLInput()
        do throws(MarkupFault) {
            while let bytes = try chunk() {
                try parser.feed(mending.mend(bytes))
                lookAgain(at: second)
            }
            try parser.feed(mending.mend([], isLast: true))
            try parser.finish()
        } catch {
            // As at the first look.
            lookAgain(at: second)
        }
        lookAgain(at: second)
        try rewind()
    }

    private mutating func lookAgain(at second: WordPressScanner) {
        for item in second.takeItems() {
            let post = WordPressPost(item, second.site, origin)
            repeated.lookAgain(at: post.identity) { post.item(notes: []).isPublic }
        }
    }

    private func rewind() throws(ImportFault) {
        do throws(SystemError) { try file.rewind() } catch { throw ImportFault(origin.line(1), error.reason) }
    }

    private mutating func look(at first: WordPressScanner) {
        for item in first.takeItems() {
            let post = WordPressPost(item, WordPressSite(), origin)
            repeated.look(at: post.identity) { post.item(notes: []).isPublic }
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

    /// The items that are whole, the last one first, the first one with what was mended up to here.
    private mutating func takeItems() {
        let items = scanner.takeItems()
        if items.isEmpty, isAtEnd { return sayLastRepairs() }
        for item in items {
            let post = WordPressPost(item, scanner.site, origin)
            ready.append(repeated.take(post.item(notes: ready.isEmpty ? repairs() : []), post.identity))
        }
        ready.reverse()
    }

    /// What was mended behind the last item.
    private mutating func sayLastRepairs() {
        let notes = repairs()
        guard let first = notes.first else { return }
        ready.append(ImportItem(first.location, .skipped(because: first), notes: Array(notes.dropFirst())))
    }

    /// What was mended up to here and is not said yet.
    private mutating func repairs() -> [ImportNote] {
        let mended = input.takeRepairs().map { ImportNote(origin.line($0.line), $0.what) }
        let readOver = parser?.takeRepairs() ?? []
        return mended
            + readOver.map {
                ImportNote(origin.line($0.line), "is not well-formed, and read on: \($0.reason)")
            }
    }
}
