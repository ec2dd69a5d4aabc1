import Articles
import StrictJSON

/// What a page says of its article for machines: JSON-LD, OpenGraph, `meta`, microdata – believed in this order.
struct HTMLMetadata {
    private(set) var title: String?
    /// Every title that it names, the one that is believed first first.
    private(set) var titles: [String] = []
    private(set) var description: String?
    private(set) var authors = UniqueNames()
    private(set) var published: String?
    private(set) var modified: String?
    private(set) var tags: [String] = []
    /// The words of its `keywords`, which often are those of the whole site.
    private(set) var keywords: [String] = []
    private(set) var image: String?
    private(set) var imageText = ""
    private(set) var url: String?
    private(set) var language: String?
    private(set) var siteName: String?
    /// The title of the document, with the name of the site.
    private(set) var documentTitle: String?
    /// Every date of publication that it says.
    private(set) var dates: [Date] = []

    /// A date of publication as the page has it.
    struct Date {
        let text: String
        let line: Int
        /// Whether it stands among the words for readers, where "yesterday" is a date too.
        var isForReaders = false
    }

    /// The longest title that is looked at.
    private static let titleLimit = 2_000

    init(_ content: HTMLContent, _ linkedData: HTMLLinkedData) {
        let document = content.document
        readHead(document)
        if let (article, line) = linkedData.article { take(article, line) }
        let metas = HTMLMetas(document)
        readMetas(metas)
        readPeopleAndTags(metas)
        readMicrodata(content)
        titles = ([title].compactMap { $0 } + titles + [documentTitle].compactMap { $0 })
            .map { HTMLText.decoded(String($0.prefix(Self.titleLimit))) }.filter { !$0.isEmpty }
        title = title.map { String($0.prefix(Self.titleLimit)) }
    }

    private mutating func readHead(_ document: HTMLDocument) {
        let isInPicture = document.mask { $0.name == "svg" }
        for (index, node) in document.nodes.enumerated() {
            switch node.name {
            case "html": language = node["lang"] ?? node["xml:lang"]
            case "title":
                if documentTitle == nil, !isInPicture[index] {
                    documentTitle = document.text(of: index, limit: Self.titleLimit)
                }
            case "link" where node["rel"]?.lowercased() == "canonical": url = url ?? node["href"]
            case _: break
            }
        }
        if language?.isEmpty ?? false { language = nil }
    }

    private mutating func readMetas(_ metas: HTMLMetas) {
        siteName = metas.first("og:site_name", "application-name")
        titles += [metas.first("og:title")].compactMap { $0 }
        title =
            title ?? metas.first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
        description =
            description
            ?? metas.first("og:description", "description", "twitter:description", "dc.description")
        let said = metas.all(HTMLMetas.dates)
        published = published ?? said.first?.text
        dates += said.map { Date(text: $0.text, line: $0.line) }
        modified =
            modified
            ?? metas.first(
                "article:modified_time", "og:updated_time", "datemodified", "last-modified",
                "dcterms.modified", "lastmod")
        image = image ?? metas.first("og:image", "og:image:url", "twitter:image", "twitter:image:src")
        if imageText.isEmpty { imageText = metas.first("og:image:alt", "twitter:image:alt") ?? "" }
        url = url ?? metas.first("og:url")
        language = language ?? metas.first("og:locale", "content-language", "dc.language")
    }

    private mutating func readPeopleAndTags(_ metas: HTMLMetas) {
        if authors.isEmpty {
            for name in metas.all(HTMLMetas.authors).map(\.text) where !name.lowercased().hasPrefix("http") {
                addAuthors(name)
            }
        }
        if tags.isEmpty { tags = metas.all(["article:tag"]).map(\.text) }
        if tags.isEmpty { tags = Self.list(metas.first("news_keywords", "parsely-tags", "sailthru.tags")) }
        keywords = Self.list(metas.first("keywords"))
    }

    /// The words between commas; none of a list that is longer than one of tags.
    private static func list(_ text: String?) -> [String] {
        let words = (text ?? "").split { $0 == "," || $0 == ";" }.map { String($0).trimmed }
        return words.count <= 15 ? words.filter { !$0.isEmpty } : []
    }

    /// Takes the names of a text such as "By Ann Lee and Tom Ek".
    private mutating func addAuthors(_ text: String) {
        let line = MetaLine(text, order: .unknown) ?? MetaLine("By \(text)", order: .unknown)
        let names = line.map(\.authors) ?? []
        for name in names.isEmpty ? [text.trimmed] : names { authors.insert(name) }
    }

    private mutating func readMicrodata(_ content: HTMLContent) {
        let document = content.document
        for (index, node) in document.nodes.enumerated() where !node.isText && !content.isOfOther[index] {
            let isMarked = node.name == "time" && node["pubdate"] != nil
            switch node["itemprop"]?.lowercased() {
            case "datepublished": readDate(document, index)
            case nil where isMarked: readDate(document, index)
            case "datemodified": modified = modified ?? document.property(of: index)
            case "headline": title = title ?? document.property(of: index)
            case _: break
            }
        }
    }

    /// A date of publication in microdata: each is one that may lie ahead.
    private mutating func readDate(_ document: HTMLDocument, _ index: Int) {
        let node = document.nodes[index]
        let text = document.property(of: index)
        let isForReaders = node["content"] == nil && node["datetime"] == nil
        published = published ?? text
        if dates.count < 500 { dates.append(Date(text: text, line: node.line, isForReaders: isForReaders)) }
    }

    // MARK: JSON-LD

    private mutating func take(_ article: JSONValue, _ line: Int) {
        func first(_ name: String) -> String? { HTMLLinkedData.texts(article[name]).first }
        title = first("headline") ?? first("name")
        titles += [first("name")].compactMap { $0 }
        description = first("description") ?? first("alternativeHeadline")
        published = first("datePublished") ?? first("dateCreated")
        dates += HTMLLinkedData.texts(article["datePublished"]).map { Date(text: $0, line: line) }
        modified = first("dateModified")
        let people = HTMLLinkedData.names(article["author"]) ?? HTMLLinkedData.names(article["creator"])
        for name in people ?? [] { addAuthors(name) }
        // Ghost calls all authors but the first so.
        if people?.count == 1 {
            for name in HTMLLinkedData.names(article["contributor"]) ?? [] { addAuthors(name) }
        }
        image = HTMLLinkedData.addresses(article["image"]).first
        let keywords = HTMLLinkedData.texts(article["keywords"])
        tags = keywords.count == 1 ? keywords[0].split(separator: ",").map { String($0).trimmed } : keywords
        tags = tags.filter { !$0.isEmpty && !$0.contains(":") }
        language = first("inLanguage") ?? language
    }
}
