import Articles

/// Writes the article of a page as HTML: the elements that carry meaning, without classes, scripts and frames.
struct HTMLWriter {
    private let content: HTMLContent
    private let dropped: Set<Int>
    private let base: String?
    private(set) var html = ""
    /// What was left out besides text, with its line.
    private(set) var losses: [(line: Int, what: String)] = []

    private var open: [Open] = []
    /// How many elements of a name are open.
    private var openCounts: [String: Int] = [:]
    private var isParagraphOpen = false
    /// Where the text of the paragraph begins that is open.
    private var paragraphStart = 0
    /// Where the text of the present line begins.
    private var lineStart = 0

    private struct Open {
        let name: String
        let end: Int
        let start: Int
        var hasContent = false
    }

    private static let kept: Set<String> = [
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code",
        "em", "strong", "b",
        "i", "u", "s", "del", "ins", "small", "mark", "kbd", "samp", "var", "cite", "q", "abbr", "sub", "sup",
        "a", "table",
        "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure",
    ]
    private static let blocks: Set<String> = [
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table",
        "caption", "thead",
        "tbody", "tfoot", "tr", "th", "td", "figure",
    ]
    /// Blocks in which text may stand without a paragraph.
    private static let holders: Set<String> = [
        "p", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "th", "td", "caption", "figure",
    ]

    /// Writes what is in a range of nodes, without the texts that were dropped.
    init(_ content: HTMLContent, in range: Range<Int>, without dropped: Set<Int>, base: String?) {
        self.content = content
        self.dropped = dropped
        self.base = base
        var index = range.lowerBound
        while index < range.upperBound {
            closeEnded(before: index)
            let node = content.document.nodes[index]
            if content.frames[index] != nil {
                if node.name != "br" { noteEmbedded(node) }
                index = node.end
            } else if node.isText {
                if !dropped.contains(index) { writeText(node.text) }
                index += 1
            } else {
                writeStart(node)
                index += 1
            }
        }
        closeEnded(before: .max)
        closeParagraph()
        html = html.trimmed
    }

    // MARK: Elements

    private mutating func writeStart(_ node: HTMLDocument.Node) {
        switch node.name {
        case "br": if !isAtBlockStart { html += "<br>" }
        case "hr": writeRule()
        case "img": writeImage(node)
        case "iframe", "video", "audio", "embed": noteEmbedded(node)
        case _:
            let name = node.name == "h1" ? "h2" : node.name
            let isBlock = HTMLVocabulary.blocks.contains(name)
            if isBlock { closeParagraph() }
            guard Self.kept.contains(name), isPlaced(name) else { return }
            let start = html.utf8.count
            if isBlock { breakLine() } else { openParagraph() }
            html += "<\(name)\(Self.attributes(name, node, base))>"
            if isBlock { lineStart = html.utf8.count }
            open.append(Open(name: name, end: node.end, start: start))
            openCounts[name, default: 0] += 1
        }
    }

    /// Whether an element that only belongs into another one is in it.
    private func isPlaced(_ name: String) -> Bool {
        let holders: Set<String> =
            switch name {
            case "li": ["ul", "ol"]
            case "dt", "dd": ["dl"]
            case "tr", "td", "th", "thead", "tbody", "tfoot", "caption": ["table"]
            case _: []
            }
        return holders.isEmpty || isOpen(holders)
    }

    private mutating func closeEnded(before index: Int) {
        while let last = open.last, last.end <= index {
            open.removeLast()
            openCounts[last.name, default: 1] -= 1
            if Self.blocks.contains(last.name) {
                closeParagraph()
                while html.hasSuffix(" ") { html.removeLast() }
            }
            if last.hasContent {
                html += "</\(last.name)>"
                if !open.isEmpty { open[open.count - 1].hasContent = true }
            } else {
                html.removeSubrange(html.utf8.index(html.startIndex, offsetBy: last.start)...)
                lineStart = min(lineStart, html.utf8.count)
                if isParagraphOpen, html.utf8.count < paragraphStart { isParagraphOpen = false }
            }
        }
    }

    // MARK: Text

    private mutating func writeText(_ text: String) {
        let isPre = isOpen(["pre"])
        var words = isPre ? text : Self.collapsed(text)
        if words.isEmpty { return }
        if words == " ", isAtBlockStart || !isParagraphOpen && !isInHolder { return }
        openParagraph()
        if isAtBlockStart || html.hasSuffix("<br>"), !isPre { words = String(words.drop { $0 == " " }) }
        html += Self.escaped(words)
        markContent()
    }

    private mutating func markContent() {
        if !open.isEmpty { open[open.count - 1].hasContent = true }
    }

    /// Whether nothing of the present line is written yet, so that a space would be the first of it.
    private var isAtBlockStart: Bool { html.utf8.count == lineStart }

    private var isInHolder: Bool { isOpen(Self.holders) }

    private func isOpen(_ names: Set<String>) -> Bool {
        openCounts.contains { $0.value > 0 && names.contains($0.key) }
    }

    private mutating func openParagraph() {
        guard !isParagraphOpen, !isInHolder else { return }
        breakLine()
        html += "<p>"
        lineStart = html.utf8.count
        paragraphStart = lineStart
        isParagraphOpen = true
    }

    private mutating func closeParagraph() {
        guard isParagraphOpen else { return }
        isParagraphOpen = false
        while html.hasSuffix(" ") { html.removeLast() }
        while html.hasSuffix("<br>") { html.removeLast(4) }
        if html.hasSuffix("<p>") { html.removeLast(3) } else { html += "</p>" }
    }

    private mutating func breakLine() {
        if !html.isEmpty, html.utf8.last != UInt8(ascii: "\n") { html += "\n" }
    }

    private mutating func writeRule() {
        closeParagraph()
        guard !html.isEmpty, open.isEmpty else { return }
        breakLine()
        html += "<hr>"
    }

    // MARK: Pictures and links

    private mutating func writeImage(_ node: HTMLDocument.Node) {
        let source = [node["src"], node["data-src"], node["data-lazy-src"], node["data-original"]].lazy
            .compactMap { $0 }.first { !$0.hasPrefix("data:") && !$0.isEmpty }
        guard let source else { return }
        guard let url = WebAddress.resolve(source, base) else {
            losses.append((node.line, "a picture without a web address: \(source)"))
            return
        }
        openParagraph()
        html += "<img src=\"\(Self.escaped(url))\" alt=\"\(Self.escaped(node["alt"] ?? ""))\">"
        markContent()
    }

    private mutating func noteEmbedded(_ node: HTMLDocument.Node) {
        guard ["iframe", "video", "audio", "embed", "object"].contains(node.name) else { return }
        losses.append(
            (node.line, "an embedded \(node.name): \(node["src"] ?? node["data"] ?? "without address")"))
    }
}
