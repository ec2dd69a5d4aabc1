import CXML2

/// Reads XML or HTML front to back through libxml2, as bytes come in: no tree is kept, nothing is fetched, no entity
/// is expanded, and a document type declaration ends an XML document.
@safe
final class MarkupParser {
    enum Language { case xml, html }

    /// The deepest nesting that is read.
    static let depthLimit = 1_000
    /// The most bytes between two tags. The library's own limit, 10 MB, is less than posts have.
    static let runLimit = 64 << 20
    /// The most attributes of an element.
    private static let attributeLimit = 1_000

    private let handler: any MarkupHandler
    private let language: Language
    private var context: xmlParserCtxtPtr?
    private var depth = 0
    /// Bytes since the last tag.
    private var run = 0
    private var reported: MarkupFault?
    private var lastError: MarkupFault?
    /// Errors that were read over, the first of them.
    private(set) var repairs: [MarkupFault] = []

    init(_ language: Language, _ handler: any MarkupHandler) {
        self.handler = handler
        self.language = language
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
    func feed(_ bytes: [UInt8]) throws(MarkupFault) {
        try push(bytes, isLast: false)
    }

    /// Ends the document. Throws when it is not whole.
    func finish() throws(MarkupFault) {
        try push([], isLast: true)
        if depth > 0, language == .xml {
            throw lastError ?? MarkupFault(line: line, reason: "the document ends before its elements do")
        }
    }

    /// The line that was reached.
    var line: Int { unsafe Int(max(1, xmlSAX2GetLineNumber(context))) }

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
            let start = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let count = Int32(clamping: raw.count)
            switch language {
            case .xml: unsafe _ = xmlParseChunk(context, start, count, isLast ? 1 : 0)
            case .html: unsafe _ = htmlParseChunk(context, start, count, isLast ? 1 : 0)
            }
        }
        if let reported { throw reported }
        if unsafe context?.pointee.disableSAX == 1, language == .xml, !isLast {
            throw lastError ?? MarkupFault(line: line, reason: "can't be read on")
        }
    }

    /// Ends the reading from within.
    func stop(_ reason: String) {
        guard reported == nil else { return }
        reported = MarkupFault(line: line, reason: reason)
        unsafe xmlStopParser(context)
    }

    // MARK: From the library

    fileprivate func begin(_ name: String, _ attributes: [MarkupAttribute]) {
        depth += 1
        run = 0
        if depth > Self.depthLimit { return stop("elements are nested deeper than \(Self.depthLimit)") }
        if reported == nil { handler.start(name, attributes, line: line) }
    }

    fileprivate func finish(_ name: String) {
        depth -= 1
        run = 0
        if reported == nil { handler.end(name) }
    }

    fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if reported == nil { unsafe handler.text(bytes, line: line) }
    }

    fileprivate func declareType() {
        if language == .xml { stop("has a document type declaration, which is not read") }
    }

    fileprivate func report(_ message: String, line: Int) {
        let fault = MarkupFault(line: max(1, line), reason: message)
        lastError = fault
        if repairs.count < 20 { repairs.append(fault) }
    }
}

extension MarkupParser {
    private static func calls(_ language: Language) -> xmlSAXHandler {
        var calls = unsafe xmlSAXHandler()
        unsafe calls.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe calls.internalSubset = { context, _, _, _ in unsafe MarkupParser.parser(context)?.declareType()
        }
        switch language {
        case .xml:
            unsafe calls.startElementNs = {
                context, name, prefix, _, spaceCount, spaces, count, _, attributes in
                let list =
                    unsafe MarkupParser.list(spaces, Int(spaceCount))
                    + MarkupParser.list(attributes, of: Int(count))
                unsafe MarkupParser.parser(context)?.begin(MarkupParser.qualified(name, prefix), list)
            }
            unsafe calls.endElementNs = { context, name, prefix, _ in
                unsafe MarkupParser.parser(context)?.finish(MarkupParser.qualified(name, prefix))
            }
        case .html:
            unsafe calls.startElement = { context, name, attributes in
                unsafe MarkupParser.parser(context)?.begin(
                    MarkupParser.qualified(name, nil), MarkupParser.list(attributes))
            }
            unsafe calls.endElement = { context, name in
                unsafe MarkupParser.parser(context)?.finish(MarkupParser.qualified(name, nil))
            }
        }
        unsafe calls.characters = { context, start, count in
            unsafe MarkupParser.parser(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        unsafe calls.cdataBlock = { context, start, count in
            unsafe MarkupParser.parser(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        unsafe calls.ignorableWhitespace = calls.characters
        unsafe calls.serror = { context, error in
            guard let error = unsafe error?.pointee else { return }
            let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "is not well-formed"
            let text = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
            unsafe MarkupParser.parser(context)?.report(text, line: Int(error.line))
        }
        return unsafe calls
    }

    private static func parser(_ context: UnsafeMutableRawPointer?) -> MarkupParser? {
        unsafe context.map { unsafe Unmanaged<MarkupParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func qualified(_ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?)
        -> String
    {
        let name = unsafe name.map { unsafe String(cString: $0) } ?? ""
        guard let prefix = unsafe prefix else { return name }
        return unsafe String(cString: prefix) + ":" + name
    }

    /// The namespaces that an element declares, as the attributes that declare them.
    private static func list(_ spaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int)
        -> [MarkupAttribute]
    {
        guard let spaces = unsafe spaces else { return [] }
        return (0..<min(count, attributeLimit)).map { index in
            let prefix = unsafe spaces[index * 2].map { unsafe ":" + String(cString: $0) } ?? ""
            let uri = unsafe spaces[index * 2 + 1].map { unsafe String(cString: $0) } ?? ""
            return MarkupAttribute(name: "xmlns" + prefix, value: uri)
        }
    }

    /// Five pointers an attribute: name, prefix, namespace, and where the value begins and ends.
    private static func list(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, of count: Int
    ) -> [MarkupAttribute] {
        guard let attributes = unsafe attributes else { return [] }
        return (0..<min(count, attributeLimit)).map { index in
            let name = unsafe qualified(attributes[index * 5], attributes[index * 5 + 1])
            guard let start = unsafe attributes[index * 5 + 3], let end = unsafe attributes[index * 5 + 4]
            else {
                return MarkupAttribute(name: name, value: "")
            }
            let value = unsafe UnsafeBufferPointer(start: start, count: max(0, end - start))
            return MarkupAttribute(name: name, value: unsafe String(decoding: value, as: UTF8.self))
        }
    }

    /// Names and values in turn, up to a null pointer; HTML's attributes may have no value.
    private static func list(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?)
        -> [MarkupAttribute]
    {
        var list: [MarkupAttribute] = []
        guard var next = unsafe attributes else { return list }
        while let name = unsafe next.pointee, list.count < attributeLimit {
            let value = unsafe next.successor().pointee.map { unsafe String(cString: $0) }
            list.append(MarkupAttribute(name: unsafe String(cString: name), value: value ?? ""))
            unsafe next = next.advanced(by: 2)
        }
        return list
    }
}
