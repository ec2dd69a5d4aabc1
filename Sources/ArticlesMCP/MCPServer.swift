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

    /// A call of a tool that somebody else carries out.
    public struct Call: Sendable {
        /// What it stands for.
        public let request: ToolRequest
        fileprivate let id: JSONValue
        fileprivate let era: MCPRevision.Era
    }

    /// What becomes of a message.
    public enum Step: Sendable {
        /// It is responded to.
        case reply(Reply)
        /// `reply(to:_:)` responds to it, with the result.
        case call(Call)
    }

    private enum Outcome {
        case result(JSONValue)
        case call(ToolRequest)
    }

    /// Reads the body of a POST.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - header: The value of a header field.
    ///   - canWrite: Whether whoever asks is told of the tools that write.
    public func step(for body: [UInt8], canWrite: Bool, header: (String) -> String?) -> Step {
        var id = JSONValue.null
        var era = MCPRevision.Era.handshake
        do throws(MCPError) {
            let message = try MCPMessage(body)
            if case .request(let request) = message { id = request.id }
            era = try MCPRevision.era(ofHeader: header("MCP-Protocol-Version"))
            switch message {
            case .response where era == .stateless:
                throw MCPError(.invalidRequest, "nothing was asked that this could be the response to")
            case .notification, .response: return .reply(Reply(status: 202, body: nil))
            case .request(let request):
                if request.parameters["_meta"]?[MCPRevision.versionKey] != nil { era = .stateless }
                if era == .stateless { try MCPRevision.check(request, header) }
                switch try outcome(of: request, era, canWrite: canWrite) {
                case .result(let result): return .reply(Self.reply(to: id, "result", result, status: 200))
                case .call(let request): return .call(Call(request: request, id: id, era: era))
                }
            }
        } catch {
            return .reply(Self.reply(to: id, "error", error.json, status: error.code.status(in: era)))
        }
    }

    /// Responds to a call with its result.
    public func reply(to call: Call, _ result: ToolResult) -> Reply {
        let content = Self.content(String(decoding: result.json, as: UTF8.self), isError: result.isError)
        return Self.reply(to: call.id, "result", stamped(content, call.era), status: 200)
    }

    private static func reply(
        to id: JSONValue, _ name: String, _ value: JSONValue, status: Int
    ) -> Reply {
        var writer = JSONWriter(capacity: 4_096)
        writer.value(
            .object([JSONMember("jsonrpc", "2.0"), JSONMember("id", id), JSONMember(name, value)]))
        return Reply(status: status, body: writer.bytes)
    }

    private func outcome(
        of request: MCPRequest, _ era: MCPRevision.Era, canWrite: Bool
    ) throws(MCPError) -> Outcome {
        switch (request.method, era) {
        case ("initialize", .handshake): return .result(initialization(request.parameters))
        case ("server/discover", .stateless): return .result(stamped(discovery, era, isList: true))
        case ("ping", .handshake): return .result(.object([]))
        case ("ping", .stateless): return .result(stamped([], era))
        case ("tools/list", _):
            guard request.parameters["cursor"] == nil else {
                throw MCPError(.invalidParameters, "there is one page of tools, without a cursor")
            }
            let tools = MCPTool.reading + (canWrite ? MCPTool.writing : [])
            return .result(stamped([JSONMember("tools", .array(tools.map(\.json)))], era, isList: true))
        case ("tools/call", _): return try called(request.parameters, era)
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
        _ parameters: JSONValue, _ era: MCPRevision.Era
    ) throws(MCPError) -> Outcome {
        guard case .string(let name)? = parameters["name"],
            let tool = (MCPTool.reading + MCPTool.writing).first(where: { $0.name == name })
        else { throw MCPError(.invalidParameters, "params.name must be the name of a tool") }
        switch tool.request(parameters["arguments"] ?? .object([])) {
        case .failure(let faults):
            let content = Self.content(faults.faults.joined(separator: "\n"), isError: true)
            return .result(stamped(content, era))
        case .success(let request): return .call(request)
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
