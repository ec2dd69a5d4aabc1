/// The result of `Router.begin`.
public enum Beginning: Sendable {
    /// The response is complete.
    case responded(Response)
    /// The handler has to be waited for.
    case pending(PendingRequest)
}

/// A request whose endpoint is known and has not been called yet.
public struct PendingRequest: Sendable {
    let request: Request
    let endpoint: Endpoint
    /// What the endpoint's admission returned, if it has been asked.
    let handler: Handler?

    /// The place of its route in `Router.routes`.
    public var routeNumber: Int { endpoint.number }
}
