package import Articles
package import StrictJSON

/// An article that follows from a number.
package struct GeneratedArticle: Sendable {
    /// What the editor decided.
    package enum State: Sendable {
        case draft
        case published
        /// Far ahead.
        case scheduled
    }

    /// A version 7 UUID; ascends with the number.
    package let id: ArticleID
    /// The number, in words.
    package let slug: String
    package let title: String
    package let body: String
    package let state: State
    /// `nil` for a draft.
    package let publishedAt: Timestamp?
    package let tags: [String]
}

extension GeneratedArticle {
    /// Writes the article as a line of the native format.
    package func write(to writer: inout JSONWriter) {
        writer.raw("{\"id\":")
        writer.id(id)
        writer.raw(",\"slug\":")
        writer.string(slug)
        writer.raw(",\"title\":")
        writer.string(title)
        writer.raw(",\"body\":")
        writer.string(body)
        writer.raw(",\"format\":\"plain\",\"status\":")
        writer.string(status)
        writer.raw(",\"published_at\":")
        writer.timestamp(publishedAt)
        writer.raw(",\"tags\":")
        writer.array(tags) { $0.string($1) }
        writer.raw("}\n")
    }

    /// The article as an import takes it.
    package func draft() throws(ArticleError) -> ArticleDraft {
        let time = publishedAt.map { JSONValue.string($0.description) } ?? .null
        return try ArticleDraft(
            json: .object(
                [JSONMember("id", .string(id.description)), JSONMember("slug", .string(slug))]
                    + content(title)
                    + [JSONMember("status", .string(status)), JSONMember("published_at", time)]))
    }

    /// The article as an editor publishes it now: identity, slug and time are the service's. Its title is its own,
    /// for looking for a free slug among thousands of one title is not what is measured.
    package func newDraft() throws(ArticleError) -> ArticleDraft {
        let number = slug.split(separator: "-").last ?? ""
        return try ArticleDraft(
            json: .object(content("\(title) \(number)") + [JSONMember("status", .string("published"))]))
    }

    private func content(_ title: String) -> [JSONMember] {
        [
            JSONMember("title", .string(title)), JSONMember("body", .string(body)),
            JSONMember("format", .string("plain")),
            JSONMember("tags", .array(tags.map { .string($0) })),
        ]
    }

    private var status: String {
        switch state {
        case .draft: "draft"
        case .published, .scheduled: "published"
        }
    }
}
