import Foundation
import Testing

/// The texts for a stranger at 80 columns.
@Suite struct HelpTests {
    static let commands: [String] =
        [
            "", "serve", "import", "export", "backup", "restore", "reindex", "config", "version", "key",
            "webhook", "migrate", "storage", "storage copy",
        ]
        + ["create", "list", "revoke"].map { "key \($0)" } + ["list", "redeliver"].map { "webhook \($0)" }
        + ["up", "down", "status", "plan", "verify", "new", "wait", "dump", "baseline", "repair"].map {
            "migrate \($0)"
        }

    @Test(arguments: commands)
    func `a help text fits 80 columns and has an example`(_ command: String) async throws {
        let words = command.split(separator: " ").map(String.init)
        let outcome = try await Program.dateline(words + ["--help"]).outcome()
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { #expect(line.count <= 80, "\(line)") }
        #expect(outcome.output.contains("  dateline \(command)"))
        #expect(lines.contains("EXAMPLES") || lines.contains("A FIRST SESSION"))
        let isRagged = zip(lines, lines.dropFirst()).contains { line, next in
            // A line of one short word between two of a paragraph was broken by hand.
            line.count > 60 && !next.isEmpty && next.count < 12 && !next.hasPrefix(" ")
                && !next.hasSuffix(".")
        }
        #expect(!isRagged, "\(outcome.output)")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions offer folders, files and values`(_ shell: String) async throws {
        let outcome = try await Program.dateline(["--generate-completion-script", shell]).outcome()
        #expect(outcome.code == 0)
        for word in ["sqlite:", "postgres://", "strict", "markdown", "admin", "published"] {
            #expect(outcome.output.contains(word), "\(word)")
        }
        let folders = ["bash": "-d", "zsh": "_files -/", "fish": "(__dateline_complete_directories)"]
        #expect(outcome.output.contains(folders[shell] ?? "?"))
    }

    @Test func `keys are made and revoked as JSON`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            """
            export DATELINE_STORAGE=sqlite:a.db
            "$D" migrate up 2>/dev/null >&2
            "$D" key create --scope read --label 'a "b"' --json | tee made
            "$D" key revoke --json $(grep -o '"id":"[^"]*' made | cut -d'"' -f4)
            "$D" key list --json
            """)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3, "\(outcome)")
        let made = try #require(
            JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any], "\(outcome)")
        #expect(
            Set(made.keys) == ["id", "scope", "created_at", "expires_at", "last_used_at", "label", "token"])
        #expect(made["scope"] as? String == "read" && made["label"] as? String == #"a "b""#)
        #expect(made["expires_at"] is NSNull && made["last_used_at"] is NSNull)
        let id = made["id"] as? String ?? "?"
        #expect((made["token"] as? String)?.hasPrefix("dl_\(id)_") == true)
        #expect(lines[1] == "{\"revoked\":\"\(id)\"}")
        #expect(lines[2] == "[]")
    }
}
