import HTTPTypes

/// What of a request is known from its header and never changes; shared by the copies of the request.
final class RequestHead: Sendable {
    let method: HTTPRequest.Method
    let target: String
    let path: String
    let query: String?
    let lines: [FieldLine]
    let remoteAddress: String?

    init(method: HTTPRequest.Method, target: String, lines: [FieldLine], remoteAddress: String?) {
        self.method = method
        self.target = target
        self.lines = lines
        self.remoteAddress = remoteAddress
        guard let mark = Self.queryMark(target.utf8.span) else {
            path = target
            query = nil
            return
        }
        let index = target.utf8.index(target.startIndex, offsetBy: mark)
        path = String(target[..<index])
        query = String(target[target.utf8.index(after: index)...])
    }

    private static func queryMark(_ target: Span<UInt8>) -> Int? {
        for index in target.indices where target[index] == UInt8(ascii: "?") { return index }
        return nil
    }
}

/// The endpoint that a request was found to be for, and the values of its parameters.
final class RouteMatch: Sendable {
    let endpoint: Endpoint
    let values: [String]

    init(endpoint: Endpoint, values: [String]) {
        self.endpoint = endpoint
        self.values = values
    }
}
