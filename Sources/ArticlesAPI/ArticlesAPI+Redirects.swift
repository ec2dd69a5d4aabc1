import Articles
import HTTPRouting
import StrictJSON

extension ArticlesAPI {
    @Sendable func listRedirects(_ request: Request, _ caller: Caller) async throws -> Response {
        let listing = try RedirectListing(query: request)
        let page = try await articles.redirects(listing, for: caller.audience)
        return try await reply(to: request, for: caller, page, limit: listing.limit) { $1.write(to: &$0) }
    }
}

extension Redirect {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.raw("{\"kind\":")
        writer.string(kind.rawValue)
        writer.raw(",\"from\":")
        writer.string(from.text)
        writer.raw(",\"to\":")
        writer.string(to.text)
        writer.raw(",\"created_at\":")
        writer.timestamp(createdAt)
        writer.raw("}")
    }
}
