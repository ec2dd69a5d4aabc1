import Articles
import HTTPRouting
import StrictJSON

extension ArticlesAPI {
    @Sendable func listSuggestions(_ request: Request, _ caller: Caller) async throws -> Response {
        let (text, limit) = try SearchSuggestions.parameters(of: request)
        let suggestions = try await articles.suggestions(for: text, limit: limit)
        return reply(to: request, for: caller, suggestions.json())
    }
}

extension SearchSuggestions {
    private static let mostOfAKind = 20

    /// What was typed, and how many suggestions of each kind are wanted. Throws a 400.
    fileprivate static func parameters(of request: Request) throws(Problem) -> (text: String, limit: Int) {
        var query = try QueryReader(request, known: ["q", "limit"])
        let text = query.value("q")
        if text == nil, !query.hasViolations { query.report("q", "missing", "must be given") }
        let limit = query.limit(atMost: mostOfAKind) ?? 5
        try query.finish()
        return (text ?? "", limit)
    }

    /// `{"articles":[{"id","slug","title"}],"tags":[{"slug","name"}],"completions":[…]}`
    fileprivate func json() -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        writer.raw("{\"articles\":")
        writer.array(articles) { writer, article in
            writer.raw("{\"id\":")
            writer.string(article.id.description)
            writer.raw(",\"slug\":")
            writer.string(article.slug.text)
            writer.raw(",\"title\":")
            writer.string(article.title)
            writer.raw("}")
        }
        writer.raw(",\"tags\":")
        writer.array(tags) { writer, tag in
            writer.raw("{\"slug\":")
            writer.string(tag.slug.text)
            writer.raw(",\"name\":")
            writer.string(tag.name)
            writer.raw("}")
        }
        writer.raw(",\"completions\":")
        writer.array(completions) { $0.string($1) }
        writer.raw("}")
        return writer.bytes
    }
}
