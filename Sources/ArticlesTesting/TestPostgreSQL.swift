#if PostgreSQL
    internal import Articles
    internal import ArticlesPostgreSQL
    internal import Foundation
    internal import Logging
    internal import NIOPosix
    internal import PostgreSQLClient
    internal import Synchronization
    internal import Testing

    /// A PostgreSQL for tests: one server for the process, one schema for a test.
    enum TestPostgreSQL {
        private static let count = Atomic<Int>(0)

        /// A repository in a new schema, and what closes and drops it.
        static func schema() async throws -> (any ArticleStorage, @Sendable () async -> Void) {
            let url = try await server()
            let number = count.add(1, ordering: .relaxed).newValue
            let name = "articles_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
            let client = try client(url, schema: name)
            let drop: @Sendable () async -> Void = {
                _ = try? await client.dedicatedConnection().script("DROP SCHEMA IF EXISTS \(name) CASCADE")
                await client.shutdown()
            }
            do {
                // Not concurrently: that waits for the transactions of all other tests.
                let schema = try PostgreSQLArticleRepository.schemaScript()
                let script = schema.replacing(" CONCURRENTLY", with: "")
                let session = try await client.dedicatedConnection()
                _ = try await session.script("CREATE SCHEMA \(name); SET search_path = \(name); \(script)")
                await session.close()
            } catch {
                await drop()
                throw error
            }
            return (PostgreSQLArticleRepository(client: client), drop)
        }

        private static func client(_ url: String, schema: String) throws -> PostgreSQLClient {
            var configuration = PostgreSQLConfiguration(connectionString: url)
            configuration.searchPath = schema
            configuration.acquireTimeout = .seconds(20)
            configuration.statementTimeout = .seconds(20)
            return try PostgreSQLClient(
                configuration, eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }

        /// The URL of the server; starts it when none is given.
        private static func server() async throws -> String {
            let environment = ProcessInfo.processInfo.environment
            if let url = environment["DATELINE_TEST_POSTGRESQL"], !url.isEmpty { return url }
            switch cluster {
            case .success(let url): return url
            case .failure(let reason):
                guard environment["DATELINE_REQUIRE_POSTGRESQL"] == "1" else {
                    try Test.cancel("no PostgreSQL: \(reason.text)")
                }
                throw reason
            }
        }

        private struct Reason: Error, CustomStringConvertible {
            let text: String
            var description: String { "no PostgreSQL: \(text)" }
        }

        /// Started once, by whoever needs it first.
        private static let cluster: Result<String, Reason> = start()

        /// Starts a cluster, which ends when this process does: the script waits for the end of its input.
        private static func start() -> Result<String, Reason> {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", script]
            let (input, output) = (Pipe(), Pipe())
            (process.standardInput, process.standardOutput) = (input, output)
            process.standardError = FileHandle.nullDevice
            do { try process.run() } catch { return .failure(Reason(text: "\(error)")) }
            keptOpen.withLock { $0 = input }
            var line: [UInt8] = []
            while let byte = output.fileHandleForReading.readData(ofLength: 1).first, byte != 0x0A {
                line.append(byte)
            }
            let text = String(decoding: line, as: UTF8.self)
            guard text.hasPrefix("postgres://") else {
                return .failure(Reason(text: text.isEmpty ? "the server did not start" : text))
            }
            return .success(text)
        }

        private static let keptOpen = Mutex<Pipe?>(nil)

        /// Prints the URL, or why there is none.
        private static let script = #"""
            set -u
            bin=
            for folder in "${DATELINE_TEST_POSTGRESQL_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) \
                "$(pg_config --bindir 2>/dev/null)" \
                "$(dirname "$(command -v initdb || echo /)")"; do
                if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ]; then
                    bin=$folder
                    break
                fi
            done
            [ -n "$bin" ] || { echo 'no server is installed (initdb, pg_ctl, postgres)'; exit 1; }
            folder=$(mktemp -d "${TMPDIR:-/tmp}/articles-testing.XXXXXX") || exit 1
            run() { "$@"; }
            # initdb refuses root: then the cluster belongs to another user.
            if [ "$(id -u)" -eq 0 ]; then
                user=postgres
                id -u "$user" >/dev/null 2>&1 || user=nobody
                chown "$user" "$folder"
                run() {
                    setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups env "HOME=$folder" "$@"
                }
            fi
            stop() {
                trap '' INT TERM HUP
                run "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1
                cd / && rm -rf "$folder"
            }
            trap stop EXIT
            trap 'exit 1' INT TERM HUP
            cd "$folder" || exit 1
            password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
            (umask 077 && printf '%s\n' "$password" >password)
            [ "$(id -u)" -ne 0 ] || chown "$user" password
            run "$bin/initdb" -D "$folder/data" -U test -E UTF8 --locale=C --auth=scram-sha-256 \
                "--pwfile=$folder/password" --no-sync >/dev/null 2>&1 || { echo 'initdb failed'; exit 1; }
            rm -f password
            port=
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
                candidate=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
                options="-p $candidate -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                options="$options -c max_connections=400 -c fsync=off -c full_page_writes=off"
                if run "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" -o "$options" start >/dev/null 2>&1
                then
                    port=$candidate
                    break
                fi
            done
            [ -n "$port" ] || { echo 'the server did not start'; exit 1; }
            echo "postgres://test:$password@127.0.0.1:$port/postgres"
            while read -r line; do :; done
            """#
    }
#endif
