import HTTPRouting
import HTTPTypes
import Testing

@testable import HTTPServing

@Suite struct TrustedProxyTests {
    private static let proxies = "127.0.0.1, 10.0.0.0/8,192.168.4.0/23,fd00::/8,2001:db8::7"

    private static func client(behind peer: String, _ values: [String]) throws -> String? {
        let lines = values.map { FieldLine(name: "X-Forwarded-For", value: $0) }
        return try TrustedProxies(proxies).client(behind: peer, lines)
    }

    @Test(arguments: [
        (["198.51.100.7"], "198.51.100.7"), (["203.0.113.1, 198.51.100.7"], "198.51.100.7"),
        (["203.0.113.1", "198.51.100.7"], "198.51.100.7"),
        (["203.0.113.1, 198.51.100.7, 10.1.2.3,192.168.5.255"], "198.51.100.7"),
        (["198.51.100.7, 10.1.2.3", "fd12::1"], "198.51.100.7"), (["198.51.100.7:4711"], "198.51.100.7"),
        (["[2001:db8::8]:80"], "2001:db8::8"), (["2001:DB8:0:0::8"], "2001:db8::8"),
        (["::ffff:198.51.100.7"], "198.51.100.7"), (["::ffff:10.0.0.1"], "10.0.0.1"),
        (["10.9.9.9, 10.8.8.8"], "10.9.9.9"), ([], "127.0.0.1"), ([""], "127.0.0.1"),
        (["198.51.100.7, unknown"], "127.0.0.1"), (["198.51.100.7, , 10.0.0.1"], "10.0.0.1"),
        (["'; DROP TABLE, 10.0.0.1"], "10.0.0.1"), (["192.168.6.1"], "192.168.6.1"),
        ([String(repeating: "1", count: 9_000)], "127.0.0.1"), (["fd00::1%eth0"], "127.0.0.1"),
    ])
    func `the client is the last address that no proxy has`(_ values: [String], _ client: String) throws {
        #expect(try Self.client(behind: "127.0.0.1", values) == client)
    }

    @Test func `no more proxies than thirty-two are looked through`() throws {
        let hops = Array(repeating: "10.0.0.1", count: 1_500)
        let value = (["198.51.100.7", "10.0.0.2"] + hops).joined(separator: ",")
        #expect(try Self.client(behind: "127.0.0.1", [value]) == "10.0.0.1")
        let few = (["198.51.100.7"] + hops.prefix(31)).joined(separator: ",")
        #expect(try Self.client(behind: "127.0.0.1", [few]) == "198.51.100.7")
        #expect(try Self.client(behind: "127.0.0.1", ["198.51.100.7"] + hops.prefix(31)) == "198.51.100.7")
    }

    @Test func `a proxy is known by its address or network, in either family`() throws {
        let proxies = try TrustedProxies(Self.proxies)
        for address in ["127.0.0.1", "10.255.0.1", "192.168.5.1", "fdff::", "2001:db8::7", "::ffff:10.0.0.1"]
        {
            #expect(proxies.contains(address), "\(address)")
        }
        for address in ["127.0.0.2", "11.0.0.1", "192.168.6.0", "fe00::", "2001:db8::8", "::1", "", nil] {
            #expect(!proxies.contains(address), "\(address ?? "nil")")
        }
        #expect(try TrustedProxies("0.0.0.0/0").contains("203.0.113.9"))
        #expect(try !TrustedProxies("0.0.0.0/0").contains("::1"))
        #expect(try TrustedProxies("::/0").contains("2001:db8::1"))
    }

    @Test(arguments: [
        "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "fd00::/129", "10.0.0/8", "10.0.0.0/8/8",
        "127.0.0.1,example.org", "10.0.0.0/+8",
    ])
    func `what is no address and no network is refused by name`(_ text: String) {
        #expect(throws: TrustedProxies.Malformed.self) { try TrustedProxies(text) }
    }

    @Test(arguments: [
        (nil, "127.0.0.1"), ("10.0.0.0/8", "127.0.0.1"), ("127.0.0.0/8", "198.51.100.7"),
    ])
    func `a peer that is no proxy is the client, whatever it says`(_ networks: String?, _ client: String)
        async throws
    {
        let router = testRouter { router in
            router.on(.get, "/who") { request in
                Response(contentType: "text/plain", "client=\(request.remoteAddress ?? "")")
            }
        }
        try await TestServer.run(
            router, configure: { $0.trustedProxies = networks.flatMap { try? TrustedProxies($0) } }
        ) { server in
            let text = try await server.everything(
                after:
                    "GET /who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.7\r\nConnection: close\r\n\r\n"
            )
            #expect(text.hasSuffix("client=\(client)"))
        }
    }

    @Test(arguments: [
        "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n",
        "x\r\n\r\n",
    ])
    func `every response has the common fields once, errors of the transport too`(_ request: String)
        async throws
    {
        try await TestServer.run(
            testRouter(), configure: { $0.commonFields = [("X-Content-Type-Options", "nosniff")] }
        ) { server in
            let text = try await server.everything(after: request)
            #expect(text.hasPrefix("HTTP/1.1 "))
            #expect(text.split(separator: "\r\nX-Content-Type-Options: nosniff\r\n").count == 2)
        }
    }

    @Test func `what a response says itself stands in place of a common field`() async throws {
        let router = testRouter {
            $0.on(.get, "/own") { _ in Response(fields: [.contentLanguage: "ar"], body: .bytes([0x61])) }
        }
        try await TestServer.run(
            router, configure: { $0.commonFields = [("content-language", "en"), ("X-Other", "x")] }
        ) { server in
            let text = try await server.everything(
                after: "GET /own HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(text.contains("Content-Language: ar\r\n") && text.contains("X-Other: x\r\n"))
            #expect(!text.contains("content-language") && text.contains("Date: "))
        }
    }

    @Test func `what prepared fields say stands in place of a common field`() async throws {
        let policy = try #require(HTTPField.Name("Content-Security-Policy"))
        let prepared = PreparedFields([policy: "script-src 'self'", .eTag: "\"1\""], for: [0x61])
        let router = testRouter {
            $0.on(.get, "/own", immediate: { _ in Response(prepared: prepared, [0x61]) }) { _ in
                Response(prepared: prepared, [0x61])
            }
        }
        try await TestServer.run(
            router,
            configure: { $0.commonFields = [("Content-Security-Policy", "none"), ("X-Other", "x")] }
        ) { server in
            let text = try await server.everything(
                after: "GET /own HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(text.contains("Content-Security-Policy: script-src 'self'\r\n"), "\(text)")
            #expect(!text.contains("Content-Security-Policy: none"))
            #expect(text.contains("X-Other: x\r\n") && text.contains("Date: "))
        }
    }
}
