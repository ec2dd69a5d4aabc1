/// The repository of webhooks. Each method is one statement or one transaction.
public protocol WebhookRepository: Sendable {
    /// All webhooks, the oldest first, ties by id.
    func webhooks() async throws(ArticleError) -> [Webhook]

    /// The webhook with this identity.
    func webhook(id: UniqueID) async throws(ArticleError) -> Webhook?

    /// Stores a new webhook. Throws `conflict(.id)` when its id is taken.
    func insert(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError)

    /// Stores a webhook in place of the version before it, but for the position, which stays. Throws `versionMismatch` when
    /// the stored version is another one, or the webhook is gone.
    func update(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError)

    /// Deletes a webhook of a version with its deliveries. Returns `false`, and stores nothing of the context, when there was none.
    func deleteWebhook(
        id: UniqueID, version: Int, in context: WriteContext
    ) async throws(ArticleError) -> Bool
}

/// The repository of the deliveries of webhooks, and of who sends them.
public protocol WebhookDeliveryRepository: Sendable {
    /// Stores new deliveries of a webhook, and moves its position, in one transaction. Returns `false`, and stores nothing,
    /// if the webhook is gone, or its position is not `position`: somebody else has stored them.
    func insert(
        _ deliveries: [WebhookDelivery], of webhook: UniqueID, movingFrom position: Int64,
        to newPosition: Int64
    ) async throws(ArticleError) -> Bool

    /// The delivery with this identity.
    func delivery(id: UniqueID) async throws(ArticleError) -> WebhookDelivery?

    /// One page, the largest sequence first, ties by id, the largest first; or the reverse when the query walks backward.
    func deliveries(_ query: WebhookDeliveryQuery) async throws(ArticleError) -> [WebhookDelivery]

    /// The deliveries that may be sent now, by sequence and id: they are pending, their time has come, and no pending one of
    /// the webhook about the same subject comes before them.
    func dueDeliveries(
        of webhook: UniqueID, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> [WebhookDelivery]

    /// What waits for each webhook for which something does, in no particular order.
    func backlogs() async throws(ArticleError) -> [WebhookBacklog]

    /// Stores what became of a delivery. Returns `false`, and stores nothing of the context, if it is gone, or another one's state and attempts
    /// are stored by now.
    func update(
        _ delivery: WebhookDelivery, from previous: WebhookDelivery, in context: WriteContext
    ) async throws(ArticleError) -> Bool

    /// Deletes deliveries of a webhook in this state, those with the smallest sequences, until `count` are left; at most
    /// `limit`. Returns how many.
    func deleteDeliveries(
        of webhook: UniqueID, _ state: WebhookDelivery.State, keeping count: Int, limit: Int
    ) async throws(ArticleError) -> Int

    /// Makes a process the one that sends, until a time, unless another one is until later than `now`. Returns whether it is.
    /// With a time that is not later than `now` another one may take over at once.
    func takeSendingLease(
        _ holder: UniqueID, at now: Timestamp, until end: Timestamp
    ) async throws(ArticleError) -> Bool
}

extension WebhookDeliveryRepository {
    /// Stores what became of a delivery, and nothing beside it.
    public func update(
        _ delivery: WebhookDelivery, from previous: WebhookDelivery
    ) async throws(ArticleError) -> Bool {
        try await update(delivery, from: previous, in: .none)
    }
}

/// A storage that keeps webhooks: a capability, which a storage need not have.
public typealias WebhookStorage = WebhookRepository & WebhookDeliveryRepository
