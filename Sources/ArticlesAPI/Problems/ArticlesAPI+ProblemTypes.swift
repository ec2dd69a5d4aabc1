import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// What a type of problem means, and what to do: html for people, JSON for programs.
    @Sendable func showProblemType(_ request: Request, _ caller: Caller) async throws -> Response {
        guard let type = ProblemType.bySlug[try request.parameter("name")] else {
            throw Problem.notFound("there is no such type of problem")
        }
        let isHTML = try request.accepts(MediaType.json, MediaType.page) == MediaType.page
        let bytes = isHTML ? type.html : type.json
        let tag = EntityTag(of: bytes)
        let fields: HTTPFields = [
            .eTag: tag.field, .cacheControl: "public, max-age=0, must-revalidate",
            .vary: "Accept, Accept-Encoding",
        ]
        if request.hasCopy(of: tag) { return Response(status: .notModified, fields: fields) }
        var response = Response(fields: fields, body: .bytes(bytes))
        response.fields[.contentType] = isHTML ? MediaType.html : MediaType.json
        if isHTML { response.fields[.contentSecurityPolicy] = ProblemType.contentSecurityPolicy }
        return response
    }
}
