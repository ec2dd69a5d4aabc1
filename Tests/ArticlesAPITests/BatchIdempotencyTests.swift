import Articles
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

/// Batches with an idempotency key.
@Suite struct BatchIdempotencyTests {
    private static let key: HTTPFields = [.idempotencyKey: "k-1"]

    private func send(_ body: String, to site: TestSite) async throws -> ReceivedResponse {
        try await site.send(.post, BatchTests.path, body, as: .publish, fields: Self.key)
    }

    @Test(arguments: [
        #"{"operations":[{"op":"create","article":{"title":"A"}},{"op":"create","article":{"title":"B"}}]}"#,
        #"{"filter":{"status":"any"},"change":{"add_tags":["x"]}}"#,
    ])
    func `a batch that is sent again gets the first response`(_ body: String) async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"T"}"#)
        let first = try await send(body, to: site)
        #expect(first.status == 200)
        #expect(first[.idempotencyReplayed] == nil)
        site.clock.advance(seconds: 60)
        let changes = try await site.send(.get, "/v1/audit", as: .admin).data.count
        let again = try await send(body, to: site)
        #expect(again.bytes == first.bytes)
        #expect(again[.idempotencyReplayed] == "true")
        #expect(try await site.send(.get, "/v1/audit", as: .admin).data.count == changes)
        let other = try await send(body + " ", to: site)
        #expect(other.status == 422)
        #expect(other.problem == "/problems/idempotency-key-reused")
    }

    @Test func `one by one, what was done is not done again, and what failed is tried again`() async throws {
        let site = try await TestSite()
        let body = #"""
            {"atomic":false,"operations":[{"op":"create","article":{"title":"A"}},
             {"op":"patch","ref":"later","article":{"title":"L"}},{"op":"create","article":{"title":"B"}}]}
            """#
        let first = try await send(body, to: site)
        let statuses = { (response: ReceivedResponse) in
            try response.json["results"]?.elements?.map { $0["status"]?.integer }
        }
        #expect(try statuses(first) == [201, 404, 201])
        try await site.create(#"{"title":"Later"}"#)
        let second = try await send(body, to: site)
        #expect(try statuses(second) == [201, 200, 201])
        #expect(second[.idempotencyReplayed] == nil)
        #expect(try second.json["results"]?.elements?[0] == first.json["results"]?.elements?[0])
        let third = try await send(body, to: site)
        #expect(third.bytes == second.bytes)
        #expect(third[.idempotencyReplayed] == "true")
        #expect(try await site.send(.get, "/v1/articles?status=any", as: .read).data.count == 3)
        let other = try await send(body.replacing("\"A\"", with: "\"C\""), to: site)
        #expect(other.problem == "/problems/idempotency-key-reused")
        #expect(try await site.send(.get, "/v1/articles?status=any", as: .read).data.count == 3)
    }
}
