import CXML2

/// Reads XML or HTML front to back through libxml2, as bytes come in: no tree is kept, nothing is fetched, no entity
/// is expanded, and a document type declaration ends an XML document.
@safe
package final class MarkupParser {
    package enum Language { case xml, html }

    /// The deepest nesting that is read.
    package static let depthLimit = 1_000
    /// The most bytes between two tags. The library's own limit, 10 MB, is less than posts have.
    package static let runLimit = 64 << 20
    /// The most faults that are told one by one.
    private static let repairLimit = 20

    private let handler: any MarkupHandler
    private let language: Language
    private var context: xmlParserCtxtPtr?
    package private(set) var tagGuard: TagGuard
    private var depth = 0
    /// Bytes since the last tag.
    private var run = 0
    private var reported: MarkupFault?
    private var lastError: MarkupFault?
    package private(set) var repairs: [MarkupFault] = []
    private var repairCount = 0

    package init(_ language: Language, _ handler: any MarkupHandler) {
        self.handler = handler
        self.language = language
        tagGuard = TagGuard(language)
        xmlInitParser()
        var calls = unsafe Self.calls(language)
        let this = unsafe Unmanaged.passUnretained(self).toOpaque()
        switch language {
        case .xml:
            unsafe context = xmlCreatePushParserCtxt(&calls, this, nil, 0, nil)
            unsafe xmlCtxtUseOptions(
                context,
                Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
        case .html:
            unsafe context = htmlCreatePushParserCtxt(&calls, this, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            unsafe htmlCtxtUseOptions(context, Int32(options))
        }
    }

    deinit {
        unsafe xmlFreeParserCtxt(context)
    }

    /// Takes the next bytes. Throws when what was fed can't be read on.
    package func feed(_ bytes: [UInt8]) throws(MarkupFault) {
        if let reported { throw reported }
        try push(bytes, isLast: false)
    }

    /// Ends the document. Throws when it is not whole.
    package func finish() throws(MarkupFault) {
        try push([], isLast: true)
        if depth > 0, language == .xml {
            throw lastError ?? MarkupFault(line: line, reason: "the document ends before its elements do")
        }
    }

    /// The faults that the library recovered from, and that were not taken yet.
    package func takeRepairs() -> [MarkupFault] {
        var taken = repairs
        if repairCount > repairs.count, let last = repairs.last {
            taken.append(
                MarkupFault(line: last.line, reason: "\(repairCount - repairs.count) more from here on"))
        }
        (repairs, repairCount) = ([], 0)
        return taken
    }

    /// The line that was reached.
    package var line: Int { unsafe Int(max(1, xmlSAX2GetLineNumber(context))) }

    private func push(_ bytes: [UInt8], isLast: Bool) throws(MarkupFault) {
        if let reported { throw reported }
        run += bytes.count
        guard run <= Self.runLimit else {
            throw MarkupFault(line: line, reason: "an element is larger than \(Self.runLimit >> 20) MiB")
        }
        guard unsafe context != nil else {
            throw MarkupFault(line: 1, reason: "there is no memory to read it")
        }
        unsafe bytes.withUnsafeBytes { raw in
            var start = 0
            repeat {
                let slice = unsafe raw[start..<min(start + TagGuard.sliceLimit, raw.count)]
                unsafe parse(UnsafeRawBufferPointer(rebasing: slice), isLast: isLast)
                start += unsafe slice.count
            } while start < raw.count && reported == nil
        }
        if let reported { throw reported }
        if unsafe context?.pointee.disableSAX == 1, language == .xml, !isLast {
            throw lastError ?? MarkupFault(line: line, reason: "can't be read on")
        }
    }

    private func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let count = Int32(clamping: bytes.count)
        switch language {
        case .xml: unsafe _ = xmlParseChunk(context, start, count, isLast ? 1 : 0)
        case .html: unsafe _ = htmlParseChunk(context, start, count, isLast ? 1 : 0)
        }
        passSection()
        let isSection = unsafe context?.pointee.instate == XML_PARSER_CDATA_SECTION
        let isExceeded = unsafe !isSection && tagGuard.isExceeded(waiting: waiting, at: waitingStart)
        if isExceeded { stopAtTag() }
    }

    /// What was fed and the library waits for the end of.
    private var waiting: UnsafeBufferPointer<UInt8> {
        guard let input = unsafe context?.pointee.input?.pointee, let next = unsafe input.cur,
            let end = unsafe input.end
        else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        return unsafe UnsafeBufferPointer(start: next, count: max(0, end - next))
    }

    /// Where in the document that begins. The library counts the bytes that it has let go.
    private var waitingStart: Int {
        guard let input = unsafe context?.pointee.input?.pointee, let next = unsafe input.cur,
            let base = unsafe input.base
        else { return 0 }
        return unsafe Int(clamping: input.consumed) + (next - base)
    }

    /// Has a section of data read on: libxml2 2.9 takes 300 bytes of it a call, and looks through what is
    /// left each time.
    private func passSection() {
        var before = Int.max
        while reported == nil, unsafe context?.pointee.instate == XML_PARSER_CDATA_SECTION {
            let count = unsafe waiting.count
            guard count > 300, count < before else { return }
            before = count
            unsafe _ = xmlParseChunk(context, nil, 0, 0)
        }
    }

    private func stopAtTag() { stop("an element has more than \(TagGuard.attributeLimit) attributes") }

    /// Ends the reading from within.
    package func stop(_ reason: String) {
        guard reported == nil else { return }
        reported = MarkupFault(line: line, reason: reason)
        unsafe xmlStopParser(context)
    }

    // MARK: From the library

    func begin(_ name: String, _ attributes: [MarkupAttribute]) {
        depth += 1
        run = 0
        if depth > Self.depthLimit { return stop("elements are nested deeper than \(Self.depthLimit)") }
        if attributes.count > TagGuard.attributeLimit { return stopAtTag() }
        if reported == nil { handler.start(name, attributes, line: line) }
    }

    func finish(_ name: String) {
        depth -= 1
        run = 0
        if reported == nil { handler.end(name) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if reported == nil { unsafe handler.text(bytes, line: line) }
    }

    func data(_ bytes: UnsafeBufferPointer<UInt8>) {
        if reported == nil { unsafe handler.data(bytes, line: line) }
    }

    func comment(_ text: String) {
        let breaks = text.utf8.count { $0 == UInt8(ascii: "\n") }
        if reported == nil { handler.comment(text, line: max(1, line - breaks)) }
    }

    func declareType() {
        if language == .xml { stop("has a document type declaration, which is not read") }
    }

    /// The faults of HTML are too many to tell, and every browser reads over them.
    func report(_ message: @autoclosure () -> String, line: Int) {
        guard language == .xml else { return }
        let fault = MarkupFault(line: max(1, line), reason: message())
        lastError = fault
        repairCount += 1
        if repairs.count < Self.repairLimit { repairs.append(fault) }
    }
}
