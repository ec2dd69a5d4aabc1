import Articles
import ArticlesTesting
import ArticlesWebhooks
import Foundation
import HTTPRequesting
import Logging
import ServiceLifecycle
import StrictJSON
import Synchronization
import Testing

/// The receiver of webhooks, as its test wants it, and what it was sent.
final class TestConsumer: HTTPClient {
    /// One request that came.
    struct Message: Sendable {
        let url: String
        let id: String
        let timestamp: String
        let signature: String
        let trace: String
        let body: String

        var json: JSONValue? { try? JSONParser.parse(Array(body.utf8)) }
        var type: String { json?["type"]?.text ?? "" }
        /// What it is about, and at which version.
        var article: String { json?["data"]?["slug"]?.text ?? "" }
        var version: Int { json?["data"]?["version"]?.whole ?? 0 }
        var sequence: Int { json?["data"]?["sequence"]?.whole ?? 0 }
        var line: String { "\(article) \(version) \(type)" }
    }

    typealias Respond = @Sendable (Message, _ number: Int) async throws(ClientError) -> ClientResponse

    private struct State {
        var respond: Respond
        var messages: [Message] = []
        var accepted: [Message] = []
        var running: Set<String> = []
        /// Messages that came while another one about the same was on its way.
        var overlaps = 0
    }

    private let state: Mutex<State>

    init(_ respond: @escaping Respond = { _, _ in ClientResponse(status: 200) }) {
        state = Mutex(State(respond: respond))
    }

    func respond(_ respond: @escaping Respond) { state.withLock { $0.respond = respond } }

    /// Everything that came, and what of it was accepted.
    var messages: [Message] { state.withLock { $0.messages } }
    var accepted: [Message] { state.withLock { $0.accepted } }
    var overlaps: Int { state.withLock { $0.overlaps } }

    func send(_ request: ClientRequest) async throws(ClientError) -> ClientResponse {
        func field(_ name: String) -> String { request.fields.first { $0.name == name }?.value ?? "" }
        let message = Message(
            url: request.url, id: field("webhook-id"), timestamp: field("webhook-timestamp"),
            signature: field("webhook-signature"), trace: field("traceparent"),
            body: String(decoding: request.body, as: UTF8.self))
        let subject = request.url + (message.json?["data"]?["id"]?.text ?? "")
        let (respond, number) = state.withLock { state in
            state.messages.append(message)
            if !state.running.insert(subject).inserted { state.overlaps += 1 }
            return (state.respond, state.messages.count)
        }
        defer { state.withLock { _ = $0.running.remove(subject) } }
        let response = try await respond(message, number)
        if (200...299).contains(response.status) { state.withLock { $0.accepted.append(message) } }
        return response
    }
}

extension JSONValue {
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var whole: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
}

/// Articles, webhooks to a consumer, and a sender that looks often.
struct WebhookSite: Sendable {
    let articles: TestArticles
    let webhooks: WebhookService
    let consumer: TestConsumer

    static func run(
        _ storage: TestStorage, _ consumer: TestConsumer = TestConsumer(),
        _ body: (WebhookSite) async throws -> Void
    ) async throws {
        try await storage.run { articles in
            let webhooks = try #require(WebhookService(articles: articles.service))
            try await body(WebhookSite(articles: articles, webhooks: webhooks, consumer: consumer))
        }
    }

    /// Starts a sender; what is returned ends it as a signal does.
    func startSending() -> @Sendable () async throws -> Void {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let sender = WebhookSender(webhooks, client: consumer, settings: .quick, logger: logger)
        let process = ServiceGroup(services: [sender], logger: logger)
        let task = Task { try await process.run() }
        return {
            await process.triggerGracefulShutdown()
            try await task.value
        }
    }

    /// Has a sender run until a condition holds.
    func sending(until isDone: () async throws -> Bool) async throws {
        let stop = startSending()
        while try await !isDone() { await briefPause() }
        try await stop()
    }

    /// Has a sender run until nothing is pending and the feed is read.
    func sendAll() async throws {
        try await sending {
            for webhook in try await webhooks.webhooks() where webhook.state == .enabled {
                if try await webhooks.newestChange(for: webhook.draft.audience) != webhook.position {
                    return false
                }
            }
            return try await webhooks.backlogs().isEmpty
        }
    }

    @discardableResult
    func subscribe(
        _ members: String = "", url: String = "https://example.org/a"
    ) async throws -> (webhook: Webhook, secret: String) {
        let json = #"{"url":"\#(url)"\#(members.contains("events") ? "" : #","events":["*"]"#)\#(members)}"#
        return try await webhooks.create(JSONParser.parse(Array(json.utf8)))
    }

    @discardableResult
    func create(_ slug: String, _ members: String = #","status":"published""#) async throws -> Article {
        let json = #"{"slug":"\#(slug)","title":"\#(slug)"\#(members)}"#
        return try await articles.service.create(
            ArticleDraft(json: JSONParser.parse(Array(json.utf8))))
    }

    func patch(_ slug: String, _ patch: String) async throws {
        let reference = try #require(ArticleReference(slug))
        _ = try await articles.service.patch(
            reference, with: JSONParser.parse(Array(patch.utf8)), if: .none)
    }
}

extension WebhookSender.Settings {
    static let quick: Self = {
        var settings = Self()
        settings.interval = .milliseconds(2)
        settings.grace = .milliseconds(200)
        settings.timeout = .seconds(1)
        settings.lease = .seconds(6)
        return settings
    }()
}

/// Lets others run for a few milliseconds: what is waited for is done by another task, or another process.
func briefPause() async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.005) { continuation.resume() }
    }
}
