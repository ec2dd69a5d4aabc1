// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "newsletter",
    dependencies: [.package(name: "dateline", path: "../..")],
    targets: [
        .testTarget(
            name: "NewsletterTests",
            dependencies: [
                .product(name: "Articles", package: "dateline"),
                .product(name: "ArticlesTesting", package: "dateline"),
            ])
    ]
)
