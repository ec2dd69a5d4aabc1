import CXML2
import Testing

/// Looks through rendered html with a parser that is not ours, and by its own idea of what html is.
enum SafeHTML {
    private static let elements: Set<String> = Set(
        """
        a abbr address audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
        figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source
        span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let attributes: Set<String> = Set(
        """
        alt cite class colspan controls datetime decoding dir height href id lang loading open poster preload rel
        reversed role rowspan scope span src start title type value width
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let void: Set = ["br", "col", "hr", "img", "source", "wbr"]

    /// What is wrong with html; empty if nothing is.
    static func faults(in html: String) -> [String] { faultsOfText(html) + faultsOfTree(html) }

    // MARK: By its text

    /// Every `<` begins a tag of the one form that we write, and the tags are balanced.
    private static func faultsOfText(_ html: String) -> [String] {
        var faults: [String] = []
        var open: [String] = []
        for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard
                let match = part.prefixMatch(
                    of: /(\/?)([a-z][a-z0-9]*)((?: [a-z]+(?:="[^"<>]*")?)*)>([^>]*)/),
                match.range.upperBound == part.endIndex
            else {
                faults.append("<\(part.prefix(80)) is no tag of ours")
                continue
            }
            let name = String(match.2)
            if !elements.contains(name) { faults.append("element \(name)") }
            if match.1 == "/" {
                if open.popLast() != name { faults.append("</\(name)> closes another") }
            } else if !void.contains(name) {
                open.append(name)
            }
        }
        if !open.isEmpty { faults.append("\(open) not closed") }
        return faults
    }

    // MARK: By libxml2

    /// libxml2's parser finds no other elements, attributes and addresses.
    private static func faultsOfTree(_ html: String) -> [String] {
        var text = Array("<html><body><div>\(html)</div></body></html>".utf8CString)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        let document = unsafe htmlReadMemory(
            &text, Int32(text.count - 1), nil, "UTF-8", Int32(options | HTML_PARSE_NONET.rawValue))
        defer { unsafe xmlFreeDoc(document) }
        var faults: [String] = []
        var node = unsafe xmlDocGetRootElement(document)
        while let current = unsafe node {
            unsafe check(current, &faults)
            unsafe node = next(current)
        }
        return faults
    }

    private static func next(_ node: xmlNodePtr) -> xmlNodePtr? {
        if let child = unsafe node.pointee.children, unsafe node.pointee.type == XML_ELEMENT_NODE {
            return unsafe child
        }
        var current = unsafe Optional(node)
        while let place = unsafe current {
            if let sibling = unsafe place.pointee.next { return unsafe sibling }
            unsafe current = place.pointee.parent
        }
        return nil
    }

    private static func check(_ node: xmlNodePtr, _ faults: inout [String]) {
        switch unsafe node.pointee.type {
        case XML_ELEMENT_NODE:
            let name = unsafe text(node.pointee.name)
            if !elements.contains(name), !["html", "body"].contains(name) {
                faults.append("parsed element \(name)")
            }
            var attribute = unsafe node.pointee.properties
            while let current = unsafe attribute {
                let name = unsafe text(current.pointee.name)
                let value = unsafe text(current.pointee.children?.pointee.content)
                if !attributes.contains(name) { faults.append("parsed attribute \(name)") }
                if ["href", "src", "poster", "cite"].contains(name), let fault = faultOfAddress(value) {
                    faults.append(fault)
                }
                unsafe attribute = current.pointee.next
            }
        case XML_TEXT_NODE, XML_HTML_DOCUMENT_NODE, XML_ATTRIBUTE_NODE: break
        case let type: faults.append("parsed node \(type)")
        }
    }

    /// Addresses are looked at as browsers do: without controls, in lower case.
    private static func faultOfAddress(_ address: String) -> String? {
        let seen = address.unicodeScalars.filter { $0.value > 0x20 }.map(String.init).joined().lowercased()
        guard let scheme = seen.prefixMatch(of: /([^\/?#:\\]*):/)?.1 else { return nil }
        if seen.wholeMatch(of: /data:image\/(png|jpeg|gif|webp|avif);base64,[a-z0-9+\/=%]*/) != nil {
            return nil
        }
        let known = ["http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "geo", "magnet"]
        return known.contains(String(scheme)) ? nil : "address \(address)"
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(cString: pointer)
    }
}
