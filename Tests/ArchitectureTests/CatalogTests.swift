import Testing

/// The catalogs of the documentation: one for each library product, with an example that is compiled.
@Suite("Catalogs")
struct CatalogTests {
    private static let products: [String] = {
        let manifest = SourceTree.package.text(of: "Package.swift") ?? ""
        return manifest.matches(of: /\.library\(name: "(\w+)"/).map { String($0.1) }
    }()

    @Test(arguments: products)
    func `a library product has a page with an example that is compiled`(_ product: String) throws {
        let page = try #require(
            SourceTree.package.text(of: "Sources/\(product)/\(product).docc/\(product).md"))
        #expect(page.hasPrefix("# ``\(product)``\n\n"))
        let example = try #require(
            page.firstMatch(of: /(?s)\n```swift\n(.*?)\n```\n/).map { String($0.1) }, "there is no example")
        let file = "Tests/DocumentationTests/\(product)Example.swift"
        let compiled = try #require(SourceTree.package.text(of: file))
        #expect(example.contains("import \(product)\n"))
        #expect(
            Self.missing(from: compiled, example) == [], "what the page shows is not what \(file) compiles")
    }

    @Test func `the Swift Package Index builds the pages of all of them`() throws {
        let index = try #require(SourceTree.package.text(of: ".spi.yml"))
        let listed = index.matches(of: /\n +- (\w+)(?=\n)/).map { String($0.1) }
        #expect(listed == Self.products)
    }

    @Test func `an example that differs is found`() {
        let code = "import A\nimport B\n\nfunc f() {\n    let a = 1\n    use(a)\n}\n"
        #expect(Self.missing(from: code, "import B\n\nlet a = 1\nuse(a)") == [])
        #expect(
            Self.missing(from: code, "import C\n\nlet a = 2\nuse(a)") == ["import C", "let a = 2\nuse(a)"])
    }

    /// The imports and paragraphs of an example that do not stand in a file, whatever their indentation.
    private static func missing(from file: String, _ example: String) -> [String] {
        let lines = "\n" + trimmed(file) + "\n"
        let paragraphs = trimmed(example).split(separator: "\n\n").flatMap { paragraph in
            paragraph.hasPrefix("import ") ? paragraph.split(separator: "\n") : [paragraph]
        }
        return paragraphs.map(String.init).filter { !lines.contains("\n\($0)\n") }
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }
}
