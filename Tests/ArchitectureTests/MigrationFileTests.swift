import Testing

@Suite("Migration files")
struct MigrationFileTests {
    @Test(arguments: ["PostgreSQL", "SQLite"])
    func `a migration exists in both dialects, unless it says only`(_ dialect: String) {
        let names = files(of: dialect)
        let others = Set(files(of: dialect == "SQLite" ? "PostgreSQL" : "SQLite"))
        #expect(!names.isEmpty)
        let lonely = names.filter { !others.contains($0) && !saysOnly($0, dialect: dialect) }
        #expect(lonely == [])
    }

    @Test(arguments: ["PostgreSQL", "SQLite"])
    func `a migration is named by its time and what it does`(_ dialect: String) {
        #expect(files(of: dialect).filter { $0.wholeMatch(of: /\d{14}_[a-z0-9_]+\.sql/) == nil } == [])
    }

    @Test(arguments: ["PostgreSQL", "SQLite"])
    func `no two migrations have one version`(_ dialect: String) {
        let versions = files(of: dialect).map { $0.prefix { $0 != "_" } }
        #expect(Set(versions).count == versions.count)
    }

    private func files(of dialect: String) -> [String] {
        SourceTree.package.files(in: "Migrations/\(dialect)").filter { $0.hasSuffix(".sql") }
    }

    private func saysOnly(_ name: String, dialect: String) -> Bool {
        let text = SourceTree.package.text(of: "Migrations/\(dialect)/\(name)") ?? ""
        return text.contains(/(?m)^-- migrate:up\b.*\bonly\b/)
    }
}
