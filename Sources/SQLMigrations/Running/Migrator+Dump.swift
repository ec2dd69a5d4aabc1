extension Migrator {
    /// The schema as SQL, without rows and without the ledger; the same schema is always the same text.
    ///
    /// Refuses, naming them, when the schema holds things that it cannot express: an incomplete dump would
    /// look like a complete one.
    ///
    /// - Parameter program: the database's own, which can express more; the dump's first lines say whether it
    ///   wrote it.
    public func dump(with program: SchemaDumpProgram? = nil) async -> MigrationReport {
        guard case .program(let name) = database.dialect.dump else { return await written(without: nil) }
        guard let program else { return await written(without: "it was not asked for") }
        var report = await reading { (report, session) async throws(MigrationError) in
            report.request = try await session.dumpRequest()
        }
        guard report.error == nil, let request = report.request else { return report }
        switch await program.run(request.arguments, request.version) {
        case .written(let output):
            report.sql = Self.head("by \(name)") + request.normalized(output)
            return report
        case .missing(let reason): return await written(without: reason)
        }
    }

    /// The dump that the session writes.
    ///
    /// - Parameter reason: why the database's program did not write it.
    private func written(without reason: String?) async -> MigrationReport {
        let writer =
            switch database.dialect.dump {
            case .catalog(let name): "from \(name)"
            case .program(let name): "without \(name): \(reason ?? "there is none")"
            }
        return await reading { (report, session) async throws(MigrationError) in
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
