import StrictJSON

/// A list of the deliveries of a webhook as a client asks for it.
public struct WebhookDeliveryListing: Sendable {
    /// Only those that became this.
    public var state: WebhookDelivery.State?
    /// The size of a page, 1 to 100.
    public var limit = 20
    /// Where to go on.
    public var cursor: String?

    /// The first page.
    public init() {}
}

extension WebhookService {
    /// One page of what was sent to a webhook, or is to be, the latest change first. Throws `notFound`.
    public func deliveries(
        of id: UniqueID, _ listing: WebhookDeliveryListing
    ) async throws(ArticleError) -> Page<WebhookDelivery> {
        let signature = contentHash("\(id) \(listing.state?.name ?? "")".utf8Array)
        var cursor: Cursor?
        if let encoded = listing.cursor {
            cursor = try Cursor(encoded, for: signature, isText: false)
        }
        _ = try await webhook(id)
        let query = WebhookDeliveryQuery(
            of: id, listing.state, position: cursor.map { .init(sequence: $0.number, id: $0.id) },
            isBackward: cursor?.isBackward ?? false, limit: listing.limit + 1)
        let fetched = try await storage.deliveries(query)
        return Page(fetched: fetched, limit: listing.limit, after: cursor, total: nil, now: now) {
            Cursor(isBackward: $1, number: $0.sequence, id: $0.id).encoded(for: signature)
        }
    }

    /// Has a message sent again, with all attempts, whatever became of it; one that is pending at once. Throws `notFound`, and
    /// `invalid` if the webhook is disabled or gone: nothing would be sent.
    ///
    /// It comes before later ones about the same article that are pending, and behind those that were delivered meanwhile.
    public func redeliver(
        _ id: UniqueID, of webhook: UniqueID
    ) async throws(ArticleError) -> WebhookDelivery {
        for _ in 0..<ArticleService.attempts {
            guard let present = try await storage.delivery(id: id), present.webhook == webhook else {
                throw .notFound("delivery")
            }
            try await checkSends(webhook)
            var delivery = present
            delivery.nextAttemptAt = now
            if delivery.state != .pending { (delivery.state, delivery.attempts) = (.pending, 0) }
            let (changed, now) = (delivery, now)
            let context = WriteContext(at: now)
            let isStored = try await articles.storing(.delivery(changed), in: context) {
                (context) throws(ArticleError) in
                try await storage.update(changed, from: present, in: context)
            }
            if isStored { return changed }
        }
        throw ArticleError(.unavailable, "too many changes of the same delivery at once")
    }

    /// Throws for a webhook that no messages are sent to.
    private func checkSends(_ id: UniqueID) async throws(ArticleError) {
        switch try await webhook(id).state {
        case .enabled: return
        case .disabled, .gone:
            throw .invalid(
                "the redelivery",
                [.init("", "disabled", "is to a webhook that is not enabled: enable it first")])
        }
    }

    /// Has every message sent again whose last attempt failed, the oldest first. Returns how many. Throws what `redeliver` does.
    public func redeliverDead(of id: UniqueID) async throws(ArticleError) -> Int {
        try await checkSends(id)
        var count = 0
        var query = WebhookDeliveryQuery(of: id, .dead, isBackward: true, limit: 100)
        while true {
            let dead = try await storage.deliveries(query)
            for delivery in dead {
                do throws(ArticleError) {
                    _ = try await redeliver(delivery.id, of: id)
                    count += 1
                } catch  where error.code == .notFound {
                    // Deleted meanwhile, as the oldest dead ones are.
                }
            }
            guard let last = dead.last else { return count }
            query.position = .init(sequence: last.sequence, id: last.id)
        }
    }
}

// MARK: From the feed

extension WebhookService {
    /// So many deliveries of a webhook are pending at most; more changes wait in the feed.
    public static let backlogLimit = 10_000
    /// So many deliveries of a webhook are kept that were delivered, and so many that are dead.
    public static let kept: [WebhookDelivery.State: Int] = [.delivered: 200, .dead: 1_000]

