import Articles

/// A page as HTML, and the article in it.
struct PageHTML {
    let origin: ItemOrigin
    let document: HTMLDocument
    private let linkedData: HTMLLinkedData
    let metadata: HTMLMetadata
    let content: HTMLContent
    let place: ArticlePlace
    let read: HTMLLines
    private let language: PageLanguage
    private let order: DateScanner.Order

    /// The article that a page makes.
    static func post(of html: String, _ origin: ItemOrigin) throws(ImportFault) -> ImportedPost {
        try PageHTML(html, origin).post()
    }

    private init(_ html: String, _ origin: ItemOrigin) throws(ImportFault) {
        self.origin = origin
        document = try HTMLDocument(html, origin)
        linkedData = HTMLLinkedData(document)
        content = HTMLContent(document)
        metadata = HTMLMetadata(content, linkedData)
        place = ArticlePlace(content, said: metadata.titles)
        read = HTMLLines(content, in: place.range)
        if read.lines.count > HTMLLines.limit {
            let line = read.lines[HTMLLines.limit].number
            throw ImportFault(origin.line(line), "has more than \(HTMLLines.limit) lines")
        }
        let text = read.lines.map(\.text).joined(separator: "\n")
        language =
            metadata.language.map { PageLanguage(code: $0.replacing("_", with: "-")) }
            ?? PageLanguage(of: text)
        order = language.order(in: text)
    }

    private func post() throws(ImportFault) -> ImportedPost {
        let headline = place.headline.map { document.text(of: $0, limit: 2_000) }
        let title = TitleChoice(metadata, read.lines, headline).title
        let analysis = PageAnalysis(
            read.lines,
            known: .init(
                title: title, hasAuthors: !metadata.authors.isEmpty,
                hasDate: metadata.published != nil, order: order))
        guard let title = title ?? analysis.title else {
            throw ImportFault(origin.line(1), "there is no text")
        }
        var post = ImportedPost(origin.line(analysis.titleNumber), title: title)
        fill(&post)
        write(&post, analysis)
        let around = PageSurroundingLines(content, place, order: order)
        if post.tags.isEmpty, analysis.tags.isEmpty {
            var found = around.tags.isEmpty ? linkedTags : around.tags.all
            if found.isEmpty { found = HTMLTagLinks(content, from: place.range.lowerBound).names }
            post.tags = found.isEmpty ? metadata.keywords : found
        }
        let isDated = post.publishedAt != nil
        analysis.fill(&post, origin)
        if !isDated, let marked = markedTime(of: post.publishedAt) { post.publishedAt = marked }
        if post.authors.isEmpty { post.authors = around.authors }
        hideAddresses(&post)
        if post.publishedAt == nil {
            post.publishedAt = around.published?.timestamp ?? timeInFooter ?? markedAbbreviation
        }
        if post.excerpt.isEmpty, let description = metadata.description {
            post.excerpt = Self.ownWords(description, post.body)
        }
        noteFrames(&post)
        var signs = signs(title, headline: analysis.titleNumber)
        signs.hide(&post)
        post.notes.sort { $0.location.line < $1.location.line }
        return post
    }

    /// Leaves of authors that are e-mail addresses but the part before the `@`.
    private func hideAddresses(_ post: inout ImportedPost) {
        for (index, name) in post.authors.map(AuthorName.init).enumerated() {
            post.authors[index] = name.text
            if name.isShortened {
                post.note("an author is but an e-mail address: only \(name.text) is kept of it")
            }
        }
    }

    /// What the page says of who may see it.
    private func signs(_ title: String, headline: Int) -> PageSigns {
        var signs = PageSigns(origin, order: order)
        signs.readHead(document, isOfOther: content.isOfOther)
        signs.readLinkedData(linkedData)
        for date in metadata.dates {
            let time = signs.readTime(date.text)
            if time != nil || !date.isForReaders { signs.addDate(date.text, time, line: date.line) }
        }
        signs.readNames(content, around: place)
        signs.readMarks(content)
        signs.readHidden(content)
        signs.readForms(document, content)
        signs.readTitle(title, line: headline, language)
        for (text, line) in titles { signs.readTitle(text, line: line, language) }
        signs.readLines(read.lines, headline: headline)
        signs.readFrames(content)
        let prose = zip(read.lines, read.nodes).first { $0.0.isProse }?.1.first
        signs.readTables(document, in: place.range.lowerBound..<(prose ?? place.range.upperBound))
        return signs
    }

