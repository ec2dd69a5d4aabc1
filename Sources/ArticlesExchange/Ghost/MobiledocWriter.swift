import Articles
import StrictJSON

/// Writes a Mobiledoc document, as Ghost 1 to 4 keep posts, as HTML.
struct MobiledocWriter {
    private let document: JSONValue?
    private(set) var notes: [String] = []
    private var noted = Set<String>()
    /// What cards became: one may stand in a document many times.
    private var cardTexts: [Int: String] = [:]
    /// The bytes that were written.
    private var size = 0

    init(_ document: JSONValue?) {
        self.document = document
        if document == nil { notes.append("the Mobiledoc document of the post can't be read") }
    }

    /// The text of a post that is one card of Markdown, as all of Ghost 1 are.
    var markdown: String? {
        let sections = document?["sections"]?.elements ?? []
        let cards = document?["cards"]?.elements ?? []
        let filled = sections.filter { section in
            section.elements.first?.integer == 10
                || !(section.elements.dropFirst(2).first?.elements.isEmpty ?? true)
        }
        guard filled.count == 1, cards.count == 1, filled[0].elements.first?.integer == 10,
            let card = cards.first?.elements, ["markdown", "card-markdown"].contains(card.first?.text ?? "")
        else { return nil }
        return card.dropFirst().first?["markdown"]?.text
    }

    mutating func html() -> String {
        var blocks: [String] = []
        for section in document?["sections"]?.elements ?? [] where size <= ArticleLimits.bodyBytes {
            let parts = section.elements
            switch parts.first?.integer {
            case 1:
                let inner = markers(parts.dropFirst(2).first?.elements ?? [])
                let tag = Self.tag(parts.dropFirst().first?.text ?? "p")
                if !inner.isEmpty { blocks.append("<\(tag)>\(inner)</\(tag)>") }
            case 2:
                if let source = parts.dropFirst().first?.text {
                    blocks.append(
                        GhostCard("image", .object([JSONMember("src", .string(source))])).html ?? "")
                }
            case 3:
                let tag = parts.dropFirst().first?.text == "ol" ? "ol" : "ul"
                var items: [String] = []
                for item in parts.dropFirst(2).first?.elements ?? [] {
                    items.append("<li>\(markers(item.elements))</li>")
                }
                blocks.append("<\(tag)>\(items.joined())</\(tag)>")
            case 10: blocks.append(card(parts.dropFirst().first?.integer ?? -1))
            case let other:
                note("left out, a section that is not known: \(other.map(String.init) ?? "?")")
            }
        }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func tag(_ name: String) -> String {
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "pull-quote"].contains(name)
            ? (name == "aside" || name == "pull-quote" ? "blockquote" : name) : "p"
    }

    private mutating func note(_ text: String) {
        if noted.insert(text).inserted { notes.append(text) }
    }

    private mutating func card(_ index: Int) -> String {
        let html = cardTexts[index] ?? newCard(index)
        cardTexts[index] = html
        size += html.utf8.count
        return html
    }

    private mutating func newCard(_ index: Int) -> String {
        let cards = document?["cards"]?.elements ?? []
        guard cards.indices.contains(index), let name = cards[index].elements.first?.text else { return "" }
        let card = GhostCard(name, cards[index].elements.dropFirst().first ?? .null)
        if let text = card.note { note(text) }
        return card.html ?? ""
    }

    /// Texts and atoms with the marks that begin before and end behind them.
    private mutating func markers(_ markers: [JSONValue]) -> String {
        var html = ""
        var open: [String] = []
        let markups = document?["markups"]?.elements ?? []
        defer { size += html.utf8.count }
        for marker in markers where size + html.utf8.count <= ArticleLimits.bodyBytes {
            let parts = marker.elements
            guard parts.count >= 4 else { continue }
            for index in parts[1].elements.compactMap(\.integer)
            where markups.indices.contains(index) && open.count < 50 {
                let markup = markups[index].elements
                var tag = Self.inlineTag(markup.first?.text ?? "")
                let target = Self.target(markup)
                if tag == "a", !WebAddress.isSafeLink(target) {
                    note("left out, a link that runs a script")
                    tag = "span"
                }
                html += tag == "a" ? "<a href=\"\(HTMLWriter.escaped(target))\">" : "<\(tag)>"
                open.append(tag)
            }
            html +=
                parts[0].integer == 1 ? atom(parts[3].integer ?? -1) : HTMLWriter.escaped(parts[3].text ?? "")
            for _ in 0..<min(max(parts[2].integer ?? 0, 0), open.count) { html += "</\(open.removeLast())>" }
        }
        while let tag = open.popLast() { html += "</\(tag)>" }
        return html
    }

    private static func inlineTag(_ name: String) -> String {
        ["a", "b", "i", "strong", "em", "code", "s", "u", "sub", "sup", "del", "mark"].contains(name)
            ? name : "span"
    }

    private static func target(_ markup: [JSONValue]) -> String {
        let pairs = markup.dropFirst().first?.elements ?? []
        guard let index = pairs.firstIndex(where: { $0.text == "href" }), index + 1 < pairs.count else {
            return ""
        }
        return pairs[index + 1].text ?? ""
    }

    private func atom(_ index: Int) -> String {
        let atoms = document?["atoms"]?.elements ?? []
        guard atoms.indices.contains(index) else { return "" }
        let parts = atoms[index].elements
        return parts.first?.text == "soft-return"
            ? "<br>" : HTMLWriter.escaped(parts.dropFirst().first?.text ?? "")
    }
}
