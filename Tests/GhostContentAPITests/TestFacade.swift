import Articles
import ArticlesAPI
import ArticlesSyndication
import ArticlesTesting
import GhostContentAPI
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

/// The facade over a storage, behind the router.
struct TestFacade: Sendable {
    let articles: TestArticles
    let router: Router

    init(_ articles: TestArticles, isOn: Bool = true) throws {
        self.articles = articles
        let site = PublicSite(url: try #require(SiteURL("https://example.org")), title: "Example") {
            "<p>\($0.body)</p>"
        }
        let facade = GhostContentAPI(articles: articles.service, site: site).facade
        let settings = APISettings(
            contract: OpenAPIDocument(yaml: [], json: []), site: site, facades: isOn ? [facade] : [],
            isReady: { true })
        let api = ArticlesAPI(articles: articles.service, keys: articles.keys, settings: settings)
        var router = Router(cors: CORSPolicy(origins: [], allowsEveryOrigin: true)) { "test" }
        api.register(on: &router)
        self.router = router
    }

    /// Creates an article, a minute after the one before.
    func create(_ members: String) async throws {
        articles.clock.advance(by: .seconds(60))
        let draft = try ArticleDraft(json: try JSONParser.parse(Array("{\(members)}".utf8)))
        _ = try await articles.service.create(draft)
    }

    /// What `GET` of a path below `content/` gets.
    func get(_ path: String, fields: HTTPFields = [:]) async -> Received {
        Received(
            await router.respond(to: Request(.get, "/ghost/api/content/" + path.encoded, fields: fields)))
    }
}

/// A response as a client sees it.
struct Received {
    let status: Int
    let fields: HTTPFields
    let bytes: [UInt8]

    init(_ response: Response) {
        status = response.status.code
        fields = response.fields
        if case .bytes(let bytes) = response.body { self.bytes = bytes } else { bytes = [] }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var json: JSONValue { (try? JSONParser.parse(bytes)) ?? .null }

    /// The texts that a member has in the elements of a list.
    func texts(_ list: String, _ member: String) -> [String] {
        (json[list]?.elements ?? []).compactMap { $0[member]?.text }
    }

    /// The class of the first error.
    var errorType: String? { json["errors"]?.elements.first?["type"]?.text }
}

extension JSONValue {
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    var text: String? { if case .string(let text) = self { text } else { nil } }

    var names: [String] { if case .object(let members) = self { members.map(\.name) } else { [] } }

    var digits: String? { if case .number(let digits) = self { digits } else { nil } }
}

extension String {
    /// What clients encode in the filters of these tests.
    fileprivate var encoded: String {
        replacing("+", with: "%2B").replacing(" ", with: "%20").replacing("'", with: "%27")
            .replacing(">", with: "%3E").replacing("<", with: "%3C")
    }
}
