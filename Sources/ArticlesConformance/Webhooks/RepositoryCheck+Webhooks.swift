import Articles
import Testing

extension RepositoryCheck {
    /// What a storage promises that keeps webhooks. For one that does not they are reported as not claimed.
    static let webhookChecks = [
        webhookCheck("webhooks are stored, listed oldest first, and deleted once") { storage in
            var webhooks = [3, 1, 2].map { Webhook.sample($0) }
            webhooks[2].createdAt = .earliest
            for webhook in webhooks + [.sampleWithEverything] { try await storage.insert(webhook) }
            let all = try await storage.webhooks()
            #expect(all == [webhooks[2], webhooks[1], webhooks[0], .sampleWithEverything])
            #expect(try await storage.webhook(id: .sample(9)) == .sampleWithEverything)
            #expect(try await storage.webhook(id: .sample(4)) == nil)
            let error = await expectError(.conflict) { try await storage.insert(webhooks[0]) }
            #expect(error?.subject == .id)
            #expect(try await storage.deleteWebhook(id: .sample(3)))
            #expect(try await !storage.deleteWebhook(id: .sample(3)))
            #expect(try await storage.webhooks().count == 3)
        },
        webhookCheck("a webhook is changed from the version before only, and its position stays") { storage in
            try await storage.insert(.sample(9, position: 3))
            #expect(try await storage.insert([], of: .sample(9), movingFrom: 3, to: 5))
            var changed = Webhook.sampleWithEverything
            await expectError(.versionMismatch) { try await storage.update(changed) }
            (changed.version, changed.createdAt) = (2, .sample)
            try await storage.update(changed)
            changed.position = 5
            #expect(try await storage.webhook(id: .sample(9)) == changed)
            let error = await expectError(.versionMismatch) { try await storage.update(changed) }
            #expect(error?.currentVersion == 2)
            await expectError(.versionMismatch) { try await storage.update(.sample(8)) }
        },
        webhookCheck("what is told of a webhook is stored with each change of it, and no other") { storage in
            func context(_ type: ChangeType, _ version: Int) -> WriteContext {
                let change = Change(
                    type, in: .administration, of: .sample(1), slug: .sample("v\(version)"), version: version,
                    at: .sample)
                return WriteContext(changes: [change], at: .sample)
            }
            var webhook = Webhook.sample(1)
            try await storage.insert(webhook, in: context(.webhookCreated, 1))
            let taken = webhook
            await expectError(.conflict) { try await storage.insert(taken, in: context(.webhookCreated, 1)) }
            webhook.version = 2
            let (second, update) = (webhook, context(.webhookUpdated, 2))
            try await storage.update(second, in: update)
            await expectError(.versionMismatch) { try await storage.update(second, in: update) }
            let deletion = context(.webhookDeleted, 2)
            for (number, version) in [(2, 2), (1, 1), (1, 3)] {
                #expect(try await !storage.deleteWebhook(id: .sample(number), version: version, in: deletion))
            }
            #expect(try await storage.deleteWebhook(id: .sample(1), version: 2, in: deletion))
            #expect(try await !storage.deleteWebhook(id: .sample(1), version: 2, in: deletion))
            let articles = try #require(storage as? any ArticleStorage)
            #expect(
                try await articles.told() == [
                    "webhook.created v1", "webhook.updated v2", "webhook.deleted v2",
                ])
        },
        webhookCheck("deliveries are stored with the move of the position, once") { storage in
            try await storage.insert(Webhook.sample(1, position: 7))
            let (first, second) = (WebhookDelivery.sample(1), WebhookDelivery.sample(2))
            #expect(try await !storage.insert([first], of: .sample(1), movingFrom: 6, to: 9))
            #expect(try await !storage.insert([first], of: .sample(2), movingFrom: 7, to: 9))
            #expect(try await storage.delivery(id: first.id) == nil)
            #expect(try await storage.insert([first, second], of: .sample(1), movingFrom: 7, to: 9))
            #expect(try await !storage.insert([first, second], of: .sample(1), movingFrom: 7, to: 9))
            #expect(try await storage.webhook(id: .sample(1))?.position == 9)
            #expect(try await storage.delivery(id: first.id) == first)
            #expect(try await !storage.insert([], of: .sample(1), movingFrom: 7, to: 10))
            #expect(try await storage.insert([], of: .sample(1), movingFrom: 9, to: 10))
            #expect(try await storage.deleteWebhook(id: .sample(1)))
            #expect(try await storage.delivery(id: first.id) == nil)
            #expect(try await storage.backlogs().isEmpty)
        },
        webhookCheck("of two that store the same deliveries one does") { storage in
            try await storage.insert(Webhook.sample(1))
            let stored = await withTaskGroup(of: Int.self) { group in
                for number in 1...8 {
                    group.addTask {
                        let isStored = try? await storage.insert(
                            [.sample(number)], of: .sample(1), movingFrom: 0, to: 5)
                        return isStored == true ? 1 : 0
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(stored == 1)
            #expect(try await storage.backlogs().map(\.pending) == [1])
        },
    ]

    static func webhookCheck(
        _ promise: String, _ body: @escaping @Sendable (any WebhookStorage) async throws -> Void
    ) -> RepositoryCheck {
        RepositoryCheck(promise) { storage in
            try await body(try CapabilityCheck.required(storage as? any WebhookStorage, "webhooks"))
        }
    }
}
