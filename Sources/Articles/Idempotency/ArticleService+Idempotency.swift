import Synchronization

/// The result of a change, as the response to it tells.
public enum WriteResult: Sendable {
    case article(Article, isNew: Bool)
    case tag(CountedTag, isNew: Bool)
    case merge(into: CountedTag, moved: Int)
    case overrides(RelatedOverrideList)
    case deletion
    /// Of each operation of a batch.
    case batch([WriteResult])
    case bulk(BulkResult)
    /// Its secret is shown if it was made with the change.
    case webhook(Webhook, secret: String?, isNew: Bool)
    case delivery(WebhookDelivery)
    case synonyms(SearchSynonyms)

    /// About how many bytes of texts the response has.
    var size: Int {
        switch self {
        case .article(let article, _): article.body.utf8.count
        case .batch(let results): results.count * 1_024
        case .synonyms(let synonyms): synonyms.rules.count * 256
        case .tag, .merge, .overrides, .deletion, .bulk, .webhook, .delivery: 0
        }
    }
}

/// Has the response to one idempotent request stored with the change that the request makes.
public final class ResponseKeeper: Sendable {
    /// The request.
    public let request: IdempotentRequest
    private let respond: @Sendable (WriteResult) -> ResponseContent
    private let state = Mutex(State())

    private struct State {
        var made: ResponseContent?
        var stored: ResponseContent?
    }

    /// `respond` makes the response of the result of the change, before that is stored.
    public init(
        _ request: IdempotentRequest, respond: @escaping @Sendable (WriteResult) -> ResponseContent
    ) {
        self.request = request
        self.respond = respond
    }

    /// The response that was stored; `nil` if nothing was.
    public var storedResponse: ResponseContent? { state.withLock { $0.stored } }

    func response(to result: WriteResult, at now: Timestamp) -> KeptResponse {
        let content = respond(result)
        state.withLock { $0.made = content }
        return KeptResponse(to: request, content, storedAt: now)
    }

    /// The change was stored, with the response that was made last.
    func didStore() {
        state.withLock { $0.stored = $0.made }
    }
}

extension ArticleService {
    /// The service, whose next change is that of an idempotent request: at most one, with its response.
    public func keeping(_ keeper: ResponseKeeper) -> ArticleService {
        var service = self
        service.keeper = keeper
        return service
    }

    /// An idempotent request.
    ///
    /// - Parameters:
    ///   - key: The idempotency key.
    ///   - owner: Whose the key is.
    ///   - content: What is asked for.
    public func idempotentRequest(
        key: String, of owner: String, content: [UInt8]
    ) async throws(ArticleError) -> IdempotentRequest {
        let digest = dependencies.digest
        let id = requestID(owner.utf8Array + [0] + key.utf8Array)
        return try await work.run(.writing(content.count)) {
            IdempotentRequest(id: id, fingerprint: digest(content))
        }
    }

    /// One of the operations of an idempotent request that are carried out each on its own: a request of its own.
    public func idempotentRequest(
        ofOperation number: Int, of request: IdempotentRequest
    ) -> IdempotentRequest {
        let id = requestID("\(request.id) \(number)".utf8Array)
        return IdempotentRequest(id: id, fingerprint: request.fingerprint)
    }

    private func requestID(_ name: [UInt8]) -> UniqueID {
        let name = dependencies.digest(name)
        return UniqueID(
            high: Self.number(name.prefix(8)), low: Self.number(name.dropFirst(8).prefix(8)))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The response to a request that was carried out before. Throws `invalid` if another request has its key.
    public func keptResponse(
        to request: IdempotentRequest
    ) async throws(ArticleError) -> ResponseContent? {
        guard let kept = try await storage.keptResponse(id: request.id, at: now) else { return nil }
        guard kept.request.fingerprint == request.fingerprint else {
            throw ArticleError(.keyReused, "the Idempotency-Key was used for another request")
        }
        return kept.content
    }

    /// Stores a change, and with it the response that an idempotent request is to get.
    func storing<Value>(
        _ result: WriteResult, in context: WriteContext,
        _ store: (WriteContext) async throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        guard let keeper else { return try await store(context) }
        let now = now
        var context = context
        context.response = try await work.run(.writing(result.size)) { keeper.response(to: result, at: now) }
        let value = try await store(context)
        keeper.didStore()
        return value
    }
}
