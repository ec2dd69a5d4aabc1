import HTTPTypes
import TestSupport
import Testing

/// `--read-storage`. A real standby that is behind is read by `Scripts/replica-lag`.
@Suite struct ReadStorageTests {
    @Test func `reads come from the read storage, and a change brings a token`() async throws {
        try await Backend.postgresql.withURL { url in
            let server = try await ServerProcess(
                "--storage", url, "--no-auth", "--metrics", "loopback", "--read-storage", url)
            let created = try await server.send(
                .post, "/v1/articles", json: #"{"title":"Hello","status":"published"}"#)
            #expect(created.status == 201)
            let token = try #require(HTTPField.Name("Dateline-Consistency-Token"))
            #expect(created.fields[token]?.contains("-") == true)
            var metrics = ""
            // Before both servers have been heard, all reads come from the primary.
            repeat {
                #expect(try await server.send(.get, "/v1/articles/hello").status == 200)
                metrics = String(decoding: try await server.send(.get, "/metrics").body, as: UTF8.self)
            } while metrics.contains("dateline_read_storage_reads_total{from=\"replica\"} 0\n")
            #expect(metrics.contains("\ndateline_read_storage_up 1\n"))
            #expect(metrics.contains("\ndateline_read_storage_failed_reads_total 0\n"))
            await server.stop()
        }
    }

    @Test(arguments: [
        (["--storage", "memory:", "--read-storage", "postgres://h/d"], "memory: has no replicas"),
        (["--storage", "sqlite:no.db", "--read-storage", "sqlite:other.db"], "sqlite: has no replicas"),
        (["--storage", "postgres://h/d", "--read-storage", "memory:"], "memory: has no replicas"),
        (["--storage", "postgres://h/d", "--read-storage", "postgres://a,b/d"], "names one server"),
        (["--storage", "postgres://h/d", "--read-storage", "postgres:///d?host=a,b"], "names one server"),
        (
            ["--storage", "postgres://h/d", "--read-storage", "postgres:///d?hostaddr=127.0.0.1,127.0.0.2"],
            "names one server"
        ),
        (
            ["--storage", "postgres://h/d", "--read-storage", "postgres://u:a@b@h/d"],
            "--read-storage is no URL"
        ),
        (["--storage", "postgres://h/d", "--read-storage", "nonsense"], "--read-storage must be"),
        (
            ["--storage", "postgres://h/d", "--read-storage", "postgres://h/d", "--read-lag-limit", "0s"],
            "--read-lag-limit"
        ),
    ])
    func `what cannot be a replica is refused`(_ arguments: [String], _ words: String) async throws {
        let outcome = try await Program.run(["serve", "--port", "0"] + arguments)
        #expect(outcome.code == 2, "\(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
