extension Migrator {
    /// The schema as SQL, without rows and without the ledger; the same schema is always the same text.
    ///
    /// Refuses, naming them, when the schema holds things that it cannot express: an incomplete dump would
    /// look like a complete one.
    public func dump() async -> MigrationReport {
        await perform("dump", .read) { (report, session, _) async throws(MigrationError) in
            let (rows, catalog) = try await session.reading {
                () async throws(MigrationError) -> ([LedgerRow], SchemaCatalog) in
                (try await self.ledgerRows(session), try await session.catalog())
            }
            report.current = rows.filter(\.isInForce).map(\.version).max()
            report.sql = try catalog.dump(self.set.dialect)
        }
    }
}

extension SchemaCatalog {
    /// The statements that make this schema.
    func dump(_ dialect: SQLDialect) throws(MigrationError) -> String {
        let inexpressible = objects.filter { $0.sql == nil }
        guard inexpressible.isEmpty else {
            throw MigrationError(.undumpable, "the schema holds what a dump cannot express").with {
                $0.details = inexpressible.map(\.name)
            }
        }
        let columns = Dictionary(grouping: objects.filter { $0.kind == "column" }, by: \.owner)
        let statements = objects.compactMap { object -> String? in
            guard let sql = object.sql, object.kind != "column" else { return nil }
            guard dialect == .postgreSQL, object.kind == "table", let hole = sql.firstRange(of: "(%)") else {
                return sql + ";\n"
            }
            let list = (columns[object.owner] ?? []).compactMap(\.sql).map { "    " + $0 }
            return sql[..<hole.lowerBound] + "(\n" + list.joined(separator: ",\n") + "\n)"
                + sql[hole.upperBound...] + ";\n"
        }
        let preamble = dialect == .postgreSQL ? ["SET check_function_bodies = false;\n"] : []
        return (preamble + statements).joined(separator: "\n")
    }
}
