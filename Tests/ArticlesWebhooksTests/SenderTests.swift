import Articles
import ArticlesTesting
import ArticlesWebhooks
import Foundation
import HTTPRequesting
import StrictJSON
import Synchronization
import Testing

@Suite("Sending webhooks", .serialized, .timeLimit(.minutes(2)))
struct SenderTests {
    @Test(arguments: TestStorage.all)
    func `each change is sent once, in order, signed, and the public is told of nothing hidden`(
        _ storage: TestStorage
    ) async throws {
        try await WebhookSite.run(storage) { site in
            try await site.create("before")
            let (webhook, secret) = try await site.subscribe()
            try await site.subscribe(#","audience":"editors""#, url: "https://example.org/editors")
            try await site.create("a")
            try await site.create("secret", #","status":"draft""#)
            try await site.patch("a", #"{"title":"A2"}"#)
            try await site.patch("secret", #"{"title":"Secret 2"}"#)
            try await site.patch("a", #"{"status":"draft"}"#)
            try await site.sendAll()
            let told = site.consumer.messages.filter { $0.url.hasSuffix("/a") }
            #expect(
                told.map(\.line) == ["a 1 article.published", "a 2 article.updated", "a 3 article.withdrawn"])
            #expect(told.map(\.sequence) == [2, 3, 4])
            #expect(told.allSatisfy { !$0.body.contains("ecret") })
            for message in told {
                let signature = WebhookSignature.value(
                    of: message.body, id: message.id, at: try #require(Int64(message.timestamp)),
                    with: [WebhookSecret(secret)])
                #expect(message.signature == signature)
                #expect(message.trace.wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-00/) != nil)
            }
            let editors = site.consumer.messages.filter { $0.url.hasSuffix("/editors") }
            #expect(
                editors.filter { $0.article == "secret" }.map(\.type) == [
                    "article.created", "article.updated",
                ])
            let page = try await site.webhooks.deliveries(of: webhook.id, .init())
            #expect(page.elements.map(\.sequence) == [4, 3, 2])
            #expect(
                page.elements.allSatisfy { $0.state == .delivered && $0.attempts == 1 && $0.status == 200 })
        }
    }

    @Test(arguments: TestStorage.all)
    func `a consumer that fails, hangs and lies gets every change at least once, in order for each article`(
        _ storage: TestStorage
    ) async throws {
        let random = Mutex(SystemRandomNumberGenerator())
        let consumer = TestConsumer { _, _ throws(ClientError) in
            switch random.withLock({ Int.random(in: 0..<10, using: &$0) }) {
            case 0: return ClientResponse(status: 500)
            case 1: return ClientResponse(status: 302)
            case 2: throw .timeout
            // It has the message, but nobody learns of that.
            case 3: throw .connection
            case _: return ClientResponse(status: 204)
            }
        }
        try await WebhookSite.run(storage, consumer) { site in
            try await site.subscribe()
            let slugs = ["a", "b", "c"]
            for slug in slugs { try await site.create(slug) }
            for version in 2...6 {
                for slug in slugs { try await site.patch(slug, #"{"title":"\#(version)"}"#) }
            }
            try await site.sending {
                // What is to be sent again waits for its time.
                site.articles.clock.advance(by: .seconds(3_600))
                return consumer.accepted.count >= 18
            }
            for slug in slugs {
                let versions = consumer.accepted.filter { $0.article == slug }.map(\.version)
                #expect(versions == Array(1...6), "\(slug)")
                let attempts = consumer.messages.filter { $0.article == slug }.map(\.version)
                #expect(attempts == attempts.sorted(), "\(slug)")
            }
            #expect(consumer.overlaps == 0)
            #expect(Set(consumer.messages.map(\.id)).count == 18)
        }
    }

    @Test(arguments: TestStorage.all)
    func `a failing message holds back its own article only, until it is dead; it can be sent again`(
        _ storage: TestStorage
    ) async throws {
        let consumer = TestConsumer { message, _ in
            ClientResponse(status: message.article == "bad" && message.version == 1 ? 503 : 200)
        }
        try await WebhookSite.run(storage, consumer) { site in
            let (webhook, _) = try await site.subscribe()
            try await site.create("bad")
            try await site.patch("bad", #"{"title":"2"}"#)
            for number in 1...20 { try await site.create("good-\(number)") }
            try await site.sending { consumer.accepted.count == 20 }
            #expect(consumer.messages.filter { $0.article == "bad" }.map(\.version) == [1])
            try await site.sending {
                site.articles.clock.advance(by: .seconds(86_400))
                return consumer.accepted.count == 21
            }
            let attempts = consumer.messages.filter { $0.article == "bad" }.map(\.version)
            #expect(attempts == Array(repeating: 1, count: WebhookRetry.attempts) + [2])
            var listing = WebhookDeliveryListing()
            listing.state = .dead
            let dead = try await site.webhooks.deliveries(of: webhook.id, listing).elements
            #expect(dead.map(\.sequence) == [1] && dead.first?.status == 503)
            consumer.respond { _, _ in ClientResponse(status: 200) }
            #expect(try await site.webhooks.redeliverDead(of: webhook.id) == 1)
            try await site.sendAll()
            #expect(consumer.accepted.last?.line == "bad 1 article.published")
            #expect(consumer.accepted.last?.id == dead.first?.id.description)
            #expect(try await site.webhooks.deliveries(of: webhook.id, listing).elements.isEmpty)
        }
    }

    @Test(arguments: TestStorage.all)
    func `what was sent by a process that ended before it stored that is sent again by the next one`(
        _ storage: TestStorage
    ) async throws {
        let consumer = TestConsumer { _, _ throws(ClientError) in
            // It has come; nothing comes back until the process ends.
            let (silence, _) = AsyncStream<Void>.makeStream()
            for await _ in silence {}
            throw .cancelled
        }
        try await WebhookSite.run(storage, consumer) { site in
            try await site.subscribe()
            for slug in ["a", "b"] { try await site.create(slug) }
            try await site.patch("a", #"{"title":"2"}"#)
            try await site.sending { consumer.messages.count == 2 }
            let first = Set(consumer.messages.map(\.id))
            consumer.respond { _, _ in ClientResponse(status: 200) }
            try await site.sendAll()
            #expect(
                Set(consumer.accepted.map(\.line))
                    == Set([
                        "a 1 article.published", "b 1 article.published", "a 2 article.updated",
                    ]))
            #expect(Set(consumer.accepted.map(\.id)).isSuperset(of: first))
            #expect(consumer.accepted.filter { $0.article == "a" }.map(\.version) == [1, 2])
        }
    }

    @Test(arguments: TestStorage.all)
    func `of two processes one sends; the other one goes on where it ends`(_ storage: TestStorage)
        async throws
    {
        try await WebhookSite.run(storage) { site in
            try await site.subscribe()
            let (stopFirst, stopSecond) = (site.startSending(), site.startSending())
            for number in 1...20 { try await site.create("a-\(number)") }
            while site.consumer.accepted.count < 20 { await briefPause() }
            try await stopFirst()
            for number in 21...30 { try await site.create("a-\(number)") }
            while site.consumer.accepted.count < 30 { await briefPause() }
            try await stopSecond()
            #expect(Set(site.consumer.messages.map(\.article)).count == 30)
            #expect(site.consumer.messages.count == 30)
        }
    }

    @Test(arguments: TestStorage.all)
    func `a process that was killed is followed when its lease ends`(_ storage: TestStorage) async throws {
        try await WebhookSite.run(storage) { site in
            try await site.subscribe()
            try await site.create("a")
            #expect(try await site.webhooks.takeSendingLease(site.webhooks.makeID(), milliseconds: 60_000))
            let stop = site.startSending()
            for _ in 0..<200 { await briefPause() }
            #expect(site.consumer.messages.isEmpty)
            site.articles.clock.advance(by: .seconds(60))
            while site.consumer.accepted.isEmpty { await briefPause() }
            try await stop()
        }
    }

    @Test(arguments: TestStorage.all)
    func `410 disables a webhook, and enabling makes it go on where it stopped`(
        _ storage: TestStorage
    ) async throws {
        let consumer = TestConsumer { _, _ in ClientResponse(status: 410) }
        try await WebhookSite.run(storage, consumer) { site in
            let (webhook, _) = try await site.subscribe()
            for slug in ["a", "b", "c"] { try await site.create(slug) }
            try await site.sending { try await site.webhooks.webhook(webhook.id).state == .gone }
            let count = consumer.messages.count
            consumer.respond { _, _ in ClientResponse(status: 200) }
            let patched = try await site.webhooks.patch(
                webhook.id, with: .object([.init("enabled", .bool(true))]), if: .none)
            #expect(patched.state == .enabled && patched.version == 3)
            _ = try await site.webhooks.redeliverDead(of: webhook.id)
            try await site.sendAll()
            #expect(count >= 1)
            #expect(Set(consumer.accepted.map(\.article)) == ["a", "b", "c"])
        }
    }

    @Test(arguments: TestStorage.all)
    func `a receiver that asks for time is given it`(_ storage: TestStorage) async throws {
        let consumer = TestConsumer { _, number in
            ClientResponse(status: number == 1 ? 429 : 200, retryAfter: number == 1 ? 600 : nil)
        }
        try await WebhookSite.run(storage, consumer) { site in
            let (webhook, _) = try await site.subscribe()
            try await site.create("a")
            try await site.sending {
                try await site.webhooks.deliveries(of: webhook.id, .init()).elements.first?.attempts == 1
            }
            let waiting = try await site.webhooks.deliveries(of: webhook.id, .init()).elements.first
            let pause = (waiting?.nextAttemptAt.milliseconds ?? 0) - site.articles.clock.now.milliseconds
            #expect(pause == 600_000 && waiting?.status == 429)
            site.articles.clock.advance(by: .seconds(600))
            try await site.sendAll()
            #expect(consumer.accepted.count == 1)
        }
    }
}
