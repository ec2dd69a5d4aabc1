import Articles
import MarkupParsing

/// The elements and texts of an HTML page in document order. An element and what is in it are the nodes from its
/// index up to its `end`.
struct HTMLDocument {
    struct Node {
        /// In lower case; empty for a text.
        let name: String
        var attributes: [MarkupAttribute] = []
        var text = ""
        let parent: Int
        /// The index behind the last node inside.
        var end: Int
        let line: Int

        var isText: Bool { name.isEmpty }

        /// The value of an attribute.
        subscript(name: String) -> String? {
            attributes.first { $0.name == name }?.value
        }
    }

    private(set) var nodes: [Node] = []
    /// Members such as `status: draft` in the comments before the first words of the page.
    private(set) var commentProperties: [PageProperty] = []

    /// The comments that mark a part that is not for everybody, wherever they stand.
    private(set) var paywallComments: [(text: String, line: Int)] = []

    /// Reads a page. One that is read has an element or a text.
    init(_ html: String, _ origin: ItemOrigin) throws(ImportFault) {
        let builder = HTMLDocumentBuilder()
        let parser = MarkupParser(.html, builder)
        do throws(MarkupFault) {
            try parser.feed(Array(html.utf8))
            try parser.finish()
        } catch {
            throw ImportFault(origin.line(error.line), error.reason)
        }
        builder.closeAll()
        if let line = builder.overflowLine {
            throw ImportFault(
                origin.line(line), "has more than \(HTMLDocumentBuilder.nodeLimit) elements")
        }
        guard !builder.nodes.isEmpty else { throw ImportFault(origin.line(1), "there is no text") }
        nodes = builder.nodes
        commentProperties = builder.commentProperties
        paywallComments = builder.paywallComments
    }

    // MARK: Looking around

    /// The elements of a name inside of a node.
    func elements(_ names: Set<String>, in range: Range<Int>? = nil) -> [Int] {
        (range ?? nodes.indices).filter { names.contains(nodes[$0].name) }
    }

    func subtree(_ index: Int) -> Range<Int> { index..<nodes[index].end }

    /// The elements and texts right inside of a node.
    func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var next = index + 1
        while next < nodes[index].end {
            children.append(next)
            next = nodes[next].end
        }
        return children
    }

    /// The node and what it is in, from the inside out.
    func ancestry(_ index: Int) -> some Sequence<Int> {
        sequence(first: index) { nodes[$0].parent >= 0 ? nodes[$0].parent : nil }
    }

    /// For every node whether it is such a node or in one.
    func mask(_ isHolder: (Node) -> Bool) -> [Bool] {
        var end = 0
        return nodes.indices.map { index in
            if index >= end || nodes[index].end > end, isHolder(nodes[index]) {
                end = max(end, nodes[index].end)
            }
            return index < end
        }
    }

    /// The text of a node with single spaces.
    func text(of index: Int) -> String { text(of: index, limit: .max) }

    /// The beginning of the text of a node, with single spaces.
    func text(of index: Int, limit: Int) -> String {
        var text = ""
        for node in nodes[subtree(index)] where node.isText {
            text += node.text
            if text.utf8.count > limit { break }
        }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.utf8.count > limit ? String(words.prefix(limit)) : words
    }
}
