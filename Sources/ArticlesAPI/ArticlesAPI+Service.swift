import HTTPRouting
import HTTPTypes

/// The operations about the service itself. They need no key and take any parameters.
extension ArticlesAPI {
    /// Alive: says so without asking the storage.
    @Sendable func showHealth(_ request: Request, _ caller: Caller) async throws -> Response {
        try request.accepts(MediaType.json)
        return status("ok", .ok)
    }

    /// Ready: what the settings say.
    @Sendable func showReadiness(_ request: Request, _ caller: Caller) async throws -> Response {
        try request.accepts(MediaType.json)
        guard await settings.isReady() else { throw Problem.unavailable("the service is not ready") }
        return status("ready", .ok)
    }

    var showContractAsYAML: Operation { show(settings.contract.yaml, as: "application/yaml") }

    var showContractAsJSON: Operation { show(settings.contract.json, as: "application/json") }

    /// A document that never changes while the service runs.
    private func show(_ bytes: [UInt8], as contentType: String) -> Operation {
        let tag = EntityTag(of: bytes)
        let fields: HTTPFields = [
            .eTag: tag.field, .cacheControl: "public, max-age=0, must-revalidate", .vary: "Accept-Encoding",
        ]
        return { request, _ in
            try request.accepts(contentType)
            if request.hasCopy(of: tag) { return Response(status: .notModified, fields: fields) }
            var response = Response(fields: fields, body: .bytes(bytes))
            response.fields[.contentType] = contentType
            return response
        }
    }

    private func status(_ word: String, _ status: HTTPResponse.Status) -> Response {
        var response = Response(
            status: status, contentType: MediaType.json, "{\"status\":\"\(word)\"}")
        response.fields[.cacheControl] = "no-store"
        return response
    }
}