    /// The titles that the page has, with their lines.
    private var titles: [(text: String, line: Int)] {
        let isInPicture = document.mask { $0.name == "svg" }
        let marked = document.elements(["title", "h1"]).filter { !isInPicture[$0] }.prefix(6)
            .map { (document.text(of: $0, limit: 500), document.nodes[$0].line) }
        return marked + [metadata.title].compactMap { $0 }.map { ($0, 1) }
    }

    // MARK: Members

    private func fill(_ post: inout ImportedPost) {
        post.authors = metadata.authors.all
        post.tags = metadata.tags
        let dates = PageSigns(origin, order: order)
        post.publishedAt = metadata.published.flatMap(dates.readTime)
        post.updatedAt = metadata.modified.flatMap(dates.readTime)
        if let said = metadata.modified, post.updatedAt == nil {
            post.note("left out, a date of change that can't be read: \(said.prefix(60))")
        }
        if let published = post.publishedAt, let updated = post.updatedAt, updated <= published {
            post.updatedAt = nil
        }
        post.language = metadata.language
        post.canonicalURL = metadata.url
        if let image = metadata.image.flatMap({ WebAddress.resolve($0, metadata.url) }) {
            post.image = (image, metadata.imageText)
        }
        for (_, line) in linkedData.unread {
            post.note(origin.line(line), "left out, JSON-LD that can't be read")
        }
    }

    /// The first moment that a `time` element names: of the day that the words say, which have no zone and
    /// often no clock, or else between the headline and the first words of the text.
    private func markedTime(of said: Timestamp?) -> Timestamp? {
        let prose = zip(read.lines, read.nodes).first { $0.0.isProse }?.1.first ?? place.range.upperBound
        let end = said == nil ? prose : place.range.upperBound
        for index in document.elements(["time"], in: place.range.lowerBound..<end)
        where !content.isFramed[index] {
            guard let time = document.nodes[index]["datetime"].flatMap(FeedDate.timestamp) else { continue }
            guard let said else { return time }
            if abs(said.milliseconds - time.milliseconds) <= 26 * 3_600_000 { return time }
        }
        return nil
    }

    /// The first moment that a `time` element names in the foot of the article.
    private var timeInFooter: Timestamp? {
        document.elements(["time"], in: place.surrounding).lazy
            .filter { content.isInFooter[$0] && !content.isOfOther[$0] }
            .compactMap { document.nodes[$0]["datetime"].flatMap(FeedDate.timestamp) }.first
    }

    /// `<abbr class="published" title="2019-10-20T18:30:00+02:00">18:30</abbr>`, as blogs of long ago have it.
    private var markedAbbreviation: Timestamp? {
        document.elements(["abbr"]).lazy
            .filter {
                !content.isOfOther[$0]
                    && HTMLVocabulary.words(of: document.nodes[$0]["class"] ?? "").contains("published")
            }
            .compactMap { document.nodes[$0]["title"].flatMap(FeedDate.timestamp) }.first
    }

    /// The links that say that they name a tag.
    private var linkedTags: [String] {
        var names = UniqueNames()
        for index in document.elements(["a"]) where names.all.count < 50 {
            let relations = document.nodes[index]["rel"]?.lowercased().split(separator: " ") ?? []
            guard relations.contains("tag") else { continue }
            let name = document.text(of: index, limit: 500)
            if !name.isEmpty { names.insert(name) }
        }
        return names.all
    }

    /// A description that is no beginning of the text.
    private static func ownWords(_ description: String, _ body: String) -> String {
        let words = HTMLText.plain(description)
        var stem = words[...]
        while let last = stem.last, "….[] ".contains(last) { stem = stem.dropLast() }
        let isCut = stem.endIndex < words.endIndex && stem.count > 20
        return isCut && PlainWords.first(80, of: body, .html).hasPrefix(stem) ? "" : words
    }
}
