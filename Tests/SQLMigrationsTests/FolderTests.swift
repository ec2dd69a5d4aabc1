import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import TestSupport
import Testing

@Suite struct FolderTests {
    /// A folder of SQLite files with one right migration.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try folder.write("SELECT 1;", to: "1_a.sql")
        try withExtendedLifetime(folder) { try body(folder.url) }
    }

    private func read(_ folder: URL) throws(MigrationError) -> MigrationSet {
        try MigrationSet(
            dialect: .sqlite, directory: folder.path(percentEncoded: false), beside: [.postgreSQL])
    }

    @Test(arguments: [
        "2_b.SQL", "2_b.Sql", "2_b.sql.txt", "2_b.sql.bak", "2_b.sql.orig", "2_b.sql ", "2_b", "2_b.txt",
        "2_b.sq",
        "2_b.psql", "notes.sql.old", "b.SQL", "2_b.go", "2_b.js", "2_b.up.sql", "2_b.down.sql", "V2__b.sql",
        "U2__b.sql", "R__b.sql", "V2__B.java", "2_b.rollback.sql", "b.sql", "2-b.sql", "postgresql", "sqlite",
    ])
    func `a name that is nearly one of a migration is an error that names it`(_ name: String) throws {
        try withFolder { folder in
            try Data("SELECT 1;".utf8).write(to: folder.appending(path: name))
            let error = #expect(throws: MigrationError.self) { try read(folder) }
            #expect(error?.exitCode == .integrity)
            #expect(error?.location?.file.hasSuffix("/\(name)") == true, "\(String(describing: error))")
        }
    }

    @Test(arguments: [
        ".gitkeep", ".DS_Store", ".1_a.sql.swp", "1_a.sql~", "#1_a.sql#", "README", "README.txt", "notes.md",
        ".2_b.sql", "Thumbs.db",
    ])
    func `what is exempt is passed over without a word`(_ name: String) throws {
        try withFolder { folder in
            try Data([0xFF]).write(to: folder.appending(path: name))
            let set = try read(folder)
            #expect(set.migrations.count == 1)
            #expect(set.warnings.isEmpty)
        }
    }

    @Test(arguments: ["Makefile", "atlas.sum", "seeds", "migration_lock.toml"])
    func `anything else is left alone with a warning`(_ name: String) async throws {
        try withFolder { folder in
            try Data([0xFF]).write(to: folder.appending(path: name))
            let set = try read(folder)
            #expect(set.warnings.count == 1)
            #expect(set.warnings.first?.contains("/\(name) ") == true)
            #expect(MigrationVerification([set]).report().warnings == set.warnings)
        }
    }

    @Test func `one file that cannot be read is named, and the others with it`() throws {
        try withFolder { folder in
            let files = FileManager.default
            try files.createSymbolicLink(
                at: folder.appending(path: "2_b.sql"), withDestinationURL: folder.appending(path: "gone"))
            try files.createDirectory(
                at: folder.appending(path: "3_c.sql"), withIntermediateDirectories: true)
            try #require(
                unsafe mkfifo(folder.appending(path: "4_d.sql").path(percentEncoded: false), 0o600) == 0)
            let error = try #require(throws: MigrationError.self) { try read(folder) }
            #expect(error.code == .unreadableFile)
            let text = error.description
            for part in [
                "2_b.sql cannot read this file: a link that leads nowhere",
                "3_c.sql cannot read this file: it is a folder",
                "4_d.sql cannot read this file: it is no regular file",
            ] { #expect(text.contains(part), "\(text)") }
        }
    }

    @Test func `a link to a file, or to the folder, is as good as the file`() throws {
        try withFolder { folder in
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "2_b.sql"), withDestinationURL: folder.appending(path: "1_a.sql"))
            #expect(try read(folder).migrations.map(\.name) == ["a", "b"])
            let link = FileManager.default.temporaryDirectory.appending(path: "link-\(UUID().uuidString)")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
            defer { try? FileManager.default.removeItem(at: link) }
            #expect(try read(link).migrations.count == 2)
        }
    }

    @Test func `names that differ in case only are two files of one version`() throws {
        try withFolder { folder in
            try Data("SELECT 1;".utf8).write(to: folder.appending(path: "1_A.sql"))
            let error = #expect(throws: MigrationError.self) { try read(folder) }
            #expect(error?.code == .duplicateVersion)
        }
    }

    @Test func `a name that is no text is an error`() throws {
        try withFolder { folder in
            let path = folder.path(percentEncoded: false)
            let descriptor = unsafe path.withCString { folder in
                let bytes = unsafe Array(UnsafeBufferPointer(start: folder, count: strlen(folder)))
                return unsafe open(bytes + [47, 50, 95, -1, 46, 115, 113, 108, 0], O_WRONLY | O_CREAT, 0o600)
            }
            try #require(descriptor >= 0)
            close(descriptor)
            let error = #expect(throws: MigrationError.self) { try read(folder) }
            #expect(error?.exitCode == .integrity)
        }
    }

    @Test func `a migration above the folders of the dialects is an error`() throws {
        try withFolder { folder in
            let inner = folder.appending(path: "SQLite")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            try Data("SELECT 1;".utf8).write(to: inner.appending(path: "2_b.sql"))
            let error = #expect(throws: MigrationError.self) { try read(folder) }
            #expect(error?.location?.file.hasSuffix("/1_a.sql") == true)
        }
    }

    @Test(arguments: ["S\0ELECT 1;", "S\0E\0L\0E\0C\0T\0"])
    func `a zero byte is refused, which would end the text`(_ text: String) {
        let error = #expect(throws: MigrationError.self) {
            try MigrationSet(dialect: .postgreSQL, files: [("1_a.sql", text)])
        }
        #expect(error?.code == .fileEncoding)
        #expect(error?.location?.column == 2)
    }

    @Test func `a new file says what to write, and is refused until somebody does`() async throws {
        let folder = try TemporaryFolder()
        for dialect in SQLDialect.all {
            try FileManager.default.createDirectory(
                at: folder.url.appending(path: dialect.folder), withIntermediateDirectories: true)
        }
        let path = folder.path("")
        let written = try MigrationTemplate.write(
            slug: "a", directory: path, dialects: SQLDialect.all, now: Date())
        #expect(written.count == 2)
        for file in written {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("\n-- Without a statement here the migration cannot be undone"))
            let name = URL(filePath: file).lastPathComponent
            try await withFixture(file.contains("/SQLite/") ? .sqlite : .postgreSQL) { fixture in
                #expect(try await fixture.migrator([name: text]).up().error?.code == .emptySection)
                let filled = text.replacing("\n\n", with: "\nCREATE TABLE a (id integer);\n\n")
                let migrator = try fixture.migrator([name: filled])
                #expect(await migrator.up().exitCode == .done)
                #expect(await migrator.down(isConfirmed: true).error?.code == .irreversible)
            }
        }
    }
}
