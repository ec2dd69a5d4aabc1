import Articles
import HTTPRouting
import HTTPTypes

/// Read APIs of other products. Their routes are not in the route table, nor in `openapi.yaml`: each facade has a table of its own.
extension ArticlesAPI {
    /// Adds the routes of the facades, and shows problems below their paths in their forms.
    func registerFacades(on router: inout Router) {
        guard !settings.facades.isEmpty else { return }
        for entry in settings.facades.flatMap(\.routes) {
            router.on(
                .get, entry.template, immediate: cache != nil ? showKept(as: nil) : nil,
                admission: admission(to: entry))
        }
        let (facades, showProblem) = (settings.facades, router.showProblem)
        router.showProblem = { request, problem in
            guard let facade = facades.first(where: { $0.covers(request) }) else {
                return showProblem?(request, problem)
            }
            var response = facade.showProblem(request, problem)
            for field in problem.fields { response.fields[field.name] = field.value }
            response.fields[.cacheControl] = "no-store"
            return response
        }
        router.cors?.exposedFields += facades.flatMap(\.exposedFields)
        router.cors?.requestFields += facades.flatMap(\.requestFields)
    }

    /// Whoever asks is anyone: `Authorization` is for the other product, and not looked at.
    private func admission(to entry: Facade.Entry) -> Admission {
        let route = APIRoute(
            .get, entry.template, .public, .article, operation(of: entry), mediaTypes: [], isKept: true)
        return { request async throws(Problem) in
            let caller = Caller(nil)
            let quota = quota(for: caller, request)
            try checkQuota(quota)
            let handler = handler(of: route, for: caller, admittedAt: articles.now)
            return quota.map { limited(by: $0, handler) } ?? handler
        }
    }

    private func operation(of entry: Facade.Entry) -> Operation {
        { request, caller in
            guard entry.isList else {
                return try await finish(try await entry.respond(request), to: request, for: caller)
            }
            return try await withMemory(for: request) {
                try await finish(try await entry.respond(request), to: request, for: caller)
            }
        }
    }

    /// Adds the entity tag and what caches may do, or makes it a 304.
    private func finish(
        _ response: Response, to request: Request, for caller: Caller
    ) async throws -> Response {
        guard response.status == .ok, case .bytes(let bytes) = response.body else {
            var response = response
            response.fields[.cacheControl] = response.status.code < 400 ? caching(for: caller) : "no-store"
            response.fields[.vary] = "Authorization, Accept-Encoding"
            return response
        }
        let tag = try await articles.work.run(.writing(bytes.count)) { EntityTag(of: bytes) }
        var fields = fields(of: tag.field, for: caller)
        for field in response.fields { fields[field.name] = field.value }
        return reply(to: request, EncodedResponse(tag: tag, fields: fields, bytes: bytes))
    }
}
