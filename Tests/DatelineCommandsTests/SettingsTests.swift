import Foundation
import Testing

/// Variables that nobody reads, values that nobody can use, and passwords where none belongs.
@Suite struct SettingsTests {
    @Test(arguments: [
        ("DATELINE_NO_AUTH", "say DATELINE_AUTH=false"),
        ("DATELINE_STORGAE", "did you mean DATELINE_STORAGE?"),
        ("DATELINE_ADMINKEY", "did you mean DATELINE_ADMIN_KEY?"), ("DATELINE_DIR", "--dir is a flag only"),
        ("DATELINE_MAXCONNECTIONS", "did you mean DATELINE_MAX_CONNECTIONS?"),
        ("DATELINE_NO_MIGRATE", "say DATELINE_MIGRATE=false"), ("DATELINE_ZZZ", "is not a setting"),
    ])
    func `a variable that is no setting is named`(_ name: String, _ words: String) async throws {
        let environment = [name: Secrets.malformed]
        let serve = try await Program.dateline(
            ["serve", "--port", "0", "--storage", "memory:"], environment
        ).outcome()
        #expect(serve.code == 2, "\(serve)")
        #expect(serve.errors.contains(name) && serve.errors.contains(words), "\(serve)")
        for command in [["version"], ["config"], ["migrate", "verify"]] {
            let outcome = try await Program.dateline(command, environment).outcome()
            #expect(outcome.code == 0, "\(outcome)")
            #expect(
                outcome.errors.contains("warning: \(name)") && outcome.errors.contains(words), "\(outcome)")
        }
    }

    @Test func `variables of Kubernetes, of tests and those that are settings are no mistakes`() async throws
    {
        let names = [
            "DATELINE_TEST_POSTGRESQL", "DATELINE_SERVICE_HOST", "DATELINE_SERVICE_PORT_HTTP",
            "DATELINE_PORT_8080_TCP_ADDR", "DATELINE_MIGRATE_STORAGE", "DATELINE_PUBLISH",
        ]
        let environment = Dictionary(uniqueKeysWithValues: names.map { ($0, "memory:") })
        let outcome = try await Program.dateline(["config"], environment).outcome()
        #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome)")
    }

    @Test func `what is malformed is refused, and a boolean takes the usual words`() async throws {
        for (name, value) in [
            ("DATELINE_AUTH", "maybe"), ("DATELINE_PORT", "tcp://10.0.0.1:80"), ("DATELINE_GZIP", "2"),
            ("DATELINE_IDLE_TIMEOUT", "soon"), ("DATELINE_LOG_LEVEL", "loud"),
        ] {
            let outcome = try await Program.dateline(["config"], [name: value]).outcome()
            #expect(outcome.code == 2, "\(name): \(outcome)")
        }
        for value in ["false", "no", "0", "off", "NO", "False", "n", "f"] {
            let outcome = try await Program.dateline(["config"], ["DATELINE_GZIP": value]).outcome()
            #expect(outcome.code == 0, "\(value): \(outcome)")
        }
    }

    @Test(arguments: [
        "sixteen letters with blanks", "quotation\"mark-and-more", "schlüssel-mit-umlaut", "short",
        "sixteen-letters\u{7}and-bell", "=sixteen-letters-and", "comma,comma,comma,comma",
    ])
    func `an admin key that no request can bring is refused`(_ key: String) async throws {
        let outcome = try await Program.dateline(
            ["serve", "--port", "0", "--storage", "memory:"], ["DATELINE_ADMIN_KEY": key]
        ).outcome()
        #expect(outcome.code == 2 && outcome.errors.contains("DATELINE_ADMIN_KEY"), "\(outcome)")
        #expect(!outcome.errors.contains(key), "a key was printed, and is not shown here")
    }

    /// `Program.outcome` looks for the password in every output of this target.
    @Test(arguments: [
        "sqlite://user:PW@host/db", "sqlite:user:PW@host/db", "sqlite://user:PW@host:5432/db?x=1",
        "postgresql:/user:PW@host/db", "postgres//user:PW@host/db", "posgres://user:PW@host/db",
        "user:PW@host/db", "//user:PW@host/db", "memory://user:PW@host", "SQLITE://user:PW@host/db",
        "postgres:\\\\user:PW@host", "sqlite:///user:PW@host/db?password=PW",
    ])
    func `a connection string that is mistyped is printed nowhere`(_ shape: String) async throws {
        let url = shape.replacing("PW", with: Secrets.malformed)
        for command in [["config"], ["export"], ["migrate", "status", "--json"]] {
            _ = try await Program.dateline(command + ["--storage", url]).outcome()
            _ = try await Program.dateline(command, ["DATELINE_STORAGE": url]).outcome()
        }
        _ = try await Program.dateline(["config", "--json", "--storage=\(url)"]).outcome()
        for command in [
            ["import", url], ["export", "--output", "/dev/null/\(url)"], ["serve", "--host", url],
            ["key", "revoke", url],
            ["config", "--host", url, "--cors-origins", url], ["serve", "--log-level", url],
        ] {
            _ = try await Program.dateline(command, ["DATELINE_STORAGE": "memory:"]).outcome()
        }
    }

    @Test func `the list of processes shows no password`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            """
            "$D" migrate wait --for 60s --storage "postgres://user:\(Secrets.malformed)@127.0.0.1:1/db" 2>err.txt & pid=$!
            until [ -s err.txt ]; do sleep 0.05; done
            tr '\\0' ' ' < /proc/$pid/cmdline; kill $pid; wait $pid
            """)
        #expect(outcome.output.contains("migrate wait --for 60s --storage xxx"), "\(outcome)")
    }

    /// The runtime would print the memory that registers point to, and the kernel would leave a core file.
    @Test(arguments: ["", "enable=yes,registers=all", "enable=yes,registers=none,registers=all"])
    func `a crash prints no memory, whatever started the program`(_ settings: String) async throws {
        let shell = try Shell()
        let environment = settings.isEmpty ? [:] : ["SWIFT_BACKTRACE": settings]
        let key = "canary-canary-canary-" + Secrets.malformed
        let outcome = try await shell.run(
            """
            ulimit -c unlimited
            "$D" serve --port 0 --storage memory: >out.txt 2>err.txt & pid=$!
            until grep -q listening out.txt; do sleep 0.05; done
            url=$(grep -o 'http://[^ ]*' out.txt)
            for i in 1 2 3 4; do curl -s -o /dev/null -H "Authorization: Bearer $DATELINE_ADMIN_KEY" $url/v1/articles; done
            grep 'Max core' /proc/$pid/limits
            kill -SEGV $pid; wait $pid; echo $?; cat err.txt; ls -A | grep -c core
            """, environment.merging(["DATELINE_ADMIN_KEY": key]) { first, _ in first })
        #expect(outcome.output.contains("\n139\n"), "\(outcome)")
        #expect(!outcome.output.contains("canary") && !outcome.output.contains("Registers:"))
        #expect(!outcome.output.contains("crashed") && outcome.output.hasSuffix("\n0\n"), "\(outcome)")
        #expect(!outcome.output.contains("unlimited            unlimited"))
    }

    /// A page whose name was bound to 127.0.0.1 could have a browser read drafts (DNS rebinding).
    @Test func `without keys only requests for this machine are served`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            """
            serve() {
              rm -f out.txt
              "$D" serve --port 0 --storage memory: $1 >out.txt 2>/dev/null & pid=$!
              until grep -qs listening out.txt; do sleep 0.05; done
              url=$(grep -o 'http://[^ ]*' out.txt)
              shift
              for host in "$@"; do curl -s -o body -w '%{http_code} ' -H "Host: $host" $url/v1/articles; done
              kill $pid; wait $pid; echo
            }
            serve --no-auth localhost localhost:8080 127.0.0.1 '[::1]:80' LOCALHOST. evil.example evil.example:8080 \
              127.0.0.1.evil.example localhost.evil.example 192.168.1.1 '[::2]' localhost:80
            grep -c . body
            serve --auth evil.example localhost
            serve --no-auth evil.example; cat body
            """)
        let lines = outcome.output.split(separator: "\n").map { $0.trimmingPrefix(" ") }
        #expect(lines.first == "200 200 200 200 200 421 421 421 421 421 421 200 ", "\(outcome)")
        #expect(lines.contains("200 200 "), "\(outcome)")
        #expect(outcome.output.contains("/problems/misdirected-request"), "\(outcome)")
    }
}
