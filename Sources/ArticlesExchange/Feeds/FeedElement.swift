import Articles
import MarkupParsing

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
        /// A section of data.
        case data(String)
        case element(FeedElement)
        case comment(String, line: Int)

        /// Adds a piece of the same text in its place; false for anything else.
        fileprivate mutating func append(_ part: Part) -> Bool {
            switch part {
            case .text(let more):
                guard case .text(var text) = self else { return false }
                // Without a second reference the text need not be copied.
                self = .text("")
                text += more
                self = .text(text)
            case .data(let more):
                guard case .data(var text) = self else { return false }
                self = .data("")
                text += more
                self = .data(text)
            case .element, .comment: return false
            }
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
        parts.map { part in
            switch part {
            case .text(let text), .data(let text): text
            case .element, .comment: ""
            }
        }.joined()
    }

    func append(_ part: Part) {
        if !parts.isEmpty, parts[parts.count - 1].append(part) { return }
        parts.append(part)
    }

    /// What is in it as HTML, with the references to elsewhere made absolute.
    var innerHTML: String { html(isText: true) }

    /// What is in it as HTML when its own text is HTML already, which may stand beside elements that nobody escaped.
    var mixedHTML: String { html(isText: false) }

    private func html(isText: Bool) -> String {
        var html = ""
        for part in parts {
            if !isText, case .text(let text) = part {
                html += text
            } else {
                part.write(to: &html, keepsData: !isText)
            }
        }
        return html
    }

    private static let addresses: Set<String> = ["href", "src", "cite", "poster", "longdesc"]

    fileprivate func write(to html: inout String, keepsData: Bool) {
        let tag = name.hasPrefix("xhtml:") ? String(name.dropFirst(6)) : name
        let shown = attributes.filter { !$0.name.hasPrefix("xmlns") && $0.name != "xml:base" }
        html += UnescapedMarkup.start(tag, shown.map(resolved))
        for part in parts { part.write(to: &html, keepsData: keepsData) }
        html += UnescapedMarkup.end(tag)
    }

    private func resolved(_ attribute: MarkupAttribute) -> MarkupAttribute {
        guard Self.addresses.contains(attribute.name) else { return attribute }
        let value = WebAddress.resolve(attribute.value, base) ?? attribute.value
        return MarkupAttribute(name: attribute.name, value: value)
    }

    // MARK: Marks

    /// A comment by which a text is not for everybody.
    struct Mark {
        let text: String
        let line: Int

        var reason: String { PaywallMark.reason(ofComment: text) }
    }

    /// The first such comment in it, at whatever depth.
    var mark: Mark? {
        parts.lazy.compactMap { part in
            switch part {
            case .text, .data: nil
            case .element(let element): element.mark
            case .comment(let text, let line):
                PaywallMark.isComment(text) ? Mark(text: text.trimmed, line: line) : nil
            }
        }.first
    }

    /// About so many bytes it takes, without what is in it.
    var size: Int {
        let texts = attributes.reduce(name.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        return texts + FeedHead.elementSize * (1 + attributes.count)
    }
}

extension FeedElement.Part {
    /// With `keepsData` sections of data are HTML.
    fileprivate func write(to html: inout String, keepsData: Bool) {
        switch self {
        case .text(let text): html += HTMLWriter.escaped(text)
        case .data(let text): html += keepsData ? text : HTMLWriter.escaped(text)
        case .element(let element): element.write(to: &html, keepsData: keepsData)
        case .comment(let text, _): html += UnescapedMarkup.comment(text)
        }
    }
}
