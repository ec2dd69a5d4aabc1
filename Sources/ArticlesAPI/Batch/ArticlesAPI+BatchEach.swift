import Articles
import HTTPRouting
import HTTPTypes

/// Operations that are carried out each on its own.
extension ArticlesAPI {
    /// Carries out the operations in their order, each in a transaction of its own, and tells what became of each. When the
    /// storage fails, those behind are not tried.
    ///
    /// Of an idempotent request each operation is an idempotent request of its own: sent again, it goes on where it was.
    func performEach(
        of operations: BatchOperations, except kept: [BatchOutcome?], _ request: Request, _ caller: Caller
    ) async throws -> [BatchOutcome] {
        var outcomes = kept
        var failure: Problem?
        for number in 0..<operations.count where outcomes[number] == nil {
            if let failure {
                outcomes[number] = BatchOutcome(.notTried(after: failure))
                continue
            }
            try WorkPool.checkCancellation()
            do throws(Problem) {
                outcomes[number] = try await asProblem(.article, request) {
                    try await perform(number, of: operations, caller)
                }
            } catch {
                outcomes[number] = BatchOutcome(error)
                if error.status.code >= 500 { failure = error }
            }
        }
        return outcomes.compactMap(\.self)
    }

    private func perform(
        _ number: Int, of operations: BatchOperations, _ caller: Caller
    ) async throws -> BatchOutcome {
        var service = articles.acting(as: caller.author, with: caller.scope ?? .read)
        let asked = idempotentRequest(number, caller)
        if let asked {
            service = service.keeping(ResponseKeeper(asked) { outcome(of: $0).content })
        }
        do throws(ArticleError) {
            return outcome(of: try await service.perform(try await read(operations, number)))
        } catch {
            if error.code != .invalid, let asked, let kept = try await articles.keptResponse(to: asked) {
                return BatchOutcome(kept)
            }
            throw error.code == .invalid ? error.located(inOperation: number) : error
        }
    }

    /// What became of operations that an idempotent request has carried out before; else `nil` for each.
    ///
    /// Throws `keyReused` for another request under the same key.
    func keptOutcomes(
        of operations: BatchOperations, _ caller: Caller
    ) async throws -> [BatchOutcome?] {
        var outcomes = [BatchOutcome?](repeating: nil, count: operations.count)
        guard caller.keeper != nil else { return outcomes }
        for number in outcomes.indices {
            guard let asked = idempotentRequest(number, caller) else { continue }
            outcomes[number] = try await articles.keptResponse(to: asked).map { BatchOutcome($0) }
        }
        return outcomes
    }

    private func idempotentRequest(_ number: Int, _ caller: Caller) -> IdempotentRequest? {
        caller.keeper.map { articles.idempotentRequest(ofOperation: number, of: $0.request) }
    }

    /// What became of an operation. The article is told without its body.
    func outcome(of result: WriteResult) -> BatchOutcome {
        switch result {
        case .article(let article, let isNew):
            BatchOutcome(article, status: isNew ? 201 : 200, at: articles.now)
        case .tag, .merge, .overrides, .deletion, .batch, .bulk, .webhook, .delivery, .synonyms:
            BatchOutcome(status: 204)
        }
    }
}

extension Problem {
    /// 503: the operation behind one that met a failure of the storage.
    fileprivate static func notTried(after failure: Problem) -> Problem {
        Problem(
            failure.slug, title: failure.title, status: .serviceUnavailable,
            detail: "not tried, since an operation before it failed; send it again")
    }
}
