import HTTPRouting
import HTTPTypes
import Testing

@Suite struct ImmediateTests {
    private static let bytes = Array("ready".utf8)
    private static let fields: HTTPFields = [
        .contentType: "text/plain", .vary: "Authorization, Accept-Encoding", .contentLength: "99",
        .connection: "close",
    ]

    private static func isImmediate(_ beginning: Beginning) -> Bool {
        switch beginning {
        case .responded: true
        case .pending: false
        }
    }

    @Test func `an immediate response needs no handler, and is finished like any other`() async throws {
        let router = makeRouter { router in
            let prepared = PreparedFields(Self.fields, for: Self.bytes)
            router.on(.get, "/a", immediate: { _ in Response(prepared: prepared, Self.bytes) }, say("slow"))
        }
        #expect(Self.isImmediate(router.begin(Request(.get, "/a"))))
        let response = await router.respond(to: Request(.get, "/a"))
        #expect(try await response.text() == "ready")
        let expected: HTTPFields = [
            .contentType: "text/plain", .vary: "Authorization, Accept-Encoding", .contentLength: "5",
            .xRequestID: "made",
        ]
        #expect(response.fields == expected)
        let head = await router.respond(to: Request(.head, "/a"))
        #expect(try await head.text().isEmpty)
        #expect(head.fields == expected)
    }

    @Test func `where there is no immediate response the handler is asked`() async throws {
        let router = makeRouter { router in
            router.on(
                .get, "/{name}", immediate: { $0.path == "/fast" ? Response() : nil }, say("slow"))
        }
        #expect(Self.isImmediate(router.begin(Request(.get, "/fast"))))
        #expect(!Self.isImmediate(router.begin(Request(.get, "/slow"))))
        #expect(try await router.respond(to: Request(.get, "/slow")).text() == "slow")
    }

    @Test func `problems of the router and OPTIONS wait for nothing`() {
        let router = makeRouter { $0.on(.get, "/a", say("a")) }
        for request in [Request(.get, "/b"), Request(.post, "/a"), Request(.options, "/a")] {
            #expect(Self.isImmediate(router.begin(request)))
        }
    }

    @Test func `a change of prepared fields shows`() {
        var response = Response(prepared: PreparedFields(Self.fields, for: Self.bytes), Self.bytes)
        response.fields[.vary] = "Origin"
        #expect(response.prepared == nil)
        #expect(response.fields[.vary] == "Origin")
        #expect(response.fields[.contentType] == "text/plain")
    }

    @Test func `prepared lines are the fields as they go over the wire`() {
        let prepared = PreparedFields([.eTag: "\"1\"", .contentType: "a/b"], for: Self.bytes)
        #expect(
            String(decoding: prepared.lines, as: UTF8.self)
                == "ETag: \"1\"\r\nContent-Type: a/b\r\nContent-Length: 5\r\n")
        #expect(!prepared.variesByEncoding)
        #expect(PreparedFields(Self.fields, for: Self.bytes).variesByEncoding)
        #expect(PreparedFields([.contentEncoding: "gzip"], for: Self.bytes).isEncoded)
    }
}
