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

    /// For every node whether it is in something that is no part of the text.
    private(set) var isFramed: [Bool] = []
    /// The same, but for what stands in the page's header, as headlines do.
    private(set) var isFramedBesideHeaders: [Bool] = []
    /// For every node whether it is in the foot of something, where people, dates and tags may be told.
    private(set) var isInFooter: [Bool] = []
    /// For every node whether it is in another article that the site shows beside this one.
    private(set) var isOfOther: [Bool] = []
    /// What the elements are named after.
    private(set) var roles: [PageHints.Role?] = []

    private(set) var proseSums: [Int] = [0]
    var visibleSums: [Int] = [0]

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
        isFramed = mask { _, _ in true }
        isFramedBesideHeaders = mask { _, node in node.name != "header" }
        isInFooter = mask { index, _ in isFooter(index) }
        isOfOther = maskOthers()
        roles = document.nodes.map { $0.isText ? nil : PageHints.Role.ofElement($0) }
    }

    /// For every node whether it is in a frame of a kind.
    private func mask(_ isOfKind: (Int, HTMLDocument.Node) -> Bool) -> [Bool] {
        var end = 0
        return document.nodes.enumerated().map { index, node in
            if frames[index] != nil, isOfKind(index, node) { end = max(end, node.end) }
            return index < end
        }
    }

    /// Articles in frames; what holds the text is none of them.
    private func maskOthers() -> [Bool] {
        let holders = Set(document.ancestry(root))
        var end = 0
        return document.nodes.enumerated().map { index, node in
            if index >= end, isFramed[index], !holders.contains(index), Self.isArticle(node) {
                end = node.end
            }
            return index < end
        }
    }

    private static func isArticle(_ node: HTMLDocument.Node) -> Bool {
        node.name == "article"
            || node["itemtype"].map { $0.hasSuffix("Article") || $0.hasSuffix("Posting") } ?? false
            || node["class"].map { HTMLVocabulary.words(of: $0).contains("hentry") } ?? false
    }

    /// How much a text is worth: words of a text of one or two are labels.
    static func weight(_ text: String) -> Int {
        let words = text.split(whereSeparator: \.isWhitespace).count
        return words < 4 ? 0 : words
    }

    /// The words outside of links in a range of nodes.
    func prose(_ range: Range<Int>) -> Int {
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
            guard let furniture = furniture(node) ?? (isBelowPicture(index) ? .caption : nil) else {
                continue
            }
            let isFirm = HTMLVocabulary.unread.contains(node.name) || node.name == "nav"
            guard isFirm || prose(document.subtree(index)) * 5 < total * 2 else { continue }
            if !isFirm, tellsOfArticle(index) { continue }
            frames[index] = furniture
            end = node.end
        }
    }

    private func furniture(_ node: HTMLDocument.Node) -> PageFurniture? {
        if HTMLVocabulary.unread.contains(node.name) { return .site }
        if node.name == "figcaption" { return .caption }
        if HTMLVocabulary.frame.contains(node.name) { return .site }
        if HiddenElement.isOne(node) || node["aria-hidden"] == "true" { return .site }
        if let role = node["role"], HTMLVocabulary.frameRoles.contains(role.lowercased()) { return .menu }
        guard !["html", "body", "article", "main"].contains(node.name) else { return nil }
        if HTMLVocabulary.isForScreenReaders(node["class"] ?? "") { return .site }
        return named(node["class"] ?? "") ?? named(node["id"] ?? "")
    }

    /// Whether an element, no paragraph, is the only text in one that holds a picture and nothing else.
    private func isBelowPicture(_ index: Int) -> Bool {
        let node = document.nodes[index]
        guard ["div", "span", "small", "figcaption"].contains(node.name), node.parent >= 0,
            node.end - index <= 8
        else { return false }
        let parent = document.nodes[node.parent]
        guard ["div", "section", "span"].contains(parent.name), parent.end - node.parent <= 24 else {
            return false
        }
        var hasPicture = false
        for other in (node.parent + 1)..<parent.end where !(index..<node.end).contains(other) {
            let part = document.nodes[other]
            if part.isText, part.text.contains(where: { !$0.isWhitespace }) { return false }
            hasPicture = hasPicture || other < index && ["img", "amp-img", "picture"].contains(part.name)
        }
        guard hasPicture else { return false }
        let text = document.text(of: index, limit: 300)
        return (3...250).contains(text.count)
            && !document.nodes[(index + 1)..<node.end].contains {
                ["p", "div", "h1", "h2", "h3", "h4", "img", "ul"].contains($0.name)
            } && MetaLine(text, order: .dayFirst) == nil
    }

    /// Whether an element that only its class calls a frame says but who wrote the article and when.
    private func tellsOfArticle(_ index: Int) -> Bool {
        let node = document.nodes[index]
        guard ["p", "div", "span", "li", "ul"].contains(node.name), node.end - index <= 12,
            !HiddenElement.isOne(node), node["aria-hidden"] != "true"
        else { return false }
        let text = document.text(of: index, limit: 261)
        guard !text.isEmpty, text.utf8.count <= 260, let meta = MetaLine(text, order: .dayFirst) else {
            return false
        }
        return meta.hasDate && (meta.hasLabel || meta.hasByline)
    }

    private func named(_ names: String) -> PageFurniture? {
        for name in names.split(whereSeparator: \.isWhitespace).prefix(40)
        where !HiddenElement.isName(name) {
            let words = HTMLVocabulary.words(of: String(name))
            if words.contains("pie"), words.contains(where: ["foto", "imagen"].contains) { return .caption }
            let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
            guard let word = (words + pairs).first(where: HTMLVocabulary.frameWords.contains),
                word != "pub" || words.count == 1, word != "widget" || words.first != "elementor",
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
        case "caption", "credit", "legende", "legenda", "bildunterschrift", "bijschrift", "fotobijschrift",
            "didascalia", "piedefoto", "piefoto", "photocaption", "credito", "bildquelle", "bildnachweis":
            .caption
        case "newsletter", "subscribe", "signup": .newsletter
        case "cookie", "cookies", "consent", "gdpr": .cookies
        case "bio", "authorbio", "authorbox": .aboutAuthor
        case _: .site
        }
    }
}
