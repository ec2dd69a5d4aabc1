import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite("Writing through the Model Context Protocol")
struct MCPWritingTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    @Test func `a key that writes makes drafts, and nothing but drafts`() async throws {
        let made = try await site.tool(
            "create_draft", #"{"title":"Plans","body":"Cobalt","tags":["secret"]}"#, as: .write)
        #expect(!made.isError && made.text.contains("\"status\":\"draft\""))
        let refused = try await site.tool(
            "create_draft", #"{"title":"Plans","status":"published"}"#, as: .admin)
        #expect(refused.isError && refused.text.contains("status is no argument"))
        #expect(
            try await site.tool("create_draft", #"{"title":"x"}"#).text.contains("/problems/unauthorized"))
        #expect(
            try await site.tool("create_draft", #"{"title":"x"}"#, as: .read).text.contains(
                "/problems/forbidden"))
    }

    @Test func `a change is of the version that was read`() async throws {
        _ = try await site.tool("create_draft", #"{"title":"Plans"}"#, as: .write)
        let changed = try await site.tool(
            "revise_article", #"{"ref":"plans","version":1,"body":"Better"}"#, as: .write)
        #expect(!changed.isError && changed.text.contains("\"version\":2"))
        let late = try await site.tool(
            "revise_article", #"{"ref":"plans","version":1,"body":"Worse"}"#, as: .write)
        #expect(late.isError && late.text.contains("\"current_version\":2"))
        let blind = try await site.tool("revise_article", #"{"ref":"plans","body":"Worse"}"#, as: .write)
        #expect(blind.isError && blind.text.contains("version is missing"))
    }

    @Test func `nothing is published without the scope for it`() async throws {
        _ = try await site.tool("create_draft", #"{"title":"Plans"}"#, as: .write)
        let arguments = #"{"ref":"plans","version":1,"status":"published"}"#
        let refused = try await site.tool("revise_article", arguments, as: .write)
        #expect(refused.isError && refused.text.contains("/problems/forbidden"))
        #expect(try await site.send(.get, "/v1/articles/plans").status == 404)
        #expect(try await !site.tool("revise_article", arguments, as: .publish).isError)
        #expect(try await site.send(.get, "/v1/articles/plans").status == 200)
    }

    @Test func `what a draft holds is nowhere for those without a key`() async throws {
        try await site.create(
            #"{"title":"Visible","slug":"visible","body":"Harbour and lighthouse.","tags":["open"],"status":"published"}"#
        )
        let calls = [
            ("search_articles", #"{"query":"cobalt"}"#), ("search_articles", #"{"query":"harbour"}"#),
            ("list_articles", "{}"), ("list_articles", #"{"tags":["cobalt"]}"#),
            ("read_article", #"{"ref":"cobalt"}"#), ("find_related_articles", #"{"ref":"visible"}"#),
            ("find_related_articles", #"{"ref":"cobalt"}"#), ("list_tags", "{}"),
            ("find_related_tags", #"{"slug":"open"}"#), ("find_related_tags", #"{"slug":"cobalt"}"#),
            ("revise_article", #"{"ref":"cobalt","version":1,"title":"x"}"#),
        ]
        var before: [String] = []
        for (name, arguments) in calls { before.append(try await site.tool(name, arguments).text) }
        _ = try await site.tool(
            "create_draft",
            #"{"title":"Cobalt","slug":"cobalt","body":"Harbour and cobalt.","tags":["cobalt","open"]}"#,
            as: .write)
        for ((name, arguments), text) in zip(calls, before) {
            #expect(try await site.tool(name, arguments).text == text, "\(name) \(arguments)")
        }
        #expect(
            try await site.tool("read_article", #"{"ref":"cobalt"}"#, as: .read).text.contains(
                "Harbour and cobalt."))
    }

    @Test func `a call counts as one request`() async throws {
        let site = try await TestSite(requestsPerMinute: 2)
        for expected in [200, 200, 429] {
            let response = try await site.message(
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_tags"}}"#)
            #expect(response.status == expected)
        }
    }

    @Test func `a wrong key is a 401 before anything is read`() async throws {
        let response = try await site.message("{", ["Authorization": "Bearer dl_no_key"])
        #expect(response.status == 401)
    }
}

extension TestSite {
    /// Sends a message of the protocol.
    func message(
        _ body: String, _ fields: [String: String] = [:], as scope: Scope? = nil
    ) async throws -> ReceivedResponse {
        var all = HTTPFields()
        for (name, value) in fields { all[try #require(HTTPField.Name(name))] = value }
        return try await send(.post, "/mcp", body, as: scope, fields: all)
    }

    /// Calls a tool.
    func tool(
        _ name: String, _ arguments: String, as scope: Scope? = nil
    ) async throws -> (text: String, isError: Bool) {
        let response = try await message(
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\#(name)","arguments":\#(arguments)}}"#,
            as: scope)
        let result = try #require(try response.json["result"], "\(response.text)")
        let text = result["content"]?.elements?.first?["text"]?.string
        return (try #require(text), result["isError"] == true)
    }
}
