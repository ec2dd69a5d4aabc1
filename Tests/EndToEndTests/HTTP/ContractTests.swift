import Articles
import ArticlesAPI
import ArticlesConformance
import ArticlesInMemory
import ArticlesReader
import ArticlesSyndication
import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@Suite("Contract")
struct ContractTests {
    @Test(arguments: HTTPPromise.all)
    func `every request and response of the promises is as openapi.yaml says`(_ promise: HTTPPromise)
        async throws
    {
        let contract = try Contract.value()
        try await Site.with(.memory, .call) { site in
            let client = ContractClient(client: site.client, check: SchemaCheck(contract: contract))
            try await promise.body(
                Site(clock: site.clock, client: client, keys: site.keys, keyService: site.keyService))
        }
    }

    @Test func `the members of an article are those of its schema, in input and output`() throws {
        let contract = try Contract.value()
        func names(_ schema: String) -> Set<String> {
            Set(contract["components"]?["schemas"]?[schema]?["properties"]?.members.map(\.name) ?? [])
        }
        #expect(names("ArticleInput") == Set(ArticleFields.names))
        #expect(names("PartialArticle") == Set(ArticleFields.names + ["html"]))
    }

    @Test func `who may use an operation is what the route table says`() throws {
        let paths = try #require(try Contract.value()["paths"])
        let service = ArticleService(storage: InMemoryArticleRepository(), dependencies: .sample())
        let reader = ReaderPages(site: PublicSite(), theme: try ReaderTheme())
        let settings = APISettings(contract: try Contract.document(), reader: reader, isReady: { true })
        for route in ArticlesAPI(articles: service, keys: nil, settings: settings).routes {
            let operation = try #require(paths[route.path]?[route.method.rawValue.lowercased()])
            var writer = JSONWriter()
            writer.value(operation["security"] ?? .null)
            let (security, statuses): (String, Set<String>) =
                switch route.access {
                case .open: ("[]", [])
                case .public: (#"[{},{"key":["read"]}]"#, ["401", "429"])
                case .read: (#"[{"key":["read"]}]"#, ["401", "429"])
                case .write: (#"[{"key":["write"]}]"#, ["401", "403", "429"])
                case .admin: (#"[{"key":["admin"]}]"#, ["401", "403", "429"])
                }
            #expect(String(decoding: writer.bytes, as: UTF8.self) == security, "\(route)")
            let listed = Set(operation["responses"]?.members.map(\.name) ?? [])
            #expect(listed.intersection(["401", "403", "429"]) == statuses, "\(route)")
        }
    }

    @Test func `fields that browsers are told of are in the contract`() throws {
        let text = String(decoding: try Contract.document().yaml, as: UTF8.self)
        for name in CORSPolicy.defaultRequestFields + CORSPolicy.defaultExposedFields {
            #expect(text.contains(name), "\(name)")
        }
    }

    @Test func `the limits of an article are those of its schema`() throws {
        let schemas = try #require(try Contract.value()["components"]?["schemas"])
        func limit(_ schema: String, _ word: String) -> String? {
            if case .number(let digits)? = schemas[schema]?[word] { digits } else { nil }
        }
        #expect(limit("Title", "maxLength") == String(ArticleLimits.title))
        #expect(limit("Excerpt", "maxLength") == String(ArticleLimits.excerpt))
        #expect(limit("TagReferences", "maxItems") == String(ArticleLimits.tags))
        #expect(limit("Authors", "maxItems") == String(ArticleLimits.authors))
        #expect(limit("Slug", "maxLength") == String(Slug.maximumLength))
    }
}

/// A client that holds everything it carries against the contract.
struct ContractClient: SiteClient {
    let client: any SiteClient
    let check: SchemaCheck

    func send(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> ReceivedResponse {
        let response = try await client.send(method, target, fields, body)
        let verb = (method == .head ? HTTPRequest.Method.get : method).rawValue.lowercased()
        guard let operation = path(of: target)?[verb] else { return response }
        let name = "\(method) \(target) \(response.status)"
        let responses = operation["responses"]?.members ?? []
        guard
            let described = responses.first(where: { $0.name == String(response.status) }).map({
                check.resolved($0.value)
            })
        else {
            Issue.record("\(name) is not in the contract")
            return response
        }
        if !response.body.isEmpty {
            let type = String((response.fields[.contentType] ?? "").prefix { $0 != ";" })
            let schema = described["content"]?[type]?["schema"]
            #expect(schema != nil, "\(name) has no \(type)")
            if let schema, type.hasSuffix("json") {
                #expect(
                    check.faults(of: try response.json, against: schema) == [], "\(name): \(response.text)")
            }
        }
        if (200..<300).contains(response.status), !body.isEmpty {
            let request = operation["requestBody"].map(check.resolved)
            let schema = request?["content"]?[fields[.contentType] ?? ""]?["schema"] ?? .null
            #expect(
                check.faults(of: try JSONParser.parse(body), against: schema) == [], "the body of \(name)")
        }
        return response
    }

    /// The path item whose template the target fits.
    private func path(of target: String) -> JSONValue? {
        let segments = target.prefix { $0 != "?" }.split(separator: "/")
        return check.contract["paths"]?.members.first { path in
            let template = path.name.split(separator: "/")
            return template.count == segments.count
                && zip(template, segments).allSatisfy(Self.fits)
        }?.value
    }

    /// Whether a segment of a path is one of a template: `part-1.xml` of `part-{n}.xml`.
    private static func fits(_ template: Substring, _ segment: Substring) -> Bool {
        guard let start = template.firstIndex(of: "{"), let end = template.lastIndex(of: "}") else {
            return template == segment
        }
        return segment.hasPrefix(template[..<start])
            && segment.hasSuffix(template[template.index(after: end)...])
    }
}
