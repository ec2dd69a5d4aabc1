import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension ArticlesAPI {
    @Sendable func writeBatch(_ request: Request, _ caller: Caller) async throws -> Response {
        try request.requireContentType(MediaType.json)
        // A batch has the time of a request, not that of the statements of one write.
        return try await RequestTime.$began.withValue(nil) {
            try await batches.pass { try await respond(toBatch: request, caller) }
        }
    }

    private func respond(toBatch request: Request, _ caller: Caller) async throws -> Response {
        let batch = try await reading(request) { request in
            do {
                return try BatchRequest(
                    json: request.body, needsVersion: settings.requiresIfMatch)
            } catch let error as JSONError {
                throw Problem(error)
            }
        }
        switch batch {
        case .operations(let operations) where operations.isAtomic:
            return try await reply(atomically: operations, caller)
        case .operations(let operations):
            let kept = try await keptOutcomes(of: operations, caller)
            let outcomes = try await performEach(of: operations, except: kept, request, caller)
            var response = reply(content(BatchOutcome.json(outcomes)), for: caller)
            if !kept.isEmpty, kept.allSatisfy({ $0 != nil }) {
                response.fields[.idempotencyReplayed] = "true"
            }
            return response
        case .bulk(let listing, let change, let isDryRun):
            let result = try await articles(for: caller).change(listing, change, isDryRun: isDryRun)
            return reply(to: .bulk(result), for: caller)
        }
    }

    private func reply(
        atomically operations: BatchOperations, _ caller: Caller
    ) async throws -> Response {
        let service = articles(for: caller)
        let results = try await service.performAll(count: operations.count) {
            (number) throws(ArticleError) in
            try await read(operations, number)
        }
        if let kept = caller.keeper?.storedResponse { return reply(kept, for: caller) }
        return try await articles.work.run(.writing(results.count * 1_024)) {
            reply(to: .batch(results), for: caller)
        }
    }

    /// Reads an operation, off the event loop if it is long.
    func read(
        _ operations: BatchOperations, _ number: Int
    ) async throws(ArticleError) -> BatchOperation {
        try await articles.work.run(.reading(operations.size(of: number))) { () throws(ArticleError) in
            try operations.operation(number)
        }
    }
}
