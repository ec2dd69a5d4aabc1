import Articles
import MarkupParsing
import StrictJSON

/// Reads the entries of an RSS or Atom feed, among them exports of Blogger. The file is read twice: what a feed says of
/// itself may stand behind its entries. Where entries have one id it is read once more, for their texts.
struct FeedReader: ItemReader {
    private let file: InputFile
    private let origin: ItemOrigin
    private var scan: FeedScan?
    private var source: FeedSource?
    private var repeated = RepeatedItems()
    private var ready: [ImportItem] = []
    private var isAtEnd = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.file = file
        self.origin = origin
    }

    mutating func next() -> ImportItem? {
        while ready.isEmpty, !isAtEnd {
            do throws(ImportFault) {
                if source == nil { try lookThrough() }
                try readOn()
            } catch {
                isAtEnd = true
                ready.append(ImportItem(error))
            }
        }
        return ready.isEmpty ? nil : ready.removeFirst()
    }

    // MARK: The first look

    /// Reads what the feed says of itself, and which entries have one id.
    private mutating func lookThrough() throws(ImportFault) {
        let head = FeedHead()
        var first = FeedScan(head: head)
        var isLast = false
        do throws(MarkupFault) {
            while !isLast {
                let bytes = try chunk()
                isLast = bytes.isEmpty
                try first.feed(bytes)
                look(at: first.scanner.takeEntries())
            }
        } catch {
            // The entries before a fault are read; the second look says what is wrong.
            if first.scanner.refusal != nil { throw ImportFault(origin.line(error.line), error.reason) }
            look(at: first.scanner.takeEntries())
        }
        head.finish()
        source = FeedSource(head, origin)
        scan = FeedScan()
        try rewind()
        if repeated.hasRepeated { try lookAgain() }
    }

    /// Reads the texts of entries that have one id, which the first look has passed over.
    private mutating func lookAgain() throws(ImportFault) {
        var second = FeedScan()
        var isLast = false
        do throws(MarkupFault) {
            while !isLast {
                let bytes = try chunk()
                isLast = bytes.isEmpty
                try second.feed(bytes)
                lookAgain(at: second.scanner.takeEntries())
            }
        } catch {
            // As at the first look.
            lookAgain(at: second.scanner.takeEntries())
        }
        try rewind()
    }

    private mutating func lookAgain(at entries: [FeedElement]) {
        for element in entries {
            let entry = FeedEntry(element)
            repeated.lookAgain(at: entry.identity) {
                FeedPost(entry, FeedSource(FeedHead(), origin), origin).item([]).isPublic
            }
        }
    }

    private func rewind() throws(ImportFault) {
        do throws(SystemError) { try file.rewind() } catch { throw ImportFault(origin.line(1), error.reason) }
    }

    private mutating func look(at entries: [FeedElement]) {
        for element in entries {
            let entry = FeedEntry(element)
            guard !entry.identity.isEmpty else { continue }
            repeated.look(at: entry.identity) {
                FeedPost(entry, FeedSource(FeedHead(), origin), origin).item([]).isPublic
            }
        }
    }

    private func chunk() throws(MarkupFault) -> [UInt8] {
        do throws(SystemError) {
            return try file.chunk()
        } catch {
            throw MarkupFault(line: 1, reason: error.reason)
        }
    }

    // MARK: The entries

    private mutating func readOn() throws(ImportFault) {
        guard let source, scan != nil else { return }
        var fault: ImportFault?
        do throws(MarkupFault) {
            let bytes = try chunk()
            isAtEnd = bytes.isEmpty
            try scan?.feed(bytes)
            if isAtEnd { try scan?.checkRoot() }
        } catch {
            isAtEnd = true
            fault = ImportFault(origin.line(error.line), error.reason)
        }
        for element in scan?.scanner.takeEntries() ?? [] {
            let notes = ready.isEmpty ? repairs() : []
            let post = FeedPost(FeedEntry(element), source, origin)
            ready.append(repeated.take(post.item(notes), post.identity))
        }
        for line in scan?.scanner.takeMisplaced() ?? [] {
            let note = ImportNote(
                origin.line(line), "is named as an entry where the feed has none, and is no entry of it")
            ready.append(ImportItem(note.location, .skipped(because: note)))
        }
        if let fault { throw fault }
    }

    /// What was mended or read over up to here and is not said yet.
    private mutating func repairs() -> [ImportNote] {
        (scan?.takeRepairs() ?? []).map { ImportNote(origin.line($0.line), $0.reason) }
    }
}

/// One walk over the bytes of a feed.
private struct FeedScan {
    let scanner: FeedScanner
    private let parser: MarkupParser
    private var input = XMLInput()

    init(head: FeedHead? = nil) {
        let box = ParserBox()
        scanner = FeedScanner(head: head) { box.parser?.stop($0) }
        parser = MarkupParser(.xml, scanner)
        box.parser = parser
    }

    private final class ParserBox {
        weak var parser: MarkupParser?
    }

    /// Takes the next bytes; none are the end.
    mutating func feed(_ bytes: [UInt8]) throws(MarkupFault) {
        try parser.feed(input.mend(bytes, isLast: bytes.isEmpty))
        if bytes.isEmpty { try parser.finish() }
    }

    func checkRoot() throws(MarkupFault) {
        if let root = scanner.root, !["rss", "feed", "rdf:RDF", "RDF"].contains(root) {
            throw MarkupFault(line: 1, reason: "is no feed: the first element is \(root)")
        }
    }

    mutating func takeRepairs() -> [MarkupFault] {
        input.takeRepairs().map { MarkupFault(line: $0.line, reason: $0.what) }
            + parser.takeRepairs().map {
                MarkupFault(line: $0.line, reason: "is not well-formed, and read on: \($0.reason)")
            }
    }
}
