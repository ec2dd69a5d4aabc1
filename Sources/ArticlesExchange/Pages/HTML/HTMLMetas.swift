import Articles

/// The `meta` elements of a page by their names.
struct HTMLMetas {
    struct Value {
        let text: String
        let line: Int
    }

    private var values: [String: [Value]] = [:]

    /// The most values of one name.
    private static let limit = 500

    init(_ document: HTMLDocument) {
        for node in document.nodes where node.name == "meta" {
            let name = (node["property"] ?? node["name"] ?? node["itemprop"] ?? "").lowercased()
            guard let text = node["content"]?.trimmed, !text.isEmpty,
                values[name, default: []].count < Self.limit
            else { continue }
            values[name, default: []].append(Value(text: text, line: node.line))
        }
    }

    /// The first value of the first of these names that has one.
    func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first?.text }.first }

    /// All values of these names.
    func all(_ names: [String]) -> [Value] { names.flatMap { values[$0] ?? [] } }

    /// Names by which a page says when it appeared, the one that is believed first first.
    static let dates = [
        "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
        "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
        "parsely-pub-date", "sailthru.date", "article.published", "last-published",
    ]
    static let authors = [
        "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author",
    ]
}
