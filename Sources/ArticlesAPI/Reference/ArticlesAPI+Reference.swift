import Articles
import ArticlesRendering
import ArticlesSyndication
import HTTPRouting
import HTTPTypes
import OpenAPIReference
import StrictJSON
import Synchronization

extension ArticlesAPI {
    /// The reference of the API, for people.
    @Sendable func showReference(_ request: Request, _ caller: Caller) async throws -> Response {
        try request.accepts(MediaType.page)
        return reply(to: request, try await reference().page)
    }

    /// The style or the script of the reference. Its name holds a hash of its bytes; under the name of another version there is the
    /// present one.
    @Sendable func showReferenceFile(_ request: Request, _ caller: Caller) async throws -> Response {
        let name = try request.parameter("name")
        let files = try await reference().files
        guard let file = files.first(where: { $0.isSameFile(as: name) }) else { throw Problem.notFound() }
        return reply(to: request, file.name.hasSameBytes(as: name) ? file.response : file.uncached)
    }

    /// The reference, made when it is first asked for.
    private func reference() async throws -> PreparedReference {
        try await references.reference {
            let contract = settings.contract.json
            let address = settings.site.url.text
            return try await articles.work.run(.analysing(contract.count)) { () throws(ArticleError) in
                let document: JSONValue
                do throws(JSONError) { document = try JSONParser.parse(contract) } catch {
                    throw ArticleError(.internal, "the contract is no JSON", cause: error)
                }
                return PreparedReference(
                    APIReference(of: document, at: address, assets: "docs/") {
                        ArticleRenderer.html(of: $0, .markdown)
                    })
            }
        }
    }
}

/// The reference once it is made.
final class ReferenceStore: Sendable {
    private let state = Mutex<PreparedReference?>(nil)
    /// The others wait for the one that makes it.
    private let gate = RequestGate(width: 1, queueLimit: .max)

    /// The reference; one is made at a time, until one is there.
    func reference(_ make: () async throws -> PreparedReference) async throws -> PreparedReference {
        if let made = state.withLock({ $0 }) { return made }
        return try await gate.pass {
            if let made = state.withLock({ $0 }) { return made }
            let made = try await make()
            state.withLock { $0 = made }
            return made
        }
    }
}

/// The reference and its files as responses.
struct PreparedReference: Sendable {
    struct File: Sendable {
        let name: String
        let response: EncodedResponse

        /// Under the name of another version.
        var uncached: EncodedResponse {
            var fields = response.fields
            fields[.cacheControl] = "public, max-age=0, must-revalidate"
            return EncodedResponse(tag: response.tag, fields: fields, bytes: response.bytes)
        }

        /// Whether a name is that of this file or of another version of it.
        func isSameFile(as other: String) -> Bool {
            Self.stem(of: name) == Self.stem(of: other)
                && name.split(separator: ".").last == other.split(separator: ".").last
        }

        private static func stem(of name: String) -> Substring? { name.split(separator: "-").first }
    }

    let page: EncodedResponse
    let files: [File]

    init(_ reference: APIReference) {
        page = Self.response(
            reference.html, MediaType.html, caching: "public, max-age=0, must-revalidate",
            policy: APIReference.contentSecurityPolicy)
        files = reference.assets.map {
            File(
                name: $0.name,
                response: Self.response(
                    $0.bytes, $0.mediaType, caching: "public, max-age=31536000, immutable"))
        }
    }

    private static func response(
        _ bytes: [UInt8], _ mediaType: String, caching: String, policy: String? = nil
    ) -> EncodedResponse {
        let tag = EntityTag(of: bytes)
        var fields: HTTPFields = [
            .eTag: tag.field, .contentType: mediaType, .cacheControl: caching, .vary: "Accept-Encoding",
        ]
        fields[.contentSecurityPolicy] = policy
        return EncodedResponse(tag: tag, fields: fields, bytes: bytes)
    }
}
