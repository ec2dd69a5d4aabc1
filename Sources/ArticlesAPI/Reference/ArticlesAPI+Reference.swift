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
        guard let file = ReferenceFile.all.first(where: { $0.isSameFile(as: name) }) else {
            throw Problem.notFound()
        }
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

/// The reference as a response.
struct PreparedReference: Sendable {
    let page: EncodedResponse

    init(_ reference: APIReference) {
        page = EncodedResponse(
            unchanging: reference.html, MediaType.html, caching: "public, max-age=0, must-revalidate",
            policy: APIReference.contentSecurityPolicy)
    }
}

/// A file of the reference, for its page and those of problems.
struct ReferenceFile: Sendable {
    static let all = APIReference.assets.map { asset in
        ReferenceFile(
            name: asset.name,
            response: EncodedResponse(
                unchanging: asset.bytes, asset.mediaType, caching: "public, max-age=31536000, immutable"))
    }

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

extension EncodedResponse {
    /// What is the same as long as the service runs.
    fileprivate init(
        unchanging bytes: [UInt8], _ mediaType: String, caching: String, policy: String? = nil
    ) {
        let tag = EntityTag(of: bytes)
        var fields: HTTPFields = [
            .eTag: tag.field, .contentType: mediaType, .cacheControl: caching, .vary: "Accept-Encoding",
        ]
        fields[.contentSecurityPolicy] = policy
        self.init(tag: tag, fields: fields, bytes: bytes)
    }
}
