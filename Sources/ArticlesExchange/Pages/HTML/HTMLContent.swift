import Articles

/// The part of a page that holds its article, and what of it is none.
///
/// The text is where the most words outside of links are: an element that says so (`itemprop="articleBody"`,
/// `article`, `main`) when it holds most of them, else the one that scores best by its paragraphs (Readability).
struct HTMLContent {
    let document: HTMLDocument
    /// The element that holds the article.
    private(set) var root = 0
    /// Why a node and what is in it is no part of the text.
    private(set) var frames: [Int: PageFurniture] = [:]

    private var proseSums: [Int] = [0]
    private var visibleSums: [Int] = [0]

    /// Of a document that is nothing but an article, only what is never shown is left out.
    init(_ document: HTMLDocument, isArticle: Bool = false) {
        self.document = document
        var sum = 0
        var linkEnd = 0
        var skipEnd = 0
        for (index, node) in document.nodes.enumerated() {
            if node.name == "a" { linkEnd = max(linkEnd, node.end) }
            if HTMLVocabulary.unread.contains(node.name) { skipEnd = max(skipEnd, node.end) }
            if node.isText, index >= linkEnd, index >= skipEnd { sum += Self.weight(node.text) }
            proseSums.append(sum)
        }
        if isArticle { markUnread() } else { markFrames() }
        sumVisible()
        root = chooseRoot()
    }

    /// How much a text is worth: words of a text of one or two are labels.
    private static func weight(_ text: String) -> Int {
        let words = text.split(whereSeparator: \.isWhitespace).count
        return words < 4 ? 0 : words
    }

    /// The words outside of links in a range of nodes.
    private func prose(_ range: Range<Int>) -> Int {
        proseSums[range.upperBound] - proseSums[range.lowerBound]
    }

    // MARK: Frames

    private mutating func markUnread() {
        for (index, node) in document.nodes.enumerated() where HTMLVocabulary.unread.contains(node.name) {
            frames[index] = .site
        }
    }

    private mutating func markFrames() {
        let total = prose(document.nodes.indices)
        var end = 0
        for (index, node) in document.nodes.enumerated() where index >= end && !node.isText {
            guard let furniture = furniture(node) else { continue }
            let isFirm = HTMLVocabulary.unread.contains(node.name) || node.name == "nav"
            guard isFirm || prose(document.subtree(index)) * 5 < total * 2 else { continue }
            frames[index] = furniture
            end = node.end
        }
    }

    private func furniture(_ node: HTMLDocument.Node) -> PageFurniture? {
        if HTMLVocabulary.unread.contains(node.name) { return .site }
        if node.name == "figcaption" { return .caption }
        if HTMLVocabulary.frame.contains(node.name) { return .site }
        if node["hidden"] != nil || node["aria-hidden"] == "true" { return .site }
        let style = node["style"].map { $0.filter { !$0.isWhitespace }.lowercased() } ?? ""
        if style.contains("display:none") || style.contains("visibility:hidden") { return .site }
        if let role = node["role"], HTMLVocabulary.frameRoles.contains(role.lowercased()) { return .menu }
        guard !["html", "body", "article", "main"].contains(node.name) else { return nil }
        return named(node["class"] ?? "") ?? named(node["id"] ?? "")
    }

    private func named(_ names: String) -> PageFurniture? {
        for name in names.split(whereSeparator: \.isWhitespace).prefix(40) {
            let words = HTMLVocabulary.words(of: String(name))
            guard let word = words.first(where: HTMLVocabulary.frameWords.contains),
                word != "pub" || words.count == 1,
                !words.contains(where: {
                    HTMLVocabulary.harmless.contains($0) && $0 != "post" && $0 != "page"
                })
            else { continue }
            return Self.kind(word)
        }
        return nil
    }

    /// Whether a frame is the foot of something, where people, dates and tags may be told.
    func isFooter(_ index: Int) -> Bool {
        let node = document.nodes[index]
        return node.name == "footer" || HTMLVocabulary.words(of: node["class"] ?? "").contains("footer")
    }

    private static func kind(_ word: String) -> PageFurniture {
        switch word {
        case _ where word.hasPrefix("shar") || word.hasPrefix("social"): .share
        case _ where word.hasPrefix("comment") || word == "disqus" || word == "respond": .comments
        case _ where word.hasPrefix("relat") || word.hasPrefix("recomm"): .related
        case _ where word.hasPrefix("ad") && word != "addtoany" || word.hasPrefix("sponsor"): .advertisement
        case "caption", "credit": .caption
        case "newsletter", "subscribe", "signup": .newsletter
        case "cookie", "cookies", "consent", "gdpr": .cookies
        case "bio", "authorbio", "authorbox": .aboutAuthor
        case _: .site
        }
    }

    // MARK: The root

    private func chooseRoot() -> Int {
        let visible = visibleProse(document.nodes.indices)
        let named = document.nodes.indices.filter { index in
            let node = document.nodes[index]
            return node["itemprop"]?.lowercased().contains("articlebody") ?? false
        }
        let groups = [named, elements("article"), elements("main") + roleMain()]
        for group in groups {
            let best = group.max { visibleProse(document.subtree($0)) < visibleProse(document.subtree($1)) }
            if let best, visibleProse(document.subtree(best)) * 2 >= visible, visible > 0 { return best }
        }
        return scored() ?? elements("body").first ?? 0
    }

    private func elements(_ name: String) -> [Int] { document.elements([name]) }

    private func roleMain() -> [Int] {
        document.nodes.indices.filter { document.nodes[$0]["role"] == "main" }
    }

    private func visibleProse(_ range: Range<Int>) -> Int {
        visibleSums[range.upperBound] - visibleSums[range.lowerBound]
    }

    private mutating func sumVisible() {
        var (sum, end) = (0, 0)
        for index in document.nodes.indices {
            if frames[index] != nil { end = max(end, document.nodes[index].end) }
            if index >= end { sum += proseSums[index + 1] - proseSums[index] }
            visibleSums.append(sum)
        }
    }

    /// The element with the best score: a paragraph counts for its parent, and half for the parent of that.
    private func scored() -> Int? {
        var scores: [Int: Double] = [:]
        let frameEnds = frames.keys.sorted().map { document.subtree($0) }
        var frame = 0
        for index in document.nodes.indices {
            while frame < frameEnds.count, frameEnds[frame].upperBound <= index { frame += 1 }
            if frame < frameEnds.count, frameEnds[frame].contains(index) { continue }
            let node = document.nodes[index]
            let isParagraph =
                ["p", "pre", "blockquote", "td"].contains(node.name) || node.isText && isLoose(node)
            guard isParagraph, node.parent >= 0 else { continue }
            let words = node.isText ? Self.weight(node.text) : prose(document.subtree(index))
            guard words >= 6 else { continue }
            let score = 1 + min(Double(words) / 15, 6)
            scores[node.parent, default: 0] += score
            let grand = document.nodes[node.parent].parent
            if grand >= 0 { scores[grand, default: 0] += score / 2 }
        }
        return scores.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
    }

    private func isLoose(_ node: HTMLDocument.Node) -> Bool {
        node.parent >= 0 && ["div", "section", "body", "article"].contains(document.nodes[node.parent].name)
    }
}
