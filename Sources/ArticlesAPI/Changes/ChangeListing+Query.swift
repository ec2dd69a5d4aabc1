import Articles
import HTTPRouting
import HTTPTypes

/// What a request for changes asks for.
struct ChangeRequest: Sendable {
    var listing = ChangeListing()
    /// How long to wait if there are no changes yet.
    var wait: Duration = .zero
    /// Which part of the audit log is asked for.
    var log = ChangeScope.all

    /// The parameters, and `Last-Event-ID`, which goes before `after`: a client that connects again sends both. Throws a 400.
    init(_ request: Request, waits: Bool) throws(Problem) {
        var query = try QueryReader(request, known: ["after", "limit", waits ? "wait" : "of"])
        listing.after = query.number("after", in: 0...Int64.max)
        listing.limit = query.limit(atMost: 1_000) ?? listing.limit
        let seconds = query.parsed("wait", "must be a whole number of seconds from 0 to 60, such as 30s") {
            Self.seconds($0)
        }
        wait = .seconds(seconds ?? 0)
        log = query.parsed("of", "must be content or administration") { Self.logs[$0] } ?? log
        try query.finish()
        guard waits, let last = request.field(.lastEventID) else { return }
        guard last.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(last) else {
            throw .badHeader(HTTPField.Name.lastEventID.rawName, "must be the sequence number of a change")
        }
        listing.after = number
    }

    private static let logs = ["content": ChangeScope.all, "administration": .administration]

    private static func seconds(_ text: String) -> Int? {
        let digits = text.hasSuffix("s") ? text.dropLast() : text[...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
            (0...60).contains(number)
        else { return nil }
        return number
    }
}

extension HTTPField.Name {
    /// `Last-Event-ID` (HTML, server-sent events)
    static let lastEventID = HTTPField.Name(token: "Last-Event-ID")
}
