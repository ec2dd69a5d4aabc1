internal import SQLMigrations

/// What `pg_dump` is asked for, and what is made of its output.
struct ProgramDump: Sendable {
    let scope: PostgreSQLCatalog.Scope
    let schema: String
    /// The ledger's tables and sequences.
    let ledger: [String]

    var arguments: [String] {
        var arguments = ["--schema-only", "--no-owner", "--no-subscriptions", "--lock-wait-timeout=2000"]
        let quoted = Ledger.quoted(schema)
        arguments += ledger.map { "--exclude-table=\(quoted).\(Ledger.quoted($0))" }
        if scope == .schema { arguments.append("--schema=\(quoted)") }
        return arguments
    }

    /// The output without what differs from run to run and from version to version: its head and its tail.
    @Sendable func normalized(_ output: String) -> String {
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
        lines = lines.drop { !$0.hasPrefix("-- Name: ") }
        if let end = lines.lastIndex(of: "-- PostgreSQL database dump complete") { lines = lines[..<end] }
        while let last = lines.last, last.isEmpty || last == "--" { lines.removeLast() }
        let creation = "CREATE SCHEMA \(schema);"
        let quotedCreation = "CREATE SCHEMA \(Ledger.quoted(schema));"
        var kept = lines.map { line in
            line == creation || line == quotedCreation
                ? "CREATE SCHEMA IF NOT EXISTS \(Ledger.quoted(schema));" : String(line)
        }
        if !kept.isEmpty { kept.insert("--", at: 0) }
        let preamble = """
            SET check_function_bodies = false;
            SET xmloption = content;
            SELECT pg_catalog.set_config('search_path', '', false);
            """
        return Self.withoutSecrets(([preamble, ""] + kept).joined(separator: "\n") + "\n")
    }

    /// Options of user mappings that are secret stand in the text as a comment.
    private static func withoutSecrets(_ text: String) -> String {
        guard text.contains("CREATE USER MAPPING") else { return text }
        let statements = SQLStatement.statements(of: text, dialect: .postgreSQL)
        var scalars = Array(text.unicodeScalars)
        for statement in statements.reversed() where statement.begins(with: "create", "user", "mapping") {
            guard let options = statement.index(of: "options") else { continue }
            let tokens = statement.tokens
            var at = tokens.count - 1
            while at > options {
                if tokens[at].kind == .string, isSecret(tokens[at - 1].text) {
                    let start = tokens[at].offset
                    let end = at + 1 < tokens.count ? tokens[at + 1].offset : start
                    let isComma = at + 1 < tokens.count && tokens[at + 1].isSymbol(",")
                    let tail = isComma ? "," : "\n"
                    scalars.replaceSubrange(
                        start..<max(start, end + (isComma ? 1 : 0)),
                        with: Array("'' /* left out */\(tail)".unicodeScalars))
                }
                at -= 1
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func isSecret(_ option: String) -> Bool {
        ["pass", "secret", "token", "key", "credential"].contains { option.lowercased().contains($0) }
    }
}
