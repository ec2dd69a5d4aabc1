extension Migrator {
    /// Tells how each migration stands. Reads only, takes no lock, creates nothing.
    ///
    /// - Parameter isStrict: whether what `serve` would refuse is an error of the report.
    public func status(isStrict: Bool = false) async -> MigrationReport {
        await perform("status", .read) { (report, session, run) async throws(MigrationError) in
            let holder = try await session.lockHolder()
            let (rows, fingerprint) = try await session.reading {
                () async throws(MigrationError) -> ([LedgerRow], String) in
                (try await self.ledgerRows(session), try await session.catalog().fingerprint)
            }
            let comparison = SchemaComparison(self.set, rows)
            report.entries = comparison.entries
            report.current = comparison.current
            report.pending = comparison.pending.map(\.version)
            report.lockHolder = holder
            report.drift = comparison.unfinished.isEmpty
                ? SchemaCatalog.drift(from: rows.last { $0.fingerprint != nil }?.fingerprint, to: fingerprint) : nil
            let state = SchemaState(comparison)
            if let warning = state.warning { report.warnings.append(warning) }
            if isStrict, let error = state.error { throw error }
        }
    }

    /// Whether a program may serve on this database. Reads the ledger and nothing else.
    ///
    /// - Throws: `unreachable`, or `refused` when another tool owns the ledger's table.
    public func check() async throws(MigrationError) -> SchemaState {
        let report = await perform("check", .read) { (report, session, _) async throws(MigrationError) in
            let rows = try await self.ledgerRows(session)
            report.state = SchemaState(SchemaComparison(self.set, rows))
        }
        if let error = report.error { throw error }
        guard let state = report.state else {
            throw MigrationError(.internalError, "the schema was not read")
        }
        return state
    }

    /// Waits for the database, as long as the policy says.
    public func wait() async -> MigrationReport {
        await perform("wait", .read) { (report, _, _) async throws(MigrationError) in
            report.message = "\(self.database.location) answers"
        }
    }
}
