import Articles
import HTTPRouting
import HTTPTypes

/// Responses about single visible articles that need no reading.
extension ArticlesAPI {
    /// The longest target whose response is kept, in bytes.
    private static let targetLimit = 512

    /// The kept response, if there is one and it may be given without asking the storage who asks.
    @Sendable func showKeptArticle(_ request: Request) -> Response? {
        guard keys == nil || !request.hasField(.authorization), request.field(.consistencyToken) == nil,
            let response = cache?.response(to: request.target),
            (try? request.accepts(MediaType.json, MediaType.markdown)) == MediaType.json
        else { return nil }
        guard let quota = quota(for: Caller(keys == nil ? .anyone : nil), request) else {
            return reply(to: request, response)
        }
        // One that may not be served goes the other way, and is refused there.
        return quota.wait == 0 ? quota.applied(to: reply(to: request, response)) : nil
    }

    /// To be called before the article is read; `nil` when the response would not be kept: for whoever has a key.
    func beginFill(for caller: Caller) -> ResponseCache.Fill? {
        keys == nil || caller.scope == nil ? cache?.beginFill() : nil
    }

    /// Keeps the response to a request for an article that everyone may read, and always may unless it changes.
    func keep(
        _ response: EncodedResponse, of article: Article, for request: Request, _ fill: ResponseCache.Fill?
    ) {
        guard let fill, request.target.utf8.count <= Self.targetLimit,
            article.isVisible(at: articles.now)
        else { return }
        var response = response
        response.prepared = PreparedFields(response.fields, for: response.bytes)
        cache?.keep(response, of: article.id, for: request.target, fill)
    }
}
