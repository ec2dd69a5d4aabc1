import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("Metrics of the program", .serialized)
struct MetricsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../.."
    ).standardized

    private static func scrape(
        _ server: ServerProcess, accept: String = "text/plain"
    ) async throws -> Exposition {
        let fields: HTTPFields = [.authorization: "Bearer \(server.key)", .accept: accept]
        let response = try await server.client.send(.get, "/metrics", fields, [])
        #expect(response.status == 200)
        return try Exposition(
            String(decoding: response.body, as: UTF8.self), isOpenMetrics: accept.contains("openmetrics"))
    }

    @Test(arguments: Backend.allCases)
    func `a scrape after some requests has counted them exactly`(_ backend: Backend) async throws {
        try await backend.withURL { url in
            let server = try await ServerProcess("--storage", url, "--event-loops", "2")
            for number in 1...5 {
                let json = #"{"title":"Article \#(number)","slug":"a-\#(number)","status":"published"}"#
                #expect(
                    try await server.send(.post, "/v1/articles", json: json, key: server.key).status == 201)
            }
            for _ in 0..<3 { #expect(try await server.send(.get, "/v1/articles/a-1").status == 200) }
            #expect(try await server.send(.head, "/v1/articles/a-1").status == 200)
            #expect(try await server.send(.get, "/v1/articles/nothing").status == 404)
            #expect(try await server.send(.get, "/nothing").status == 404)
            #expect(try await server.send(.put, "/v1/tags").status == 405)
            #expect(try await server.send(.options, "/v1/tags").status == 204)
            #expect(try await server.send(.post, "/v1/articles", json: "{}").status == 401)
            #expect(try await server.send(.get, "/metrics").status == 401)
            let metrics = try await Self.scrape(server)
            func count(_ method: String, _ route: String, _ status: String) -> Double? {
                metrics.value(
                    "dateline_http_requests_total", ["method": method, "route": route, "status": status])
            }
            #expect(count("POST", "/v1/articles", "2xx") == 5)
            #expect(count("POST", "/v1/articles", "4xx") == 1)
            #expect(count("GET", "/v1/articles/{ref}", "2xx") == 3)
            #expect(count("HEAD", "/v1/articles/{ref}", "2xx") == 1)
            #expect(count("GET", "/v1/articles/{ref}", "4xx") == 1)
            #expect(count("GET", "none", "4xx") == 1)
            #expect(count("PUT", "none", "4xx") == 1)
            #expect(count("OPTIONS", "none", "2xx") == 1)
            #expect(count("GET", "/metrics", "4xx") == 1)
            #expect(metrics.sum("dateline_http_requests_total") == 15)
            #expect(metrics.sum("dateline_http_request_duration_seconds_count") == 15)
            #expect(metrics.value("dateline_http_requests_in_flight") == 1)
            #expect(metrics.value("dateline_storage_up") == 1)
            #expect(metrics.value("dateline_ready") == 1)
            #expect((metrics.value("process_resident_memory_bytes") ?? 0) > 1_048_576)
            #expect((metrics.value("process_start_time_seconds") ?? 0) > 1.7e9)
            try await check(backend, metrics)
            #expect(await Self.stop(server) == 0)
        }
    }

    private func check(_ backend: Backend, _ metrics: Exposition) async throws {
        switch backend {
        case .memory: break
        case .sqlite:
            #expect((metrics.value("dateline_sqlite_write_group_size_sum") ?? 0) >= 5)
            #expect((metrics.value("dateline_sqlite_file_bytes", ["file": "database"]) ?? 0) > 0)
        case .postgresql:
            #expect(metrics.sum("dateline_postgresql_connections") >= 2)
            #expect(
                (metrics.value("dateline_postgresql_wait_seconds_count", ["class": "write"]) ?? 0) >= 5)
        }
    }

    private static func stop(_ server: ServerProcess) async -> Int32 {
        server.signal(SIGTERM)
        return await server.end()
    }

    @Test func `metrics of a service whose file is gone say what its readiness says`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.db")
        let server = try await ServerProcess("--storage", "sqlite:" + path)
        let before = try await Self.scrape(server)
        #expect(before.value("dateline_storage_up") == 1)
        #expect(before.value("dateline_ready") == 1)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
        #expect(try await server.send(.get, "/readyz").status == 503)
        let after = try await Self.scrape(server)
        #expect(after.value("dateline_storage_up") == 0)
        #expect(after.value("dateline_ready") == 0)
        await server.stop()
    }

    @Test func `the guide, the dashboard and the alerts name the metrics that there are`() async throws {
        var families: Set<String> = []
        var samples: Set<String> = ["up"]
        for backend in Backend.allCases {
            try await backend.withURL { url in
                let server =
                    backend == .postgresql
                    ? try await ServerProcess("--storage", url, "--read-storage", url)
                    : try await ServerProcess("--storage", url)
                let metrics = try await Self.scrape(server)
                let open = try await Self.scrape(server, accept: "application/openmetrics-text")
                #expect(open.types.count == metrics.types.count)
                families.formUnion(metrics.types.keys)
                samples.formUnion(metrics.samples.map(\.name))
                await server.stop()
            }
        }
        for file in ["deploy/grafana-dashboard.json", "deploy/alerts.yml"] {
            let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
            let named = Set(text.matches(of: /\b(?:dateline|process)_[a-z_]+/).map { String($0.0) })
            #expect(named.count > 10)
            #expect(named.subtracting(samples) == [], "\(file)")
        }
        let path = Self.root.appending(path: "docs/guides/monitoring.md")
        let guide = try String(contentsOf: path, encoding: .utf8)
        let listed = guide.matches(of: /(?m)^\| `((?:dateline|process)_[a-z_]+)/).map { String($0.1) }
        #expect(Set(listed).symmetricDifference(families) == [])
        #expect(listed.count == Set(listed).count)
    }

    @Test func `with --metrics off nothing is counted`() async throws {
        let server = try await ServerProcess("--storage", "memory:", "--metrics", "off")
        #expect(try await server.send(.get, "/metrics", key: server.key).status == 404)
        #expect(try await server.send(.get, "/metrics").status == 401)
        await server.stop()
    }
}
