import StrictJSON

/// A message of JSON-RPC 2.0, as the protocol has them.
enum MCPMessage: Sendable {
    /// A request, which gets a result or an error.
    case request(MCPRequest)
    /// A notification, which gets nothing.
    case notification
    /// A response to a request that this server never made.
    case response

    /// Reads a message. Batches are none since revision 2025-06-18.
    init(_ bytes: [UInt8]) throws(MCPError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(bytes)
        } catch {
            throw MCPError(.parseError, "the body is not JSON: \(error.detail), at byte \(error.offset)")
        }
        guard case .object = value else {
            throw MCPError(.invalidRequest, "the body must be one JSON-RPC message; there are no batches")
        }
        guard value["jsonrpc"] == "2.0" else {
            throw MCPError(.invalidRequest, "jsonrpc must be \"2.0\"")
        }
        guard case .string(let method)? = value["method"] else {
            guard value["result"] != nil || value["error"] != nil else {
                throw MCPError(.invalidRequest, "method must be a string")
            }
            self = .response
            return
        }
        guard let id = value["id"] else {
            self = .notification
            return
        }
        let parameters = value["params"] ?? .object([])
        guard case .object = parameters else {
            throw MCPError(.invalidRequest, "params must be an object")
        }
        switch id {
        case .string: break
        case .number(let digits) where Int(digits) != nil: break
        case _: throw MCPError(.invalidRequest, "id must be a string or a whole number")
        }
        self = .request(MCPRequest(id: id, method: method, parameters: parameters))
    }
}

/// A request of the protocol.
struct MCPRequest: Sendable {
    let id: JSONValue
    let method: String
    let parameters: JSONValue
}
