extension Migrator {
    /// Tells how each migration stands. Reads only, takes no lock, creates nothing.
    ///
    /// - Parameter isStrict: whether what `serve` would refuse is an error of the report.
    public func status(isStrict: Bool = false) async -> MigrationReport {
        await perform("status", .read) { (report, session, run) async throws(MigrationError) in
            let holder = try await session.lockHolder()
            let comparison = try await self.comparison(session)
            report.entries = comparison.entries
            report.current = comparison.current
            report.pending = comparison.pending.map(\.version)
            report.lockHolder = holder
            if holder == nil, comparison.rows.allSatisfy(\.isInForce) {
                report.drift = try await self.drift(from: comparison.rows, session)
            }
            if let warning = comparison.warning { report.warnings.append(warning) }
            if report.drift == true {
                report.warnings.append(self.environment.commandLine.rendered(SchemaState.driftWarning))
            }
            guard let error = SchemaState(comparison).error?.called(from: self.environment.commandLine) else {
                return
            }
            if isStrict { throw error }
            if error.code != .pending { report.warnings.append("\(error.headline); next: \(error.hint)") }
        }.invoked(as: isStrict ? "status --exit-code" : "status")
    }

    /// Whether the schema is another than the last migration left; unknown while somebody locks a table.
    private func drift(
        from rows: [LedgerRow], _ session: any MigrationSession
    ) async throws(MigrationError) -> Bool? {
        guard let stored = rows.last(where: \.isInForce)?.fingerprint else { return nil }
        do throws(MigrationError) {
            let catalog = try await session.reading { () async throws(MigrationError) in
                try await session.catalog()
            }
            return SchemaCatalog.drift(from: stored, to: catalog.fingerprint)
        } catch  where error.code == .lockTimeout {
            return nil
        }
    }

    /// Whether a program may serve on this database. Reads the ledger and nothing else.
    ///
    /// - Throws: `unreachable`, or `refused` when another tool owns the ledger's table.
    public func check() async throws(MigrationError) -> SchemaState {
        let report = await perform("status", .read) { (report, session, _) async throws(MigrationError) in
            try await session.checkVisibility()
            report.state = SchemaState(try await self.comparison(session))
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
