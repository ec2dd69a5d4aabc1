// swift-tools-version: 6.2
import PackageDescription

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

let package = Package(
    name: "json-folder",
    products: [
        .library(name: "ArticlesJSONFolder", targets: ["ArticlesJSONFolder"]),
        .executable(name: "jsonfolder", targets: ["JSONFolderProgram"]),
    ],
    dependencies: [
        // Without traits, neither of the databases that Dateline brings is built.
        .package(name: "dateline", path: "../..", traits: [])
    ],
    targets: [
        .target(
            name: "ArticlesJSONFolder", dependencies: [dateline("Articles"), dateline("ArticlesInMemory")],
            swiftSettings: settings),
        .executableTarget(
            name: "JSONFolderProgram", dependencies: ["ArticlesJSONFolder", dateline("DatelineCommands")],
            swiftSettings: settings),
        .testTarget(
            name: "ArticlesJSONFolderTests",
            dependencies: [
                "ArticlesJSONFolder", dateline("Articles"), dateline("ArticlesInMemory"),
                dateline("ArticlesConformance"),
            ],
            swiftSettings: settings),
    ]
)
