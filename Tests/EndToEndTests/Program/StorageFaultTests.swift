import Foundation
import HTTPTypes
import Logging
import PostgreSQLClient
import StrictJSON
import TestSupport
import Testing

/// What a client is told when the storage is not well, by the real program.
@Suite("Storage faults", .serialized)
struct StorageFaultTests {
    @Test func `while a table is locked every request is refused in time, and as too slow`() async throws {
        try await Backend.postgresql.withURL { url in
            let server = try await ServerProcess(
                "--storage", url, "--no-auth", "--statement-timeout", "1s", "--acquire-timeout", "500ms")
            let created = try await server.send(
                .post, "/v1/articles", json: #"{"title":"Hello","status":"published"}"#)
            #expect(created.status == 201)
            try await TestDatabase.withSession(url) { session in
                _ = try await session.script("BEGIN; LOCK TABLE articles")
                try await withThrowingTaskGroup(of: ReceivedResponse.self) { group in
                    for number in 0..<200 {
                        group.addTask {
                            switch number % 4 {
                            case 0: try await server.send(.get, "/v1/articles/hello")
                            case 1: try await server.send(.get, "/v1/articles?limit=5")
                            case 2: try await server.send(.get, "/v1/articles/none-\(number)")
                            default:
                                try await server.send(
                                    .post, "/v1/articles", json: #"{"title":"Title \#(number)"}"#)
                            }
                        }
                    }
                    for try await response in group {
                        #expect(response.status == 503)
                        let type = try response.string("type")
                        #expect(["/problems/unavailable", "/problems/outcome-unknown"].contains(type))
                        #expect(response.fields[.retryAfter] == "1")
                    }
                }
                // Only now is the lock let go: every response came while it was held.
                _ = try await session.script("ROLLBACK")
            }
            while try await server.send(.get, "/v1/articles/hello").status != 200 {}
            await server.stop()
        }
    }

    @Test func `a database that may only be read says so to whoever writes, and is read`() async throws {
        try await Backend.postgresql.withURL { url in
            let readOnly = url + "%20-cdefault_transaction_read_only%3Don"
            let server = try await ServerProcess("--storage", readOnly, "--no-auth")
            let refused = try await server.send(.post, "/v1/articles", json: #"{"title":"Hello"}"#)
            #expect(refused.status == 503)
            #expect(try refused.string("type") == "/problems/storage-read-only")
            #expect(refused.fields[.retryAfter] == "10")
            #expect(try await server.send(.get, "/v1/articles").status == 200)
            await server.stop()
        }
    }

    @Test(arguments: ["SQL_ASCII", "LATIN1", "EUC_JP"])
    func `a database in another encoding is refused by migrate and serve, with the command to make one`(
        _ encoding: String
    ) async throws {
        let options =
            "ENCODING '\(encoding)' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc TEMPLATE template0"
        try await TestDatabase.withDatabase("encoding", options: options) { name, url in
            for command in [
                ["migrate", "up", "--storage", url], ["migrate", "status", "--storage", url],
                ["serve", "--port", "0", "--storage", url],
                ["serve", "--port", "0", "--migrate", "--storage", url],
                ["export", "--storage", url], ["key", "list", "--storage", url],
            ] {
                let outcome = try await Program.run(command)
                let said = outcome.output + outcome.errors
                #expect(outcome.code == 9, "\(command) \(said)")
                #expect(said.contains("the encoding of \(name) is \(encoding), not UTF-8"), "\(command)")
                #expect(said.contains("ENCODING 'UTF8'"), "\(command) \(said)")
            }
        }
    }

    @Test func `a SQLite file in UTF-16 is refused, with the commands to turn it into UTF-8`() async throws {
        let folder = try TemporaryFolder()
        let empty = folder.path("empty.db")
        try Data(Self.emptyUTF16).write(to: URL(filePath: empty))
        for command in [["migrate", "up"], ["serve", "--port", "0"]] {
            let outcome = try await Program.run(command + ["--storage", "sqlite:\(empty)"])
            #expect(outcome.code == 9, "\(outcome.errors)")
            #expect((outcome.output + outcome.errors).contains("is UTF-16le, not UTF-8"))
        }
    }

    @Test func `texts survive whatever PGCLIENTENCODING says`() async throws {
        try await Backend.postgresql.withURL { url in
            let server = try await ServerProcess(
                "--storage", url, "--no-auth", environment: ["PGCLIENTENCODING": "LATIN1"])
            let created = try await server.send(
                .post, "/v1/articles", json: #"{"title":"Fünf €","slug":"five","status":"published"}"#)
            #expect(created.status == 201)
            #expect(try await server.send(.get, "/v1/articles/five").string("title") == "Fünf €")
            #expect(try await server.send(.get, "/v1/articles?q=f%C3%BCnf").status == 200)
            await server.stop()
        }
    }

    /// A SQLite database of one page without a table (https://sqlite.org/fileformat2.html).
    private static var emptyUTF16: [UInt8] {
        var page = Array("SQLite format 3".utf8) + [0, 0x10, 0, 1, 1, 0, 64, 32, 32]
        page += [0, 0, 0, 1, 0, 0, 0, 1] + Array(repeating: 0, count: 8) + [0, 0, 0, 1, 0, 0, 0, 4]
        page += Array(repeating: 0, count: 8) + [0, 0, 0, 2]  // UTF-16, the low byte first
        page += Array(repeating: 0, count: 32) + [0, 0, 0, 1, 0, 0x2E, 0x63, 0x01]
        page += [0x0D, 0, 0, 0, 0, 0x10, 0, 0]
        return page + Array(repeating: 0, count: 4_096 - page.count)
    }

    /// Runs `body` with a session of its own.
}
