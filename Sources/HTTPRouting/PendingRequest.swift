/// How far `Router.begin` came.
public enum Beginning: Sendable {
    /// All the way.
    case answered(Response)
    /// The handler has to be waited for.
    case pending(PendingRequest)
}

/// A request whose route is known and whose handler has not been called yet.
public struct PendingRequest: Sendable {
    let request: Request
    let resolution: Resolution

    init(_ request: Request, _ resolution: Resolution) {
        self.request = request
        self.resolution = resolution
    }
}
