import Testing

@Suite("Targets")
struct TargetTests {
    private let manifest: String

    init() throws {
        manifest = try #require(SourceTree.package.text(of: "Package.swift"))
    }

    @Test(arguments: ["Sources", "Tests", "Plugins"])
    func `every folder is a target`(_ folder: String) {
        let declared = declaredTargets
        #expect(SourceTree.package.folders(in: folder).filter { !declared.contains($0) } == [])
    }

    @Test func `every target is a folder`() {
        let folders = ["Sources", "Tests", "Plugins"].flatMap(SourceTree.package.folders(in:))
        #expect(declaredTargets.subtracting(folders) == [])
    }

    @Test func `every library is a product`() {
        let products = manifest.matches(of: /\.library\(\s*name:\s*"(\w+)"/).map { String($0.1) }
        #expect(Set(libraries).subtracting(products) == [])
    }

    @Test func `a library has tests, or is one`() {
        let tests = Set(SourceTree.package.folders(in: "Tests"))
        let untested = libraries.filter { library in
            let isTest = SourceTree.swiftFiles(below: "Sources/\(library)")
                .contains { ImportTable.imports(of: $0.parts).contains("Testing") }
            return !isTest && !tests.contains(library + "Tests")
        }
        #expect(untested == [])
    }

    private var libraries: [String] {
        manifest.matches(of: /\blibrary\(\s*"(\w+)"/).map { String($0.1) }
    }

    private var declaredTargets: Set<String> {
        let ours = manifest.matches(of: /\b(?:library|tests)\(\s*"(\w+)"/).map { String($0.1) }
        let plain = manifest.matches(
            of: /\.(?:systemLibrary|executableTarget|target|testTarget|plugin)\(\s*name:\s*"(\w+)"/)
        return Set(ours + plain.map { String($0.1) })
    }
}
