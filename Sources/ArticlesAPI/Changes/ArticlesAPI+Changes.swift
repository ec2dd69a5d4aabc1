import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension ArticlesAPI {
    @Sendable func listChanges(_ request: Request, _ caller: Caller) async throws -> Response {
        var asked = try ChangeRequest(request, waits: true)
        let scope = ChangeScope(for: caller.audience)
        if try request.accepts(MediaType.json, MediaType.eventStream) == MediaType.eventStream {
            // What is wrong with the number is said before the stream begins.
            let page = try await articles.changes(asked.listing, in: scope)
            asked.listing.after = asked.listing.after ?? page.oldest - 1
            return stream(asked, in: scope, for: caller)
        }
        let end = ContinuousClock().now + min(asked.wait, settings.longestWait)
        var page = try await articles.changes(asked.listing, in: scope)
        // Each look has a time of its own: that of the request would be over before the wait is.
        page = try await RequestTime.$began.withValue(nil) {
            var page = page
            while page.changes.isEmpty, ContinuousClock().now < end, await settings.isReady() {
                let isNew = try await waitForChange(beyond: page.newest, in: scope, until: end)
                try await checkKey(of: caller)
                if isNew { page = try await articles.changes(asked.listing, in: scope) }
            }
            return page
        }
        return try await reply(to: request, for: caller, page, asked) { $1.write(to: &$0) }
    }

    /// Waits for a change for a second or two at most: whoever waits must see in time that the service ends. Returns whether
    /// there is one.
    func waitForChange(
        beyond newest: Int64, in scope: ChangeScope, until end: ContinuousClock.Instant
    ) async throws -> Bool {
        try await watch(scope).wait(
            for: articles, beyond: newest, until: min(end, ContinuousClock().now + .seconds(2)))
    }

    @Sendable func listAuditEntries(_ request: Request, _ caller: Caller) async throws -> Response {
        let asked = try ChangeRequest(request, waits: false)
        let page = try await articles.changes(asked.listing, in: asked.log)
        return try await reply(to: request, for: caller, page, asked) { $1.writeAudit(to: &$0) }
    }

    private func reply(
        to request: Request, for caller: Caller, _ page: ChangePage, _ asked: ChangeRequest,
        _ write: (inout JSONWriter, NumberedChange) -> Void
    ) async throws -> Response {
        let after = asked.listing.after ?? 0
        let body = try await articles.work.run(.writing(page.size)) {
            encoded(page.json(limit: asked.listing.limit, after: after, write), version: nil, for: caller)
        }
        var response = reply(to: request, body)
        // However long caches may keep other things: this is asked for to learn of what is new.
        if caller.audience == .anonymous {
            response.fields[.cacheControl] = "public, max-age=0, must-revalidate"
        }
        response.fields[.vary] = Self.variesOfChanges
        return response
    }

    /// The request fields that a response with changes depends on.
    static let variesOfChanges = "Authorization, Accept, Last-Event-ID, Accept-Encoding"
}

extension ChangeScope {
    init(for audience: Audience) {
        switch audience {
        case .anonymous: self = .visible
        case .editorial: self = .all
        }
    }
}
