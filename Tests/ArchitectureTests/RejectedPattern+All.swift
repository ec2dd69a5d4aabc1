extension RejectedPattern {
    /// What style and architecture forbid, as far as a text can show it.
    static let all: [RejectedPattern] = unsafety + ambience + sql + hygiene + vocabulary

    private static let unsafety = [
        RejectedPattern(testDescription: "try!", expression: #"\btry!"#, hints: ["try!"]),
        RejectedPattern(testDescription: "as!", expression: #"\bas!"#, hints: ["as!"]),
        RejectedPattern(
            testDescription: "a forced unwrap", expression: #"[\w)\]>}]!(?!=)"#, hints: ["!"]),
        RejectedPattern(
            testDescription: "fatalError", expression: #"\bfatalError\s*\("#, hints: ["fatalError"]),
        RejectedPattern(
            testDescription: "@unchecked Sendable", expression: #"@unchecked\b"#, hints: ["@unchecked"]),
        RejectedPattern(
            testDescription: "nonisolated(unsafe)", expression: #"\bnonisolated\s*\(\s*unsafe\s*\)"#,
            hints: ["nonisolated"]),
    ]

    /// Clock, identifiers and environment are passed in by the command line; tests have no command line.
    private static let ambience = [
        RejectedPattern(
            testDescription: "the environment outside the command line",
            expression: #"\b(?:ProcessInfo|getenv)\b"#, hints: ["ProcessInfo", "getenv"],
            folders: ["Sources"], spares: isWiring),
        RejectedPattern(
            testDescription: "the clock on the wall outside the command line",
            expression: #"\bDate\s*\(\s*\)|\bDate\.now\b"#, hints: ["Date"],
            folders: ["Sources"], spares: isWiring),
        RejectedPattern(
            testDescription: "a random identifier outside the command line",
            expression: #"\bUUID\s*\(\s*\)"#, hints: ["UUID"], folders: ["Sources"], spares: isWiring),
        RejectedPattern(
            testDescription: "sleep in a test", expression: #"\bu?sleep\s*\("#, hints: ["sleep"],
            folders: ["Tests", "Examples"]),
    ]

    private static let sqlBackends = ["Sources/ArticlesSQLite", "Sources/ArticlesPostgreSQL"]

    private static let sql = [
        RejectedPattern(
            testDescription: "SQL outside the statements",
            expression: #"^\s*(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s)"#,
            hints: ["SELECT", "INSERT", "UPDATE", "DELETE", "select", "insert", "update", "delete"],
            part: .literals, folders: sqlBackends,
            spares: { file in ["Statement", "ListStatement"].contains(where: file.name.hasPrefix) }),
        RejectedPattern(
            testDescription: "every column, or an offset", expression: #"\bSELECT\s+\*|\bOFFSET\s+(?!0\b)"#,
            hints: ["*", "OFFSET", "offset"], part: .literals, folders: sqlBackends),
    ]

    private static let hygiene = [
        RejectedPattern(
            testDescription: "work left for later", expression: #"\b(?:TO[D]O|FIX[M]E)\b"#,
            hints: ["DO", "ME"], part: .everything),
        RejectedPattern(
            testDescription: "a path of one machine",
            expression: #"(?:^|[\s"'`=:(])/(?:home|root|Users|opt|work|mnt)/"#,
            hints: ["/home", "/root", "/Users", "/opt", "/work", "/mnt"], part: .everything),
        RejectedPattern(
            testDescription: "a type that only says that it is one",
            expression: #"\b(?:struct|class|enum|actor|protocol)\s+\w*(?:Manager|Helper|Utils?|Impl)\b"#,
            hints: ["Manager", "Helper", "Util", "Impl"]),
    ]

    @Sendable private static func isWiring(_ file: SourceTree.File) -> Bool {
        file.path.hasPrefix("Sources/\(ImportTable.wiring)/")
            || file.path.hasPrefix("Sources/ArticlesTesting/")
    }
}
