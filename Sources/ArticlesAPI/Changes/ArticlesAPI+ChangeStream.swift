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
            var listing = first
            let clock = ContinuousClock()
            var beat = clock.now + Self.heartbeat
            // Proxies, and clients, begin when something has come.
            try await write(Array(": changes\n\n".utf8))
            while await settings.isReady() {
                try await checkKey(of: caller)
                let page = try await articles.changes(listing, in: scope)
                if let last = page.changes.last {
                    try await write(Self.events(page.changes, in: scope))
                    listing.after = last.number
                } else if clock.now >= beat {
                    try await write(Array(":\n\n".utf8))
                } else {
                    try await waitForChange(in: scope, until: beat)
                    continue
                }
                beat = clock.now + Self.heartbeat
            }
        }
        return Response(
            fields: [
                .contentType: MediaType.eventStream, .cacheControl: "no-store",
                .vary: "Authorization, Accept-Encoding",
            ], body: .stream(stream))
    }

    /// `id:`, `event:` and `data:` of each change.
    private static func events(_ changes: [NumberedChange], in scope: ChangeScope) -> [UInt8] {
        var bytes: [UInt8] = []
        for numbered in changes {
            var writer = JSONWriter(capacity: 256)
            numbered.write(to: &writer, in: scope)
            let type = scope == .visible ? numbered.change.publicType : nil
            bytes += "id: \(numbered.number)\nevent: \((type ?? numbered.change.type).text)\ndata: ".utf8
            bytes += writer.bytes
            bytes += "\n\n".utf8
        }
        return bytes
    }
}
