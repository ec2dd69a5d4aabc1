import Articles

/// Where on a page its article is: from the headline, which may stand above the text, to the end of the text.
struct ArticlePlace {
    /// The element with the headline.
    let headline: Int?
    let range: Range<Int>
    /// The element around headline and text, in which people, dates and tags may be told too.
    let surrounding: Range<Int>
    /// The elements around the text.
    let holders: [Int]

    init(_ content: HTMLContent, said: [String]) {
        let document = content.document
        let root = document.subtree(content.root)
        let headings = document.elements(["h1", "h2", "h3", "h4"], in: 0..<root.upperBound).filter {
            !content.isFramedBesideHeaders[$0]
        }
        let said = said.map { PageLine.form(of: $0) }
        let agreeing = headings.last { index in
            let text = document.text(of: index, limit: 2_000)
            return said.contains { TitleChoice.agrees(text, form: $0) }
        }
        let above = headings.last { $0 < root.lowerBound && document.nodes[$0].name == "h1" }
        let hasOwn = headings.contains { root.contains($0) && document.nodes[$0].name == "h1" }
        let headline = agreeing ?? (hasOwn ? nil : above)
        self.headline = headline
        range = min(headline ?? root.lowerBound, root.lowerBound)..<root.upperBound
        holders = Array(document.ancestry(content.root))
        surrounding = Self.around(content, headline ?? content.root, holders)
    }

    /// The parent of the lowest element that holds both; never the whole page.
    private static func around(_ content: HTMLContent, _ headline: Int, _ holders: [Int]) -> Range<Int> {
        let document = content.document
        let common = holders.first { document.subtree($0).contains(headline) } ?? content.root
        let parent = document.nodes[common].parent
        let isWhole = parent < 0 || ["html", "body"].contains(document.nodes[parent].name)
        return document.subtree(isWhole ? common : parent)
    }
}

/// What the lines around an article say of it: people, dates and tags, where it has none itself.
struct PageSurroundingLines {
    private(set) var authors: [String] = []
    private(set) var published: PageTime?
    private(set) var tags = UniqueNames()

    init(_ content: HTMLContent, _ place: ArticlePlace, order: DateScanner.Order) {
        let around = HTMLLines(content, in: place.surrounding, readsFooters: true)
        for (line, nodes) in zip(around.lines, around.nodes) {
            guard let first = nodes.first else { continue }
            guard content.isInFooter[first] || !place.range.contains(first) else { continue }
            if line.isCommentHeading || line.isRelatedHeading, first >= place.range.upperBound { return }
            if line.hints.role == .tags, let names = Self.names(line) {
                for name in names { tags.insert(name) }
            } else if let names = PageAnalysis.namesBehindLabel(line) {
                for name in names { tags.insert(name) }
            } else if let meta = MetaLine(line.text, order: order), meta.isClear {
                if authors.isEmpty { authors = meta.authors }
                published = published ?? meta.published
            }
        }
    }
    /// The names of a line in an element that is called after tags: its links, or it as a whole.
    private static func names(_ line: PageLine) -> [String]? {
        if LabelSet.tags.isWhole(line.label) { return [] }
        if let names = PageAnalysis.namesBehindLabel(line) { return names }
        let names = line.hints.links.isEmpty ? [line.text.trimmed] : line.hints.links
        return names.allSatisfy { $0.split(separator: " ").count <= 5 }
            ? names.map { name in
                String(name.drop { $0 == "#" }).trimmed
            } : nil
    }
}
