import HTTPRouting
import Logging

/// What every connection of a server knows.
struct ServiceContext: Sendable {
    let configuration: HTTPServerConfiguration
    let router: Router
    let logger: Logger
    let connections: ConnectionCount
}
