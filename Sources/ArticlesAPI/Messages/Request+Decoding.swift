import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

/// The media types of this API.
enum MediaType {
    static let json = "application/json"
    static let mergePatch = "application/merge-patch+json"
    static let eventStream = "text/event-stream"
    static let xml = "application/xml"
    static let html = "text/html; charset=utf-8"
    /// As clients ask for it.
    static let page = "text/html"
    static let plainText = "text/plain; charset=utf-8"
    static let markdown = "text/markdown"
}

extension Request {
    /// The article that the path names. Throws `notFound` for a text that can name none.
    func articleReference() throws -> ArticleReference {
        guard let reference = ArticleReference(try parameter("ref")) else {
            throw ArticleError.notFound("article")
        }
        return reference
    }

    /// The tag that the path names. Throws `notFound` for a text that can name none.
    func tagSlug() throws -> Slug {
        guard let slug = Slug(try parameter("slug")) else { throw ArticleError.notFound("tag") }
        return slug
    }

    /// The body of a write. Throws a 415, a 400 with the offset of the fault, or a 422.
    func json() throws(Problem) -> JSONValue {
        try requireContentType(MediaType.json)
        return try parsedBody()
    }

    /// The body of a PATCH (RFC 7396). Throws as `json`.
    func mergePatch() throws(Problem) -> JSONValue {
        try requireContentType(MediaType.mergePatch, MediaType.json)
        return try parsedBody()
    }

    /// For what has no body: an empty object will do, which many clients send. Throws a 400 for another one, and as `json`.
    func requireNoBody(_ what: String) throws(Problem) {
        guard !body.isEmpty else { return }
        guard case .object(let members) = try json(), members.isEmpty else {
            throw .badRequest("\(what) has no body")
        }
    }

    private func parsedBody() throws(Problem) -> JSONValue {
        do throws(JSONError) {
            return try JSONParser.parse(body)
        } catch {
            throw Problem(error)
        }
    }
}

extension Problem {
    /// The problem that a fault in a body is.
    init(_ error: JSONError) {
        let detail = "\(error.detail), at byte \(error.offset)"
        let offset = JSONMember("offset", .number(String(error.offset)))
        switch error.kind {
        case .malformed:
            self.init(
                "malformed-json", title: "The body is not JSON", status: .badRequest, detail: detail,
                extensions: [offset])
        case .unstorableText:
            self.init(
                "unstorable-text", title: "A text can't be stored", status: .unprocessableContent,
                detail: detail,
                errors: [Violation(.pointer(""), code: "unstorable", detail: error.detail)],
                extensions: [offset])
        }
    }
}
