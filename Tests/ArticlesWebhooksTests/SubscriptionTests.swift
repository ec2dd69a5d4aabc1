import Articles
import ArticlesTesting
import ArticlesWebhooks
import Foundation
import StrictJSON
import Testing

@Suite("Webhooks as subscriptions", .serialized, .timeLimit(.minutes(2)))
struct SubscriptionTests {
    @Test func `signatures are those of Standard Webhooks`() {
        let secret = WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let signature = WebhookSignature.value(
            of: #"{"test": 2432232314}"#, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: 1_614_265_330,
            with: [secret])
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        let both = WebhookSignature.value(
            of: "", id: "a", at: 1, with: [secret, WebhookSecret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")])
        #expect(both.split(separator: " ").count == 2)
    }

    @Test(arguments: TestStorage.all)
    func `both secrets sign while one rotates`(_ storage: TestStorage) async throws {
        try await WebhookSite.run(storage) { site in
            let (webhook, first) = try await site.subscribe()
            let (rotated, second) = try await site.webhooks.rotateSecret(of: webhook.id, if: .none)
            #expect(first != second && first.hasPrefix("whsec_") && rotated.version == 2)
            #expect(Data(base64Encoded: String(second.dropFirst(6)))?.count == 32)
            try await site.create("a")
            try await site.sendAll()
            try await expect(site.consumer.messages[0], signedBy: [second, first])
            site.articles.clock.advance(by: .seconds(86_400))
            try await site.create("b")
            try await site.sendAll()
            try await expect(site.consumer.messages[1], signedBy: [second])
        }
    }

    @Test
    func
        `a webhook without encryption is switched off where such are not allowed any more, and not changed to another one`()
        async throws
    {
        try await WebhookSite.run(TestStorage.all[0]) { site in
            let json = JSONValue.object([
                JSONMember("url", "http://example.org/a"), JSONMember("events", .array(["article.*"])),
            ])
            let before = try #require(WebhookService(articles: site.articles.service, allowsHTTP: true))
            let (webhook, _) = try await before.create(json)
            let after = try #require(WebhookService(articles: site.articles.service))
            let off = JSONValue.object([JSONMember("enabled", false)])
            #expect(try await after.patch(webhook.id, with: off, if: .none).state == .disabled)
            await #expect(throws: ArticleError.self) {
                let other = JSONValue.object([JSONMember("url", "http://example.org/b")])
                _ = try await after.patch(webhook.id, with: other, if: .none)
            }
        }
    }

    private func expect(_ message: TestConsumer.Message, signedBy secrets: [String]) async throws {
        let signature = WebhookSignature.value(
            of: message.body, id: message.id, at: try #require(Int64(message.timestamp)),
            with: secrets.map { WebhookSecret($0) })
        #expect(message.signature == signature)
    }

    @Test(arguments: TestStorage.all)
    func `patterns and filters choose what is sent; what vanishes is always told`(
        _ storage: TestStorage
    ) async throws {
        try await WebhookSite.run(storage) { site in
            let hooks = [
                "tag": #","filter":{"tag":"news"}"#, "language": #","filter":{"language":"en"}"#,
                "published": #","events":["article.published"]"#, "tags": #","events":["tag.*"]"#,
            ]
            for (name, members) in hooks {
                try await site.subscribe(members, url: "https://example.org/\(name)")
            }
            try await site.create("a", #","status":"published","tags":["news"]"#)
            try await site.create("b", #","status":"published","language":"en""#)
            try await site.sendAll()
            try await site.patch("a", #"{"status":"draft"}"#)
            try await site.patch("b", #"{"title":"B"}"#)
            try await site.sendAll()
            func told(_ name: String) -> [String] {
                site.consumer.messages.filter { $0.url.hasSuffix("/\(name)") }.map(\.line).sorted()
            }
            #expect(told("tag") == ["a 1 article.published", "a 2 article.withdrawn"])
            #expect(
                told("language") == [
                    "a 2 article.withdrawn", "b 1 article.published", "b 2 article.updated",
                ])
            #expect(told("published") == ["a 1 article.published", "b 1 article.published"])
            #expect(told("tags") == [])
        }
    }

    @Test(arguments: TestStorage.all)
    func `a scheduled article is told of at its hour`(_ storage: TestStorage) async throws {
        try await WebhookSite.run(storage) { site in
            try await site.subscribe()
            let hour = site.articles.clock.now.milliseconds + 3_600_000
            let time = Timestamp(clamping: hour)
            try await site.create("a", #","status":"published","published_at":"\#(time)""#)
            try await site.create("b")
            try await site.sendAll()
            #expect(site.consumer.messages.map(\.article) == ["b"])
            site.articles.clock.advance(by: .seconds(3_600))
            try await site.sendAll()
            #expect(site.consumer.messages.map(\.line) == ["b 1 article.published", "a 1 article.published"])
        }
    }

    @Test(arguments: TestStorage.all)
    func `a receiver is told that changes were missed, and then of those that are kept`(
        _ storage: TestStorage
    ) async throws {
        try await WebhookSite.run(storage) { site in
            let (webhook, _) = try await site.subscribe()
            for slug in ["a", "b", "c"] { try await site.create(slug) }
            _ = try await site.webhooks.newestChange(for: .visible)
            let storage = site.articles.storage
            #expect(try await storage.deleteChanges(in: .visible, before: .latest, limit: 2) == 2)
            try await site.sendAll()
            #expect(Set(site.consumer.messages.map(\.type)) == ["changes.expired", "article.published"])
            let gap = site.consumer.messages.first { $0.type == "changes.expired" }
            #expect(gap?.body.contains(#""data":{"after":0,"next":2}"#) == true)
            #expect(site.consumer.messages.contains { $0.article == "c" })
            #expect(try await site.webhooks.webhook(webhook.id).position == 3)
        }
    }

    @Test func `the time to the next attempt grows, by chance, and up to what is asked for`() {
        for attempts in 1...40 {
            let whole = min(5_000.0 * pow(4, Double(attempts - 1)), 43_200_000)
            for random in [0, 1, UInt64.max, 123_456_789] {
                let delay = Double(WebhookRetry.delay(after: attempts, retryAfter: nil, random: random))
                #expect(delay >= (whole / 2).rounded(.down) && delay <= whole)
            }
        }
        #expect(WebhookRetry.delay(after: 1, retryAfter: 60, random: 0) == 60_000)
        #expect(WebhookRetry.delay(after: 1, retryAfter: .max, random: 0) == 86_400_000)
        #expect(WebhookRetry.delay(after: 1, retryAfter: -5, random: 0) == 2_500)
    }

    @Test(arguments: [
        #"{}"#, #"[]"#, #"{"url":"https://a.org"}"#, #"{"url":"https://a.org","events":[]}"#,
        #"{"url":"https://a.org","events":["article"]}"#, #"{"url":"https://a.org","events":"*"}"#,
        #"{"url":"https://a.org","events":["*"],"filter":{"author":"x"}}"#,
        #"{"url":"https://a.org","events":["*"],"audience":"all"}"#,
        #"{"url":"https://a.org","events":["*"],"secret":"whsec_"}"#,
        #"{"url":"http://a.org","events":["*"]}"#, #"{"url":"ftp://a.org","events":["*"]}"#,
        #"{"url":"https://a.org:99999/","events":["*"]}"#, #"{"url":"https://a.org:0/","events":["*"]}"#,
        #"{"url":"https://[::1]:70000/","events":["*"]}"#, #"{"url":"https://a.org:8x/","events":["*"]}"#,
        #"{"url":"https://u:p@a.org","events":["*"]}"#, #"{"url":"https:///x","events":["*"]}"#,
        #"{"url":"https://a.org/#x","events":["*"]}"#, #"{"url":"https://a.org/ x","events":["*"]}"#,
        #"{"url":"https://a.org\\@b.org","events":["*"]}"#, #"{"url":"https://ä.org","events":["*"]}"#,
    ])
    func `a webhook that breaks a rule is refused`(_ json: String) throws {
        let value = try JSONParser.parse(Array(json.utf8))
        let error = #expect(throws: ArticleError.self) { try WebhookDraft(json: value, allowsHTTP: false) }
        #expect(error?.code == .invalid)
    }
}
