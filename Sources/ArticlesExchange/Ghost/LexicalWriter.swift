import Articles
import StrictJSON

/// Writes a Lexical document, as Ghost 5 keeps posts, as HTML.
struct LexicalWriter {
    private let root: JSONValue?
    private(set) var notes: [String] = []
    private var noted = Set<String>()

    init(_ document: JSONValue?) {
        root = document?["root"]
        if root == nil { notes.append("the Lexical document of the post can't be read") }
    }

    /// The text of a post that is one card of Markdown, as moved over from Ghost 1.
    var markdown: String? {
        let blocks = (root?["children"]?.elements ?? []).filter {
            !($0["type"]?.text == "paragraph" && ($0["children"]?.elements ?? []).isEmpty)
        }
        guard blocks.count == 1, blocks[0]["type"]?.text == "markdown" else { return nil }
        return blocks[0]["markdown"]?.text
    }

    mutating func html() -> String {
        (root?["children"]?.elements ?? []).map { block($0) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private mutating func block(_ node: JSONValue) -> String {
        let type = node["type"]?.text ?? ""
        switch type {
        case "paragraph": return wrapped("p", node)
        case "heading", "extended-heading":
            let tag = node["tag"]?.text ?? "h2"
            return wrapped(["h1", "h2", "h3", "h4", "h5", "h6"].contains(tag) ? tag : "h2", node)
        case "quote", "extended-quote", "aside": return wrapped("blockquote", node)
        case "list": return list(node)
        case "text", "extended-text", "link", "autolink", "at-link", "linebreak": return inline(node)
        case _:
            let card = GhostCard(type, node)
            if let text = card.note { note(text) }
            return card.html ?? ""
        }
    }

    private mutating func note(_ text: String) {
        if noted.insert(text).inserted { notes.append(text) }
    }

    private mutating func wrapped(_ tag: String, _ node: JSONValue) -> String {
        let inner = children(node)
        return inner.isEmpty ? "" : "<\(tag)>\(inner)</\(tag)>"
    }

    private mutating func list(_ node: JSONValue) -> String {
        let tag = node["listType"]?.text == "number" || node["tag"]?.text == "ol" ? "ol" : "ul"
        let items = (node["children"]?.elements ?? []).map { item -> String in
            let parts = (item["children"]?.elements ?? []).map { child in
                child["type"]?.text == "list" ? list(child) : inline(child)
            }
            let mark = item["checked"].map { $0.isTrue ? "☑ " : "☐ " } ?? ""
            return "<li>\(mark)\(parts.joined())</li>"
        }
        if tag == "ol", let start = node["start"]?.integer, start != 1 {
            return "<ol start=\"\(start)\">\(items.joined())</ol>"
        }
        return "<\(tag)>\(items.joined())</\(tag)>"
    }

    private mutating func children(_ node: JSONValue) -> String {
        (node["children"]?.elements ?? []).map { inline($0) }.joined()
    }

    private mutating func inline(_ node: JSONValue) -> String {
        switch node["type"]?.text ?? "" {
        case "text", "extended-text", "code-highlight": return text(node)
        case "linebreak": return "<br>"
        case "tab": return "\t"
        case "link", "autolink", "at-link":
            guard let url = node["url"]?.text else { return children(node) }
            guard WebAddress.isSafeLink(url) else {
                note("left out, a link that runs a script")
                return children(node)
            }
            return "<a href=\"\(HTMLWriter.escaped(url))\">\(children(node))</a>"
        case "zwnj", "at-link-search": return ""
        case _: return node["children"] == nil ? block(node) : children(node)
        }
    }

    private static let marks: [(bit: Int, tag: String)] = [
        (1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark"),
    ]

    private func text(_ node: JSONValue) -> String {
        let format = node["format"]?.integer ?? 0
        var html = HTMLWriter.escaped(node["text"]?.text ?? "")
        if html.isEmpty { return "" }
        for mark in Self.marks.reversed() where format & mark.bit != 0 {
            html = "<\(mark.tag)>\(html)</\(mark.tag)>"
        }
        return html
    }
}
