import Foundation
import Testing

@Suite("The example of a backend")
struct ExampleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static let files = [
        "Package.swift", "Sources/ArticlesJSONFolder/JSONFolder.swift",
        "Sources/JSONFolderProgram/Program.swift",
        "Tests/ArticlesJSONFolderTests/ConformanceTests.swift",
    ]

    @Test func `the guide shows the code of the example, and no other`() throws {
        let guide = try Self.text("docs/guides/writing-a-backend.md")
        let sources = try Self.files.map { try Self.text("Examples/JSONFolder/\($0)") }
        let blocks = guide.components(separatedBy: "```swift\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(blocks.count >= 6)
        for block in blocks {
            #expect(sources.contains { $0.contains(block) }, "not in the example: \(block)")
        }
    }

    @Test func `a store has at most 200 lines of code, and a program that serves it 10`() throws {
        func lines(_ index: Int) throws -> Int {
            try Self.text("Examples/JSONFolder/\(Self.files[index])").split(separator: "\n").count { line in
                let code = line.drop { $0 == " " }
                return !code.isEmpty && !code.hasPrefix("//")
            }
        }
        #expect(try (100...200).contains(lines(1)))
        #expect(try (5...10).contains(lines(2)))
    }
}
