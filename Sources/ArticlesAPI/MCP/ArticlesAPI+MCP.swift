import Articles
import ArticlesMCP
import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON

/// The Model Context Protocol: each tool is a request of the REST API, which its route carries out for the same caller. So a
/// model sees and may do what its key does, and nothing else.
extension ArticlesAPI {
    /// Responds to a message of the protocol.
    func respondToMCP(_ mcp: MCPSettings) -> Operation {
        let server = MCPServer(name: mcp.name, version: mcp.version)
        return { request, caller in
            guard request.field(.origin).map(mcp.allowsOrigin) ?? true else { throw Problem.originNotAllowed }
            try request.requireContentType(MediaType.json)
            let reply = await server.respond(
                to: request.body, canWrite: (caller.scope ?? .read) >= .write,
                header: { name in HTTPField.Name(name).flatMap { request.field($0) } },
                call: { await call($0, for: request, caller) })
            var response = Response(status: .init(code: reply.status), fields: [.cacheControl: "no-store"])
            if let body = reply.body {
                response.body = .bytes(body)
                response.fields[.contentType] = MediaType.json
            }
            return response
        }
    }

    /// Carries the call of a tool out. A former slug leads to the present one.
    private func call(_ asked: ToolRequest, for request: Request, _ caller: Caller) async -> ToolResult {
        do throws(Problem) {
            var response = try await response(to: asked, for: request, caller)
            if response.status == .permanentRedirect, let moved = asked.moved(to: response.fields[.location])
            {
                response = try await self.response(to: moved, for: request, caller)
            }
            guard case .bytes(let bytes) = response.body else {
                throw .internalError(cause: "\(asked.method) \(asked.template) has no body")
            }
            return ToolResult(json: bytes, isError: response.status.code >= 300)
        } catch {
            var problem = error
            problem.instance = "/requests/\(request.id)"
            return ToolResult(json: problem.json, isError: true)
        }
    }

    private func response(
        to asked: ToolRequest, for request: Request, _ caller: Caller
    ) async throws(Problem) -> Response {
        let route = routes.first {
            $0.method.rawValue == asked.method && $0.path.hasSameBytes(as: asked.template)
        }
        guard let route else {
            throw .internalError(cause: "there is no route \(asked.method) \(asked.template)")
        }
        let inner = Request(of: asked, for: request)
        try await asProblem(route.kind, inner) { () async throws -> Void in
            try authorize(caller, inner, for: route)
        }
        return try await handler(of: route, for: caller)(inner)
    }
}

extension Request {
    /// The request that a call of a tool stands for.
    fileprivate init(of asked: ToolRequest, for request: Request) {
        var target = asked.template
        for (name, value) in asked.path { target = target.replacing("{\(name)}", with: value.percentEncoded) }
        let query = asked.query.map { "\($0.name)=\($0.value.percentEncoded)" }
        if !query.isEmpty { target += "?" + query.joined(separator: "&") }
        var fields = HTTPFields()
        var body: [UInt8] = []
        if let content = asked.body {
            var writer = JSONWriter(capacity: request.body.count)
            writer.value(content)
            body = writer.bytes
            fields[.contentType] = MediaType.json
        }
        if let version = asked.version { fields[.ifMatch] = "\"\(version)-\"" }
        fields[.consistencyToken] = request.field(.consistencyToken)
        self.init(
            .init(asked.method) ?? .get, target, to: asked.template, parameters: asked.path, fields: fields,
            body: body, for: request)
    }
}

extension ToolRequest {
    /// The same about the article or tag that a `Location` names: `/v1/articles/{slug}/related`.
    fileprivate func moved(to location: String?) -> ToolRequest? {
        let segments = location?.split(separator: "?").first?.split(separator: "/") ?? []
        guard segments.count > 2, let slug = String(segments[2]).removingPercentEncoding,
            let name = path.keys.first
        else { return nil }
        return ToolRequest(
            method: method, template: template, path: [name: slug], query: query, body: body,
            version: version)
    }
}

extension Problem {
    /// 403: a page of another site sends requests through somebody's browser (DNS rebinding).
    static var originNotAllowed: Problem {
        Problem(
            "origin-not-allowed", title: "Pages of this origin may not ask here", status: .forbidden,
            detail: "the Origin of the request is not that of the site, nor one that may read responses")
    }
}
