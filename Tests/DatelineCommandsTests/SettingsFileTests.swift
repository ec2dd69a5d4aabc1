import Foundation
import TestSupport
import Testing

/// Settings in a file: which place wins, what is refused, and what is not printed.
@Suite struct SettingsFileTests {
    private let shell: Shell

    init() throws { shell = try Shell() }

    /// What `dateline config` says of a setting of the file `s.yaml`: its value and where it comes from.
    private func config(
        _ text: String, _ arguments: [String] = [], _ environment: [String: String] = [:],
        file: String = "s.yaml"
    ) async throws -> Outcome {
        try shell.folder.write(text, to: file)
        return try await Program.dateline(
            ["config", "--json", "--config", shell.folder.path(file)] + arguments, environment
        ).outcome()
    }

    @Test func `a flag goes before the environment, that before the file, that before the default`()
        async throws
    {
        let outcome = try await config(
            "host: 0.0.0.0\nport: 1\nmax-connections: 7\ngzip: off\n", ["--host", "::1"],
            ["DATELINE_HOST": "localhost", "DATELINE_PORT": "2", "DATELINE_MAX_CONNECTIONS": ""])
        #expect(outcome.code == 0, "\(outcome)")
        let place = shell.folder.path("s.yaml")
        for part in [
            #""host":{"value":"::1","origin":"flag"}"#, #""port":{"value":"2","origin":"environment"}"#,
            #""max-connections":{"value":"7","origin":"file","place":"\#(place):3"}"#,
            #""gzip":{"value":"off","origin":"file","place":"\#(place):4"}"#,
            #""event-loops":{"#, #""config":{"value":"\#(place)","origin":"flag"}"#,
            #""log-level":{"value":"info","origin":"default"}"#,
        ] {
            #expect(outcome.output.contains(part), "\(part) \(outcome)")
        }
    }

    @Test func `a byte order mark is not of the text`() async throws {
        let outcome = try await config("\u{FEFF}port: 9410\ngzip: false\n")
        #expect(outcome.code == 0 && outcome.output.contains(#""port":{"value":"9410""#), "\(outcome)")
    }

    @Test func `JSON is read as YAML is`() async throws {
        let outcome = try await config(
            #"{"port": 9000, "gzip": false, "cors-origins": ["https://a.example", "https://b.example"], "trusted-proxies": ["10.0.0.0/8", "::1"], "host": null}"#,
            file: "s.json")
        #expect(outcome.code == 0, "\(outcome)")
        for part in [
            #""port":{"value":"9000","origin":"file""#, #""gzip":{"value":"false","origin":"file""#,
            #""cors-origins":{"value":"https://a.example,https://b.example","origin":"file""#,
            #""trusted-proxies":{"value":"10.0.0.0/8,::1","origin":"file""#,
            #""host":{"value":"127.0.0.1","origin":"default"}"#,
        ] {
            #expect(outcome.output.contains(part), "\(part) \(outcome)")
        }
    }

    @Test(arguments: [
        ("prot: 1", ":1: prot is not a setting: did you mean port?"),
        (
            "host: a\nmax_connections: 5",
            ":2: max_connections is not a setting: did you mean max-connections?"
        ),
        ("no-auth: true", ":1: no-auth is not a setting: say auth: false"),
        ("dry-run: true", "--dry-run is a flag only"), ("config: b.yaml", "not a setting of a file"),
        ("zzzzzzzz: 1\nPort: 2", ":2: Port is not a setting: did you mean port?"),
        ("port: [1, 2]", ":1: port must be one value"), ("host: {a: b}", ":1: host must be one value"),
        ("cors-origins: [[a]]", ":1: cors-origins must be a text or a list of texts"),
        ("port: 1\nport: 2", "the key port is given twice"), ("- port", ":1: "),
        ("port: &a 1\nhost: *a", "anchors and aliases are not understood"), ("port: !!python/x 1", "the tag"),
        ("port: \"1", ":"), ("{\"port\": 1,}", ":1: "), ("{\n\"port\": 1, \"port\": 2}", ":2: "),
        ("{\"prot\": 1}", "s.yaml: prot is not a setting: did you mean port?"),
        ("port: 70000", "--port must be a whole number from 0 to 65535, not \"70000\" ("),
        ("gzip: maybe", "--gzip must be true or false, not \"maybe\" ("),
        ("idle-timeout: soon", "--idle-timeout must be a duration"), ("log-level: loud", "one of trace"),
    ])
    func `what is wrong in a file is refused, with its place`(_ text: String, _ words: String) async throws {
        try shell.folder.write(text, to: "s.yaml")
        let file = ["--config", shell.folder.path("s.yaml")]
        let outcome = try await Program.dateline(["config"] + file).outcome()
        #expect(outcome.code == 2 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains(words) && outcome.errors.contains("s.yaml"), "\(outcome)")
    }

