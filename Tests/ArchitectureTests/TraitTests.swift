import Testing

/// What a trait of the package leaves out is imported only where the trait is on.
@Suite("Traits")
struct TraitTests {
    private static let modules = [
        "ArticlesSQLite": "SQLite", "SQLiteClient": "SQLite", "SQLiteMigrations": "SQLite",
        "ArticlesPostgreSQL": "PostgreSQL", "PostgreSQLClient": "PostgreSQL",
        "PostgreSQLMigrations": "PostgreSQL",
    ]

    @Test(arguments: ["DatelineCommands", "ArticlesTesting", "DatelineCLI"])
    func `a database is imported within its trait`(_ target: String) {
        let offences = SourceTree.swiftFiles(below: "Sources/\(target)").flatMap { file in
            Self.unconditional(in: file.parts).map { "\(file.path) imports \($0) without its trait" }
        }
        #expect(offences == [])
    }

    @Test func `an import outside of its trait is found`() {
        let code = """
            #if SQLite
                import SQLiteClient
                #if canImport(Darwin)
                    import PostgreSQLClient
                #endif
                internal import SQLiteMigrations
            #else
                import ArticlesSQLite
            #endif
            public import ArticlesPostgreSQL
            """
        #expect(
            Self.unconditional(in: SwiftText(code)) == [
                "PostgreSQLClient", "ArticlesSQLite", "ArticlesPostgreSQL",
            ])
    }

    /// The modules that are imported without their trait, in the order of the lines.
    private static func unconditional(in text: SwiftText) -> [String] {
        var conditions: [String] = []
        return text.code.split(separator: "\n").flatMap { line -> [String] in
            let words = line.split(separator: " ")
            switch words.first {
            case "#if": conditions.append(words.dropFirst().joined(separator: " "))
            case "#else", "#elseif": conditions[conditions.count - 1] = ""
            case "#endif": _ = conditions.popLast()
            case _:
                return ImportTable.imports(of: SwiftText(String(line))).filter { module in
                    modules[module].map { !conditions.contains($0) } ?? false
                }
            }
            return []
        }
    }
}
