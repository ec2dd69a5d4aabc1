import Articles
import StrictJSON

/// What a page says of its article for machines: JSON-LD, OpenGraph, `meta`, microdata – believed in this order.
struct HTMLMetadata {
    private(set) var title: String?
    private(set) var description: String?
    private(set) var authors: [String] = []
    private(set) var published: String?
    private(set) var modified: String?
    private(set) var tags: [String] = []
    private(set) var image: String?
    private(set) var imageText = ""
    private(set) var url: String?
    private(set) var language: String?
    private(set) var siteName: String?
    /// The title of the document, with the name of the site.
    private(set) var documentTitle: String?

    private var metas: [(name: String, value: String)] = []

    init(_ document: HTMLDocument) {
        readHead(document)
        readLinkedData(document)
        readMetas()
        readMicrodata(document)
    }

    private mutating func readHead(_ document: HTMLDocument) {
        for (index, node) in document.nodes.enumerated() {
            switch node.name {
            case "html": language = node["lang"] ?? node["xml:lang"]
            case "title":
                if documentTitle == nil, !document.isInside(index, ["svg"]) {
                    documentTitle = document.text(of: index)
                }
            case "link" where node["rel"]?.lowercased() == "canonical": url = url ?? node["href"]
            case "meta":
                let name = node["property"] ?? node["name"] ?? node["itemprop"] ?? ""
                if let value = node["content"]?.trimmed, !value.isEmpty, metas.count < 500 {
                    metas.append((name.lowercased(), value))
                }
            case _: break
            }
        }
        if language?.isEmpty ?? false { language = nil }
    }

    private func meta(_ names: String...) -> String? {
        names.lazy.compactMap { name in metas.first { $0.name == name }?.value }.first
    }

    private mutating func readMetas() {
        siteName = meta("og:site_name", "application-name")
        title = title ?? meta("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
        description =
            description ?? meta("og:description", "description", "twitter:description", "dc.description")
        published =
            published
            ?? meta(
                "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
                "publishdate",
                "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
                "parsely-pub-date",
                "sailthru.date", "article.published", "last-published")
        modified =
            modified
            ?? meta(
                "article:modified_time", "og:updated_time", "datemodified", "last-modified",
                "dcterms.modified", "lastmod")
        image = image ?? meta("og:image", "og:image:url", "twitter:image", "twitter:image:src")
        if imageText.isEmpty { imageText = meta("og:image:alt", "twitter:image:alt") ?? "" }
        url = url ?? meta("og:url")
        language = language ?? meta("og:locale", "content-language", "dc.language")
        if authors.isEmpty {
            let names = metas.filter {
                ["author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"]
                    .contains($0.name)
            }
            for name in names.map(\.value) where !name.lowercased().hasPrefix("http") { addAuthors(name) }
        }
        if tags.isEmpty { tags = metas.filter { $0.name == "article:tag" }.map(\.value) }
        if tags.isEmpty, let words = meta("news_keywords", "keywords", "parsely-tags", "sailthru.tags") {
            let list = words.split { $0 == "," || $0 == ";" }.map { String($0).trimmed }.filter {
                !$0.isEmpty
            }
            if list.count <= 15 { tags = list }
        }
    }

    /// Takes the names of a text such as "By Ann Lee and Tom Ek".
    private mutating func addAuthors(_ text: String) {
        let line = MetaLine(text, order: .unknown) ?? MetaLine("By \(text)", order: .unknown)
        let names = line.map(\.authors) ?? []
        for name in names.isEmpty ? [text.trimmed] : names where !authors.contains(name) {
            authors.append(name)
        }
    }

    private mutating func readMicrodata(_ document: HTMLDocument) {
        for (index, node) in document.nodes.enumerated() {
            guard let property = node["itemprop"]?.lowercased() else {
                if node.name == "time", node["pubdate"] != nil { published = published ?? node["datetime"] }
                continue
            }
            let value = node["content"] ?? node["datetime"]
            switch property {
            case "datepublished": published = published ?? value ?? document.text(of: index)
            case "datemodified": modified = modified ?? value ?? document.text(of: index)
            case "headline": title = title ?? value ?? document.text(of: index)
            case _: break
            }
        }
    }

    // MARK: JSON-LD

    private static let kinds: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "TechArticle", "ScholarlyArticle",
        "SocialMediaPosting",
        "Report", "Recipe", "Review", "AdvertiserContentArticle", "SatiricalArticle",
    ]

    private mutating func readLinkedData(_ document: HTMLDocument) {
        for index in document.elements(["script"]) {
            let type = document.nodes[index]["type"]?.lowercased() ?? ""
            guard type.hasPrefix("application/ld+json") else { continue }
            let text = document.nodes[document.subtree(index)].filter(\.isText).map(\.text).joined()
            guard let value = try? JSONParser.parse(Array(text.trimmed.utf8)) else { continue }
            if let article = Self.article(in: value, depth: 0) { return take(article) }
        }
    }

    private static func article(in value: JSONValue, depth: Int) -> JSONValue? {
        guard depth < 4 else { return nil }
        switch value {
        case .array(let elements): return elements.lazy.compactMap { article(in: $0, depth: depth + 1) }.first
        case .object:
            if texts(value["@type"]).contains(where: { kinds.contains($0) }) { return value }
            return ["@graph", "mainEntity", "mainEntityOfPage"].lazy.compactMap { name in
                value[name].flatMap { article(in: $0, depth: depth + 1) }
            }.first
        case .null, .bool, .number, .string: return nil
        }
    }

    private mutating func take(_ article: JSONValue) {
        title = Self.texts(article["headline"]).first ?? Self.texts(article["name"]).first
        description =
            Self.texts(article["description"]).first ?? Self.texts(article["alternativeHeadline"]).first
        published = Self.texts(article["datePublished"]).first ?? Self.texts(article["dateCreated"]).first
        modified = Self.texts(article["dateModified"]).first
        for name in Self.names(article["author"]) ?? Self.names(article["creator"]) ?? [] { addAuthors(name) }
        image = Self.addresses(article["image"]).first
        let keywords = Self.texts(article["keywords"])
        tags = keywords.count == 1 ? keywords[0].split(separator: ",").map { String($0).trimmed } : keywords
        tags = tags.filter { !$0.isEmpty && !$0.contains(":") }
        language = Self.texts(article["inLanguage"]).first ?? language
    }

    /// The text, or texts, that a member has, without the references and spaces of HTML.
    private static func texts(_ value: JSONValue?) -> [String] {
        switch value {
        case .string(let text): [HTMLText.decoded(text)].filter { !$0.isEmpty }
        case .array(let elements): elements.flatMap { texts($0) }
        case .object: texts(value?["name"] ?? value?["@value"])
        case .null, .bool, .number, nil: []
        }
    }

    private static func names(_ value: JSONValue?) -> [String]? {
        let names = texts(value).filter { !$0.lowercased().hasPrefix("http") }
        return names.isEmpty ? nil : names
    }

    private static func addresses(_ value: JSONValue?) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap { addresses($0) }
        case .object: addresses(value?["url"] ?? value?["contentUrl"])
        case .null, .bool, .number, nil: []
        }
    }
}
