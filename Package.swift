// swift-tools-version: 6.2
import PackageDescription

/// The language of every target: Swift 6, strict about memory, imports and existential types.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

// Products of other packages, by the name the table below uses.
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioConcurrencyHelpers = Target.Dependency.product(
    name: "NIOConcurrencyHelpers", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")

/// What reads the input of strangers.
let fuzzed: [Target.Dependency] = [
    "StrictJSON", "TextAnalysis", "Articles", "ArticlesAPI", "ArticlesExchange", "ArticlesReader",
    "ArticlesRendering", "HTTPRouting", httpTypes,
]

/// A library of ours: one folder in `Sources/`.
func library(
    _ name: String, _ dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = []
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

/// The tests of a target: `Tests/<Target>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "dateline",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dateline", targets: ["DatelineCLI"]),
        .library(name: "TextAnalysis", targets: ["TextAnalysis"]),
        .library(name: "StrictJSON", targets: ["StrictJSON"]),
        .library(name: "Articles", targets: ["Articles"]),
        .library(name: "ArticlesInMemory", targets: ["ArticlesInMemory"]),
        .library(name: "SQLiteClient", targets: ["SQLiteClient"]),
        .library(name: "ArticlesSQLite", targets: ["ArticlesSQLite"]),
        .library(name: "PostgreSQLClient", targets: ["PostgreSQLClient"]),
        .library(name: "ArticlesPostgreSQL", targets: ["ArticlesPostgreSQL"]),
        .library(name: "ArticlesConformance", targets: ["ArticlesConformance"]),
        .library(name: "ArticlesTesting", targets: ["ArticlesTesting"]),
        .library(name: "SQLMigrations", targets: ["SQLMigrations"]),
        .library(name: "SQLiteMigrations", targets: ["SQLiteMigrations"]),
        .library(name: "PostgreSQLMigrations", targets: ["PostgreSQLMigrations"]),
        .library(name: "PrometheusMetrics", targets: ["PrometheusMetrics"]),
        .library(name: "HTTPRouting", targets: ["HTTPRouting"]),
        .library(name: "HTTPServing", targets: ["HTTPServing"]),
        .library(name: "ArticlesSyndication", targets: ["ArticlesSyndication"]),
        .library(name: "ArticlesReader", targets: ["ArticlesReader"]),
        .library(name: "ArticlesAPI", targets: ["ArticlesAPI"]),
        .library(name: "ArticlesRendering", targets: ["ArticlesRendering"]),
        .library(name: "GhostContentAPI", targets: ["GhostContentAPI"]),
        .library(name: "WordPressRESTAPI", targets: ["WordPressRESTAPI"]),
        .library(name: "ArticlesExchange", targets: ["ArticlesExchange"]),
        .library(name: "DatelineCommands", targets: ["DatelineCommands"]),
        .plugin(name: "EmbedMigrations", targets: ["EmbedMigrations"]),
    ],
    traits: [
        .trait(name: "PostgreSQL", description: "The PostgreSQL backend, over libpq"),
        .trait(name: "SQLite", description: "The SQLite backend"),
        .default(enabledTraits: ["PostgreSQL", "SQLite"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["libstemmer"])]),
        library("TextAnalysis", ["CStemmer"], plugins: ["EmbedWordFrequencies"]),
        library("StrictJSON", []),
        library("Articles", ["StrictJSON", "TextAnalysis"]),
        library("ArticlesInMemory", ["Articles", "StrictJSON", "TextAnalysis", deque]),
        library("SQLMigrations", [crypto]),
        library("SQLiteMigrations", ["SQLMigrations", "SQLiteClient", "CSQLite"]),
        library("PostgreSQLMigrations", ["SQLMigrations", "PostgreSQLClient"]),
        .plugin(
            name: "EmbedMigrations", capability: .buildTool(), dependencies: ["MigrationEmbedder"]),
        .plugin(
            name: "EmbedWordFrequencies", capability: .buildTool(), dependencies: ["MigrationEmbedder"]),
        .plugin(name: "EmbedContract", capability: .buildTool(), dependencies: ["MigrationEmbedder"]),
        .executableTarget(
            name: "MigrationEmbedder", path: "Plugins/MigrationEmbedder", swiftSettings: settings),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        library("SQLiteClient", ["CSQLite", deque, metrics]),
        library(
            "ArticlesSQLite",
            [
                "Articles", "StrictJSON", "TextAnalysis", "SQLMigrations", "SQLiteMigrations", "SQLiteClient",
                metrics,
            ],
            plugins: ["EmbedMigrations"]),
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        library("PostgreSQLClient", ["CLibPQ", nioCore, nioPosix, logging, metrics]),
        library(
            "ArticlesPostgreSQL",
            ["Articles", "TextAnalysis", "SQLMigrations", "PostgreSQLMigrations", "PostgreSQLClient"],
            plugins: ["EmbedMigrations"]),
        library("ArticlesConformance", ["Articles", "ArticlesInMemory", "StrictJSON", "TextAnalysis"]),
        .target(
            name: "ArticlesTesting",
            dependencies: [
                "Articles", "ArticlesInMemory", "ArticlesConformance", "StrictJSON",
                .target(name: "ArticlesSQLite", condition: .when(traits: ["SQLite"])),
                .target(name: "ArticlesPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
                .target(name: "PostgreSQLClient", condition: .when(traits: ["PostgreSQL"])),
                logging, nioPosix,
            ],
            swiftSettings: settings),
        library("PrometheusMetrics", [metrics]),
        library("HTTPRouting", ["StrictJSON", httpTypes]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        library(
            "HTTPServing",
            [
                "HTTPRouting", "StrictJSON", "CZlib", httpTypes, nioCore, nioPosix, nioHTTP1,
                nioConcurrencyHelpers, serviceLifecycle, logging, metrics,
            ]),
        library("ArticlesSyndication", ["Articles", "StrictJSON"]),
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .target(name: "HTTPRequesting", dependencies: ["CCurl"], swiftSettings: settings),
        .target(
            name: "ArticlesWebhooks",
            dependencies: [
                "Articles", "HTTPRequesting", "StrictJSON", crypto, logging, metrics, serviceLifecycle,
            ],
            swiftSettings: settings),
        .target(name: "MarkupParsing", dependencies: ["CXML2"], swiftSettings: settings),
        library("ArticlesRendering", ["Articles", "MarkupParsing", "CCmarkGFM"]),
        .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["MigrationEmbedder"]),
        library(
            "ArticlesReader", ["Articles", "ArticlesSyndication", "StrictJSON", mustache],
            plugins: ["EmbedTheme"]),
        .target(name: "ArticlesMCP", dependencies: ["StrictJSON"], swiftSettings: settings),
        .target(
            name: "OpenAPIReference", dependencies: ["StrictJSON"], swiftSettings: settings,
            plugins: ["EmbedTheme"]),
        library(
            "ArticlesAPI",
            [
                "Articles", "ArticlesMCP", "ArticlesReader", "ArticlesRendering", "ArticlesSyndication",
                "HTTPRouting", "OpenAPIReference", "PrometheusMetrics", "StrictJSON", httpTypes, metrics,
            ]),
        library(
            "GhostContentAPI", ["Articles", "ArticlesSyndication", "HTTPRouting", "StrictJSON", httpTypes]),
        library(
            "WordPressRESTAPI", ["Articles", "ArticlesSyndication", "HTTPRouting", "StrictJSON", httpTypes]),
        .systemLibrary(
            name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        library(
            "ArticlesExchange",
            ["Articles", "ArticlesSyndication", "MarkupParsing", "StrictJSON", "CXML2", "CZip", yams]),
        .target(
            name: "DatelineCommands",
            dependencies: [
                "Articles", "ArticlesInMemory", "ArticlesAPI", "ArticlesExchange", "ArticlesReader",
                "ArticlesRendering", "ArticlesSyndication",
                "ArticlesWebhooks", "GhostContentAPI", "HTTPRequesting", "HTTPRouting", "HTTPServing",
                "PrometheusMetrics", "SQLMigrations", "StrictJSON", "WordPressRESTAPI",
                .target(name: "ArticlesSQLite", condition: .when(traits: ["SQLite"])),
                .target(name: "SQLiteMigrations", condition: .when(traits: ["SQLite"])),
                .target(name: "SQLiteClient", condition: .when(traits: ["SQLite"])),
                .target(name: "ArticlesPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
                .target(name: "PostgreSQLMigrations", condition: .when(traits: ["PostgreSQL"])),
                .target(name: "PostgreSQLClient", condition: .when(traits: ["PostgreSQL"])),
                argumentParser, crypto, httpTypes, logging, metrics, nioCore, nioPosix, serviceLifecycle,
                yams,
            ],
            swiftSettings: settings,
            plugins: ["EmbedContract"]),
        .executableTarget(
            name: "DatelineCLI", dependencies: ["DatelineCommands"], swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["PostgreSQLClient", logging, nioPosix],
            path: "Tests/TestSupport", swiftSettings: settings),
        tests("TextAnalysisTests", ["TextAnalysis"]),
        tests("StrictJSONTests", ["StrictJSON"]),
        tests("ArticlesTests", ["Articles", "ArticlesInMemory", "ArticlesConformance", "TextAnalysis"]),
        tests(
            "ArticlesInMemoryTests", ["Articles", "ArticlesInMemory", "ArticlesConformance", "StrictJSON"]),
        tests(
            "ArticlesTestingTests",
            ["Articles", "ArticlesConformance", "ArticlesTesting", "StrictJSON"]),
        tests("SQLiteClientTests", ["SQLiteClient", "PrometheusMetrics", "TestSupport"]),
        tests(
            "ArticlesSQLiteTests",
            [
                "Articles", "ArticlesSQLite", "ArticlesConformance", "SQLMigrations", "SQLiteMigrations",
                "SQLiteClient", "CSQLite", "TestSupport",
            ]),
        tests(
            "PostgreSQLClientTests",
            ["PostgreSQLClient", "PrometheusMetrics", "TestSupport", logging, nioCore, nioPosix]),
        tests(
            "ArticlesPostgreSQLTests",
            [
                "Articles", "ArticlesPostgreSQL", "ArticlesConformance", "PostgreSQLClient", "SQLMigrations",
                "PostgreSQLMigrations", "TextAnalysis", "TestSupport", logging,
            ]),
        tests(
            "SQLMigrationsTests",
            [
                "SQLMigrations", "SQLiteMigrations", "PostgreSQLMigrations", "ArticlesSQLite",
                "ArticlesPostgreSQL", "PostgreSQLClient", "TestSupport", logging, nioCore, nioPosix,
            ]),
        tests("SQLiteMigrationsTests", ["SQLMigrations", "SQLiteMigrations", "CSQLite"]),
        tests("PostgreSQLMigrationsTests", ["SQLMigrations", "PostgreSQLMigrations"]),
        tests("PrometheusMetricsTests", ["PrometheusMetrics", "TestSupport", metrics]),
        tests("HTTPRoutingTests", ["HTTPRouting", "StrictJSON", httpTypes]),
        tests(
            "HTTPServingTests",
            [
                "HTTPServing", "HTTPRouting", "PrometheusMetrics", "TestSupport", httpTypes, logging, nioCore,
                nioPosix, nioConcurrencyHelpers, serviceLifecycle,
            ]),
        tests("ArticlesRenderingTests", ["ArticlesRendering", "Articles", "CXML2"]),
        tests(
            "ArticlesSyndicationTests",
            ["Articles", "ArticlesSyndication", "ArticlesConformance", "StrictJSON"]),
        tests(
            "ArticlesReaderTests",
            [
                "Articles", "ArticlesConformance", "ArticlesReader", "ArticlesRendering",
                "ArticlesSyndication", "StrictJSON",
            ]),
        tests(
            "ArticlesAPITests",
            [
                "ArticlesAPI", "Articles", "ArticlesReader", "ArticlesRendering", "ArticlesSyndication",
                "ArticlesInMemory", "ArticlesConformance", "HTTPRouting",
                "PrometheusMetrics",
                "StrictJSON", "TestSupport", httpTypes,
            ]),
        tests(
            "GhostContentAPITests",
            [
                "Articles", "ArticlesAPI", "ArticlesSyndication", "ArticlesTesting", "GhostContentAPI",
                "HTTPRouting", "StrictJSON", httpTypes,
            ]),
        tests(
            "WordPressRESTAPITests",
            [
                "Articles", "ArticlesAPI", "ArticlesSyndication", "ArticlesTesting", "HTTPRouting",
                "StrictJSON", "WordPressRESTAPI", httpTypes,
            ]),
        .testTarget(
            name: "ArticlesExchangeTests",
            dependencies: [
                "Articles", "ArticlesInMemory", "ArticlesExchange", "ArticlesTesting", "MarkupParsing",
                "StrictJSON", "TestSupport",
            ],
            exclude: ["Pages/Cases"], swiftSettings: settings),
        tests(
            "DatelineCommandsTests",
            [
                "Articles", "ArticlesAPI", "ArticlesExchange", "ArticlesInMemory", "ArticlesReader",
                "ArticlesSyndication", "DatelineCommands", "DatelineCLI", "HTTPRequesting",
                "OpenAPIReference",
                "PrometheusMetrics", "StrictJSON",
                "TestSupport", logging,
            ]),
        tests("HTTPRequestingTests", ["HTTPRequesting"]),
        tests("OpenAPIReferenceTests", ["OpenAPIReference", "StrictJSON"]),
        tests(
            "ArticlesWebhooksTests",
            [
                "Articles", "ArticlesTesting", "ArticlesWebhooks", "HTTPRequesting", "StrictJSON", logging,
                serviceLifecycle,
            ]),
        tests("ArchitectureTests", []),
        .testTarget(
            name: "FuzzingTests", dependencies: fuzzed, exclude: ["Fuzzer.swift"], swiftSettings: settings),
        tests(
            "DocumentationTests",
            [
                "TextAnalysis", "StrictJSON", "Articles", "ArticlesInMemory", "SQLiteClient",
                "ArticlesSQLite",
                "PostgreSQLClient", "ArticlesPostgreSQL", "ArticlesConformance", "ArticlesTesting",
                "SQLMigrations", "SQLiteMigrations", "PostgreSQLMigrations", "PrometheusMetrics",
                "HTTPRouting", "HTTPServing", "ArticlesAPI", "ArticlesRendering", "ArticlesExchange",
                "ArticlesReader", "ArticlesSyndication", "GhostContentAPI", "WordPressRESTAPI",
                "DatelineCommands",
                httpTypes, logging, metrics, nioCore,
            ]),
        tests(
            "EndToEndTests",
            [
                "Articles", "ArticlesInMemory", "ArticlesSQLite", "ArticlesPostgreSQL", "PostgreSQLClient",
                "ArticlesConformance", "ArticlesAPI", "ArticlesExchange", "ArticlesReader",
                "ArticlesSyndication", "HTTPRouting",
                "HTTPServing",
                "ArticlesTesting", "StrictJSON", "DatelineCLI", "TestSupport", httpTypes, logging, nioCore,
                nioPosix,
                nioHTTP1, yams,
            ]),
    ]
)

// Documentation: only for `make docs`, so that nobody else resolves the plugin.
if Context.environment["DATELINE_DOCS"] == "1" {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// libFuzzer, for `Scripts/fuzz-code` alone: `Tests/FuzzingTests` becomes a program, and all that it runs is instrumented.
if let libFuzzer = Context.environment["DATELINE_LIBFUZZER"] {
    package.targets.removeAll { $0.type == .test }
    for target in package.targets where target.type == .regular {
        target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"]))
    }
    package.targets.append(
        .executableTarget(
            name: "FuzzingTests", dependencies: fuzzed, path: "Tests/FuzzingTests",
            exclude: ["SeedTests.swift"], swiftSettings: settings,
            linkerSettings: [.unsafeFlags(["-lstdc++", "-Xlinker", libFuzzer])]))
}

// Tests of what is shipped, for `Scripts/test`: what they test is optimised, they are not, which compiles sooner.
if Context.environment["TEST_CONFIGURATION"] == "release" {
    for target in package.targets where target.type == .regular || target.type == .executable {
        target.swiftSettings?.append(.unsafeFlags(["-enable-testing"]))
    }
    for target in package.targets where target.type == .test || target.name == "TestSupport" {
        target.swiftSettings?.append(.unsafeFlags(["-Onone"]))
    }
}

// Some test targets alone, for `Scripts/sanitize`: a build with a sanitizer takes long.
if let names = Context.environment["DATELINE_TEST_TARGETS"]?.split(separator: ",").map(String.init) {
    package.targets.removeAll { $0.type == .test && !names.contains($0.name) }
}
