import Foundation
import HTTPTypes
import StrictJSON
import Synchronization
import TestSupport
import Testing

@Suite("Server process", .serialized)
struct ServerTests {
    @Test(arguments: Backend.allCases)
    func `a fresh storage gets one admin key, which can do everything`(_ backend: Backend) async throws {
        try await backend.withURL { url in
            let server = try await ServerProcess("--storage", url)
            #expect(server.key.hasPrefix("dl_"))
            let created = try await server.send(
                .post, "/v1/articles", json: #"{"title":"Hello","status":"published"}"#, key: server.key)
            #expect(created.status == 201)
            #expect(try await server.send(.get, "/v1/articles/hello").body == created.body)
            for target in ["/healthz", "/readyz", "/openapi.yaml", "/openapi.json"] {
                #expect(try await server.send(.get, target).status == 200, "\(target)")
            }
            server.signal(SIGTERM)
            #expect(await server.end() == 0)
            guard backend != .memory else { return }
            let again = try await ServerProcess("--storage", url)
            #expect(again.key.isEmpty)
            #expect(try await again.send(.get, "/v1/articles/hello").body == created.body)
            await again.stop()
        }
    }

    @Test(arguments: [Backend.sqlite, .postgresql])
    func `the last use of a key is stored beside the requests, and shown by key list`(
        _ backend: Backend
    ) async throws {
        try await backend.withURL { url in
            func list() async throws -> String {
                try await Program.run("key", "list", "--storage", url).output
            }
            let server = try await ServerProcess("--storage", url)
            #expect(try await list().contains("  never used  "))
            #expect(try await server.send(.get, "/v1/articles", key: server.key).status == 200)
            server.signal(SIGTERM)
            #expect(await server.end() == 0)
            #expect(try await list().contains("  used 2"))
        }
    }

    @Test func `64 creates with one title through two processes make 64 slugs on PostgreSQL`() async throws {
        try await Backend.postgresql.withURL { url in
            let servers = [
                try await ServerProcess("--storage", url, "--no-auth"),
                try await ServerProcess("--storage", url, "--no-auth"),
            ]
            let slugs = try await createTogether(servers, count: 64)
            #expect(slugs == Set(["one-title"] + (2...64).map { "one-title-\($0)" }))
            for server in servers { await server.stop() }
        }
    }

    @Test func `64 creates with one title make 64 slugs on SQLite`() async throws {
        try await Backend.sqlite.withURL { url in
            let server = try await ServerProcess("--storage", url, "--no-auth")
            let slugs = try await createTogether([server], count: 64)
            #expect(slugs == Set(["one-title"] + (2...64).map { "one-title-\($0)" }))
            await server.stop()
        }
    }

    @Test(arguments: Backend.allCases)
    func `a signal to stop under load fails no request`(_ backend: Backend) async throws {
        try await backend.withURL { url in
            let server = try await ServerProcess("--storage", url, "--no-auth", "--drain-delay", "3s")
            let created = try await server.send(
                .post, "/v1/articles", json: #"{"title":"Hello","status":"published"}"#)
            #expect(created.status == 201)
            let load = Load()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        while !load.isEnding.load(ordering: .relaxed) {
                            let response = try await server.send(.get, "/v1/articles/hello")
                            #expect(response.status == 200)
                            load.responses.add(1, ordering: .relaxed)
                        }
                    }
                }
                while load.responses.load(ordering: .relaxed) < 50 { await Task.yield() }
                server.signal(SIGTERM)
                while try await server.send(.get, "/readyz").status != 503 { await Task.yield() }
                load.isEnding.store(true, ordering: .relaxed)
                try await group.waitForAll()
            }
            #expect(await server.end() == 0)
        }
    }

    @Test func `a stale schema is refused with 8, and --migrate applies it`() async throws {
        try await TestDatabase.withSchema { _, url in
            let refused = try await Program.run("serve", "--port", "0", "--storage", url)
            #expect(refused.code == 8)
            #expect(refused.errors.contains("migrate up"))
            let server = try await ServerProcess("--storage", url, "--migrate", "--no-auth")
            #expect(try await server.send(.get, "/v1/articles").status == 200)
            await server.stop()
        }
    }

    @Test func `settings that can't be are refused with 2, and no password is shown`() async throws {
        for arguments in [
            ["--no-auth", "--host", "0.0.0.0"], ["--port", "70000"], ["--header-timeout", "soon"],
            ["--storage", "mongodb://user:canary@host/db"], ["--storage", "postgres://user:canary@[/db"],
        ] {
            let process = try await Program.run(["serve"] + arguments)
            #expect(process.code == 2, "\(arguments)")
            #expect(!(process.output + process.errors).contains("canary"))
        }
    }

    private func createTogether(_ servers: [ServerProcess], count: Int) async throws -> Set<String> {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<count {
                group.addTask {
                    let response = try await servers[number % servers.count].send(
                        .post, "/v1/articles", json: #"{"title":"One title","status":"published"}"#)
                    #expect(response.status == 201, "\(response.text)")
                    return try response.string("slug")
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
    }
}

/// What the clients of a load share.
private final class Load: Sendable {
    let isEnding = Atomic<Bool>(false)
    let responses = Atomic<Int>(0)
}
