import Articles

/// One entry of an RSS or Atom feed, or of what is made like one.
struct FeedEntry {
    struct Category {
        let term: String
        let scheme: String
        let line: Int

        init(_ element: FeedElement) {
            term = (element["term"] ?? element.text).trimmed
            scheme = element["scheme"] ?? element["domain"] ?? ""
            line = element.line
        }

        /// Why it is a limit on readers; `nil` for one that is a topic.
        var limit: String? {
            guard !scheme.contains("/"), WordPressField.limitsReaders(ofTerm: term, in: scheme) else {
                return nil
            }
            return "the category \(term.prefix(60)) is a limit on readers, and it is a draft"
        }
    }

    struct Enclosure: Equatable {
        let address: String
        let type: String
        let length: String
    }

    let line: Int
    var id = ""
    /// As HTML.
    var title = ""
    var link = ""
    /// As HTML.
    var content = ""
    /// Where the content is, when it is elsewhere.
    var contentAddress = ""
    /// As HTML.
    var summary = ""
    /// The texts that are not taken as they are, as HTML, with the lines on which they begin.
    var otherTexts: [(html: String, line: Int)] = []
    var published = ""
    /// All dates since which it is there.
    var dates: [(text: String, line: Int)] = []
    var updated = ""
    var authors: [String] = []
    var categories: [Category] = []
    var enclosures: [Enclosure] = []
    var license = ""
    var image = ""
    var sourceID = ""
    var language = ""
    /// What else it says, by the names without prefixes.
    var others: [(key: String, value: YAMLNode)] = []
    /// A comment of the file, in whatever element, by which it is not for everybody.
    var mark: FeedElement.Mark?
    var isDraft = false
    var isReply = false
    /// `post`, `page`, `comment` and others, in exports of Blogger.
    var kind = ""
    /// In capitals, those of Blogger that are not empty.
    var statuses: [String] = []

    private static let dateNames: Set<String> = [
        "published", "pubDate", "issued", "dc:date", "dcterms:issued", "dcterms:available",
    ]

    /// What it is known by; nothing if that is only its text.
    var identity: String { [id, link, title].first { !$0.isEmpty } ?? "" }

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
        categories = element.all("category", "dc:subject").map { Category($0) }.filter { !$0.term.isEmpty }
        license = element.first("creativeCommons:license", "license", "dc:rights")?.text.trimmed ?? ""
        language = element["xml:lang"] ?? ""
        sourceID = element.first("source")?.first("id")?.text.trimmed ?? ""
        readState(element)
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
        mark = element.mark
        let controls = element.all("app:control")
        let drafts =
            controls.flatMap { $0.all("app:draft") }.map(\.text)
            + controls.compactMap { $0["draft"] ?? $0["app:draft"] }
        isDraft = drafts.contains { !["no", "false"].contains($0.trimmed.lowercased()) }
        statuses = element.all("blogger:status").map { $0.text.trimmed.uppercased() }.filter { !$0.isEmpty }
        isReply = element.first("thr:in-reply-to") != nil
        let scheme = "http://schemas.google.com/g/2005#kind"
        if let index = categories.firstIndex(where: { $0.scheme == scheme }) {
            kind = categories[index].term.split(separator: "#").last.map(String.init) ?? ""
            categories.remove(at: index)
        }
        if let type = element.first("blogger:type")?.text.trimmed { kind = type.lowercased() }
    }
}
