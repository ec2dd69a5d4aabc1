import Articles

/// The fields of posts that filters can name.
extension PostFilter {
    /// What is the same of all that everyone may read.
    static let constants = ["visibility": "public", "status": "published", "type": "post", "page": "false"]

    private static let aliases = [
        "tag": "tags", "tags.slug": "tags", "author": "authors", "authors.slug": "authors",
        "primary_tag.slug": "primary_tag", "primary_author.slug": "primary_author",
    ]
    private static let names: Set = [
        "id", "uuid", "comment_id", "slug", "title", "tags", "authors", "primary_tag", "primary_author",
        "featured", "feature_image", "custom_excerpt", "canonical_url", "published_at", "updated_at",
        "created_at", "visibility", "status", "type", "page",
    ]
    private static let times: Set = ["published_at", "updated_at", "created_at"]

    /// One name for each field.
    static func canonical(_ field: String) -> String { aliases[field] ?? field }

    /// Throws for a field that a post has not, or that can't be filtered by.
    static func checkFields(of filter: NQLExpression) throws(GhostError) {
        for field in filter.fields where !names.contains(canonical(field)) {
            throw .badRequest("Error parsing filter", "posts can't be filtered by \(field)")
        }
    }

    /// Whether a field is an instant.
    static func isTime(_ field: String) -> Bool { times.contains(field) }

    /// The values that a field has of an article without its body.
    static func values(of article: Article, _ field: String) -> [String]? {
        switch canonical(field) {
        case "id", "uuid", "comment_id": [article.id.description]
        case "slug": [article.slug.text]
        case "title": [article.title]
        case "tags": article.tags.map(\.slug.text)
        case "primary_tag": article.tags.prefix(1).map(\.slug.text)
        case "authors": article.authors.map { authorSlug($0).text }
        case "primary_author": article.authors.prefix(1).map { authorSlug($0).text }
        case "featured": [String(isFeatured(article))]
        case "feature_image": article.image.map { [$0.url] } ?? []
        case "custom_excerpt": article.excerpt.isEmpty ? [] : [article.excerpt]
        case "canonical_url": article.canonicalURL.map { [$0] } ?? []
        case "published_at": article.publishedAt.map { [$0.description] } ?? []
        case "updated_at": [article.updatedAt.description]
        case "created_at": [article.createdAt.description]
        case let name: constants[name].map { [$0] }
        }
    }

    /// Whether a post is shown as a featured one.
    static func isFeatured(_ article: Article) -> Bool {
        article.tags.contains { $0.slug.text == featuredTag }
    }

    static func authorSlug(_ name: String) -> Slug { CountedAuthor(name: name, articleCount: 0).slug }
}

extension NQLExpression {
    /// The same with instants in the one form by which texts of them compare as instants do.
    func withTimes() throws(GhostError) -> NQLExpression {
        switch self {
        case .all(let parts): return .all(try parts.map { part throws(GhostError) in try part.withTimes() })
        case .any(let parts): return .any(try parts.map { part throws(GhostError) in try part.withTimes() })
        case .comparison(var comparison):
            guard PostFilter.isTime(comparison.field) else { return self }
            comparison.values = try comparison.values.map { text throws(GhostError) -> String? in
                guard let text else { return nil }
                guard let time = Timestamp(ghost: text) else {
                    throw .badRequest(
                        "Error parsing filter",
                        "\(comparison.field) takes instants such as '2018-05-25 09:00:00'")
                }
                return time.description
            }
            return .comparison(comparison)
        }
    }
}

extension Timestamp {
    /// Reads an instant as filters write it: RFC 3339, or a date with a time or without, which are of UTC.
    fileprivate init?(ghost text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        let time = parts.count == 2 ? "\(parts[0])T\(parts[1])" : text
        for end in ["", "Z", "T00:00:00Z"] {
            if let instant = Timestamp(time + end) {
                self = instant
                return
            }
        }
        return nil
    }
}
