public import Articles

extension InMemoryArticleRepository: WebhookRepository {
    public func webhooks() async throws(ArticleError) -> [Webhook] {
        read { state in
            state.webhooks.webhooks.values.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        }
    }

    public func webhook(id: UniqueID) async throws(ArticleError) -> Webhook? {
        read { $0.webhooks.webhooks[id] }
    }

    public func insert(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError) {
        try await write(in: context) { (state) throws(ArticleError) in
            guard state.webhooks.webhooks[webhook.id] == nil else { throw .conflict(.id) }
            state.webhooks.set(webhook)
        }
    }

    public func update(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError) {
        try await write(in: context) { (state) throws(ArticleError) in
            let present = state.webhooks.webhooks[webhook.id]
            guard let present, present.version == webhook.version - 1 else {
                throw .versionMismatch(current: present?.version)
            }
            var webhook = webhook
            webhook.position = present.position
            webhook.createdAt = present.createdAt
            state.webhooks.set(webhook)
        }
    }

    public func deleteWebhook(
        id: UniqueID, version: Int, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await write { (state) throws(ArticleError) in
            guard state.webhooks.webhooks[id]?.version == version else { return false }
            try state.check(context)
            _ = state.webhooks.delete(id)
            state.keep(context)
            return true
        }
    }
}

extension InMemoryArticleRepository: WebhookDeliveryRepository {
    public func insert(
        _ deliveries: [WebhookDelivery], of webhook: UniqueID, movingFrom position: Int64,
        to newPosition: Int64
    ) async throws(ArticleError) -> Bool {
        try await write { (state) throws(ArticleError) in
            guard state.webhooks.move(webhook, from: position, to: newPosition) else { return false }
            for delivery in deliveries { state.webhooks.set(delivery) }
            return true
        }
    }

    public func delivery(id: UniqueID) async throws(ArticleError) -> WebhookDelivery? {
        read { $0.webhooks.deliveries[id] }
    }

    public func deliveries(
        _ query: WebhookDeliveryQuery
    ) async throws(ArticleError) -> [WebhookDelivery] {
        let start = query.start
        return read { state in
            let all = state.webhooks.all(of: query.webhook).filter { delivery in
                let place = (delivery.sequence, delivery.id)
                let isBehind =
                    query.isBackward ? place > (start.sequence, start.id) : place < (start.sequence, start.id)
                return isBehind && (query.state.map { $0 == delivery.state } ?? true)
            }
            return Array((query.isBackward ? all : all.reversed()).prefix(query.limit))
        }
    }

    public func dueDeliveries(
        of webhook: UniqueID, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> [WebhookDelivery] {
        read { $0.webhooks.due(of: webhook, at: now, limit: limit) }
    }

    public func backlogs() async throws(ArticleError) -> [WebhookBacklog] {
        read { $0.webhooks.backlogs }
    }

    public func update(
        _ delivery: WebhookDelivery, from previous: WebhookDelivery, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await write { (state) throws(ArticleError) in
            let present = state.webhooks.deliveries[delivery.id]
            guard present?.state == previous.state, present?.attempts == previous.attempts else {
                return false
            }
            try state.check(context)
            state.webhooks.set(delivery)
            state.keep(context)
            return true
        }
    }

    public func deleteDeliveries(
        of webhook: UniqueID, _ state: WebhookDelivery.State, keeping count: Int, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { (all) throws(ArticleError) in
            all.webhooks.delete(of: webhook, state, keeping: count, limit: limit)
        }
    }

    public func takeSendingLease(
        _ holder: UniqueID, at now: Timestamp, until end: Timestamp
    ) async throws(ArticleError) -> Bool {
        try await write { (state) throws(ArticleError) in
            state.webhooks.takeLease(holder, at: now, until: end)
        }
    }
}
