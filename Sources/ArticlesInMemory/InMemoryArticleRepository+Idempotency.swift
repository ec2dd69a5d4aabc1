public import Articles

extension InMemoryArticleRepository {
    public func keptResponse(
        id: UniqueID, at now: Timestamp
    ) async throws(ArticleError) -> KeptResponse? {
        read { state in state.responses[id].flatMap { $0.isKept(at: now) ? $0 : nil } }
    }
}

extension State {
    /// Throws `conflict(.request)` if the request of a change was carried out before, and `versionMismatch` if a scheduled
    /// article has appeared meanwhile.
    func check(_ context: WriteContext) throws(ArticleError) {
        if let response = context.response,
            responses[response.request.id]?.isKept(at: response.storedAt) == true
        {
            throw .conflict(.request)
        }
        if let article = context.settled, changes.haveAppeared(context) {
            throw .versionMismatch(current: articles[article]?.version)
        }
    }

    /// Stores what belongs to a change.
    mutating func keep(_ context: WriteContext) {
        changes.store(context)
        revisions.store(context)
        guard let response = context.response else { return }
        let expiry = KeptResponse.expiry(at: response.storedAt)
        for _ in 0..<KeptResponse.cleanupLimit {
            guard let oldest = responsesByAge.first, oldest.time <= expiry else { break }
            responsesByAge.removeFirst()
            responses[oldest.id] = nil
        }
        if let expired = responses[response.request.id] {
            responsesByAge.remove(.init(expired))
        }
        add(response)
    }

    mutating func add(_ response: KeptResponse) {
        responses[response.request.id] = response
        responsesByAge.insert(.init(response))
    }
}

extension TimeQueue<UniqueID>.Entry {
    fileprivate init(_ response: KeptResponse) {
        self.init(time: response.storedAt, id: response.request.id)
    }
}
