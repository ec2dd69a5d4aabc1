import Articles
import Testing

extension RepositoryCheck {
    /// Of the deliveries of webhooks.
    static let webhookDeliveryChecks = [
        webhookCheck("a delivery is due when its time has come and none about the same is before it") {
            storage in
            let article = UniqueID.sample(500)
            let all = [
                WebhookDelivery.sample(1, about: article), .sample(2), .sample(3, about: article),
                .sample(4, about: article, sequence: 3), .sample(5),
            ]
            try await prepare(storage, all)
            #expect(try await due(storage) == [1, 2, 5])
            #expect(try await due(storage, at: -1) == [])
            #expect(try await due(storage, limit: 2) == [1, 2])
            let later = all[0].attempted(.pending, next: .sample.adding(10))
            #expect(try await storage.update(later, from: all[0]))
            #expect(try await due(storage, at: 9) == [2, 5])
            #expect(try await due(storage, at: 10) == [1, 2, 5])
            #expect(try await storage.update(later.attempted(.delivered), from: later))
            #expect(try await due(storage, at: 10) == [2, 3, 5])
            #expect(try await storage.update(all[2].attempted(.dead), from: all[2]))
            #expect(try await due(storage, at: 10) == [2, 4, 5])
            // One that is sent again comes before the later ones.
            let dead = all[2].attempted(.dead)
            #expect(try await storage.update(all[2], from: dead))
            #expect(try await due(storage, at: 10) == [2, 3, 5])
        },
        webhookCheck("what became of a delivery is stored by whoever saw its last state") { storage in
            let delivery = WebhookDelivery.sample(1)
            try await prepare(storage, [delivery])
            let first = delivery.attempted(.pending, next: .latest)
            #expect(try await storage.update(first, from: delivery))
            #expect(try await storage.delivery(id: delivery.id) == first)
            #expect(try await !storage.update(delivery.attempted(.delivered), from: delivery))
            let delivered = first.attempted(.delivered)
            #expect(try await storage.update(delivered, from: first))
            #expect(try await storage.delivery(id: delivery.id) == delivered)
            #expect(try await !storage.update(.sample(2), from: .sample(2)))
            #expect(try await storage.delivery(id: .sample(2)) == nil)
        },
        webhookCheck("deliveries are listed by their changes, of one state or all, both ways") { storage in
            let all = (1...6).map { WebhookDelivery.sample($0, sequence: Int64($0 + 1) / 2) }
            try await prepare(storage, all)
            for delivery in all.prefix(3) {
                #expect(try await storage.update(delivery.attempted(.dead), from: delivery))
            }
            var query = WebhookDeliveryQuery(of: .sample(1), nil, limit: 4)
            #expect(try await listed(storage, query) == [6, 5, 4, 3])
            query.position = .init(sequence: 2, id: .sample(3))
            #expect(try await listed(storage, query) == [2, 1])
            query.isBackward = true
            #expect(try await listed(storage, query) == [4, 5, 6])
            #expect(try await listed(storage, .init(of: .sample(1), .dead)) == [3, 2, 1])
            #expect(try await listed(storage, .init(of: .sample(1), .dead, isBackward: true)) == [1, 2, 3])
            #expect(try await listed(storage, .init(of: .sample(1), .pending)) == [6, 5, 4])
            #expect(try await listed(storage, .init(of: .sample(2), nil)) == [])
        },
        webhookCheck("the backlog of a webhook is what is pending, and how old") { storage in
            var all = (1...3).map { WebhookDelivery.sample($0) }
            all[1].createdAt = .sample.adding(-5)
            all[2].createdAt = .sample.adding(-9)
            try await prepare(storage, all)
            try await storage.insert(Webhook.sample(2))
            #expect(try await storage.update(all[2].attempted(.delivered), from: all[2]))
            #expect(
                try await storage.backlogs() == [
                    WebhookBacklog(
                        webhook: .sample(1), pending: 2, oldest: .sample.adding(-5),
                        nextAttemptAt: all.map(\.nextAttemptAt).prefix(2).min() ?? .latest)
                ])
        },
        webhookCheck("old deliveries of a state are deleted, the smallest sequences first") { storage in
            let all = (1...6).map { WebhookDelivery.sample($0) }
            try await prepare(storage, all)
            for delivery in all.prefix(5) {
                #expect(try await storage.update(delivery.attempted(.dead), from: delivery))
            }
            func delete(keeping count: Int, limit: Int) async throws -> Int {
                try await storage.deleteDeliveries(of: .sample(1), .dead, keeping: count, limit: limit)
            }
            #expect(try await delete(keeping: 5, limit: 9) == 0)
            #expect(try await delete(keeping: 1, limit: 2) == 2)
            #expect(try await listed(storage, .init(of: .sample(1), nil)) == [6, 5, 4, 3])
            #expect(try await delete(keeping: 1, limit: 9) == 2)
            #expect(try await listed(storage, .init(of: .sample(1), nil)) == [6, 5])
            #expect(
                try await storage.deleteDeliveries(of: .sample(1), .delivered, keeping: 0, limit: 9) == 0)
        },
        webhookCheck("one process sends until its lease ends or it lets go") { storage in
            func take(_ holder: Int, at now: Int64, until end: Int64) async throws -> Bool {
                try await storage.takeSendingLease(
                    .sample(holder), at: .sample.adding(now), until: .sample.adding(end))
            }
            let isTaken = try await take(1, at: 0, until: 10)
            #expect(isTaken)
            #expect(try await !take(2, at: 9, until: 19))
            #expect(try await take(1, at: 9, until: 20))
            #expect(try await !take(2, at: 19, until: 29))
            #expect(try await take(2, at: 20, until: 30))
            #expect(try await !take(1, at: 21, until: 31))
            #expect(try await take(2, at: 22, until: 22))
            #expect(try await take(1, at: 22, until: 32))
        },
    ]

    private static func prepare(
        _ storage: any WebhookStorage, _ deliveries: [WebhookDelivery]
    ) async throws {
        try await storage.insert(Webhook.sample(1))
        #expect(try await storage.insert(deliveries, of: .sample(1), movingFrom: 0, to: 9))
    }

    private static func due(
        _ storage: any WebhookStorage, at milliseconds: Int64 = 0, limit: Int = 9
    ) async throws -> [Int] {
        let now = Timestamp.sample.adding(milliseconds)
        return try await storage.dueDeliveries(of: .sample(1), at: now, limit: limit).map(number)
    }

    private static func listed(
        _ storage: any WebhookStorage, _ query: WebhookDeliveryQuery
    ) async throws -> [Int] {
        try await storage.deliveries(query).map(number)
    }

    private static func number(_ delivery: WebhookDelivery) -> Int {
        Int(delivery.id.low & 0xFFFF)
    }
}
