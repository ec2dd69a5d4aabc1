import Articles
import Foundation

/// One entry of an RSS or Atom feed, or of what is made like one.
struct FeedEntry {
    struct Category: Equatable {
        let term: String
        let scheme: String
    }

    struct Enclosure: Equatable {
        let address: String
        let type: String
        let length: String
    }

    let line: Int
    private(set) var id = ""
    /// As HTML.
    private(set) var title = ""
    private(set) var link = ""
    /// As HTML.
    private(set) var content = ""
    /// Where the content is, when it is elsewhere.
    private(set) var contentAddress = ""
    /// As HTML.
    private(set) var summary = ""
    private(set) var published = ""
    /// All dates since which it is there.
    private(set) var dates: [(text: String, line: Int)] = []
    private(set) var updated = ""
    private(set) var authors: [String] = []
    private(set) var categories: [Category] = []
    private(set) var enclosures: [Enclosure] = []
    private(set) var license = ""
    private(set) var image = ""
    private(set) var sourceID = ""
    private(set) var language = ""
    /// What else it says, by the names without prefixes.
    private(set) var others: [(key: String, value: YAMLNode)] = []
    private(set) var isDraft = false
    private(set) var isReply = false
    /// `post`, `page`, `comment` and others, in exports of Blogger.
    private(set) var kind = ""
    private(set) var status = ""

    private static let dateNames: Set<String> = [
        "published", "pubDate", "issued", "dc:date", "dcterms:issued", "dcterms:available",
    ]

    init(_ element: FeedElement) {
        line = element.line
        id = element.first("id", "guid", "dc:identifier")?.text.trimmed ?? ""
        if id.isEmpty { id = element["rdf:about"] ?? "" }
        title = element.first("title").map(Self.html) ?? ""
        readLinks(element)
        readTexts(element)
        published =
            element.first("published", "pubDate", "issued", "dc:date", "dcterms:created", "created")?.text
            .trimmed ?? ""
        dates = element.elements.filter { Self.dateNames.contains($0.name) }.map {
            ($0.text.trimmed, $0.line)
        }
        updated = element.first("updated", "modified", "dcterms:modified")?.text.trimmed ?? ""
        readPeople(element)
        for category in element.all("category", "dc:subject") {
            let term = (category["term"] ?? category.text).trimmed
            if !term.isEmpty {
                categories.append(
                    Category(term: term, scheme: category["scheme"] ?? category["domain"] ?? ""))
            }
        }
        license = element.first("creativeCommons:license", "license", "dc:rights")?.text.trimmed ?? ""
        language = element["xml:lang"] ?? ""
        sourceID = element.first("source")?.first("id")?.text.trimmed ?? ""
        readState(element)
    }

    private mutating func readLinks(_ element: FeedElement) {
        for link in element.all("link") {
            let target = (link["href"] ?? link.text).trimmed
            let relation = link["rel"] ?? "alternate"
            let address = WebAddress.resolve(target, link.base) ?? target
            if relation == "alternate", self.link.isEmpty { self.link = address }
            if relation == "enclosure" {
                enclosures.append(
                    Enclosure(address: address, type: link["type"] ?? "", length: link["length"] ?? ""))
            }
        }
        for enclosure in element.all("enclosure") {
            enclosures.append(
                Enclosure(
                    address: enclosure["url"] ?? "", type: enclosure["type"] ?? "",
                    length: enclosure["length"] ?? ""))
        }
        let guid = element.first("guid")
        if link.isEmpty, let guid, guid["isPermaLink"] != "false", WebAddress.isWeb(id) { link = id }
        let media =
            element.all("media:thumbnail", "media:content")
            + element.all("media:group").flatMap { $0.all("media:thumbnail", "media:content") }
        let picture = media.first {
            $0.name == "media:thumbnail" || ($0["medium"] ?? $0["type"] ?? "").hasPrefix("image")
        }
        image =
            picture?["url"] ?? enclosures.first { $0.type.hasPrefix("image/") }?.address ?? element.first(
                "itunes:image")?["href"] ?? ""
    }

    private mutating func readTexts(_ element: FeedElement) {
        if let own = element.first("content:encoded") {
            content = own.text.trimmed
        } else if let own = element.first("content") {
            contentAddress = own["src"].map { WebAddress.resolve($0, own.base) ?? $0 } ?? ""
            if contentAddress.isEmpty { content = Self.html(own) }
        } else if let own = element.first("xhtml:body", "xhtml:div") {
            content = own.innerHTML.trimmed
        }
        summary =
            element.first("summary", "description", "dc:description", "itunes:summary").map(Self.html) ?? ""
    }

    /// The text of a construct as HTML, by its type: `text`, `html`, `xhtml`, or encoded in Base64.
    static func html(_ element: FeedElement) -> String {
        let type = (element["type"] ?? "").lowercased()
        if let div = element.elements.first(where: { $0.name.hasSuffix("div") }),
            type.isEmpty || type.contains("xhtml") || type.hasSuffix("xml")
        {
            return div.innerHTML.trimmed
        }
        if !element.elements.isEmpty { return element.innerHTML.trimmed }
        let text = element.text.trimmed
        if type == "text" || type == "text/plain" { return HTMLWriter.escaped(text) }
        let isEncoded =
            !["", "html", "xhtml", "text", "escaped"].contains(type) && !type.hasPrefix("text/")
            && !type.hasSuffix("xml")
        let isBase64 = isEncoded || element["mode"] == "base64"
        if isBase64, let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
            let decoded = String(validating: data, as: UTF8.self)
        {
            return decoded.trimmed
        }
        return text
    }

    private mutating func readPeople(_ element: FeedElement) {
        var seen = Set(authors)
        for author in element.all("author", "dc:creator", "contributor", "itunes:author")
        where author.name != "contributor" {
            let name = author.first("name")?.text.trimmed ?? author.text.trimmed
            if !name.isEmpty, seen.insert(name).inserted { authors.append(name) }
        }
    }

    private mutating func readState(_ element: FeedElement) {
        others = FeedExtensions.pairs(of: element)
        let control = element.first("app:control")?.first("app:draft")?.text.trimmed.lowercased()
        status = element.first("blogger:status")?.text.trimmed.uppercased() ?? ""
        isDraft = !["no", "false"].contains(control ?? "no")
        isReply = element.first("thr:in-reply-to") != nil
        let scheme = "http://schemas.google.com/g/2005#kind"
        if let index = categories.firstIndex(where: { $0.scheme == scheme }) {
            kind = categories[index].term.split(separator: "#").last.map(String.init) ?? ""
            categories.remove(at: index)
        }
        if let type = element.first("blogger:type")?.text.trimmed { kind = type.lowercased() }
    }
}