    @Test(arguments: [
        ["serve", "--port", "0"], ["import", "-"], ["export"], ["reindex"], ["key", "create"],
        ["key", "list"], ["key", "revoke", "x"], ["webhook", "list"], ["config"], ["migrate", "up"],
        ["migrate", "down", "--yes"],
        ["migrate", "status"], ["migrate", "plan"], ["migrate", "verify"], ["migrate", "dump"],
        ["migrate", "wait"], ["migrate", "log"], ["migrate", "baseline", "1"],
        ["migrate", "repair", "1", "--retry"],
    ])
    func `every command with settings refuses a file that it cannot use`(_ command: [String]) async throws {
        try shell.folder.write("storgae: 'memory:'\n", to: "wrong.yaml")
        let missing = shell.folder.path("nowhere.yaml")
        let flag = try await Program.dateline(command + ["--config", missing]).outcome()
        #expect(flag.code == 2 && flag.errors.contains("nowhere.yaml"), "\(flag)")
        let variable = try await Program.dateline(
            command, ["DATELINE_CONFIG": shell.folder.path("wrong.yaml")]
        ).outcome()
        #expect(
            variable.code == 2 && variable.errors.contains("did you mean storage?"), "\(command) \(variable)")
    }

    @Test func `a storage in a file is used, and hints name the file`() async throws {
        let outcome = try await shell.run(
            """
            printf 'storage: sqlite:a.db\\n' >s.yaml
            printf 'storage: sqlite:a.db\\nmigrate-storage: sqlite:b.db\\n' >m.yaml
            "$D" export --config s.yaml; echo $?
            "$D" migrate up --config s.yaml >/dev/null 2>&1; "$D" export --config s.yaml; echo $?
            "$D" migrate up --config m.yaml >/dev/null 2>&1; ls *.db
            DATELINE_STORAGE=sqlite:c.db DATELINE_CONFIG=s.yaml "$D" migrate up >/dev/null 2>&1; ls c.db
            "$D" migrate down --config=s.yaml
            """)
        #expect(outcome.output.contains("3\n0\na.db\nb.db\nc.db\n"), "\(outcome)")
        #expect(outcome.errors.contains("down --yes --config s.yaml"), "\(outcome)")
    }

    /// `Program.outcome` looks for the password in every output of this target.
    @Test func `secrets of a file are printed nowhere`() async throws {
        let secret = Secrets.malformed
        for text in [
            "storage: postgres://user:\(secret)@127.0.0.1:1/db?nope=1", "admin-key: \(secret)-\(secret)",
            "migrate-storage: postgres://user:\(secret)@127.0.0.1:1/db", "storage: user:\(secret)@host/db",
            "host: postgres://user:\(secret)@host/db", "log-level: postgres://user:\(secret)@host/db",
            "storage: \"sqlite:user:\(secret)@host/db\"\nport: loud",
            "{\"storage\": \"postgres://user:\(secret)@host/db\", \"port\": []}",
        ] {
            try shell.folder.write(text, to: "s.yaml")
            let file = ["--config", shell.folder.path("s.yaml")]
            for command in [["config"], ["config", "--json"], ["export"], ["migrate", "status", "--json"]] {
                _ = try await Program.dateline(command + file).outcome()
            }
        }
        let shown = try await config("admin-key: \(secret)-\(secret)\nport: 1\n")
        #expect(shown.output.contains(#""admin-key":{"value":"(set)","origin":"file""#), "\(shown)")
        let refused = try await config("admin-key: 'sixteen letters with blanks'\n")
        #expect(refused.code == 2 && refused.errors.contains("admin-key"), "\(refused)")
    }

    @Test func `a file that is no text, or too large, is refused`() async throws {
        let outcome = try await shell.run(
            """
            printf 'host: \\377\\n' >a.yaml; head -c 1100000 /dev/zero | tr '\\0' ' ' >b.yaml; : >empty.yaml; mkdir d
            for file in a.yaml b.yaml d /dev/zero empty.yaml; do "$D" config --config $file >/dev/null; echo $?; done
            "$D" version --config a.yaml 2>/dev/null; echo $?
            """)
        #expect(outcome.output == "2\n2\n2\n2\n0\n2\n", "\(outcome)")
    }
}
