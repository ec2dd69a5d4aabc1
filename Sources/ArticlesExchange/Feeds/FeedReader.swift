import Articles
import StrictJSON

/// Reads the entries of an RSS or Atom feed, among them exports of Blogger.
struct FeedReader: ItemReader {
    private let file: InputFile
    private let origin: ItemOrigin
    private let scanner: FeedScanner
    private let parser: MarkupParser
    private var input = XMLInput()
    private var ready: [ImportItem] = []
    private var isAtEnd = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.file = file
        self.origin = origin
        let box = ParserBox()
        scanner = FeedScanner { box.parser?.stop($0) }
        parser = MarkupParser(.xml, scanner)
        box.parser = parser
    }

    private final class ParserBox {
        weak var parser: MarkupParser?
    }

    mutating func next() -> ImportItem? {
        while ready.isEmpty, !isAtEnd {
            do throws(ImportFault) {
                try readOn()
            } catch {
                isAtEnd = true
                ready.append(ImportItem(error))
            }
        }
        return ready.isEmpty ? nil : ready.removeFirst()
    }

    private mutating func readOn() throws(ImportFault) {
        do throws(SystemError) {
            let bytes = try file.chunk()
            isAtEnd = bytes.isEmpty
            try feed(bytes)
        } catch {
            throw ImportFault(origin.line(1), error.reason)
        }
    }

    private mutating func feed(_ bytes: [UInt8]) throws(SystemError) {
        var fault: ImportFault?
        do throws(MarkupFault) {
            try parser.feed(input.mend(bytes, isLast: isAtEnd))
            if isAtEnd { try parser.finish() }
            if let root = scanner.root, !["rss", "feed", "rdf:RDF", "RDF"].contains(root) {
                throw MarkupFault(line: 1, reason: "is no feed: the first element is \(root)")
            }
        } catch {
            isAtEnd = true
            fault = ImportFault(origin.line(error.line), error.reason)
        }
        let entries = scanner.takeEntries()
        let doubt = entries.isEmpty ? nil : FeedExtensions.doubt(of: scanner.feed, origin)
        for entry in entries {
            let notes = ready.isEmpty ? repairs() : []
            let post = FeedPost(FeedEntry(entry.element), scanner.feed, doubt, origin)
            ready.append(post.item(notes, limit: entry.limit))
        }
        for line in scanner.takeMisplaced() {
            let note = ImportNote(origin.line(line), "is quoted in the feed, and no entry of it")
            ready.append(ImportItem(note.location, .skipped(because: note)))
        }
        if let fault { ready.append(ImportItem(fault)) }
    }

    /// What was mended or read over up to here and is not said yet.
    private mutating func repairs() -> [ImportNote] {
        let mended = input.takeRepairs().map { ImportNote(origin.line($0.line), $0.what) }
        return mended
            + parser.takeRepairs().map {
                ImportNote(origin.line($0.line), "is not well-formed, and read on: \($0.reason)")
            }
    }
}
