import Articles
import MarkupParsing

/// What the elements of a page are named after, and the marks of a part that is not for everybody.
extension PageSigns {
    /// Reads the classes and `data-` attributes of the elements around the article, and those of posts.
    mutating func readNames(_ content: HTMLContent, around place: ArticlePlace) {
        let document = content.document
        var around = Set(document.ancestry(place.range.lowerBound))
        if let headline = place.headline { around.formUnion(document.ancestry(headline)) }
        around.formUnion(place.holders)
        for (index, node) in document.nodes.enumerated() where !node.isText && !content.isOfOther[index] {
            let classes = Self.classes(of: node)
            let isPost = classes.contains { $0 == "hentry" || $0.isPostNumber }
            guard isPost || around.contains(index) || ["html", "body", "article"].contains(node.name) else {
                continue
            }
            if let name = classes.first(where: { Self.hides($0, isPost: isPost) }) {
                add(node.line, "the class \(name.prefix(60)) makes it a draft")
            }
            for attribute in node.attributes where attribute.name.hasPrefix("data-") {
                readMember(attribute.name, attribute.value, node.line, isAttribute: true)
            }
        }
    }

    private static func classes(of node: HTMLDocument.Node) -> some Sequence<Substring> {
        (node["class"]?.lowercased() ?? "").split(whereSeparator: \.isWhitespace).prefix(200)
    }

    /// `status-private`, `post-access-members`, `node--unpublished`, `post-password-required`, `has-paywall`.
    private static func hides(_ name: Substring, isPost: Bool) -> Bool {
        let words = ownWords(String(name))
        guard let first = words.first else { return false }
        guard words.count > 1, ["status", "access", "visibility"].contains(first) else {
            return isHidingName(words)
        }
        let rest = words.dropFirst()
        let word = rest.joined()
        if isPost, first == "status", name.hasPrefix("status") {
            return word != "publish" && word != "inherit"
        }
        if ["hidden", "closed"].contains(word) { return false }
        return isHidingWord(word) || VisibilityValue.hasCertainWord(rest.joined(separator: " "))
            || word == "future" || word == "scheduled"
    }

    /// Whether a class is the name of a member that hides a page if it is true: having the class, it is.
    private static func isHidingName(_ words: [String]) -> Bool {
        let meanings = words.compactMap(VisibilityWord.meaning)
        guard !meanings.contains(.conceals), !meanings.contains(.not), !words.contains(where: isOff) else {
            return false
        }
        let name = words.joined()
        // Themes name pages inside of a site so.
        if name.hasPrefix("internal") { return false }
        if VisibilityValue.isUnmistakable(name) { return true }
        if words.count > 1, VisibilityKey.hidden.contains(name) { return true }
        return switch VisibilityKey(plain: name) {
        case .hides, .password: true
        case .shows, .status, .time, .created, .expiry, nil: false
        }
    }

    private static func isOff(_ word: String) -> Bool {
        ["without", "off", "none", "free", "disabled", "open", "removed"].contains(word)
    }

    // MARK: Marks

    /// Reads the marks that sites leave where a part begins that is not for everybody, also those in what is no part of
    /// the text.
    mutating func readMarks(_ content: HTMLContent) {
        for mark in content.document.paywallComments {
            add(mark.line, "a part of it is for members only: \(mark.text.prefix(60))")
        }
        for (index, node) in content.document.nodes.enumerated()
        where !node.isText && !content.isOfOther[index] {
            if let name = Self.classes(of: node).first(where: { PaywallMark.isName(String($0)) }) {
                add(node.line, "a part of it is for members only: the class \(name.prefix(60))")
            }
            if PaywallMark.isName(node.name) {
                add(node.line, "a part of it is for members only: the element \(node.name.prefix(60))")
            }
            if let name = node["data-component-name"], PaywallMark.isName(name) {
                add(node.line, "a part of it is for members only: \(name.prefix(60))")
            }
        }
    }

    /// Reads the elements in and around the text that are not shown, but were taken for it by their many words.
    mutating func readHidden(_ content: HTMLContent) {
        let document = content.document
        let around = Set(document.ancestry(content.root))
        let text = document.subtree(content.root)
        for (index, node) in document.nodes.enumerated()
        where !node.isText && !["html", "body"].contains(node.name) && !content.isFramed[index] {
            if around.contains(index) || text.contains(index), HiddenElement.isOne(node),
                content.prose(document.subtree(index)) > 0
            {
                add(node.line, "a part of its text is in an element that is not shown: \(node.name)")
            }
        }
    }

    /// Reads lines that stand for a text that is not shown in what is no part of the text.
    mutating func readFrames(_ content: HTMLContent) {
        let document = content.document
        for index in content.frames.keys.sorted() where !content.isOfOther[index] {
            let node = document.nodes[index]
            guard node.name == "dialog" || !HTMLVocabulary.unread.contains(node.name) else { continue }
            let lines = document.lines(in: document.subtree(index).filter { !content.isOfOther[$0] })
            for line in lines
            where LabelSet.gates.contains(line.label) {
                add(line.number, "it says that it is not for everybody: \(line.text.trimmed.prefix(80))")
            }
        }
    }
}

extension HTMLDocument {
    /// The texts between the elements that begin a line, short ones only.
    fileprivate func lines(in indices: [Int]) -> [PageLine] {
        var lines: [PageLine] = []
        var (text, number) = ("", 1)
        func flush() {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !words.isEmpty, words.utf8.count <= 300 { lines.append(PageLine(words[...], number: number)) }
            text = ""
        }
        for node in indices.lazy.map({ nodes[$0] }) {
            if node.isText {
                if text.isEmpty { number = node.line }
                if text.utf8.count <= 1_000 { text += node.text }
            } else if HTMLVocabulary.blocks.contains(node.name) || node.name == "br" {
                flush()
            }
        }
        flush()
        return lines
    }
}

extension Substring {
    /// `post-123`, as WordPress names the element of a post.
    fileprivate var isPostNumber: Bool {
        hasPrefix("post-") && count > 5 && dropFirst(5).allSatisfy(\.isNumber)
    }
}
