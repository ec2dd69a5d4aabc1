#if PostgreSQL
    import Foundation
    import PostgreSQLClient
    import SQLMigrations

    /// `pg_dump`, where one is installed that knows the server.
    struct PostgreSQLDump: Sendable {
        let url: String

        /// What `migrate dump` may use.
        var program: SchemaDumpProgram {
            SchemaDumpProgram { arguments, version in await dump(arguments, version) }
        }

        private func dump(_ arguments: [String], _ version: Int) async -> SchemaDumpProgram.Outcome {
            let missing = SchemaDumpProgram.Outcome.missing(
                "none of version \(version) or later is installed")
            guard let path = await Self.path(atLeast: version) else { return missing }
            let connection: ConnectionEnvironment
            do throws(PostgreSQLError) {
                connection = try ConnectionEnvironment(connectionString: url)
            } catch { return .missing("the connection cannot be handed over to it") }
            var environment = ProcessInfo.processInfo.environment.merging(connection.variables) { _, new in
                new
            }
            environment["PGCLIENTENCODING"] = "UTF8"
            environment["LC_ALL"] = "C"
            let database = connection.keywords.isEmpty ? [] : ["--dbname=\(connection.keywords)"]
            let outcome = await ChildProgram(
                path: path, arguments: arguments + ["--no-password"] + database, environment: environment
            ).run()
            guard let outcome, outcome.code == 0 else {
                let reason = outcome?.errors.split(separator: "\n").first.map(String.init)
                return .missing("it failed: \(reason ?? "no message")")
            }
            return .written(outcome.output)
        }

        /// The first of the PATH, then of Debian's folders, that is new enough.
        private static func path(atLeast version: Int) async -> String? {
            for path in candidates() where await major(of: path) ?? 0 >= version { return path }
            return nil
        }

        private static func candidates() -> [String] {
            let searched = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(
                String.init)
            let root = "/usr/lib/postgresql"
            let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
            let installed = versions.compactMap(Int.init).sorted().map { "\(root)/\($0)/bin" }
            return (searched + installed).map { "\($0)/pg_dump" }.filter {
                $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0)
            }
        }

        /// From `pg_dump (PostgreSQL) 15.4 (Debian …)`.
        private static func major(of path: String) async -> Int? {
            let environment = ProcessInfo.processInfo.environment
            let outcome = await ChildProgram(path: path, arguments: ["--version"], environment: environment)
                .run()
            guard let outcome, outcome.code == 0 else { return nil }
            let words = outcome.output.split(separator: " ")
            guard let mark = words.firstIndex(of: "(PostgreSQL)"), mark + 1 < words.count else { return nil }
            return Int(words[mark + 1].prefix { $0.isNumber })
        }
    }
#endif
