import Articles
import ArticlesAPI
import ArticlesSyndication
import ArticlesTesting
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing
import WordPressRESTAPI

/// The facade over a storage, behind the router.
struct TestFacade: Sendable {
    let articles: TestArticles
    let router: Router

    init(_ articles: TestArticles) throws {
        self.articles = articles
        let site = PublicSite(url: try #require(SiteURL("https://example.org")), title: "Example") {
            "<p>\($0.body)</p>"
        }
        let settings = APISettings(
            contract: OpenAPIDocument(yaml: [], json: []), site: site,
            facades: [WordPressRESTAPI(articles: articles.service, site: site).facade], isReady: { true })
        let api = ArticlesAPI(articles: articles.service, keys: articles.keys, settings: settings)
        var router = Router(cors: CORSPolicy(origins: [], allowsEveryOrigin: true)) { "test" }
        api.register(on: &router)
        self.router = router
    }

    /// Creates an article, an hour and a minute after the one before.
    func create(_ members: String) async throws {
        articles.clock.advance(by: .seconds(3_660))
        let draft = try ArticleDraft(json: try JSONParser.parse(Array("{\(members)}".utf8)))
        _ = try await articles.service.create(draft)
    }

    /// What `GET` of a path below `/wp-json/wp/v2/` gets.
    func get(_ path: String, fields: HTTPFields = [:]) async -> Received {
        Received(await router.respond(to: Request(.get, "/wp-json/wp/v2/" + path, fields: fields)))
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

    /// The slugs of a list.
    var slugs: [String] { json.elements.compactMap { $0["slug"]?.text } }

    /// The numbers of a list.
    var numbers: [Int] { json.elements.compactMap { $0["id"]?.number } }

    var code: String? { json["code"]?.text }

    var total: String? { fields[.init("X-WP-Total") ?? .eTag] }

    var pages: String? { fields[.init("X-WP-TotalPages") ?? .eTag] }

    var link: String? { fields[.init("Link") ?? .eTag] }
}

extension JSONValue {
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    var text: String? { if case .string(let text) = self { text } else { nil } }

    var names: [String] { if case .object(let members) = self { members.map(\.name) } else { [] } }

    var number: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
}
