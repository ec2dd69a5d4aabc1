import StrictJSON

/// A server of the Model Context Protocol over HTTP, without sessions: revision 2026-07-28, and what a server without state needs of
/// 2025-11-25 and 2025-06-18. Its tools are requests of the REST API, which somebody else carries out.
public struct MCPServer: Sendable {
    /// What a server sends back.
    public struct Reply: Sendable {
        /// The status of the response.
        public let status: Int
        /// JSON; nil for none.
        public let body: [UInt8]?
    }

    private let name: String
    private let version: String

    /// A server.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - version: The version of the service.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }

    /// Responds to the body of a POST.
    ///
    /// - Parameters:
    ///   - header: The value of a header field.
    ///   - canWrite: Whether whoever asks is told of the tools that write.
    ///   - call: Carries a request out.
    public func respond(
        to body: [UInt8], canWrite: Bool, header: (String) -> String?,
        call: (ToolRequest) async -> ToolResult
    ) async -> Reply {
        var id = JSONValue.null
        var era = MCPRevision.Era.handshake
        do throws(MCPError) {
            let message = try MCPMessage(body)
            if case .request(let request) = message { id = request.id }
            era = try MCPRevision.era(ofHeader: header("MCP-Protocol-Version"))
            switch message {
            case .response where era == .stateless:
                throw MCPError(.invalidRequest, "nothing was asked that this could be the response to")
            case .notification, .response: return Reply(status: 202, body: nil)
            case .request(let request):
                if request.parameters["_meta"]?[MCPRevision.versionKey] != nil { era = .stateless }
                if era == .stateless { try MCPRevision.check(request, header) }
                let result = try await result(of: request, era, canWrite: canWrite, call: call)
                return Self.reply(to: id, "result", result, status: 200)
            }
        } catch {
            return Self.reply(to: id, "error", error.json, status: error.code.status(in: era))
        }
    }

    private static func reply(
        to id: JSONValue, _ name: String, _ value: JSONValue, status: Int
    ) -> Reply {
        var writer = JSONWriter(capacity: 4_096)
        writer.value(
            .object([JSONMember("jsonrpc", "2.0"), JSONMember("id", id), JSONMember(name, value)]))
        return Reply(status: status, body: writer.bytes)
    }

    private func result(
        of request: MCPRequest, _ era: MCPRevision.Era, canWrite: Bool,
        call: (ToolRequest) async -> ToolResult
    ) async throws(MCPError) -> JSONValue {
        switch (request.method, era) {
        case ("initialize", .handshake): return initialization(request.parameters)
        case ("server/discover", .stateless): return stamped(discovery, era, isList: true)
        case ("ping", .handshake): return .object([])
        case ("ping", .stateless): return stamped([], era)
        case ("tools/list", _):
            guard request.parameters["cursor"] == nil else {
                throw MCPError(.invalidParameters, "there is one page of tools, without a cursor")
            }
            let tools = MCPTool.reading + (canWrite ? MCPTool.writing : [])
            return stamped([JSONMember("tools", .array(tools.map(\.json)))], era, isList: true)
        case ("tools/call", _): return stamped(try await called(request.parameters, call), era)
        case (let method, _): throw MCPError(.methodNotFound, "there is no method \(method)")
        }
    }
}

extension MCPServer {
    private var identity: JSONValue {
        .object([
            JSONMember("name", "dateline"), JSONMember("title", .string(name)),
            JSONMember("version", .string(version)),
        ])
    }

    private static let capabilities = JSONMember(
        "capabilities", .object([JSONMember("tools", .object([]))]))

    private static let instructions = JSONMember(
        "instructions",
        .string(
            "Articles of one site. search_articles and list_articles leave bodies out; read_article has one. Without a key "
                + "only what is published exists. Results and errors are JSON of the REST API; an error says what to do."
        ))

    private func initialization(_ parameters: JSONValue) -> JSONValue {
        let asked: String? =
            if case .string(let version)? = parameters["protocolVersion"] { version } else { nil }
        let spoken = MCPRevision.handshake.first { $0 == asked } ?? MCPRevision.handshake[0]
        return .object([
            JSONMember("protocolVersion", .string(spoken)), Self.capabilities,
            JSONMember("serverInfo", identity), Self.instructions,
        ])
    }

    private var discovery: [JSONMember] {
        [
            JSONMember("supportedVersions", .array(MCPRevision.all.map { .string($0) })),
            Self.capabilities, Self.instructions,
        ]
    }

    /// A result with what the stateless era has in each: whether it is complete, how long it may be kept, who made it.
    private func stamped(
        _ members: [JSONMember], _ era: MCPRevision.Era, isList: Bool = false
    ) -> JSONValue {
        guard era == .stateless else { return .object(members) }
        var members = members + [JSONMember("resultType", "complete")]
        if isList { members += [JSONMember("ttlMs", 300_000), JSONMember("cacheScope", "private")] }
        return .object(
            members + [
                JSONMember("_meta", .object([JSONMember(MCPRevision.serverKey, identity)]))
            ])
    }

    private func called(
        _ parameters: JSONValue, _ call: (ToolRequest) async -> ToolResult
    ) async throws(MCPError) -> [JSONMember] {
        guard case .string(let name)? = parameters["name"],
            let tool = (MCPTool.reading + MCPTool.writing).first(where: { $0.name == name })
        else { throw MCPError(.invalidParameters, "params.name must be the name of a tool") }
        switch tool.request(parameters["arguments"] ?? .object([])) {
        case .failure(let faults):
            return Self.content(faults.faults.joined(separator: "\n"), isError: true)
        case .success(let request):
            let result = await call(request)
            return Self.content(String(decoding: result.json, as: UTF8.self), isError: result.isError)
        }
    }

    private static func content(_ text: String, isError: Bool) -> [JSONMember] {
        [
            JSONMember(
                "content",
                .array([.object([JSONMember("type", "text"), JSONMember("text", .string(text))])])),
            JSONMember("isError", .bool(isError)),
        ]
    }
}
