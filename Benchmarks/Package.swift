// swift-tools-version: 6.2
import PackageDescription

/// The language of every target, as in the package that is measured.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A product of Dateline.
func dateline(_ product: String) -> Target.Dependency {
    .product(name: product, package: "dateline")
}

let articles = dateline("Articles")
let json = dateline("StrictJSON")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

/// A program: one folder in `Sources/`.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies + [articles, json, argumentParser], swiftSettings: settings)
}

let package = Package(
    name: "dateline-benchmarks",
    products: [
        .executable(name: "related-eval", targets: ["RelatedEval"]),
        .executable(name: "corpus", targets: ["CorpusCommand"]),
        .executable(name: "scale", targets: ["Scale"]),
        .executable(name: "writers", targets: ["Writers"]),
        .executable(name: "text-speed", targets: ["TextSpeed"]),
    ],
    dependencies: [
        .package(name: "dateline", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        .target(
            name: "BenchmarkStorage",
            dependencies: [
                articles, dateline("ArticlesInMemory"), dateline("ArticlesSQLite"),
                dateline("ArticlesPostgreSQL"), dateline("PostgreSQLClient"), dateline("SQLMigrations"),
                dateline("SQLiteMigrations"), dateline("PostgreSQLMigrations"), argumentParser, logging,
                nioPosix,
            ],
            swiftSettings: settings),
        .target(name: "GeneratedCorpus", dependencies: [articles, json], swiftSettings: settings),
        .target(name: "Measuring", dependencies: [articles, json], swiftSettings: settings),
        program("RelatedEval", ["BenchmarkStorage", dateline("TextAnalysis")]),
        program("CorpusCommand", ["GeneratedCorpus"]),
        program("Scale", ["BenchmarkStorage", "GeneratedCorpus", "Measuring"]),
        program("Writers", ["BenchmarkStorage", "GeneratedCorpus", "Measuring"]),
        program("TextSpeed", ["GeneratedCorpus", "Measuring", dateline("TextAnalysis")]),
        .testTarget(
            name: "GeneratedCorpusTests", dependencies: ["GeneratedCorpus", articles, json],
            swiftSettings: settings),
        .testTarget(
            name: "MeasuringTests", dependencies: ["Measuring", articles], swiftSettings: settings),
    ]
)
