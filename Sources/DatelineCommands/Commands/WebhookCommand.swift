import ArgumentParser
import Articles
import StrictJSON

/// `dateline webhook`
struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "List webhooks, and have messages sent again.",
        discussion: """
            Webhooks are made and changed over HTTP, with a key that has the scope admin: POST /v1/webhooks. What \
            this command marks is sent by the instance that serves.

            EXAMPLES
              dateline webhook list
              dateline webhook redeliver 019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e
            """,
        subcommands: [ListWebhooksCommand.self, RedeliverCommand.self])
}

/// `dateline webhook list`
struct ListWebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the webhooks, oldest first. Secrets are not shown.",
        discussion: """
            Id, state, audience, events, how many messages are pending, and URL of each.

            EXAMPLES
              dateline webhook list
              dateline webhook list --json --storage sqlite:/var/lib/dateline.db
            """)

    @Flag(help: "Print one JSON array")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let (webhooks, pending) = try await StorageSession.run(storage.settings(), to: .read) { storage in
            let service = try WebhookService.over(storage)
            let backlogs = try await service.backlogs().map { ($0.webhook, $0.pending) }
            return (try await service.webhooks(), Dictionary(backlogs, uniquingKeysWith: { $1 }))
        }
        guard !json else { return try Terminal.result(Self.json(webhooks, pending)) }
        for webhook in webhooks {
            let draft = webhook.draft
            let audience = draft.audience == .visible ? "public" : "editors"
            try Terminal.result(
                "\(webhook.id)  \(webhook.state.name)  \(audience)  "
                    + draft.events.map(\.text).joined(separator: ",")
                    + "  \(pending[webhook.id] ?? 0) pending  \(draft.url.onOneLine)")
        }
    }

    private static func json(_ webhooks: [Webhook], _ pending: [UniqueID: Int]) -> String {
        let now = Dependencies.system.now()
        var writer = JSONWriter()
        writer.array(webhooks) { $1.write(to: &$0, at: now, pending: pending[$1.id] ?? 0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// `dateline webhook redeliver`
struct RedeliverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redeliver", abstract: "Have messages of a webhook sent again.",
        discussion: """
            All that are dead, or the one that is named, whatever became of it. Each is sent with its former id, so \
            that a receiver who has it knows it.

            EXAMPLES
              dateline webhook redeliver 019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e
              dateline webhook redeliver 019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e --delivery \
            019341f3-0000-7000-8000-000000000001
            """)

    @Argument(help: "The id of the webhook")
    var webhook: String
    @Option(help: ArgumentHelp("The id of one delivery (default: all that are dead)", valueName: "id"))
    var delivery: String?
    @Flag(help: "Print one JSON object")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let webhook = try Self.id(webhook, "webhook")
        let delivery = try delivery.map { text throws(CommandFailure) in try Self.id(text, "--delivery") }
        let count = try await StorageSession.run(storage.settings(), to: .change) { storage in
            let service = try WebhookService.over(storage)
            guard let delivery else { return try await service.redeliverDead(of: webhook) }
            _ = try await service.redeliver(delivery, of: webhook)
            return 1
        }
        try Terminal.result(json ? "{\"redelivered\":\(count)}" : "to be sent again: \(count)")
    }

    private static func id(_ text: String, _ name: String) throws(CommandFailure) -> UniqueID {
        guard let id = UniqueID(text) else {
            throw CommandFailure(.usage, "\(name) must be an id, such as `dateline webhook list` prints")
        }
        return id
    }
}

extension WebhookService {
    fileprivate static func over(_ storage: Storage) throws(CommandFailure) -> WebhookService {
        let articles = ArticleService(storage: storage.repository, dependencies: .system)
        guard !storage.isVolatile, let service = WebhookService(articles: articles) else {
            throw CommandFailure(.usage, "\(storage.description) keeps no webhooks that a command could see")
        }
        return service
    }
}
