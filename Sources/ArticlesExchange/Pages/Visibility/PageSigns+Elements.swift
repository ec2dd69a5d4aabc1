import Articles

/// What the elements of a page say to machines, and by their classes.
extension PageSigns {
    /// Reads the members of the head: `meta`, and comments before the text.
    mutating func readHead(_ document: HTMLDocument) {
        for property in document.commentProperties { read(property) }
        for node in document.nodes {
            if node.name == "meta" { readMeta(node) }
            if let property = node["itemprop"]?.lowercased() {
                readProperty(property, node["content"] ?? "", node.line)
            }
        }
    }

    private mutating func readMeta(_ node: HTMLDocument.Node) {
        guard let value = node["content"]?.trimmed, !value.isEmpty else { return }
        let header = node["http-equiv"]?.lowercased() == "x-robots-tag" ? "robots" : nil
        let name = (header ?? node["name"] ?? node["property"] ?? "").trimmed.lowercased()
        if name.hasSuffix("bot") || name.contains("robots") || name.hasPrefix("googlebot") {
            return readRobots(value, node.line)
        }
        let key = name.hasPrefix("article:") ? String(name.dropFirst(8)) : name
        switch FrontMatterKey.plain(key) {
        case "contenttier":
            if value.lowercased() != "free" { add(node.line, "\(name) \(value.prefix(40)) makes it a draft") }
        case "expirationtime": add(node.line, "\(name) would take it away again, which is not done here")
        case let plain:
            switch VisibilityKey(plain: plain) {
            case .hides, .shows, .status, .password: read(.init(key: key, value: value, line: node.line))
            case .expiry:
                // Old pages tell caches so.
                let isForCaches = Int(value) != nil || value.lowercased() == "never"
                if !isForCaches { read(.init(key: key, value: value, line: node.line)) }
            case .time, .created, nil: break
            }
        }
    }

    private mutating func readRobots(_ value: String, _ line: Int) {
        let words = value.lowercased().split { !$0.isLetter && $0 != "_" }
        if let word = words.first(where: { $0 == "noindex" || $0 == "none" }) {
            add(line, "robots \(word) makes it a draft")
        }
        if words.contains("unavailable_after") {
            add(line, "robots unavailable_after would take it away again, which is not done here")
        }
    }

    /// A member of schema.org, in microdata or JSON-LD.
    mutating func readProperty(_ name: String, _ value: String, _ line: Int) {
        switch name.lowercased() {
        case "isaccessibleforfree":
            let word = value.trimmed.lowercased().split(separator: "/").last.map(String.init) ?? ""
            if !["true", "yes", "1"].contains(word) {
                add(line, "isAccessibleForFree \(value.prefix(40)) makes it a draft")
            }
        case "creativeworkstatus":
            let word = VisibilityKey.plainWord(value.split(separator: "/").last.map(String.init) ?? value)
            if !VisibilityKey.shown.contains(word), !["final", "complete", "completed"].contains(word) {
                add(line, "creativeWorkStatus \(value.prefix(40)) makes it a draft")
            }
        case "expires":
            if !value.isEmpty { add(line, "expires would take it away again, which is not done here") }
        case _: break
        }
    }

    // MARK: Classes and attributes

    /// Reads what the elements around the article, and those of posts, are named after.
    mutating func readClasses(_ document: HTMLDocument, around place: ArticlePlace) {
        var around = Set(document.ancestry(place.range.lowerBound))
        if let headline = place.headline { around.formUnion(document.ancestry(headline)) }
        around.formUnion(place.holders)
        for (index, node) in document.nodes.enumerated() where !node.isText {
            let classes = node["class"]?.lowercased().split(whereSeparator: \.isWhitespace).prefix(200) ?? []
            let isPost = classes.contains { $0 == "hentry" || $0.isPostNumber }
            guard isPost || around.contains(index) || ["html", "body", "article"].contains(node.name) else {
                continue
            }
            if let name = classes.first(where: { Self.hides($0, isPost: isPost) }) {
                add(node.line, "the class \(name.prefix(60)) makes it a draft")
            }
            for attribute in node.attributes { readData(attribute, node.line) }
        }
    }

