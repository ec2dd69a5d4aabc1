/// Which modules the files of a target may import: the table of ARCHITECTURE.md.
enum ImportTable {
    /// Part of Swift on every platform, with no effect on who knows whom.
    static let everywhere: Set<String> = ["Swift", "Synchronization", "Foundation", "FoundationEssentials"]

    /// The one target that wires, and may import everything.
    static let wiring = "DatelineCommands"

    /// Arrows point inward only: no backend sees another, nor HTTP; HTTP sees no storage.
    static let allowed: [String: Set<String>] = [
        "StrictJSON": [],
        "TextAnalysis": ["CStemmer"],
        "Articles": ["StrictJSON", "TextAnalysis"],
        "ArticlesInMemory": ["Articles", "StrictJSON", "TextAnalysis", "Dispatch", "DequeModule"],
        "ArticlesSQLite": [
            "Articles", "StrictJSON", "TextAnalysis", "SQLMigrations", "SQLiteMigrations", "SQLiteClient",
            "CoreMetrics",
        ],
        "ArticlesPostgreSQL": [
            "Articles", "TextAnalysis", "SQLMigrations", "PostgreSQLMigrations", "PostgreSQLClient",
        ],
        "ArticlesConformance": ["Articles", "ArticlesInMemory", "StrictJSON", "TextAnalysis", "Testing"],
        "ArticlesTesting": [
            "Articles", "ArticlesInMemory", "ArticlesSQLite", "ArticlesPostgreSQL", "ArticlesConformance",
            "PostgreSQLClient", "StrictJSON", "Testing", "Logging", "NIOPosix",
        ],
        "ArticlesExchange": [
            "Articles", "ArticlesSyndication", "MarkupParsing", "StrictJSON", "CXML2", "CZip", "Yams",
        ],
        "HTTPRequesting": ["CCurl"],
        "ArticlesWebhooks": [
            "Articles", "HTTPRequesting", "StrictJSON", "Crypto", "Logging", "CoreMetrics",
            "ServiceLifecycle",
        ],
        "MarkupParsing": ["CXML2"],
        "ArticlesRendering": ["Articles", "MarkupParsing", "CCmarkGFM"],
        "ArticlesSyndication": ["Articles", "StrictJSON"],
        "ArticlesReader": ["Articles", "ArticlesSyndication", "StrictJSON", "Mustache"],
        "OpenAPIReference": ["StrictJSON"],
        "ArticlesMCP": ["StrictJSON"],
        "ArticlesAPI": [
            "Articles", "ArticlesMCP", "ArticlesReader", "ArticlesRendering", "ArticlesSyndication",
            "HTTPRouting",
            "HTTPTypes", "OpenAPIReference", "StrictJSON",
            "PrometheusMetrics",
            "CoreMetrics",
        ],
        "GhostContentAPI": ["Articles", "ArticlesSyndication", "HTTPRouting", "HTTPTypes", "StrictJSON"],
        "WordPressRESTAPI": ["Articles", "ArticlesSyndication", "HTTPRouting", "HTTPTypes", "StrictJSON"],
        "HTTPRouting": ["HTTPTypes", "StrictJSON"],
        "HTTPServing": [
            "HTTPRouting", "HTTPTypes", "StrictJSON", "CZlib", "NIOCore", "NIOPosix", "NIOHTTP1",
            "NIOConcurrencyHelpers", "ServiceLifecycle", "Logging", "CoreMetrics",
        ],
        "PostgreSQLClient": ["CLibPQ", "Darwin", "NIOCore", "NIOPosix", "Logging", "CoreMetrics"],
        "PrometheusMetrics": ["CoreMetrics"],
        "SQLMigrations": ["Crypto"],
        "SQLiteMigrations": ["SQLMigrations", "SQLiteClient", "CSQLite"],
        "PostgreSQLMigrations": ["SQLMigrations", "PostgreSQLClient"],
        "DatelineCLI": ["DatelineCommands"],
        "CCmarkGFM": [],
        "CCurl": [],
        "CLibPQ": [],
        "CStemmer": [],
        "CXML2": [],
        "CZip": [],
        "CZlib": [],
        "CSQLite": [],
        "SQLiteClient": ["CSQLite", "DequeModule", "Dispatch", "CoreMetrics"],
    ]

    /// The modules that a source imports, whatever the form of the import.
    static func imports(of text: SwiftText) -> [String] {
        text.code.split(separator: "\n").compactMap { line in
            let words = line.split { $0 == " " || $0 == "." || $0 == ";" }
            guard let word = words.firstIndex(of: "import") else { return nil }
            let isAttributed = words[..<word].allSatisfy { $0.hasPrefix("@") || access.contains(String($0)) }
            let module = words[(word + 1)...].first { !kinds.contains(String($0)) }
            return isAttributed ? module.map(String.init) : nil
        }
    }

    private static let access: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
    ]
}
