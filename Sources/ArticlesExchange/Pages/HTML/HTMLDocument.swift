import Articles

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

    /// The most elements and texts of a page.
    private static let nodeLimit = 400_000

    init(_ html: String, _ origin: ItemOrigin) throws(ImportFault) {
        let builder = Builder()
        let parser = MarkupParser(.html, builder)
        do throws(MarkupFault) {
            try parser.feed(Array(html.utf8))
            try parser.finish()
        } catch {
            throw ImportFault(origin.line(error.line), error.reason)
        }
        guard builder.nodes.count <= Self.nodeLimit else {
            throw ImportFault(origin.line(1), "has more than \(Self.nodeLimit) elements")
        }
        builder.closeAll()
        nodes = builder.nodes
    }

    // MARK: Looking around

    /// The elements of a name inside of a node.
    func elements(_ names: Set<String>, in range: Range<Int>? = nil) -> [Int] {
        (range ?? nodes.indices).filter { names.contains(nodes[$0].name) }
    }

    func subtree(_ index: Int) -> Range<Int> { index..<nodes[index].end }

    /// The node and what it is in, from the inside out.
    func ancestry(_ index: Int) -> [Int] {
        var chain: [Int] = []
        var next = index
        while next >= 0 {
            chain.append(next)
            next = nodes[next].parent
        }
        return chain
    }

    func isInside(_ index: Int, _ names: Set<String>) -> Bool {
        ancestry(index).contains { names.contains(nodes[$0].name) }
    }

    /// The text of a node with single spaces.
    func text(of index: Int) -> String {
        var text = ""
        for node in nodes[subtree(index)] where node.isText { text += node.text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Building

    private final class Builder: MarkupHandler {
        var nodes: [Node] = []
        private var open: [Int] = []

        /// Elements of HTML5 without an end that the library does not know as such.
        private static let void: Set<String> = ["source", "wbr", "track", "embed", "param", "keygen"]
        /// Elements of HTML5 that end a paragraph.
        private static let blocks: Set<String> = [
            "article", "aside", "details", "figcaption", "figure", "footer", "header", "main", "nav",
            "section", "summary",
        ]

        func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
            guard nodes.count <= HTMLDocument.nodeLimit else { return }
            if Self.blocks.contains(name), let last = open.last, nodes[last].name == "p" { close(last) }
            nodes.append(
                Node(
                    name: name, attributes: attributes, parent: open.last ?? -1, end: nodes.count + 1,
                    line: line))
            if !Self.void.contains(name) { open.append(nodes.count - 1) }
        }

        func end(_ name: String) {
            guard !Self.void.contains(name), let index = open.last(where: { nodes[$0].name == name }) else {
                return
            }
            close(index)
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
            let text = unsafe String(decoding: bytes, as: UTF8.self)
            if let last = nodes.indices.last, nodes[last].isText, nodes[last].parent == open.last ?? -1 {
                nodes[last].text += text
            } else if nodes.count <= HTMLDocument.nodeLimit {
                nodes.append(
                    Node(name: "", text: text, parent: open.last ?? -1, end: nodes.count + 1, line: line))
            }
        }

        func closeAll() {
            if let first = open.first { close(first) }
        }

        private func close(_ index: Int) {
            while let last = open.popLast() {
                nodes[last].end = nodes.count
                if last == index { return }
            }
        }
    }
}
