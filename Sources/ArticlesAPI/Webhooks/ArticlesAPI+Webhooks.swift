import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension ArticlesAPI {
    @Sendable func listWebhooks(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        let all = try await webhookService().webhooks()
        let now = articles.now
        var writer = JSONWriter()
        writer.raw("{\"data\":")
        writer.array(all) { $1.write(to: &$0, at: now) }
        writer.raw("}")
        return reply(to: request, for: caller, writer.bytes)
    }

    @Sendable func createWebhook(_ request: Request, _ caller: Caller) async throws -> Response {
        let service = try webhookService(for: caller)
        let (webhook, secret) = try await service.create(try request.json())
        var response = reply(to: request, for: caller, webhook, status: .created, secret: secret)
        response.fields[.location] = "/v1/webhooks/\(webhook.id)"
        return response
    }

    @Sendable func showWebhook(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        let webhook = try await webhookService().webhook(try request.id("id", of: "webhook"))
        return reply(to: request, for: caller, webhook)
    }

    @Sendable func patchWebhook(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let webhook = try await webhookService(for: caller).patch(
            try request.id("id", of: "webhook"), with: try request.mergePatch(), if: precondition)
        return reply(to: request, for: caller, webhook)
    }

    @Sendable func deleteWebhook(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        try await webhookService(for: caller).delete(try request.id("id", of: "webhook"), if: precondition)
        return reply(to: .deletion, for: caller)
    }

    @Sendable func rotateWebhookSecret(_ request: Request, _ caller: Caller) async throws -> Response {
        try request.requireNoBody("a rotation")
        let (webhook, secret) = try await webhookService(for: caller).rotateSecret(
            of: try request.id("id", of: "webhook"), if: try request.precondition(isRequired: false))
        return reply(to: request, for: caller, webhook, secret: secret)
    }

    @Sendable func listWebhookDeliveries(_ request: Request, _ caller: Caller) async throws -> Response {
        var listing = WebhookDeliveryListing()
        var query = try QueryReader(request, known: ["state", "limit", "cursor"])
        listing.state = query.parsed("state", "must be pending, delivered or dead") { text in
            WebhookDelivery.State.allCases.first { $0.name.hasSameBytes(as: text) }
        }
        listing.limit = query.limit() ?? listing.limit
        listing.cursor = query.value("cursor")
        try query.finish()
        let page = try await webhookService().deliveries(
            of: try request.id("id", of: "webhook"), listing)
        return try await reply(to: request, for: caller, page, limit: listing.limit) { $1.write(to: &$0) }
    }

    @Sendable func redeliverWebhookDelivery(_ request: Request, _ caller: Caller) async throws -> Response {
        try request.requireNoBody("a redelivery")
        let delivery = try await webhookService(for: caller).redeliver(
            try request.id("delivery", of: "delivery"), of: try request.id("id", of: "webhook"))
        return reply(to: request, for: caller, delivery.json())
    }

    /// The use cases, for a request of this caller; for nobody's to read.
    private func webhookService(for caller: Caller? = nil) throws(Problem) -> WebhookService {
        let articles = caller.map { self.articles(for: $0) } ?? self.articles
        let service = WebhookService(articles: articles, allowsHTTP: settings.allowsPlainWebhooks)
        guard let service else { throw Problem.notFound("the storage of this service keeps no webhooks") }
        return service
    }

    private func reply(
        to request: Request, for caller: Caller, _ webhook: Webhook, status: HTTPResponse.Status = .ok,
        secret: String? = nil
    ) -> Response {
        reply(
            to: request, for: caller, status: status, version: webhook.version,
            webhook.json(at: articles.now, secret: secret))
    }
}

extension Request {
    /// The UUID in a part of the path. Throws `notFound` for a text that is none.
    fileprivate func id(_ name: String, of what: String) throws -> UniqueID {
        guard let id = UniqueID(try parameter(name)) else { throw ArticleError.notFound(what) }
        return id
    }
}
