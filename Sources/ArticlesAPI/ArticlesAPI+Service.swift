import HTTPRouting
import HTTPTypes

/// The operations about the service itself. They need no key and take any parameters.
extension ArticlesAPI {
    /// Alive: answers without asking the storage.
    @Sendable func showHealth(_ request: Request) async throws(Problem) -> Response {
        try request.accepts(MediaType.json)
        return status("ok", .ok)
    }

    /// Ready: what the settings say.
    @Sendable func showReadiness(_ request: Request) async throws(Problem) -> Response {
        try request.accepts(MediaType.json)
        guard await settings.isReady() else { throw .unavailable("the service is not ready") }
        return status("ready", .ok)
    }

    /// A document that never changes while the service runs.
    func showing(_ bytes: [UInt8], as contentType: String) -> Handler {
        let tag = EntityTag(of: bytes)
        let fields: HTTPFields = [
            .eTag: tag.field, .cacheControl: "public, max-age=0, must-revalidate", .vary: "Accept-Encoding",
        ]
        return { request async throws(Problem) in
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
