import Articles

/// The webhooks, and what is sent to them.
struct WebhookTable: Sendable {
    private(set) var webhooks = RecordTable<UniqueID, Webhook> { id, _ in RecordID(.webhook, id) }
    private(set) var deliveries = RecordTable<UniqueID, WebhookDelivery> { id, _ in RecordID(.delivery, id) }
    /// The deliveries of each webhook.
    private var ofWebhook: [UniqueID: Set<UniqueID>] = [:]
    /// Those of them that are pending.
    private var pending: [UniqueID: Set<UniqueID>] = [:]
    /// Who sends, and until when. Not among the records: it ends with the process.
    private var sender: (holder: UniqueID, end: Timestamp)?

    mutating func set(_ webhook: Webhook) { webhooks[webhook.id] = webhook }

    mutating func set(_ delivery: WebhookDelivery) {
        deliveries[delivery.id] = delivery
        ofWebhook[delivery.webhook, default: []].insert(delivery.id)
        if delivery.state == .pending {
            pending[delivery.webhook, default: []].insert(delivery.id)
        } else {
            pending[delivery.webhook]?.remove(delivery.id)
        }
    }

    mutating func delete(_ id: UniqueID) -> Bool {
        for delivery in ofWebhook.removeValue(forKey: id) ?? [] { deliveries[delivery] = nil }
        pending[id] = nil
        return webhooks.removeValue(forKey: id) != nil
    }

    mutating func move(_ id: UniqueID, from position: Int64, to newPosition: Int64) -> Bool {
        guard webhooks[id]?.position == position else { return false }
        webhooks[id]?.position = newPosition
        return true
    }

    mutating func delete(
        of webhook: UniqueID, _ state: WebhookDelivery.State, keeping count: Int, limit: Int
    ) -> Int {
        let old = all(of: webhook).filter { $0.state == state }.dropLast(count).prefix(limit)
        for delivery in old {
            deliveries[delivery.id] = nil
            ofWebhook[webhook]?.remove(delivery.id)
            pending[webhook]?.remove(delivery.id)
        }
        return old.count
    }

    mutating func takeLease(_ holder: UniqueID, at now: Timestamp, until end: Timestamp) -> Bool {
        if let sender, sender.holder != holder, sender.end > now { return false }
        sender = (holder, end)
        return true
    }

    /// All deliveries of a webhook, the smallest sequence first.
    func all(of webhook: UniqueID) -> [WebhookDelivery] { sorted(ofWebhook[webhook]) }

    func due(of webhook: UniqueID, at now: Timestamp, limit: Int) -> [WebhookDelivery] {
        var subjects: Set<UniqueID> = []
        let first = sorted(pending[webhook]).filter { subjects.insert($0.subject).inserted }
        return Array(first.filter { $0.nextAttemptAt <= now }.prefix(limit))
    }

    var backlogs: [WebhookBacklog] {
        pending.compactMap { webhook, ids in
            let all = ids.compactMap { deliveries[$0] }
            guard let oldest = all.map(\.createdAt).min(), let next = all.map(\.nextAttemptAt).min() else {
                return nil
            }
            return WebhookBacklog(webhook: webhook, pending: all.count, oldest: oldest, nextAttemptAt: next)
        }
    }

    private func sorted(_ ids: Set<UniqueID>?) -> [WebhookDelivery] {
        (ids ?? []).compactMap { deliveries[$0] }.sorted { ($0.sequence, $0.id) < ($1.sequence, $1.id) }
    }

    mutating func startNoting() {
        webhooks.startNoting()
        deliveries.startNoting()
    }

    mutating func takeChanged() -> Set<RecordID> {
        webhooks.takeChanged().union(deliveries.takeChanged())
    }
}
