import ArticlesExchange
import HTTPRequesting
import Synchronization
import Testing

@testable import DatelineCommands

@Suite("Requests of an import of a site")
struct WebTransportTests {
    /// A client that responds in turn.
    private final class Client: HTTPClient {
        private let responses: Mutex<[Result<ClientResponse, ClientError>]>
        private let asked = Mutex<[String]>([])

        init(_ responses: [Result<ClientResponse, ClientError>]) { self.responses = Mutex(responses) }

        var urls: [String] { asked.withLock { $0 } }

        func send(_ request: ClientRequest) async throws(ClientError) -> ClientResponse {
            asked.withLock { $0.append(request.url) }
            let next = responses.withLock { $0.isEmpty ? .failure(.connection) : $0.removeFirst() }
            return try next.get()
        }
    }

    /// How long a transport waited.
    private final class Waits: Sendable {
        private let times = Mutex<[Duration]>([])

        var all: [Duration] { times.withLock { $0 } }

        func add(_ time: Duration) { times.withLock { $0.append(time) } }
    }

    private static func redirect(to target: String) -> Result<ClientResponse, ClientError> {
        .success(ClientResponse(status: 301, fields: [.init("Location", target)]))
    }

    private static let done = Result<ClientResponse, ClientError>.success(ClientResponse(status: 200))

    private func transport(
        _ own: Client, _ others: Client? = nil, waits: Waits = Waits()
    ) throws -> WebTransport {
        try WebTransport(
            for: "http://blog.example.org/", ownHost: own, others: others ?? own, delay: .zero,
            wait: { time in if time > .zero { waits.add(time) } })
    }

    @Test func `what is busy is asked again when it says, and not for ever`() async throws {
        let waits = Waits()
        let busy = Result<ClientResponse, ClientError>.success(ClientResponse(status: 429, retryAfter: 7))
        let unavailable = Result<ClientResponse, ClientError>.success(ClientResponse(status: 503))
        let client = Client([busy, unavailable, .failure(.connection), Self.done])
        let response = try await transport(client, waits: waits).get("http://blog.example.org/", fields: [])
        #expect(response.status == 200)
        #expect(waits.all == [.seconds(7), .seconds(2), .seconds(4)])
        let deaf = Client(Array(repeating: unavailable, count: 50))
        await #expect(throws: SiteError.self) {
            try await transport(deaf).get("http://blog.example.org/", fields: [])
        }
        #expect(deaf.urls.count == WebTransport.mostTries)
        let far = Client([.success(ClientResponse(status: 429, retryAfter: 86_400))])
        await #expect(throws: SiteError.self) {
            try await transport(far).get("http://blog.example.org/", fields: [])
        }
    }

    @Test func `only the host and port that were named may be private`() async throws {
        let own = Client([
            Self.redirect(to: "https://blog.example.org/a"), Self.redirect(to: "https://other.example.org/b"),
        ])
        let others = Client([.failure(.addressRefused), Self.done])
        let response = try await transport(own, others).get(
            "http://blog.example.org/", fields: [])
        #expect(response.url == "https://other.example.org/b")
        #expect(own.urls == ["http://blog.example.org/", "https://blog.example.org/a"])
        #expect(others.urls == ["http://blog.example.org/", "https://other.example.org/b"])
        let refusing = Client([
            Self.redirect(to: "http://blog.example.org:9200/"), .failure(.addressRefused),
        ])
        await #expect(throws: SiteError.self) {
            try await transport(Client([]), refusing).get("http://blog.example.org/", fields: [])
        }
        #expect(refusing.urls.last == "http://blog.example.org:9200/")
    }

    @Test func `a host that is public at first stays so, wherever its name leads later`() async throws {
        let own = Client([Self.done])
        let transport = try transport(own, Client([Self.done, .failure(.addressRefused)]))
        _ = try await transport.get("http://blog.example.org/", fields: [])
        await #expect(throws: SiteError.self) {
            try await transport.get("http://blog.example.org/2", fields: [])
        }
        #expect(own.urls.isEmpty)
    }

    @Test func `a private host that does not respond at first is reached by another try`() async throws {
        let own = Client([Self.done])
        let response = try await transport(own, Client([.failure(.timeout), .failure(.addressRefused)])).get(
            "http://blog.example.org/", fields: [])
        #expect(response.status == 200 && own.urls.count == 1)
    }

    @Test func `a site that was named with https is asked for nothing without`() async throws {
        let client = Client([Self.done])
        let transport = try WebTransport(
            for: "https://blog.example.org/", ownHost: client, others: client, delay: .zero, wait: { _ in })
        for address in ["http://blog.example.org/feed/?paged=2", "http://cdn.example.org/"] {
            await #expect(throws: SiteError.self) { try await transport.get(address, fields: []) }
        }
        #expect(client.urls.isEmpty)
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://a/", "http://user:word@a/", "", "javascript:1"])
    func `a redirect leads nowhere but to http and https`(_ target: String) async throws {
        let client = Client([Self.redirect(to: target)])
        await #expect(throws: SiteError.self) {
            try await transport(client).get("http://blog.example.org/", fields: [])
        }
    }

    @Test func `redirects come to an end, and give up no encryption`() async throws {
        let round = Client(Array(repeating: Self.redirect(to: "/"), count: 50))
        await #expect(throws: SiteError.self) {
            try await transport(round).get("http://blog.example.org/", fields: [])
        }
        #expect(round.urls.count == WebTransport.mostRedirects + 1)
        let down = Client([Self.redirect(to: "http://blog.example.org/")])
        await #expect(throws: SiteError.self) {
            try await transport(down).get("https://blog.example.org/", fields: [])
        }
    }
}
