import Foundation
import TestSupport
import Testing

/// The program behind PgBouncer as it is installed, which refuses `options` of a connection.
@Suite struct PoolerTests {
    private func dateline(_ arguments: String...) async throws -> Outcome {
        try await Program.dateline(arguments).outcome()
    }

    /// The status of each response: how often it came.
    private func statuses(_ arguments: String...) async throws -> [String: Int] {
        let curl = try Program(
            PostgreSQL.program("curl"),
            ["-s", "-Z", "-o", "/dev/null", "-w", "%{http_code}\n", "-H", "Content-Type: application/json"]
                + arguments)
        let lines = try await curl.outcome().output.split(separator: "\n").map(String.init)
        return lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    @Test(arguments: ["transaction", "session"])
    func `it serves through the pooler, and migrates only past it`(_ mode: String) async throws {
        try await TestDatabase.withDatabase("pooler") { name, url in
            let pooler = try await Pooler(before: name, mode: mode, ignoring: nil)
            let refused = try await dateline("migrate", "up", "--storage", pooler.url)
            #expect(refused.code == 9, "\(refused)")
            #expect((refused.output + refused.errors).contains("connection pooler"))
            #expect(try await dateline("migrate", "up", "--storage", url).code == 0)

            let server = try Program.dateline([
                "serve", "--port", "0", "--no-auth", "--no-access-log", "--storage", pooler.url,
                "--acquire-timeout", "30s",
            ])
            try await wait(for: "the service") { server.output.contains("listening on") }
            let place = try #require(server.output.split(separator: " ").first { $0.hasPrefix("http://") })
            let body = ["-d", #"{"title":"Hello","status":"published"}"#]
            #expect(
                try await statuses(body[0], body[1], "\(place)/v1/articles#[1-40]") == ["201": 40],
                "\(server.errors)")
            for path in [
                "v1/articles?limit=[1-60]", "v1/articles/hello#[1-60]", "v1/articles?q=hello&limit=[1-20]",
            ] {
                let found = try await statuses("\(place)/\(path)")
                #expect(found.count == 1 && found["200"] != nil, "\(path) \(found) \(server.errors)")
            }
            server.send(SIGTERM)
            #expect(try await server.outcome().code == 0)
        }
    }

    @Test func `a schema that the pooler does not pass on is refused, and taken from the role`() async throws
    {
        try await TestDatabase.withDatabase("pooler") { name, url in
            _ = try await PostgreSQL.rows("CREATE SCHEMA site_a", in: name)
            #expect(
                try await dateline("migrate", "up", "--storage", url, "--ledger-schema", "site_a").code == 0)
            let export = { (pooler: Pooler) async throws in
                try await dateline("export", "--storage", pooler.url, "--ledger-schema", "site_a")
            }
            let before = try await export(try await Pooler(before: name, ignoring: nil))
            #expect(before.code != 0, "\(before)")
            _ = try await PostgreSQL.rows("ALTER DATABASE \(name) SET search_path = site_a, public", in: name)
            let after = try await export(try await Pooler(before: name, ignoring: nil))
            #expect(after.code == 0, "\(after)")
        }
    }
}
