/// Checks of files before they ship.
public struct MigrationVerification: Sendable {
    private let sets: [MigrationSet]
    private let shipped: [MigrationSet]

    /// - Parameters:
    ///   - sets: one for each dialect.
    ///   - shipped: the sets of an earlier release, whose up sections must not have changed.
    public init(_ sets: [MigrationSet], shipped: [MigrationSet] = []) {
        self.sets = sets
        self.shipped = shipped
    }

    /// Names, statements, parity and checksums: exit code 5; then rules: exit code 9. Touches no database.
    public func report() -> MigrationReport {
        var report = MigrationReport(
            command: "verify", dialect: sets.count == 1 ? sets[0].dialect : nil, location: nil)
        let problems = sets.flatMap(Self.problems) + MigrationSet.parityProblems(between: sets) + edited()
        report.findings = sets.flatMap { set in
            set.migrations.flatMap { MigrationLint($0, dialect: set.dialect).findings }
        }
        let count = sets.map { "\($0.migrations.count) \($0.dialect.name)" }.joined(separator: ", ")
        report.message = "checked \(count)"
        report.warnings = sets.flatMap(\.warnings)
        report.error = MigrationError.joining(problems) ?? lintError(report.findings)
        return report
    }

    private static func problems(of set: MigrationSet) -> [MigrationError] {
        set.migrations.compactMap { migration in
            do throws(MigrationError) {
                try migration.check(dialect: set.dialect)
                return nil
            } catch { return error }
        }
    }

    private func edited() -> [MigrationError] {
        sets.flatMap { set in
            let other = shipped.first { $0.dialect == set.dialect }
            return set.migrations.compactMap { migration -> MigrationError? in
                guard let old = other?.migration(migration.version), old.checksum != migration.checksum else {
                    return nil
                }
                return MigrationError.migration(
                    .editedAfterShipping, migration, "was edited after it shipped"
                ).with {
                    $0.details = ["shipped: sha256 \(old.checksum)", "file:    sha256 \(migration.checksum)"]
                }
            }
        }
    }

    private func lintError(_ findings: [LintFinding]) -> MigrationError? {
        guard let first = findings.first else { return nil }
        let count = findings.count == 1 ? "a rule is" : "\(findings.count) rules are"
        return MigrationError(.lint, "\(count) broken").with {
            $0.version = first.version
            $0.location = first.location
            $0.details = findings.map(\.description)
        }
    }
}

extension Migrator {
    /// Applies, undoes and applies again each migration on this migrator's database, which must be empty, and
    /// is again afterwards.
    ///
    /// A down section must bring back the schema before; a second up, the schema after the first: exit code 5
    /// otherwise, naming the objects. Irreversible migrations are applied once, and the report says so.
    public func verifyOnScratch() async -> MigrationReport {
        let migrations = set.migrations
        return await rehearse("verify") { (report, rehearsal) async throws(MigrationError) in
            for migration in migrations {
                let timing = rehearsal.run.timing()
                let trial = try await rehearsal.verify(migration)
                report.applied.append(
                    .init(
                        version: migration.version, name: migration.name,
                        milliseconds: timing().milliseconds ?? 0, trial: trial))
            }
            let irreversible = report.applied.count { $0.trial == .up }
            report.message =
                "up, down and up again: \(migrations.count - irreversible)"
                + (irreversible == 0 ? "" : "; up only, for they cannot be undone: \(irreversible)")
        }.invoked(as: "verify --scratch URL")
    }
}

extension Rehearsal {
    fileprivate func verify(_ migration: Migration) async throws(MigrationError) -> MigrationReport.Trial {
        let before = try await catalog()
        run.report(.running(version: migration.version, name: migration.name))
        try await apply(migration)
        guard migration.down != nil else { return .up }
        let after = try await catalog()
        run.report(.undoing(version: migration.version, name: migration.name))
        try await undo(migration)
        try compare(
            try await catalog(), with: before, migration, .downDiffers,
            "does not restore the schema when it goes down")
        try await apply(migration)
        try compare(
            try await catalog(), with: after, migration, .secondUpDiffers,
            "makes another schema when it goes up again")
        return .upDownUp
    }

    private func compare(
        _ found: SchemaCatalog, with expected: SchemaCatalog, _ migration: Migration,
        _ code: MigrationError.Code, _ message: String
    ) throws(MigrationError) {
        let differences = found.differences(from: expected)
        guard !differences.isEmpty else { return }
        throw MigrationError.migration(code, migration, message).with { $0.details = differences }
    }
}
