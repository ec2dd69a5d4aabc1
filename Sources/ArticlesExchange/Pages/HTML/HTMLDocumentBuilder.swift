import Articles
import MarkupParsing

/// Gathers the elements and texts of a page as the parser finds them.
final class HTMLDocumentBuilder: MarkupHandler {
    /// The most elements and texts of a page.
    static let nodeLimit = 400_000

    private(set) var nodes: [HTMLDocument.Node] = []
    private(set) var commentProperties: [PageProperty] = []
    private(set) var paywallComments: [(text: String, line: Int)] = []
    /// Where there were too many of them.
    private(set) var overflowLine: Int?
    private var open: [Int] = []
    /// How many elements of a name are open.
    private var openCounts: [String: Int] = [:]
    /// The text since the last tag.
    private var pending: [UInt8] = []
    private var pendingLine = 1
    /// Whether words of the page were read.
    private var hasWords = false

    /// Elements of HTML5 that end a paragraph.
    private static let blocks: Set<String> = [
        "article", "aside", "details", "figcaption", "figure", "footer", "header", "main", "nav",
        "section", "summary",
    ]
    private static let wordless: Set<String> = ["head", "title", "script", "style", "noscript", "template"]

    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
        flush()
        if Self.blocks.contains(name), let last = open.last, nodes[last].name == "p" { close(last) }
        guard
            append(
                .init(
                    name: name,
                    attributes: attributes.map { .init(name: $0.name, value: WindowsText.mended($0.value)) },
                    parent: open.last ?? -1, end: nodes.count + 1,
                    line: line))
        else { return }
        if !HTMLVocabulary.void.contains(name) {
            open.append(nodes.count - 1)
            openCounts[name, default: 0] += 1
        }
    }

    func end(_ name: String) {
        flush()
        guard overflowLine == nil, !HTMLVocabulary.void.contains(name), openCounts[name, default: 0] > 0,
            let index = open.last(where: { nodes[$0].name == name })
        else { return }
        close(index)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        if pending.isEmpty { pendingLine = line }
        unsafe pending.append(contentsOf: bytes)
    }

    /// Makes a node of the text up to here: one text comes in many pieces.
    private func flush() {
        guard !pending.isEmpty else { return }
        let text = WindowsText.mended(String(decoding: pending, as: UTF8.self))
        pending.removeAll(keepingCapacity: pending.count < 1 << 20)
        if !hasWords, text.contains(where: { !$0.isWhitespace }) {
            hasWords = !Self.wordless.contains { openCounts[$0, default: 0] > 0 }
        }
        if let last = nodes.indices.last, nodes[last].isText, nodes[last].parent == open.last ?? -1 {
            nodes[last].text += text
        } else {
            append(
                .init(name: "", text: text, parent: open.last ?? -1, end: nodes.count + 1, line: pendingLine))
        }
    }

    func comment(_ text: String, line: Int) {
        flush()
        if paywallComments.count < 20, PaywallMark.isComment(text) {
            paywallComments.append((text.trimmed, line))
        }
        guard !hasWords else { return }
        for (offset, part) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            if let property = PageProperty(part, line: line + offset) { commentProperties.append(property) }
        }
    }

    func closeAll() {
        flush()
        if let first = open.first { close(first) }
    }

    @discardableResult
    private func append(_ node: HTMLDocument.Node) -> Bool {
        guard nodes.count < Self.nodeLimit else {
            overflowLine = overflowLine ?? node.line
            return false
        }
        nodes.append(node)
        return true
    }

    private func close(_ index: Int) {
        while let last = open.popLast() {
            nodes[last].end = nodes.count
            openCounts[nodes[last].name, default: 1] -= 1
            if last == index { return }
        }
    }
}
