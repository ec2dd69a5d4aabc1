import Articles

/// The lines of text of a page: what stands between two elements that begin a line.
struct HTMLLines {
    /// The lines as the rules see them.
    private(set) var lines: [PageLine] = []
    /// The nodes with the text of each line.
    private(set) var nodes: [[Int]] = []

    /// The most lines: of more, one more is read.
    static let limit = 20_000

    private let content: HTMLContent
    private var text = ""
    private var texts: [Int] = []
    private var links: [String] = []
    private var lastRole: PageHints.Role?
    private var linked = 0
    private var total = 0
    private var bold = 0

    init(_ content: HTMLContent, in range: Range<Int>, readsFooters: Bool = false) {
        self.content = content
        let document = content.document
        var ends: [(end: Int, isBlock: Bool)] = []
        var (linkEnd, boldEnd) = (0, 0)
        var index = range.lowerBound
        while index < range.upperBound, lines.count <= Self.limit {
            while let last = ends.last, last.end <= index {
                if last.isBlock { flush() }
                ends.removeLast()
            }
            let node = document.nodes[index]
            if content.frames[index] != nil, !(readsFooters && content.isFooter(index)) {
                if HTMLVocabulary.blocks.contains(node.name) { flush() }
                index = node.end
                continue
            }
            if node.isText {
                flushBetweenRoles(index)
                append(node.text, index, isLinked: index < linkEnd, isBold: index < boldEnd)
            } else {
                if node.name == "a" { linkEnd = max(linkEnd, node.end) }
                if ["b", "strong"].contains(node.name) { boldEnd = max(boldEnd, node.end) }
                let isBlock = HTMLVocabulary.blocks.contains(node.name)
                if isBlock || node.name == "br" { flush() }
                ends.append((node.end, isBlock))
            }
            index += 1
        }
        flush()
    }

    /// Parts that only their classes tell apart, such as an author and a date, are lines of their own.
    private mutating func flushBetweenRoles(_ index: Int) {
        guard content.document.nodes[index].text.contains(where: { !$0.isWhitespace }) else { return }
        let role = hints(index).role
        if let role, let last = lastRole, role != last { flush() }
        lastRole = role
    }

    private mutating func append(_ piece: String, _ index: Int, isLinked: Bool, isBold: Bool) {
        let count = piece.count { !$0.isWhitespace }
        if let last = text.last, let first = piece.first, texts.last.map({ $0 + 1 < index }) ?? false,
            last.isLowercase || last.isNumber || last == ":", first.isUppercase || first.isNumber
        {
            // Labels that only a style keeps apart.
            text += last == ":" ? " " : " | "
        }
        total += count
        if isBold { bold += count }
        if isLinked {
            linked += count
            if count > 0 { links.append(piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
        }
        if count > 0 || !texts.isEmpty { texts.append(index) }
        text += piece
    }

    private mutating func flush() {
        defer { (text, texts, linked, total, bold, links) = ("", [], 0, 0, 0, []) }
        guard let first = texts.first, total > 0 else { return }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var line = PageLine(words[...], number: content.document.nodes[first].line)
        line.hints = hints(first)
        line.hints.isLinks = linked * 10 > total * 7
        line.hints.links = links
        line.hints.isLooseLink = links.count == 1 && linked == total && isLoose(first)
        line.hints.isBold = bold == total
        lines.append(line)
        nodes.append(texts)
    }

    /// Whether a text is in a part of the page that is no paragraph, heading or entry of a list.
    private func isLoose(_ index: Int) -> Bool {
        let document = content.document
        let block = document.ancestry(index).first { HTMLVocabulary.blocks.contains(document.nodes[$0].name) }
        return block.map { $0 != content.root && ["div", "section"].contains(document.nodes[$0].name) }
            ?? false
    }

    private func hints(_ index: Int) -> PageHints {
        var hints = PageHints()
        for ancestor in content.document.ancestry(index).prefix(12) {
            let node = content.document.nodes[ancestor]
            if hints.heading == 0, node.name.count == 2, node.name.hasPrefix("h"),
                let level = Int(node.name.dropFirst())
            {
                hints.heading = level
            }
            if hints.role == nil { hints.role = content.roles[ancestor] }
            if HTMLVocabulary.isIntro(node) { hints.isIntro = true }
            if HTMLVocabulary.isQuote(node) { hints.isQuote = true }
            if ancestor == content.root || ["article", "main", "body"].contains(node.name) { break }
        }
        return hints
    }
}

extension PageHints.Role {
    /// What an element is named after; `nil` for none of these.
    static func ofElement(_ node: HTMLDocument.Node) -> Self? {
        if node.name == "time" { return .date }
        if let property = node["itemprop"] {
            if property == "author" { return .byline }
            if property.hasPrefix("date") { return .date }
            if property == "keywords" { return .tags }
            if property == "headline" { return .title }
        }
        if let relation = node["rel"], relation.split(separator: " ").contains("author") { return .byline }
        let names = "\(node["class"] ?? "") \(node["id"] ?? "")"
        guard names.utf8.count > 1 else { return nil }
        let words = HTMLVocabulary.words(of: String(names.prefix(1_000))).prefix(20)
        return HTMLVocabulary.roles.first { words.contains(where: $0.1.contains) }?.0
    }
}
