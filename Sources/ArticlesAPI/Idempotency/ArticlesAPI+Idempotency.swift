import Articles
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// Carries a change out once, however often it is asked for under one idempotency key: the first response that tells of
    /// a change is stored with it, and given again for 24 hours. What changes nothing is done again.
    ///
    /// Throws `keyReused` if the key was used for another request, and `inProgress` while the first one is running here. One
    /// that is running elsewhere is waited for by the storage.
    func once(_ request: Request, _ caller: Caller, _ operation: Operation) async throws -> Response {
        guard let key = try request.idempotencyKey(), let principal = caller.principal else {
            return try await operation(request, caller)
        }
        let content = "\(request.method.rawValue) \(request.target)\n".utf8 + request.body
        let asked = try await articles.idempotentRequest(
            key: key.text, of: principal.id, content: Array(content))
        return try await running.run(asked.id) {
            if let kept = try await articles.keptResponse(to: asked) { return replay(kept, for: caller) }
            let keeper = ResponseKeeper(asked) { self.content(of: $0) }
            var caller = caller
            caller.keeper = keeper
            do {
                let response = try await operation(request, caller)
                return keeper.storedResponse.map { reply($0, for: caller) } ?? response
            } catch {
                // It was carried out meanwhile by another instance, or before, with an outcome that nobody knew.
                guard let kept = try await keptResponse(to: asked, after: error) else { throw error }
                return replay(kept, for: caller)
            }
        }
    }

    /// Looks once more for the response after a failure, which counts if that fails too. What is wrong with a request
    /// itself was so before.
    private func keptResponse(
        to asked: IdempotentRequest, after failure: any Error
    ) async throws -> ResponseContent? {
        guard let error = failure as? ArticleError, error.code != .invalid else { return nil }
        do throws(ArticleError) {
            return try await articles.keptResponse(to: asked)
        } catch {
            throw error.code == .keyReused ? error : failure
        }
    }

    private func replay(_ content: ResponseContent, for caller: Caller) -> Response {
        var response = reply(content, for: caller)
        response.fields[.idempotencyReplayed] = "true"
        return response
    }

    /// The use cases, for a request of this caller: what is beyond their scope is `forbidden`.
    func articles(for caller: Caller) -> ArticleService {
        let articles = articles.acting(as: caller.author, with: caller.scope ?? .read)
        return caller.keeper.map { articles.keeping($0) } ?? articles
    }
}
