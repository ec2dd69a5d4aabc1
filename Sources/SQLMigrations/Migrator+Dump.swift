extension Migrator {
    /// The schema as SQL, without rows and without the ledger; the same schema is always the same text.
    ///
    /// Refuses, naming them, when the schema holds things that it cannot express: an incomplete dump would
    /// look like a complete one.
    ///
    /// - Parameter program: PostgreSQL's own, which can express more; the dump's first lines say whether it
    ///   wrote it.
    public func dump(with program: SchemaDumpProgram? = nil) async -> MigrationReport {
        guard let program, database.dialect == .postgreSQL else {
            return await written(without: database.dialect == .sqlite ? nil : "it was not asked for")
        }
        var report = await reading { (report, session) async throws(MigrationError) in
            report.request = try await (session as? PostgreSQLSession)?.programDump()
        }
        guard report.error == nil, let request = report.request else { return report }
        switch await program.run(request.arguments, request.serverVersion / 10_000) {
        case .written(let output):
            report.sql = Self.head("by pg_dump") + request.normalized(output)
            return report
        case .missing(let reason): return await written(without: reason)
        }
    }

    /// The dump that this library writes, which says why it did not leave that to another.
    private func written(without reason: String?) async -> MigrationReport {
        await reading { (report, session) async throws(MigrationError) in
            let writer = reason.map { "without pg_dump: \($0)" } ?? "from sqlite_schema"
            report.sql = Self.head(writer) + (try await session.dump())
        }
    }

    private func reading(
        _ work:
            @escaping @Sendable (inout MigrationReport, any MigrationSession) async throws(MigrationError) ->
            Void
    ) async -> MigrationReport {
        await perform("dump", .read) { (report, session, _) async throws(MigrationError) in
            report = try await session.reading { () async throws(MigrationError) -> MigrationReport in
                var read = report
                read.current = SchemaComparison(self.set, try await self.ledgerRows(session)).current
                try await work(&read, session)
                return read
            }
        }
    }

    private static func head(_ writer: String) -> String {
        "-- The schema, without rows and without the tables of its migrations; written \(writer).\n\n"
    }
}
