import Articles
import HTTPRouting
import HTTPTypes

/// Reads from a replica that show whoever asks what they wrote.
extension ArticlesAPI {
    /// Makes the response of a route: reads may come from a replica that shows what the token of the request, or what its key
    /// has written here, asks for. The response to a change, and what tells a key of changes, brings the token for what is read after it.
    func consistently(
        _ request: Request, _ caller: Caller, of route: APIRoute, _ respond: () async throws -> Response
    ) async throws -> Response {
        let token = try request.consistencyToken()
        guard replication != nil else { return try await respond() }
        guard route.method != .get else {
            let consistency = consistency(of: caller, token)
            var response = try await ReadConsistency.$current.withValue(consistency) { try await respond() }
            // What was told of changes must be found by whoever was told; of a stream, what was told before it.
            if route.kind == .change, let position = await remember(for: caller) {
                response.fields[.consistencyToken] = ConsistencyToken(position).text
            }
            return response
        }
        do {
            var response = try await respond()
            if let position = await remember(for: caller) {
                response.fields[.consistencyToken] = ConsistencyToken(position).text
            }
            return response
        } catch {
            // Another one's change was in the way, or it is not known what came about: the next look has to show it.
            switch (error as? ArticleError)?.code {
            case .conflict, .versionMismatch, .gone, .notFound, .inProgress: await remember(for: caller)
            case .invalid, .invalidQuery, .keyReused, .expired, .unauthorized, .forbidden, .readOnly: break
            case .outcomeUnknown, .unavailable, .unreachable, .faulty, .storageFull, .internal, nil:
                // It may be stored. Nobody is asked who may not respond either.
                if !(error is Problem) { forget(for: caller) }
            }
            throw error
        }
    }

    /// What the reads of a request have to show; `nil` for everything.
    private func consistency(of caller: Caller, _ token: ConsistencyToken?) -> ReadConsistency? {
        let asked = token.map { KnownPositions.Needed.position($0.position) } ?? .anything
        let known = caller.principal.map { positions.needed(by: $0.id) } ?? .anything
        switch asked.joined(with: known) {
        case .anything: return ReadConsistency(atLeast: nil)
        case .position(let position): return ReadConsistency(atLeast: position)
        case .everything: return nil
        }
    }

    /// The position behind everything that was committed before, which the caller has to be shown from now on. `nil` where there
    /// is no replica, without a key, and when the primary does not say.
    @discardableResult
    func remember(for caller: Caller) async -> StoragePosition? {
        guard let replication, let key = caller.principal?.id else { return nil }
        let inquiry = positions.begin()
        let position = try? await replication.replicationStatus().position
        positions.set(position, of: key, inquiry: inquiry)
        return position
    }

    /// Has the caller shown everything from now on, since it is not known what is stored.
    private func forget(for caller: Caller) {
        guard let key = caller.principal?.id else { return }
        positions.set(nil, of: key, inquiry: positions.begin())
    }
}
