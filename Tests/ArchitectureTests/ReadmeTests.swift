import Foundation
import Testing

@Suite("README")
struct ReadmeTests {
    @Test func `shows the sample that the example package compiles and runs`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let file = "Examples/Newsletter/Tests/NewsletterTests/NewsletterTests.swift"
        let source = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let afterBegin = try #require(source.components(separatedBy: "// README: begin\n").last)
        let sample = try #require(afterBegin.components(separatedBy: "\n// README: end").first)
        #expect(sample.contains("any ArticleRepository"))
        #expect(readme.contains("```swift\n\(sample)\n```"))
    }
}
