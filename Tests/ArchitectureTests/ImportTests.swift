import Testing

@Suite("Imports")
struct ImportTests {
    @Test(arguments: SourceTree.package.folders(in: "Sources"))
    func `a target imports what the table allows it`(_ target: String) throws {
        guard target != ImportTable.wiring else { return }
        let allowed = try #require(ImportTable.allowed[target], "no row in the table of imports")
        let offences = SourceTree.swiftFiles(below: "Sources/\(target)").flatMap { file in
            ImportTable.imports(of: file.parts)
                .filter { !allowed.contains($0) && !ImportTable.everywhere.contains($0) }
                .map { "\(file.path) imports \($0)" }
        }
        #expect(offences == [])
    }

    @Test func `no row of the table is about a target that is gone`() {
        let targets = Set(SourceTree.package.folders(in: "Sources"))
        #expect(ImportTable.allowed.keys.filter { !targets.contains($0) } == [])
    }

    @Test func `backends see neither each other nor HTTP`() {
        let backends: Set = ["ArticlesInMemory", "ArticlesSQLite", "ArticlesPostgreSQL"]
        for backend in backends {
            let allowed = ImportTable.allowed[backend] ?? []
            #expect(allowed.isDisjoint(with: backends))
            #expect(allowed.filter { $0.hasPrefix("HTTP") || $0 == "ArticlesAPI" } == [])
        }
    }

    @Test(arguments: [
        ("import NIOCore", "NIOCore"),
        ("public import HTTPTypes", "HTTPTypes"),
        ("@testable import Articles", "Articles"),
        ("@_spi(Private) @preconcurrency internal import Logging", "Logging"),
        ("  import struct Foundation.Date", "Foundation"),
        ("/* import NIOCore */ import Yams", "Yams"),
    ])
    func `every form of import is seen`(_ source: String, _ module: String) {
        #expect(ImportTable.imports(of: SwiftText(source)) == [module])
    }
}
