import Foundation
import Testing

/// Signals at any moment: the report says what the ledger says.
@Suite(.serialized) struct SignalTests {
    private static let count = 30

    /// The database is a socket that takes connections and never says anything.
    @Test(arguments: ["connected out", "reached log"])
    func `a service that waits for its database ends with 0 at a signal`(_ sign: String) async throws {
        let outcome = try await Shell().run(
            """
            python3 -c 'import socket,time; s=socket.socket(); s.bind(("127.0.0.1",0)); s.listen(9)
            print(s.getsockname()[1], flush=True); c=s.accept(); print("connected", flush=True); time.sleep(60)' > out &
            silent=$!; until [ -s out ]; do sleep 0.05; done
            "$D" serve --port 0 --storage "postgres://u:p@127.0.0.1:$(head -n 1 out)/x" 2> log & served=$!
            until grep -q \(sign); do sleep 0.05; done
            kill -TERM $served; wait $served; code=$?; kill $silent; cat log >&2; exit $code
            """)
        #expect(outcome.code == 0, "\(outcome)")
    }

    @Test(arguments: Dialect.allCases)
    func `a report of a command that a signal ended agrees with the ledger`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write(
                Dictionary(
                    uniqueKeysWithValues: (1...Self.count).map { number in
                        (
                            "\(number)_t.sql",
                            "-- migrate:up\nCREATE TABLE t\(number) (id integer);\n-- migrate:down\nDROP TABLE t\(number);\n"
                        )
                    }))
            for moment in stride(from: 2, through: Self.count, by: 4) {
                for command in [["up"], ["down", "--to", "0", "--yes"]] {
                    let program = try project.start(command)
                    let version = command[0] == "up" ? moment : Self.count - moment
                    let word = command[0] == "up" ? "applying" : "undoing"
                    try await wait(for: "\(word) \(version)") {
                        !program.isRunning || program.errors.contains("\(word) \(version) ")
                    }
                    program.send(SIGTERM)
                    let report = try Report(await program.outcome())
                    let ledger = try await project.sql("SELECT max(version) FROM schema_migrations")
                    #expect(report.document.current == ledger.first, "\(report.outcome)")
                    let done = try await project.sql("SELECT count(*) FROM schema_migrations")
                    if command[0] == "up" {
                        #expect(
                            done == ["\(Self.count - (report.document.pending?.count ?? 0))"],
                            "\(report.outcome)")
                    }
                    #expect(report.error?.state != "unknown", "\(report.outcome)")
                    #expect(try await project.tables().count == Int(done.first ?? ""))
                    #expect(try await project.migrate(command[0] == "up" ? "up" : "status").code == 0)
                }
            }
        }
    }
}
