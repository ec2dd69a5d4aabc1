import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension ArticlesAPI {
    /// The response with these bytes of JSON and their `ETag`; a 304 without them if the client has them.
    func reply(
        to request: Request, for caller: Caller, status: HTTPResponse.Status = .ok, version: Int? = nil,
        _ bytes: [UInt8]
    ) -> Response {
        reply(to: request, status: status, encoded(bytes, version: version, for: caller))
    }

    /// The response with something encoded; a 304 without it if the client has it.
    func reply(
        to request: Request, status: HTTPResponse.Status = .ok, _ encoded: EncodedResponse
    ) -> Response {
        guard !request.hasCopy(of: encoded.tag) else {
            var fields = encoded.fields
            fields[.contentType] = nil
            return Response(status: .notModified, fields: fields)
        }
        if let prepared = encoded.prepared {
            return Response(status: status, prepared: prepared, encoded.bytes)
        }
        return Response(status: status, fields: encoded.fields, body: .bytes(encoded.bytes))
    }

    /// These bytes of JSON with the header fields that go with them.
    func encoded(_ bytes: [UInt8], version: Int?, for caller: Caller) -> EncodedResponse {
        let tag = EntityTag(of: bytes, version: version)
        return EncodedResponse(tag: tag, fields: fields(of: tag.field, for: caller), bytes: bytes)
    }

    /// The header fields of JSON that has this entity tag.
    func fields(of entityTag: String, for caller: Caller) -> HTTPFields {
        var fields = HTTPFields()
        fields.reserveCapacity(8)
        fields.append(HTTPField(name: .eTag, value: entityTag))
        fields.append(HTTPField(name: .cacheControl, value: caching(for: caller)))
        fields.append(HTTPField(name: .vary, value: "Authorization, Accept-Encoding"))
        fields.append(HTTPField(name: .contentType, value: MediaType.json))
        return fields
    }

    /// The response with one page of a list.
    func reply<Element>(
        to request: Request, for caller: Caller, _ page: Page<Element>, limit: Int,
        _ write: (inout JSONWriter, Element) -> Void
    ) async throws -> Response {
        let list = try await articles.work.run(.writing(page.size)) {
            encoded(page.json(limit: limit, write), version: nil, for: caller)
        }
        var response = reply(to: request, list)
        if let link = try page.link(from: request) { response.fields[.link] = link }
        return response
    }

    /// The response to a former address: 308 with the present one, and the same query.
    func moved(to path: String, from request: Request, for caller: Caller) throws(Problem) -> Response {
        let query = try request.encodedQuery()
        return Response(
            status: .permanentRedirect,
            fields: [
                .location: query.isEmpty ? path : "\(path)?\(query)",
                .cacheControl: caching(for: caller),
                .vary: "Authorization, Accept-Encoding",
            ])
    }

    /// What caches may do: what everyone may read is everyone's, all else nobody's.
    func caching(for caller: Caller) -> String {
        switch caller.audience {
        case .editorial: "private, no-store"
        case .anonymous: Self.publicCaching(maxAge: Int64(settings.publicMaxAge))
        }
    }

    /// What caches may do with what everyone may read; `shortened` cuts it.
    ///
    /// - Parameter maxAge: in seconds.
    static func publicCaching(maxAge: Int64) -> String {
        maxAge > 0 ? "public, max-age=\(maxAge)" : "public, max-age=0, must-revalidate"
    }
}

extension HTTPField.Name {
    /// `Link` (RFC 8288)
    static let link = HTTPField.Name(token: "Link")
}
