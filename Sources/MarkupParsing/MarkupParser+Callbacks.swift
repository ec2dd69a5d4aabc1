import CXML2

/// What libxml2 calls, and its names, texts and attributes as ours.
extension MarkupParser {
    static func calls(_ language: Language) -> xmlSAXHandler {
        var calls = unsafe xmlSAXHandler()
        unsafe calls.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe calls.internalSubset = { context, _, _, _ in
            unsafe MarkupParser.parser(context)?.declareType()
        }
        switch language {
        case .xml: unsafe setXML(&calls)
        case .html: unsafe setHTML(&calls)
        }
        unsafe calls.characters = { context, start, count in
            unsafe MarkupParser.parser(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        unsafe calls.cdataBlock = { context, start, count in
            unsafe MarkupParser.parser(context)?.data(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        unsafe calls.ignorableWhitespace = calls.characters
        unsafe calls.comment = { context, text in
            guard let text = unsafe text else { return }
            unsafe MarkupParser.parser(context)?.comment(String(cString: text))
        }
        unsafe calls.processingInstruction = { context, target, data in
            let words = unsafe [target, data].compactMap { unsafe $0.map { unsafe String(cString: $0) } }
            unsafe MarkupParser.parser(context)?.comment("?\(words.joined(separator: " "))?")
        }
        unsafe calls.serror = { context, error in
            guard let error = unsafe error?.pointee else { return }
            unsafe MarkupParser.parser(context)?.report(
                MarkupParser.firstLine(error.message), line: Int(error.line))
        }
        return unsafe calls
    }

    private static func setXML(_ calls: inout xmlSAXHandler) {
        unsafe calls.startElementNs = { context, name, prefix, _, spaceCount, spaces, count, _, attributes in
            let list =
                unsafe MarkupParser.list(spaces, Int(spaceCount))
                + MarkupParser.list(attributes, of: Int(count))
            unsafe MarkupParser.parser(context)?.begin(MarkupParser.qualified(name, prefix), list)
        }
        unsafe calls.endElementNs = { context, name, prefix, _ in
            unsafe MarkupParser.parser(context)?.finish(MarkupParser.qualified(name, prefix))
        }
    }

    private static func setHTML(_ calls: inout xmlSAXHandler) {
        unsafe calls.startElement = { context, name, attributes in
            unsafe MarkupParser.parser(context)?.begin(
                MarkupParser.qualified(name, nil), MarkupParser.list(attributes))
        }
        unsafe calls.endElement = { context, name in
            unsafe MarkupParser.parser(context)?.finish(MarkupParser.qualified(name, nil))
        }
    }

    private static func firstLine(_ message: UnsafeMutablePointer<CChar>?) -> String {
        let text = unsafe message.map { unsafe String(cString: $0) } ?? "is not well-formed"
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
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
        return (0..<count).map { index in
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
        return (0..<count).map { index in
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
        while let name = unsafe next.pointee {
            let value = unsafe next.successor().pointee.map { unsafe String(cString: $0) }
            list.append(MarkupAttribute(name: unsafe String(cString: name), value: value ?? ""))
            unsafe next = next.advanced(by: 2)
        }
        return list
    }
}
