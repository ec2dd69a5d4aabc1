import Articles
import ArticlesAPI
import ArticlesConformance
import ArticlesReader
import ArticlesSyndication
import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON
import Synchronization
import Testing

/// A clock that only moves when a test says so.
final class TestClock: Sendable {
    private let milliseconds = Atomic<Int64>(Timestamp.sample.milliseconds)

    var now: Timestamp { Timestamp(clamping: milliseconds.load(ordering: .relaxed)) }

    func advance(by duration: Int64) {
        milliseconds.add(duration, ordering: .relaxed)
    }
}

/// The whole service over one storage, as a client sees it.
struct Site: Sendable {
    let clock: TestClock
    let client: any SiteClient
    /// Keys by scope name: `read`, `write`, `publish`, `admin`.
    let keys: [String: String]
    let keyService: KeyService

    /// Checked once.
    private static let theme = Result { try ReaderTheme() }

    /// Runs `body` against the service on this backend through this transport.
    static func with(
        _ backend: Backend, _ transport: Transport,
        _ body: @escaping @Sendable (Site) async throws -> Void
    ) async throws {
        try await backend.withStorage { storage in
            let clock = TestClock()
            var dependencies = Dependencies.sample(seed: 7)
            dependencies.now = { clock.now }
            let service = KeyService(keys: storage, dependencies: dependencies)
            var keys: [String: String] = [:]
            for scope in Scope.allCases {
                keys[scope.name] = try await service.create(label: scope.name, scope: scope).token
            }
            let tokens = keys
            let tracking = storage.changeTracking(within: .seconds(1))
            let api = ArticlesAPI(
                articles: ArticleService(storage: storage, dependencies: dependencies, tracking: tracking),
                keys: service,
                settings: APISettings(
                    responseCacheBytes: 1 << 20, contract: try Contract.document(),
                    reader: ReaderPages(site: PublicSite(), theme: try theme.get()), isReady: { true }),
                changes: storage as? any ChangeNotifier,
                tracking: tracking)
            let identifiers = RequestIDSequence(prefix: "test")
            var router = Router { identifiers.next() }
            api.register(on: &router)
            try await transport.withClient(of: router) { client in
                try await body(Site(clock: clock, client: client, keys: tokens, keyService: service))
            }
        }
    }

    /// Sends a request with a key of this scope, or none.
    func send(
        _ method: HTTPRequest.Method, _ target: String, as scope: String? = nil,
        _ fields: HTTPFields = [:], json: String? = nil
    ) async throws -> ReceivedResponse {
        var fields = fields
        if let scope { fields[.authorization] = "Bearer \(keys[scope] ?? "")" }
        if json != nil, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        return try await client.send(method, target, fields, Array((json ?? "").utf8))
    }

    /// Creates an article and returns it.
    func create(_ json: String) async throws -> ReceivedResponse {
        let response = try await send(.post, "/v1/articles", as: "publish", json: json)
        #expect(response.status == 201, "\(response.text)")
        return response
    }
}

/// Something that carries requests to the service.
protocol SiteClient: Sendable {
    func send(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> ReceivedResponse
}

/// A response as a client sees it.
struct ReceivedResponse: Sendable {
    let status: Int
    let fields: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONParser.parse(body) }
    }

    /// The text of a member of the body, or of one below it.
    func string(_ path: String...) throws -> String {
        var value = try json
        for name in path { value = try #require(value[name], "no \(name) in \(text)") }
        switch value {
        case .string(let text): return text
        case .number(let digits): return digits
        case .bool(let flag): return String(flag)
        case .null: return "null"
        case .array, .object: throw Unexpected(text: text)
        }
    }

    /// The texts of one member of each element of `data`.
    func list(_ member: String) throws -> [String] {
        guard case .array(let elements) = try json["data"] else { throw Unexpected(text: text) }
        return try elements.map { element in
            guard case .string(let text) = element[member] else { throw Unexpected(text: self.text) }
            return text
        }
    }

    struct Unexpected: Error { let text: String }
}
