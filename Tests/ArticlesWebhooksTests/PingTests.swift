import Articles
import ArticlesTesting
import Foundation
import HTTPRequesting
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import ArticlesWebhooks

@Suite("Telling hubs and search engines", .serialized, .timeLimit(.minutes(1)))
struct PingTests {
    private static let feeds = ["https://example.org/feed.atom", "https://example.org/feed.rss"]
    private static let targets: [PingTarget] = [
        .webSub(hub: "https://hub.example.net/", feeds: feeds),
        .indexNow(
            url: "https://api.example.net/indexnow", host: "example.org", key: "0123456789",
            keyLocation: "https://example.org/indexnow-0123456789.txt"),
    ]

    /// Has senders run, each a process of its own, until enough was accepted.
    private static func telling(
        _ site: WebhookSite, processes: Int = 1,
        addresses: @escaping PingSender.Addresses = { change in
            ["https://example.org/articles/\(change.slug.text)"]
        }, until isDone: () -> Bool
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var settings = PingSender.Settings()
        (settings.interval, settings.delay, settings.timeout) = (.milliseconds(5), .zero, .seconds(1))
        let senders = (0..<processes).map { _ in
            PingSender(
                of: site.articles.service, lease: SendingLease(of: site.webhooks, duration: .seconds(6)),
                client: site.consumer, targets: targets, settings: settings, logger: logger, random: { 0 },
                addresses: addresses)
        }
        let group = ServiceGroup(services: senders, logger: logger)
        let task = Task { try await group.run() }
        try await site.create("first")
        while !isDone() {
            // What was there before they began is not told.
            try await site.patch("first", #"{"title":"\#(UInt32.random(in: 0 ... .max))"}"#)
            await briefPause()
        }
        await group.triggerGracefulShutdown()
        try await task.value
    }

    @Test(arguments: TestStorage.all)
    func `what the public sees anew is told, and nothing of a draft`(_ storage: TestStorage) async throws {
        try await WebhookSite.run(storage) { site in
            try await site.create("secret", #","status":"draft""#)
            try await Self.telling(site) {
                site.consumer.accepted.contains { $0.url.contains("hub") }
                    && site.consumer.accepted.contains { $0.url.contains("indexnow") }
            }
            let hub = try #require(site.consumer.accepted.first { $0.url.contains("hub") })
            #expect(
                hub.body == "hub.mode=publish&hub.url=https%3A%2F%2Fexample.org%2Ffeed.atom"
                    + "&hub.url=https%3A%2F%2Fexample.org%2Ffeed.rss")
            let search = try #require(site.consumer.accepted.first { $0.url.contains("indexnow") })
            #expect(
                search.body == #"{"host":"example.org","key":"0123456789","#
                    + #""keyLocation":"https://example.org/indexnow-0123456789.txt","#
                    + #""urlList":["https://example.org/articles/first"]}"#)
            #expect(!site.consumer.messages.contains { $0.body.contains("secret") })
        }
    }

    @Test func `a change that can't be read holds up no others`() async throws {
        for storage in TestStorage.all.prefix(1) {
            try await WebhookSite.run(storage) { site in
                let unreadable = Mutex<Change?>(nil)
                let addresses: PingSender.Addresses = { change throws(ArticleError) in
                    let isUnreadable = unreadable.withLock { first in
                        if first == nil { first = change }
                        return first == change
                    }
                    if isUnreadable { throw ArticleError(.faulty, "not readable") }
                    return ["https://example.org/articles/\(change.slug.text)"]
                }
                try await Self.telling(site, addresses: addresses) { !site.consumer.accepted.isEmpty }
            }
        }
    }

    @Test func `of several processes one tells`() async throws {
        for storage in TestStorage.all.prefix(1) {
            try await WebhookSite.run(storage) { site in
                try await Self.telling(site, processes: 3) { site.consumer.accepted.count > 5 }
                #expect(site.consumer.overlaps == 0)
            }
        }
    }

    @Test func `what fails is told again, later each time, and is given up in the end`() {
        var queue = PingQueue()
        let start = ContinuousClock.now
        #expect(queue.add(["a", "b", "a"], at: start, delay: .seconds(5)) == 0)
        #expect(queue.due(at: start + .seconds(4), limit: 9) == [])
        #expect(queue.due(at: start + .seconds(5), limit: 9) == ["a", "b"])
        #expect(queue.fail(with: ["a", "b"], at: start, retryAfter: nil, random: 0) == 0)
        #expect(queue.due(at: start + .seconds(2), limit: 9) == [])
        #expect(queue.due(at: start + .seconds(3), limit: 9) == ["a", "b"])
        #expect(queue.fail(with: ["a", "b"], at: start, retryAfter: 600, random: 0) == 0)
        #expect(queue.due(at: start + .seconds(599), limit: 9) == [])
        _ = queue.add(["c"], at: start, delay: .zero)
        #expect(queue.due(at: start + .seconds(599), limit: 9) == [])
        #expect(queue.due(at: start + .seconds(600), limit: 2) == ["a", "b"])
        for _ in 3..<PingQueue.attempts {
            #expect(queue.fail(with: ["a", "b"], at: start, retryAfter: nil, random: 0) == 0)
        }
        #expect(queue.fail(with: ["a", "b"], at: start, retryAfter: nil, random: 0) == 2)
        // What came later is not given up with it.
        #expect(queue.due(at: start + .seconds(1_000_000), limit: 9) == ["c"])
    }

    @Test func `what waits has an end, and what another process told is forgotten`() {
        var queue = PingQueue()
        let start = ContinuousClock.now
        let many = (0...PingQueue.limit).map { "\($0)" }
        #expect(queue.add(many, at: start, delay: .zero) == 1)
        #expect(queue.count == PingQueue.limit)
        queue.finish(Array(many.prefix(10)))
        #expect(queue.add(["new"], at: start + .seconds(9), delay: .zero) == 0)
        queue.forget(before: start + .seconds(9))
        #expect(queue.due(at: start + .seconds(20), limit: 9) == ["new"])
    }
}
