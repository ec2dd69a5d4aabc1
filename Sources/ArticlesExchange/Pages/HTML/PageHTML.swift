import Articles

/// A page as HTML, and the article in it.
struct PageHTML {
    /// The article that a page makes.
    static func post(of html: String, _ origin: ItemOrigin) throws(ImportFault) -> ImportedPost {
        let document = try HTMLDocument(html, origin)
        let metadata = HTMLMetadata(document)
        let content = HTMLContent(document)
        let place = ArticlePlace(content, said: metadata.title ?? metadata.documentTitle)
        let range = place.range
        let read = HTMLLines(content, in: range)
        let text = read.lines.map(\.text).joined(separator: "\n")
        let language =
            metadata.language.map { PageLanguage(code: $0.replacing("_", with: "-")) }
            ?? PageLanguage(of: text)
        let title = TitleChoice(metadata, document, read.lines, place.headline.map(document.text)).title
        let analysis = PageAnalysis(
            read.lines,
            known: .init(title: title, hasAuthors: !metadata.authors.isEmpty, order: language.order(in: text))
        )
        guard let title = title ?? analysis.title else {
            throw ImportFault(origin.line(1), "there is no text")
        }
        var post = ImportedPost(origin.line(analysis.titleNumber), title: title)
        fill(&post, metadata, origin, language.order(in: text))
        write(&post, analysis, read, content, range, metadata, origin)
        if post.publishedAt == nil { post.publishedAt = markedTime(content, range) }
        let around = PageSurroundingLines(content, place, order: language.order(in: text))
        if post.tags.isEmpty, analysis.tags.isEmpty {
            post.tags = around.tags.isEmpty ? linkedTags(document) : around.tags
        }
        analysis.fill(&post, origin)
        if post.authors.isEmpty { post.authors = around.authors }
        if post.publishedAt == nil { post.publishedAt = around.published?.timestamp }
        if post.excerpt.isEmpty, let description = metadata.description {
            post.excerpt = ownWords(description, post.body)
        }
        noteFrames(&post, content, range, origin)
        post.notes.sort { $0.location.line < $1.location.line }
        return post
    }

    /// The first moment that a `time` element names, up to the first words of the text.
    private static func markedTime(_ content: HTMLContent, _ range: Range<Int>) -> Timestamp? {
        let times = content.document.elements(["time"], in: range).filter { index in
            !content.document.ancestry(index).contains { content.frames[$0] != nil }
        }
        return times.first.flatMap { content.document.nodes[$0]["datetime"] }.flatMap(FeedDate.timestamp)
    }

    private static func fill(
        _ post: inout ImportedPost, _ metadata: HTMLMetadata, _ origin: ItemOrigin, _ order: DateScanner.Order
    ) {
        post.authors = metadata.authors
        post.tags = metadata.tags
        post.publishedAt = metadata.published.flatMap { date($0, order) }
        post.updatedAt = metadata.modified.flatMap { date($0, order) }
        if let published = post.publishedAt, let updated = post.updatedAt, updated <= published {
            post.updatedAt = nil
        }
        post.language = metadata.language
        post.canonicalURL = metadata.url
        if let image = metadata.image.flatMap({ WebAddress.resolve($0, metadata.url) }) {
            post.image = (image, metadata.imageText)
        }
    }

    private static func date(_ text: String, _ order: DateScanner.Order) -> Timestamp? {
        if let time = PostDate.timestamp(text) { return time }
        let scanner = DateScanner(tokens: MetaToken.tokens(of: text.prefix(100)), order: order)
        return scanner.date(at: 0)?.time.timestamp
    }

    private static func write(
        _ post: inout ImportedPost, _ analysis: PageAnalysis, _ read: HTMLLines, _ content: HTMLContent,
        _ range: Range<Int>, _ metadata: HTMLMetadata, _ origin: ItemOrigin
    ) {
        let dropped = Set(
            read.nodes.indices.filter { analysis.removed[$0] != nil }.flatMap { read.nodes[$0] })
        let first =
            analysis.removed.firstIndex { $0 == nil }.flatMap { read.nodes[$0].first } ?? range.lowerBound
        let writer = HTMLWriter(content, in: range, without: dropped, base: metadata.url, firstText: first)
        post.format = .html
        post.body = writer.html
        for loss in writer.losses.prefix(200) { post.note(origin.line(loss.line), "left out, \(loss.what)") }
    }

    /// The links that say that they name a tag.
    private static func linkedTags(_ document: HTMLDocument) -> [String] {
        var names: [String] = []
        for index in document.elements(["a"]) {
            let relations = document.nodes[index]["rel"]?.lowercased().split(separator: " ") ?? []
            let name = document.text(of: index)
            if relations.contains("tag"), !name.isEmpty, !names.contains(name), names.count < 50 {
                names.append(name)
            }
        }
        return names
    }

    /// A description that is no beginning of the text.
    private static func ownWords(_ description: String, _ body: String) -> String {
        let words = HTMLText.plain(description)
        var stem = words[...]
        while let last = stem.last, "….[] ".contains(last) { stem = stem.dropLast() }
        let start = PlainWords.first(80, of: body, .html)
        let isCut = stem.count < words.count && stem.count > 20
        return isCut && HTMLText.decoded(start).hasPrefix(stem) ? "" : words
    }

    private static func noteFrames(
        _ post: inout ImportedPost, _ content: HTMLContent, _ range: Range<Int>, _ origin: ItemOrigin
    ) {
        for (index, furniture) in content.frames.sorted(by: { $0.key < $1.key }) where range.contains(index) {
            let node = content.document.nodes[index]
            guard !HTMLVocabulary.unread.contains(node.name) else { continue }
            let text = content.document.text(of: index)
            guard !text.isEmpty, post.notes.count < 1_000 else { continue }
            let shown = text.count > 80 ? String(text.prefix(80)) + "…" : text
            post.note(origin.line(node.line), "dropped, \(furniture.rawValue): \(shown)")
        }
    }
}
