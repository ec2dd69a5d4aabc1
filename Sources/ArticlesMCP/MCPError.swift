import StrictJSON

/// An error of JSON-RPC.
struct MCPError: Error, Sendable {
    /// The code of an error: those of JSON-RPC 2.0, and those of the protocol.
    enum Code: Int, Sendable {
        case parseError = -32_700
        case invalidRequest = -32_600
        case methodNotFound = -32_601
        case invalidParameters = -32_602
        /// A header field and the body say different things.
        case headerMismatch = -32_020
        case unsupportedVersion = -32_022

        /// The status of the response: by revision 2026-07-28; before, what was wrong with a call was a 200.
        func status(in era: MCPRevision.Era) -> Int {
            switch self {
            case .methodNotFound: era == .stateless ? 404 : 200
            case .invalidParameters: era == .stateless ? 400 : 200
            case .parseError, .invalidRequest, .headerMismatch, .unsupportedVersion: 400
            }
        }
    }

    let code: Code
    let message: String
    var data: JSONValue?

    init(_ code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// The `error` of a response.
    var json: JSONValue {
        var members = [
            JSONMember("code", .number(String(code.rawValue))), JSONMember("message", .string(message)),
        ]
        if let data { members.append(JSONMember("data", data)) }
        return .object(members)
    }
}
