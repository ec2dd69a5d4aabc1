import Articles
import StrictJSON

/// The JSON-LD of a page.
struct HTMLLinkedData {
    /// What could be read, with the line of its element.
    private(set) var values: [(value: JSONValue, line: Int)] = []
    /// What could not.
    private(set) var unread: [(text: String, line: Int)] = []

    private static let kinds: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "TechArticle",
        "ScholarlyArticle", "SocialMediaPosting", "Report", "Recipe", "Review", "AdvertiserContentArticle",
        "SatiricalArticle",
    ]

    init(_ document: HTMLDocument) {
        for index in document.elements(["script"]) {
            let node = document.nodes[index]
            guard node["type"]?.trimmed.lowercased().hasPrefix("application/ld+json") ?? false else {
                continue
            }
            let text = document.nodes[document.subtree(index)].filter(\.isText).map(\.text).joined().trimmed
            guard !text.isEmpty else { continue }
            if let value = try? JSONParser.parse(Array(text.utf8)) {
                values.append((value, node.line))
            } else {
                unread.append((text, node.line))
            }
        }
    }

    /// The first object that is an article.
    var article: (value: JSONValue, line: Int)? {
        values.lazy.compactMap { value, line in Self.article(in: value, depth: 0).map { ($0, line) } }.first
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

    /// The text, or texts, that a member has, without the references and spaces of HTML.
    static func texts(_ value: JSONValue?) -> [String] {
        switch value {
        case .string(let text): [HTMLText.decoded(text)].filter { !$0.isEmpty }
        case .array(let elements): elements.flatMap { texts($0) }
        case .object: texts(value?["name"] ?? value?["@value"])
        case .null, .bool, .number, nil: []
        }
    }

    /// The names of people; `nil` when there is none.
    static func names(_ value: JSONValue?) -> [String]? {
        let names = texts(value).filter { !$0.lowercased().hasPrefix("http") }
        return names.isEmpty ? nil : names
    }

    /// The addresses of pictures.
    static func addresses(_ value: JSONValue?) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap { addresses($0) }
        case .object: addresses(value?["url"] ?? value?["contentUrl"])
        case .null, .bool, .number, nil: []
        }
    }
}
