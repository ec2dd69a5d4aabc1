import Articles
import HTTPRouting
import HTTPTypes

/// Answers about single visible articles that need no reading.
extension ArticlesAPI {
    /// The longest target whose answer is kept, in bytes.
    private static let targetLimit = 512

    /// The kept answer, if there is one and it may be given without asking the storage who asks.
    @Sendable func showKeptArticle(_ request: Request) -> Response? {
        guard isCacheable(request), let answer = cache?.answer(to: request.target),
            (try? request.accepts(MediaType.json)) != nil
        else { return nil }
        return reply(to: request, answer)
    }

    /// To be called before the article is read; `nil` when the answer would not be kept.
    func beginFill(for request: Request) -> AnswerCache.Fill? {
        isCacheable(request) ? cache?.beginFill() : nil
    }

    /// Keeps the answer to a request for an article that everyone may read, and always may unless it changes.
    func keep(
        _ answer: EncodedAnswer, of article: Article, for request: Request, _ fill: AnswerCache.Fill?
    ) {
        guard let fill, request.target.utf8.count <= Self.targetLimit,
            article.isVisible(at: articles.now)
        else { return }
        var answer = answer
        answer.prepared = PreparedFields(answer.fields, for: answer.bytes)
        cache?.keep(answer, of: article.id, for: request.target, fill)
    }

    /// Whether who asks is known without reading: all are equal without keys, and nobody without a key.
    private func isCacheable(_ request: Request) -> Bool {
        keys == nil || !request.hasField(.authorization)
    }
}
