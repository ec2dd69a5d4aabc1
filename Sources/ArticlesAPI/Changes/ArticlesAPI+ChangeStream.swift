import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

/// Changes as server-sent events (HTML, 9.2).
extension ArticlesAPI {
    /// After so long without a change a comment is sent: it keeps proxies from ending the connection, and shows a client that
    /// has gone.
    private static let heartbeat: Duration = .seconds(15)

    /// A response that goes on with each change, until the client goes or the service ends.
    ///
    /// What goes wrong ends it: the client connects again with `Last-Event-ID`, and is told then.
    func stream(_ asked: ChangeRequest, in scope: ChangeScope, for caller: Caller) -> Response {
        var listing = asked.listing
        listing.limit = 100
        let first = listing
        let stream = ResponseStream { write in
            do {
                try await writeEvents(first, in: scope, for: caller, write)
            } catch let error as ArticleError where error.code == .unauthorized {
                // The key has ended, and the stream with it.
                return
            }
        }
        return Response(
            fields: [
                .contentType: MediaType.eventStream, .cacheControl: "no-store",
                .vary: Self.variesOfChanges,
            ], body: .stream(stream))
    }

    private func writeEvents(
        _ first: ChangeListing, in scope: ChangeScope, for caller: Caller,
        _ write: ([UInt8]) async throws -> Void
    ) async throws {
        var listing = first
        let clock = ContinuousClock()
        var beat = clock.now + Self.heartbeat
        // What was given last, once everything up to it was sent.
        var newest: Int64?
        // Proxies, and clients, begin when something has come.
        try await write(Array(": changes\n\n".utf8))
        while await settings.isReady() {
            try await checkKey(of: caller)
            if let known = newest, clock.now < beat {
                if try await waitForChange(beyond: known, in: scope, until: beat) { newest = nil }
                continue
            }
            let page = try await articles.changes(listing, in: scope)
            if let last = page.changes.last {
                await remember(for: caller)
                try await write(Self.events(page.changes))
                listing.after = last.number
            } else {
                if newest != nil { try await write(Array(":\n\n".utf8)) }
                newest = page.newest
            }
            beat = clock.now + Self.heartbeat
        }
    }

    /// `id:`, `event:` and `data:` of each change.
    private static func events(_ changes: [NumberedChange]) -> [UInt8] {
        var bytes: [UInt8] = []
        for numbered in changes {
            var writer = JSONWriter(capacity: 256)
            numbered.write(to: &writer)
            bytes += "id: \(numbered.number)\nevent: \(numbered.change.type.text)\ndata: ".utf8
            bytes += writer.bytes
            bytes += "\n\n".utf8
        }
        return bytes
    }
}
