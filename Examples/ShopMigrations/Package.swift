// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "shop-migrations",
    dependencies: [
        // One database's trait: neither libpq nor anything of articles or HTTP is built.
        .package(name: "dateline", path: "../..", traits: ["SQLite"])
    ],
    targets: [
        .executableTarget(
            name: "ShopSQLite",
            dependencies: [
                .product(name: "SQLMigrations", package: "dateline"),
                .product(name: "SQLiteMigrations", package: "dateline"),
            ],
            // Embeds `Migrations/SQLite`: the folder whose name ends the target's.
            plugins: [.plugin(name: "EmbedMigrations", package: "dateline")])
    ]
)
