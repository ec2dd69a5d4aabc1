import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite("The Model Context Protocol")
struct MCPTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    @Test(arguments: [
        ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2024-11-05", "2025-11-25"),
    ])
    func `a client of the handshake gets a revision that both speak`(
        _ asked: String, _ spoken: String
    ) async throws {
        let response = try await site.message(
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(asked)"}}"#)
        #expect(response.status == 200)
        #expect(try response.json["result"]?["protocolVersion"]?.string == spoken)
        #expect(try response.json["result"]?["serverInfo"]?["name"]?.string == "dateline")
        #expect(response.fields[.cacheControl] == "no-store")
    }

    @Test func `notifications get a 202 without a body, and other methods are not there`() async throws {
        let notification = try await site.message(
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
        #expect(notification.status == 202 && notification.text.isEmpty)
        for method in [HTTPRequest.Method.get, .delete, .put] {
            let response = try await site.send(method, "/mcp")
            #expect(response.status == 405)
            #expect(response.fields[.allow] == "OPTIONS, POST")
        }
    }

    @Test(arguments: [
        ("{", -32_700), ("[]", -32_600), ("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", -32_600),
        ("{\"id\":1,\"method\":\"ping\"}", -32_600), ("{\"jsonrpc\":\"2.0\",\"id\":1}", -32_600),
        ("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32_600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", -32_600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}", -32_600),
    ])
    func `what is no message is a 400 with an error of JSON-RPC`(_ body: String, _ code: Int) async throws {
        let response = try await site.message(body)
        #expect(response.status == 400)
        #expect(try response.json["error"]?["code"]?.integer == code)
        #expect(try response.json["jsonrpc"]?.string == "2.0")
    }

    @Test func `an unknown method and an unknown tool are errors of the protocol`() async throws {
        for (message, code) in [
            (#"{"jsonrpc":"2.0","id":"a","method":"resources/list"}"#, -32_601),
            (#"{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"drop_tables"}}"#, -32_602),
        ] {
            let response = try await site.message(message)
            #expect(response.status == 200)
            #expect(try response.json["error"]?["code"]?.integer == code)
            #expect(try response.json["id"]?.string == "a")
        }
    }

    @Test func `a request without a session says about itself what its fields say`() async throws {
        let meta =
            #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#
        let body = #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{\#(meta)}}"#
        let right = try await site.message(
            body, ["MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "server/discover"])
        #expect(right.status == 200)
        let result = try #require(try right.json["result"])
        #expect(result["supportedVersions"]?.elements?.count == 3)
        #expect(result["resultType"]?.string == "complete" && result["cacheScope"]?.string == "private")
        for (fields, code) in [
            (["MCP-Protocol-Version": "2026-07-28"], -32_020), ([:], -32_020),
            (["MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/list"], -32_020),
            (["MCP-Protocol-Version": "2030-01-01", "Mcp-Method": "server/discover"], -32_022),
        ] as [([String: String], Int)] {
            let wrong = try await site.message(body, fields)
            #expect(wrong.status == 400)
            #expect(try wrong.json["error"]?["code"]?.integer == code)
        }
        let unknown = try await site.message(
            body.replacing("server/discover", with: "initialize"),
            ["MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "initialize"])
        #expect(unknown.status == 404)
    }

    @Test func `pages of other origins get a 403, programs have none`() async throws {
        let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
        #expect(try await site.message(ping, ["Origin": "https://example.org"]).status == 200)
        for origin in ["http://evil.example", "null", "https://example.org.evil.example"] {
            let response = try await site.message(ping, ["Origin": origin])
            #expect(response.status == 403)
            #expect(response.problem == "/problems/origin-not-allowed")
        }
    }

    @Test func `only keys that write are told of tools that write`() async throws {
        let list = #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#
        for (scope, count) in [(nil, 6), (.read, 6), (.write, 8), (.admin, 8)] as [(Scope?, Int)] {
            let tools = try #require(
                try await site.message(list, as: scope).json["result"]?["tools"]?.elements)
            #expect(tools.count == count)
            for tool in tools {
                #expect(tool["inputSchema"]?["additionalProperties"] == false)
                #expect(tool["description"]?.string?.isEmpty == false)
            }
        }
    }

    @Test func `arguments that are wrong are all said at once, to the model`() async throws {
        let result = try await site.tool(
            "search_articles", #"{"limit":0,"colour":"red","tags":"a"}"#)
        #expect(result.isError)
        for part in ["query is missing", "limit must be", "colour is no argument", "tags must be a list"] {
            #expect(result.text.contains(part), "\(part)")
        }
    }

    @Test func `tools read what the API reads`() async throws {
        try await site.create(
            #"{"title":"Sea and salt","slug":"sea","body":"About the sea.","tags":["water"],"status":"published"}"#
        )
        try await site.create(
            #"{"title":"Sea and sand","slug":"sand","body":"About the sea.","tags":["water"],"status":"published"}"#
        )
        #expect(
            try await site.tool("search_articles", #"{"query":"salt"}"#).text.contains("\"slug\":\"sea\""))
        #expect(
            try await site.tool("list_articles", #"{"tags":["water"]}"#).text.contains("\"slug\":\"sand\""))
        #expect(try await site.tool("read_article", #"{"ref":"sea"}"#).text.contains("About the sea."))
        #expect(try await site.tool("find_related_articles", #"{"ref":"sea"}"#).text.contains("Sea and sand"))
        #expect(try await site.tool("list_tags", "{}").text.contains("\"article_count\":2"))
        #expect(try await !site.tool("find_related_tags", #"{"slug":"water"}"#).isError)
        let missing = try await site.tool("read_article", #"{"ref":"nothing"}"#)
        #expect(missing.isError && missing.text.contains("/problems/not-found"))
    }

    @Test func `a former slug leads to the article`() async throws {
        try await site.create(#"{"title":"Old","slug":"old","status":"published"}"#)
        _ = try await site.send(
            .patch, "/v1/articles/old", #"{"slug":"new name"}"#.replacing(" ", with: "-"), as: .admin)
        #expect(try await site.tool("read_article", #"{"ref":"old"}"#).text.contains("\"slug\":\"new-name\""))
    }
}
