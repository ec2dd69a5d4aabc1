internal import CoreMetrics
import HTTPRouting
import HTTPTypes
import NIOCore

/// What a server counts: connections, and requests by route, method and class of status.
///
/// All series are made at the start, in tables: to count a request takes a few atomic additions. What clients
/// make up is no label: requests without a route are one, and so are methods that no standard names.
final class ServerMetrics: Sendable {
    /// The value of `route` for requests that have none: unknown paths, methods a path does not have,
    /// OPTIONS, and bytes that are no request.
    static let noRoute = "none"

    /// The series of one route and method.
    private struct RequestSeries: Sendable {
        /// From 2xx to 5xx.
        let classes: [Counter]
        /// HEAD has that of its GET, and all that has no route has one.
        let duration: Timer
        let abandoned: Counter

        init(
            route: String, method: String, timedAs timedMethod: String? = nil, _ factory: any MetricsFactory
        ) {
            let labels = [("route", route), ("method", method)]
            classes = (2...5).map { status in
                Counter(
                    label: "http_requests_total", dimensions: labels + [("status", "\(status)xx")],
                    factory: factory)
            }
            duration = Timer(
                label: "http_request_duration_seconds",
                dimensions: [("route", route), ("method", timedMethod ?? method)], factory: factory)
            abandoned = Counter(
                label: "http_requests_abandoned_total", dimensions: [("route", route)], factory: factory)
        }

        func record(status: Int, _ nanoseconds: Int64) {
            classes[min(max(status / 100, 2), 5) - 2].increment()
            duration.recordNanoseconds(nanoseconds)
        }
    }

    /// For each route of the router: its own method, and HEAD of a GET.
    private let routed: [(own: RequestSeries, head: RequestSeries)]
    private let unrouted: [String: RequestSeries]
    private let otherMethod: RequestSeries
    private let noRequest: RequestSeries
    private let requestBytes: Counter
    private let responseBytes: Counter
    private let inFlight: Meter
    private let openConnections: Meter
    private let served: Counter
    private let refused: Counter
    private let dropped: Counter

    init(_ factory: any MetricsFactory, routes: [Route]) {
        routed = routes.map { route in
            let own = RequestSeries(route: route.template, method: route.method.rawValue, factory)
            guard route.method == .get else { return (own, own) }
            return (own, RequestSeries(route: route.template, method: "HEAD", timedAs: "GET", factory))
        }
        func none(_ method: String) -> RequestSeries {
            RequestSeries(route: Self.noRoute, method: method, timedAs: "any", factory)
        }
        let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        unrouted = Dictionary(uniqueKeysWithValues: methods.map { ($0, none($0)) })
        otherMethod = none("other")
        noRequest = none("none")
        func counter(_ label: String, _ dimensions: [(String, String)] = []) -> Counter {
            Counter(label: label, dimensions: dimensions, factory: factory)
        }
        requestBytes = counter("http_request_body_bytes_total")
        responseBytes = counter("http_response_body_bytes_total")
        inFlight = Meter(label: "http_requests_in_flight", factory: factory)
        openConnections = Meter(label: "http_open_connections", factory: factory)
        served = counter("http_connections_total", [("result", "served")])
        refused = counter("http_connections_total", [("result", "refused")])
        dropped = counter("http_connections_total", [("result", "dropped")])
    }

    /// A connection has been opened.
    func opened(_ admission: ConnectionCount.Admission) {
        switch admission {
        case .served:
            served.increment()
            openConnections.increment()
        case .refused: refused.increment()
        case .dropped: dropped.increment()
        }
    }

    /// A connection has been closed.
    func closed(_ admission: ConnectionCount.Admission) {
        if admission == .served { openConnections.decrement() }
    }

    /// The header of a request has come.
    func began(_ exchange: Exchange) {
        exchange.isInFlight = true
        inFlight.increment()
    }

    /// A request, or what should have been one, has its response.
    func ended(_ exchange: Exchange, status: Int, bytes: Int, _ duration: TimeAmount) {
        if exchange.isInFlight {
            exchange.isInFlight = false
            inFlight.decrement()
        }
        series(of: exchange).record(status: status, max(duration.nanoseconds, 0))
        count(exchange, bytes)
    }

    /// The connection of a request has been closed before its response was complete, of whose body so much
    /// had been sent.
    func abandoned(_ exchange: Exchange, bytes: Int) {
        guard exchange.isInFlight else { return }
        exchange.isInFlight = false
        inFlight.decrement()
        series(of: exchange).abandoned.increment()
        count(exchange, bytes)
    }

    private func count(_ exchange: Exchange, _ bytes: Int) {
        if exchange.bodyBytes > 0 { requestBytes.increment(by: exchange.bodyBytes) }
        if bytes > 0 { responseBytes.increment(by: bytes) }
    }

    private func series(of exchange: Exchange) -> RequestSeries {
        guard exchange.isRequest else { return noRequest }
        guard let number = exchange.routeNumber, routed.indices.contains(number) else {
            return unrouted[exchange.request.method.rawValue] ?? otherMethod
        }
        return exchange.request.method == .head ? routed[number].head : routed[number].own
    }
}
