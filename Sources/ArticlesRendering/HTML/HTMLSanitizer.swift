/// Writes html anew, with nothing in it but the elements, attributes and addresses of an allow-list.
///
/// What comes out is well formed by the rules of the HTML Standard: every element that is opened is closed, in order,
/// and stands where a parser leaves it, so that no browser reads anything else out of it. Linear in the size; elements
/// are nested at most `depthLimit` deep, of deeper ones the content stays.
struct HTMLSanitizer {
    static let depthLimit = 100

    struct OpenElement {
        let element: HTMLElement
        /// The name in the tag that opened it.
        let source: String
    }

    private(set) var open: [OpenElement] = []
    /// How many elements of a name were left out because they were nested too deep.
    private var omitted: [String: Int] = [:]
    /// An element that goes with all that is in it, and how often it was opened.
    private var skipped: (name: String, depth: Int)?
    var writer = HTMLWriter()
    var identifiers = IdentifierTable()
    /// Whether nothing has been read since `<pre>`.
    private var isAtCodeStart = false

    /// All that was written, with every element closed.
    mutating func finished() -> [UInt8] {
        close(to: 0)
        return writer.finished()
    }

    /// A text as one preformatted block.
    static func preformatted(_ text: [UInt8]) -> [UInt8] {
        var sanitizer = HTMLSanitizer()
        sanitizer.begin(HTMLTag(name: "pre", attributes: []))
        sanitizer.writer.text(text[...])
        return sanitizer.finished()
    }

    // MARK: Text

    mutating func take(_ text: ArraySlice<UInt8>) {
        guard skipped == nil else { return }
        var text = text
        if isAtCodeStart {
            isAtCodeStart = false
            // A parser drops the first end of a line there.
            if text.starts(with: [0x0D, 0x0A]) { text = text.dropFirst() }
            if text.first == 0x0A || text.first == 0x0D { text = text.dropFirst() }
        }
        if !text.allSatisfy(\.isMarkupSpace) { makePlaceForContent() }
        writer.text(text)
    }

    // MARK: Tags

    mutating func begin(_ tag: HTMLTag) {
        isAtCodeStart = false
        if isSkipping(tag) { return }
        if HTMLElement.isOmitted(tag.name) {
            if tag.name == "iframe" { linkFrame(tag) }
            skipped = (tag.name, 1)
            return
        }
        if tag.name == "input" { return writeBox(tag) }
        guard let element = HTMLElement.named(tag.name) else { return }
        makePlace(for: element, tag)
        guard isPlaced(element) else { return }
        if element.kind == .void || element.kind == .column { return writeVoid(element, tag) }
        if element.name == "a", tag["href"].flatMap({ SafeAddress.text($0, for: .link) }) == nil,
            identifier(in: tag) == nil
        {
            return
        }
        guard open.count < Self.depthLimit else {
            omitted[tag.name, default: 0] += 1
            return
        }
        push(element, tag)
    }

    /// Whether a tag is inside of an element that goes as a whole. Those of drawings end at what browsers end them at.
    private mutating func isSkipping(_ tag: HTMLTag) -> Bool {
        guard let (name, depth) = skipped else { return false }
        if tag.name == name {
            skipped = (name, depth + 1)
            return true
        }
        guard name == "svg" || name == "math", Self.breakouts.contains(tag.name) else { return true }
        skipped = nil
        return false
    }

    /// The elements that end foreign content (HTML Standard, 13.2.6.5).
    private static let breakouts: Set = [
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed",
        "h1",
        "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol",
        "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul",
        "var",
    ]

    mutating func end(_ name: String) {
        isAtCodeStart = false
        if let (skippedName, depth) = skipped {
            if name == skippedName { skipped = depth > 1 ? (skippedName, depth - 1) : nil }
            return
        }
        if let count = omitted[name], count > 0 {
            omitted[name] = count - 1
            return
        }
        guard let element = HTMLElement.named(name), let index = openIndex(closedBy: element, name) else {
            return
        }
        close(to: index)
    }

    /// A frame shows another page; a link leads there.
    private mutating func linkFrame(_ tag: HTMLTag) {
        guard let source = tag["src"], let address = SafeAddress.text(source, for: .media),
            open.count < Self.depthLimit
        else { return }
        let link = HTMLTag(name: "a", attributes: [("href", address)])
        makePlace(for: .link, link)
        push(.link, link)
        writer.text(address[...])
        close(to: open.count - 1)
    }

    /// The box of an item of a list of tasks; articles have no other controls.
    private mutating func writeBox(_ tag: HTMLTag) {
        guard tag["type"] == Array("checkbox".utf8), tag["disabled"] != nil else { return }
        take(Array((tag["checked"] == nil ? "\u{2610}" : "\u{2611}").utf8)[...])
    }

    // MARK: Writing

    mutating func push(_ element: HTMLElement, _ tag: HTMLTag? = nil) {
        open.append(OpenElement(element: element, source: tag?.name ?? element.name))
        writer.begin(element.name)
        if let tag, let id = identifier(in: tag), identifiers.take(id) {
            writer.attribute("id", id)
            if element.kind == .heading { writer.beginHeading(needsIdentifier: false) }
        } else if element.kind == .heading {
            writer.beginHeading(needsIdentifier: true)
        }
        if let direction = tag.flatMap(HTMLAttribute.direction.value) {
            writer.attribute("dir", direction)
        } else if Self.textBlocks.contains(element.name) {
            writer.markDirection()
        }
        if let tag {
            for attribute in element.attributes + HTMLAttribute.common {
                if let value = attribute.value(in: tag) { writer.attribute(attribute.name, value) }
            }
        }
        if element.name == "audio" || element.name == "video" {
            writer.markup(" controls preload=\"metadata\"")
        }
        writer.markup(">")
        isAtCodeStart = element.name == "pre"
        if isAtCodeStart { writer.beginCode() }
    }

    private mutating func writeVoid(_ element: HTMLElement, _ tag: HTMLTag) {
        let values = (element.attributes + HTMLAttribute.common).compactMap { attribute in
            (attribute.value(in: tag) ?? attribute.defaultValue).map { (attribute, $0) }
        }
        if element.name == "img" || element.name == "source" {
            guard values.contains(where: { $0.0 == .imageSource || $0.0 == .mediaSource }) else {
                if let text = tag["alt"] { take(text[...]) }
                return
            }
        }
        writer.begin(element.name)
        for (attribute, value) in values { writer.attribute(attribute.name, value) }
        if element.name == "img" { writer.markup(" loading=\"lazy\" decoding=\"async\"") }
        writer.markup(">")
    }

    /// The blocks whose text has a direction of its own.
    private static let textBlocks: Set = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "figcaption", "summary",
        "caption",
    ]

    /// The id of an element, or the name of a place in former html.
    private func identifier(in tag: HTMLTag) -> [UInt8]? {
        (tag["id"] ?? (tag.name == "a" ? tag["name"] : nil)).flatMap(HTMLAttribute.identifier)
    }

    /// Closes elements until so many are open.
    mutating func close(to count: Int) {
        while open.count > count, let last = open.popLast() {
            if last.element.kind == .heading { writer.endHeading(&identifiers) }
            writer.end(last.element.name)
        }
    }
}
