import Articles
import BenchmarkStorage
import Foundation
import StrictJSON

/// An article of a set.
struct EvaluationDocument: Sendable {
    /// What the set calls it.
    let name: String
    let title: String
    let excerpt: String
    let body: String
    let tags: [String]
    let publishedAt: Timestamp
    /// Follows from the name.
    let id: ArticleID

    /// Where the times of articles that have none begin: 2020-01-01T00:00:00Z.
    private static let start: Int64 = 1_577_836_800_000

    /// Reads an article; `place` is its place in its set, an hour for each.
    init?(_ json: JSONValue, place: Int, isTagged: Bool) {
        guard case .string(let name) = json["id"], case .string(let body) = json["body"] else { return nil }
        self.name = name
        self.body = body
        let title = Self.text(json["title"]).trimmingCharacters(in: .whitespacesAndNewlines)
        // A title is required; a dash has no words.
        self.title = title.isEmpty ? "–" : title
        excerpt = Self.text(json["excerpt"])
        if isTagged, case .array(let names) = json["tags"] {
            tags = names.map(Self.text)
        } else {
            tags = []
        }
        let date = Self.text(json["date"])
        publishedAt =
            Timestamp(date) ?? Timestamp(date + "Z")
            ?? Timestamp(clamping: Self.start + Int64(place) * 3_600_000)
        id = UniqueID(high: contentHash(Array("high \(name)".utf8)), low: contentHash(Array(name.utf8)))
    }

    private static func text(_ value: JSONValue?) -> String {
        if case .string(let text) = value { text } else { "" }
    }

    /// The article as an import takes it.
    func draft(format: String) throws(ArticleError) -> ArticleDraft {
        try ArticleDraft(
            json: .object([
                JSONMember("id", .string(id.description)),
                JSONMember("slug", .string("evaluated-" + String(id.low, radix: 16))),
                JSONMember("title", .string(title)), JSONMember("excerpt", .string(excerpt)),
                JSONMember("body", .string(body)), JSONMember("format", .string(format)),
                JSONMember("status", .string("published")),
                JSONMember("published_at", .string(publishedAt.description)),
                JSONMember("tags", .array(tags.map(Self.tag))),
            ]))
    }

    /// A tag with a slug of its own, as an export writes it. By its name alone, `data` would be the tag
    /// `__DATA__` wherever that came first and took the slug.
    private static func tag(_ name: String) -> JSONValue {
        let slug = "tag-" + String(contentHash(Array(name.lowercased().utf8)), radix: 16)
        return .object([JSONMember("slug", .string(slug)), JSONMember("name", .string(name))])
    }
}