    /// `status-private`, `post-access-members`, `node--unpublished`, `post-password-required`.
    private static func hides(_ name: Substring, isPost: Bool) -> Bool {
        var words = name.split { $0 == "-" || $0 == "_" }.map(String.init)
        while let first = words.first, words.count > 1, prefixes.contains(first) { words.removeFirst() }
        guard let first = words.first else { return false }
        guard words.count > 1, ["status", "access", "visibility"].contains(first) else {
            return bare.contains(words.joined())
        }
        let word = words.dropFirst().joined()
        if isPost, first == "status", name.hasPrefix("status") {
            return word != "publish" && word != "inherit"
        }
        return VisibilityKey.hidden.contains(word) && !["hidden", "closed"].contains(word)
            || word == "future" || word == "scheduled"
    }

    private static let prefixes: Set<String> = [
        "post", "article", "node", "entry", "page", "is", "content", "story", "item", "system", "gh",
    ]
    private static let bare: Set<String> = [
        "draft", "private", "unpublished", "unlisted", "membersonly", "subscribersonly", "paywalled",
        "passwordrequired", "passwordprotected", "embargoed",
    ]

    /// `data-status="draft"`, `data-post-visibility="private"`.
    private mutating func readData(_ attribute: MarkupAttribute, _ line: Int) {
        guard attribute.name.hasPrefix("data-") else { return }
        var words = attribute.name.split(separator: "-").dropFirst().map(String.init)
        while let first = words.first, words.count > 1, Self.prefixes.contains(first) { words.removeFirst() }
        let truth = YAMLNode(line: line, content: .scalar(attribute.value, isPlain: true)).truth
        let isHiding: Bool =
            switch VisibilityKey(plain: words.joined()) {
            case .hides: truth == true
            case .shows: truth == false
            case .status: VisibilityKey.hidden.contains(VisibilityKey.plainWord(attribute.value))
            case .time, .created, .expiry, .password, nil: false
            }
        if isHiding { add(line, "\(attribute.name) \(attribute.value.prefix(40)) makes it a draft") }
    }

    // MARK: Forms

    /// A form that asks for a password and nothing else, or one that stands where the text should be.
    mutating func readForms(_ document: HTMLDocument, _ content: HTMLContent) {
        let isInArticle = document.mask { $0.name == "article" || $0.name == "main" || $0["role"] == "main" }
        let text = document.subtree(content.root)
        let isWhole = ["html", "body"].contains(document.nodes[content.root].name)
        var forms: [(range: Range<Int>, line: Int)] = []
        for (index, node) in document.nodes.enumerated() where !node.isText {
            if node.name == "form" {
                forms.append((document.subtree(index), node.line))
                let action = (node["action"] ?? "") + " " + (node["class"] ?? "")
                if action.contains("action=postpass") || action.contains("post-password-form") {
                    add(node.line, "a form that asks for its password makes it a draft")
                }
            }
            guard node.name == "input", node["type"]?.lowercased() == "password" else { continue }
            let form = forms.last { $0.range.contains(index) }
            let isOnly = form.map { !Self.asksForName(document, $0.range) } ?? true
            if isOnly || isInArticle[index] || !isWhole && text.contains(index) {
                add(node.line, "a form that asks for a password makes it a draft")
                return
            }
        }
    }

    private static func asksForName(_ document: HTMLDocument, _ form: Range<Int>) -> Bool {
        document.nodes[form].contains { node in
            let type = node["type"]?.lowercased() ?? "text"
            return node.name == "input" && ["text", "email", "tel"].contains(type)
        }
    }
}

extension Substring {
    /// `post-123`, as WordPress names the element of a post.
    fileprivate var isPostNumber: Bool {
        hasPrefix("post-") && count > 5 && dropFirst(5).allSatisfy(\.isNumber)
    }
}