    /// Stores deliveries of the next changes in the feed that a webhook is to be told of, and moves its position, in one
    /// transaction: each change once, however often this stops in the middle, and whoever else does it.
    ///
    /// At most `limit` changes are looked at.
    ///
    /// - Returns: how many deliveries were stored; `nil` if there are no further changes.
    public func storeDeliveries(of webhook: Webhook, limit: Int) async throws(ArticleError) -> Int? {
        var listing = ChangeListing()
        (listing.after, listing.limit) = (webhook.position, limit)
        let page: ChangePage
        do throws(ArticleError) {
            page = try await articles.changes(listing, in: webhook.draft.audience)
        } catch  where error.code == .expired {
            return try await storeGap(of: webhook)
        }
        guard let last = page.changes.last else { return nil }
        let told = try await told(of: page.changes, webhook.draft)
        let now = now
        let deliveries = told.map { change in
            delivery(
                of: webhook, change.number, change.change.subject, change.change.type.text,
                at: change.change.time, now
            ) { change.write(to: &$0) }
        }
        let isStored = try await storage.insert(
            deliveries, of: webhook.id, movingFrom: webhook.position, to: last.number)
        return isStored ? deliveries.count : 0
    }

    /// Deletes what is delivered or dead beyond what is kept.
    public func deleteOldDeliveries(of id: UniqueID) async throws(ArticleError) {
        for (state, count) in Self.kept {
            while try await storage.deleteDeliveries(of: id, state, keeping: count, limit: 1_000) == 1_000 {}
        }
    }

    /// The changes that a webhook is told of. What can't be read any more is told whatever the filter: nobody knows whether it
    /// matched.
    private func told(
        of changes: [NumberedChange], _ draft: WebhookDraft
    ) async throws(ArticleError) -> [NumberedChange] {
        let matching = changes.filter { change in draft.events.contains { $0.matches(change.change.type) } }
        guard draft.tag != nil || draft.language != nil else { return matching }
        let ids = Set(matching.filter { $0.change.type.kind == "article" }.map(\.change.subject))
        let now = now
        var found: [UniqueID: Article] = [:]
        if !ids.isEmpty {
            for article in try await articles.storage.articles(ids: ids.sorted(), includesBody: false)
            where draft.audience == .all || article.isVisible(at: now) {
                found[article.id] = article
            }
        }
        return matching.filter { found[$0.change.subject].map { draft.matches($0) } ?? true }
    }

    /// What a receiver is told that has missed changes, since these are not kept any more: to read everything anew.
    private func storeGap(of webhook: Webhook) async throws(ArticleError) -> Int {
        let query = ChangeQuery(webhook.draft.audience, after: 0, limit: 0, at: now)
        let page = try await articles.storage.changes(query)
        let position = webhook.position > page.newest ? page.newest : page.oldest - 1
        let now = now
        let gap = delivery(of: webhook, position, webhook.id, Self.gapType, at: now, now) { writer in
            writer.raw("{\"after\":")
            writer.number(Int(webhook.position))
            writer.raw(",\"next\":")
            writer.number(Int(position))
            writer.raw("}")
        }
        let isStored = try await storage.insert(
            [gap], of: webhook.id, movingFrom: webhook.position, to: position)
        return isStored ? 1 : 0
    }

    /// The type of the message that changes were missed.
    public static let gapType = "changes.expired"

    private func delivery(
        of webhook: Webhook, _ sequence: Int64, _ subject: UniqueID, _ type: String, at time: Timestamp,
        _ now: Timestamp, _ data: (inout JSONWriter) -> Void
    ) -> WebhookDelivery {
        var writer = JSONWriter(capacity: 512)
        writer.raw("{\"type\":")
        writer.string(type)
        writer.raw(",\"timestamp\":")
        writer.timestamp(time)
        writer.raw(",\"data\":")
        data(&writer)
        writer.raw("}")
        return WebhookDelivery(
            id: articles.dependencies.makeID(at: now), webhook: webhook.id, sequence: sequence,
            subject: subject, type: type, payload: String(decoding: writer.bytes, as: UTF8.self),
            createdAt: now)
    }
}

extension WebhookDraft {
    /// Whether an article passes the filter.
    fileprivate func matches(_ article: Article) -> Bool {
        if let tag, !article.tags.contains(where: { $0.slug == tag }) { return false }
        return language.map { $0 == article.language } ?? true
    }
}
