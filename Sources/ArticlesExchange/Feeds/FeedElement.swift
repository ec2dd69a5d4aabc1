/// An element of a feed with everything in it.
final class FeedElement {
    /// The name with the usual prefix of its namespace; none for Atom and RSS themselves.
    let name: String
    let attributes: [MarkupAttribute]
    /// The address that references in it are relative to.
    let base: String
    let line: Int
    fileprivate(set) var parts: [Part] = []

    enum Part {
        case text(String)
        case element(FeedElement)

        /// Adds to a text in its place; false for an element.
        fileprivate mutating func append(_ more: String) -> Bool {
            guard case .text(var text) = self else { return false }
            // Without a second reference the text need not be copied.
            self = .text("")
            text += more
            self = .text(text)
            return true
        }
    }

    init(_ name: String, _ attributes: [MarkupAttribute], base: String, line: Int) {
        self.name = name
        self.attributes = attributes
        self.base = base
        self.line = line
    }

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    var elements: [FeedElement] {
        parts.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    func all(_ names: String...) -> [FeedElement] { elements.filter { names.contains($0.name) } }

    func first(_ names: String...) -> FeedElement? {
        names.lazy.compactMap { name in self.elements.first { $0.name == name } }.first
    }

    /// The text directly in it.
    var text: String {
        parts.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    func append(_ part: Part) {
        if case .text(let more) = part, !parts.isEmpty, parts[parts.count - 1].append(more) { return }
        parts.append(part)
    }

    /// What is in it as HTML, with the references to elsewhere made absolute.
    var innerHTML: String {
        var html = ""
        writeParts(to: &html)
        return html
    }

    private func writeParts(to html: inout String) {
        for part in parts {
            switch part {
            case .text(let text): html += HTMLWriter.escaped(text)
            case .element(let element): element.write(to: &html)
            }
        }
    }

    private static let void: Set<String> = ["br", "hr", "img", "input", "source", "wbr", "area", "col"]
    private static let addresses: Set<String> = ["href", "src", "cite", "poster", "longdesc"]

    private func write(to html: inout String) {
        let tag = name.hasPrefix("xhtml:") ? String(name.dropFirst(6)) : name
        html += "<\(tag)"
        for attribute in attributes where !attribute.name.hasPrefix("xmlns") && attribute.name != "xml:base" {
            let isAddress = Self.addresses.contains(attribute.name)
            let value =
                isAddress ? WebAddress.resolve(attribute.value, base) ?? attribute.value : attribute.value
            html += " \(attribute.name)=\"\(HTMLWriter.escaped(value))\""
        }
        html += ">"
        if Self.void.contains(tag) { return }
        writeParts(to: &html)
        html += "</\(tag)>"
    }
}
