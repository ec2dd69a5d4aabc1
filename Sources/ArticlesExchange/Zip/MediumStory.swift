import Articles

/// A story of Medium's archive: HTML with microformats (`h-entry`).
struct MediumStory {
    private let document: HTMLDocument
    private let content: HTMLContent
    private let name: String
    private let origin: ItemOrigin

    init(_ html: String, _ name: String, _ origin: ItemOrigin) throws(ImportFault) {
        document = try HTMLDocument(html, origin)
        content = HTMLContent(document, isArticle: true)
        self.name = name
        self.origin = origin
    }

    /// Whether a page is such a story, by its first bytes.
    static func isOne(_ head: FileHead) -> Bool {
        head.contains("h-entry") && (head.contains("data-field=\"body\"") || head.contains("medium.com/"))
    }

    func item() -> ImportItem {
        var post = ImportedPost(origin.line(1), title: text("p-name"))
        let subtitle = text("p-summary")
        post.excerpt = text("subtitle").isEmpty ? subtitle : text("subtitle")
        post.isPublished = !name.hasPrefix("draft_")
        if let time = element("dt-published"),
            let moment = document.nodes[time]["datetime"].flatMap(FeedDate.timestamp)
        {
            post.publishedAt = moment
        } else if post.isPublished {
            post.hold("has no date of publication, and is a draft")
        }
        if element("p-author") != nil { post.authors = [text("p-author")] }
        if let link = element("p-canonical"), let address = document.nodes[link]["href"] {
            post.canonicalURL = address
        }
        fillBody(&post)
        post.sourceID = Self.identity(name)
        post.note("tags, claps and responses are not in the archive")
        return post.item(origin, site: "medium.com")
    }

    private func element(_ name: String) -> Int? {
        document.nodes.firstIndex { node in
            node["class"]?.split(whereSeparator: \.isWhitespace).contains { $0 == name } ?? false
                || node["data-field"] == name
        }
    }

    private func text(_ name: String) -> String { element(name).map(document.text) ?? "" }

    private func fillBody(_ post: inout ImportedPost) {
        guard let body = element("e-content") ?? element("body") else { return }
        // The title stands at the top of the text once more.
        let title = PageLine.form(of: post.title)
        let again = document.elements(["h1", "h2", "h3", "h4"], in: document.subtree(body)).prefix(2)
        var dropped: Set<Int> = []
        for index in again {
            let form = PageLine.form(of: document.text(of: index))
            guard form == title || form == PageLine.form(of: post.excerpt) else { continue }
            dropped.formUnion(document.subtree(index))
        }
        let writer = HTMLWriter(content, in: document.subtree(body), without: dropped, base: nil)
        post.body = writer.html
        for loss in writer.losses { post.note(origin.line(loss.line), "left out, \(loss.what)") }
    }

    /// The hash at the end of the file's name is the story's own; the rest follows its title.
    private static func identity(_ name: String) -> String {
        let stem = name.dropLast(5)
        let last = stem.split(whereSeparator: { $0 == "-" || $0 == "_" }).last.map(String.init) ?? ""
        return last.count >= 8 && last.allSatisfy(\.isHexDigit) ? last : name
    }
}
