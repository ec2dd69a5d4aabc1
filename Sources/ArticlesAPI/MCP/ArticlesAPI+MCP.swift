import Articles
import ArticlesMCP
import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON

/// The Model Context Protocol: each tool is a request of the REST API, which its route carries out for the same caller. So a
/// model sees and may do what its key does, and nothing else.
extension ArticlesAPI {
    /// Responds to a message of the protocol; the tools are requests to these routes. A body as long as one of the API may be is
    /// read and written off the event loop.
    func respondToMCP(_ mcp: MCPSettings, over routes: [APIRoute]) -> Operation {
        let server = MCPServer(name: mcp.name, version: mcp.version)
        let routes = Dictionary(routes.map { ("\($0.method) \($0.path)", $0) }) { first, _ in first }
        return { request, caller in
            guard request.field(.origin).map(mcp.allowsOrigin) ?? true else { throw Problem.originNotAllowed }
            try request.requireContentType(MediaType.json)
            let step = try await reading(request) { request in
                server.step(for: request.body, canWrite: (caller.scope ?? .read) >= .write) { name in
                    HTTPField.Name(name).flatMap { request.field($0) }
                }
            }
            let reply: MCPServer.Reply
            switch step {
            case .reply(let made): reply = made
            case .call(let call):
                let result = await carryOut(call.request, for: request, caller, over: routes)
                // What was written is written: the response waits for its turn.
                reply = try await articles.work.run(.writing(result.json.count), evenIfFull: true) {
                    server.reply(to: call, result)
                }
            }
            var response = Response(status: .init(code: reply.status), fields: [.cacheControl: "no-store"])
            if let body = reply.body {
                response.body = .bytes(body)
                response.fields[.contentType] = MediaType.json
            }
            return response
        }
    }

    /// Carries the call of a tool out. A former slug leads to the present one.
    private func carryOut(
        _ asked: ToolRequest, for request: Request, _ caller: Caller, over routes: [String: APIRoute]
    ) async -> ToolResult {
        do throws(Problem) {
            guard let route = routes["\(asked.method) \(asked.template)"] else {
                throw failure("there is no route \(asked.method) \(asked.template)", request)
            }
            var response = try await response(to: asked, for: request, caller, of: route)
            if response.status == .permanentRedirect, let moved = asked.moved(to: response.fields[.location])
            {
                response = try await self.response(to: moved, for: request, caller, of: route)
            }
            guard case .bytes(let bytes) = response.body else {
                throw failure("\(asked.method) \(asked.template) has no body", request)
            }
            return ToolResult(json: bytes, isError: response.status.code >= 300)
        } catch {
            var problem = error
            problem.instance = "/requests/\(request.id)"
            return ToolResult(json: problem.json, isError: true)
        }
    }

    /// A fault of the service, which the log hears of: the response is a 200.
    private func failure(_ reason: String, _ request: Request) -> Problem {
        settings.onFailure(ArticleError(.internal, reason), request)
        return .internalError(cause: reason)
    }

    private func response(
        to asked: ToolRequest, for request: Request, _ caller: Caller, of route: APIRoute
    ) async throws(Problem) -> Response {
        let inner = try await asProblem(route.kind, request) {
            let inner = try await articles.work.run(.writing(request.body.count)) {
                Request(of: asked, for: request)
            }
            try authorize(caller, inner, for: route)
            return inner
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
    /// The same about the article or tag that a `Location` names: `/v1/articles/{slug}/related`, or relative to it `../{slug}/related`.
    fileprivate func moved(to location: String?) -> ToolRequest? {
        guard let location else { return nil }
        let segments = location.prefix { $0 != "?" }.split(separator: "/").drop { $0 == ".." || $0 == "." }
        let place = segments.dropFirst(location.hasPrefix("/") ? 2 : 0).first
        guard let slug = place.flatMap({ String($0).removingPercentEncoding }), let name = path.keys.first
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
