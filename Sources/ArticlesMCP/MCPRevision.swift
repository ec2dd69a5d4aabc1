import StrictJSON

/// The revisions of the Model Context Protocol that are spoken.
enum MCPRevision {
    /// How a client and a server find out about each other.
    enum Era: Sendable {
        /// By `initialize`; what follows names the revision in a header field.
        case handshake
        /// Each request says all about itself.
        case stateless
    }

    static let stateless = "2026-07-28"
    /// The latest first.
    static let handshake = ["2025-11-25", "2025-06-18"]
    static let versionKey = "io.modelcontextprotocol/protocolVersion"
    static let capabilitiesKey = "io.modelcontextprotocol/clientCapabilities"
    static let serverKey = "io.modelcontextprotocol/serverInfo"

    static var all: [String] { [stateless] + handshake }

    /// The era of a message. Throws for a revision that is not spoken.
    static func era(ofHeader version: String?) throws(MCPError) -> Era {
        guard let version, !handshake.contains(version) else { return .handshake }
        guard version == stateless else { throw unsupported(version) }
        return .stateless
    }

    /// Checks that a request of the stateless era says about itself what its header fields say (2026-07-28, "Per-request protocol
    /// fields" and "Streamable HTTP").
    static func check(_ request: MCPRequest, _ header: (String) -> String?) throws(MCPError) {
        guard let meta = request.parameters["_meta"], let version = meta[versionKey],
            meta[capabilitiesKey] != nil
        else {
            throw MCPError(
                .invalidParameters, "params._meta must have \(versionKey) and \(capabilitiesKey)")
        }
        guard case .string(let version) = version, header("MCP-Protocol-Version") == version else {
            throw MCPError(.headerMismatch, "MCP-Protocol-Version must be the \(versionKey) of the body")
        }
        guard header("Mcp-Method") == request.method else {
            throw MCPError(.headerMismatch, "Mcp-Method must be the method of the body")
        }
        if request.method == "tools/call", let name = request.parameters["name"] {
            guard let value = header("Mcp-Name"), name == .string(value) else {
                throw MCPError(.headerMismatch, "Mcp-Name must be the name of the tool")
            }
        }
        guard version == stateless else { throw unsupported(version) }
    }

    private static func unsupported(_ version: String) -> MCPError {
        MCPError(
            .unsupportedVersion, "this revision of the protocol is not spoken here",
            data: .object([
                JSONMember("supported", .array(all.map { .string($0) })),
                JSONMember("requested", .string(version)),
            ]))
    }
}
