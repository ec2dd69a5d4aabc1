import SQLMigrations
import Testing

@Suite struct WildFileTests {
    @Test func `there are more than fifty`() { #expect(WildFile.all.count > 50) }

    @Test(arguments: WildFile.all)
    func `a file in the way of another tool runs rightly, or is refused with a clear line`(
        _ file: WildFile
    ) async throws {
        for dialect in file.dialects {
            switch file.outcome {
            case .runs(let tables, let down): try await runs(file, dialect, tables, down)
            case .refused(let code, let line, let words): try refused(file, dialect, code, line, words)
            case .fails(let line): try await fails(file, dialect, line)
            }
        }
    }

    private func runs(
        _ file: WildFile, _ dialect: SQLDialect, _ tables: [String], _ down: [String]?
    ) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator([file.name: file.text])
            let report = await migrator.up()
            #expect(report.exitCode == .done, "\(dialect): \(report.text)\(report.errorText)")
            #expect(try await fixture.tables() == tables)
            guard let down else { return }
            #expect(await migrator.down(isConfirmed: true).exitCode == .done)
            #expect(try await fixture.tables() == down)
        }
    }

    /// What a file is refused for is found without a database.
    private func refused(
        _ file: WildFile, _ dialect: SQLDialect, _ code: MigrationError.Code, _ line: Int?, _ words: String
    ) throws {
        let error: MigrationError?
        do throws(MigrationError) {
            let set = try MigrationSet(dialect: dialect, files: [(file.name, file.text)])
            error = MigrationVerification([set]).report().error
        } catch let failure { error = failure }
        #expect(error?.code == code, "\(dialect): \(error?.description ?? "no error")")
        #expect(error?.location?.line == line, "\(dialect): \(error?.description ?? "no error")")
        #expect(error?.description.contains(words) == true, "\(dialect): \(error?.description ?? "no error")")
    }

    private func fails(_ file: WildFile, _ dialect: SQLDialect, _ line: Int) async throws {
        try await withFixture(dialect) { fixture in
            let report = try await fixture.migrator([file.name: file.text]).up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.location?.line == line, "\(report.text)")
            #expect(try await fixture.tables().isEmpty)
        }
    }
}
