internal import SQLMigrations

extension PostgreSQLSession {
    /// Sets the search path of the transaction, so that no definition says the name of the ledger's schema.
    ///
    /// Others may drop their objects meanwhile, which fails whoever describes them: then it is read again.
    func objects() async throws(MigrationError) -> (all: [CatalogObject], scope: PostgreSQLCatalog.Scope) {
        try await retrying(Self.readingTries) { () async throws(MigrationError) in
            try await readObjects()
        } after: { (error, attempt) async throws(MigrationError) in
            guard error.isOfVanishedObject else { throw error }
            try await connection.run("ROLLBACK TO SAVEPOINT \(Self.savepoint)")
            try? await Task.sleep(for: .milliseconds(min(25 * (attempt - 1), 200)))
        }
    }

    static let readingTries = 20

    /// What is rolled back to when an object vanished while it was described.
    private static let savepoint = "schema_migrations_catalog"

    private func readObjects() async throws(MigrationError) -> (
        all: [CatalogObject], scope: PostgreSQLCatalog.Scope
    ) {
        let reading = try await catalogQuery()
        let rows = try await connection.rows(LedgerStatement(reading.query), doing: "reading the catalog")
        return (rows.compactMap(CatalogObject.init), reading.scope)
    }

    func catalog() async throws(MigrationError) -> SchemaCatalog {
        let (objects, scope) = try await self.objects()
        return SchemaCatalog(
            objects: objects.map(\.object), context: "2:postgres\(serverVersion / 10_000):\(scope.rawValue)",
            isWhole: scope == .database)
    }

    /// The query for this server, and for as much of the database as belongs to the ledger.
    func catalogQuery() async throws(MigrationError) -> PostgreSQLCatalog {
        let quoted = Ledger.quoted(schema)
        // Compiling the query would take longer than running it.
        try await connection.run(
            "SAVEPOINT \(Self.savepoint); SET LOCAL search_path = \(quoted); SET LOCAL jit = off")
        let others =
            try await connection.value(
                LedgerStatement(PostgreSQLCatalog.otherLedgers, quoted)) ?? "0"
        return PostgreSQLCatalog(
            serverVersion: serverVersion, scope: others == "0" ? .database : .schema, schema: schema)
    }

    /// Runs in the transaction that is open.
    func dump() async throws(MigrationError) -> String {
        let objects = try await self.objects().all
        let statements = PostgreSQLStatements(catalog: try await catalogQuery())
        let rows = try await connection.rows(LedgerStatement(statements.query), doing: "reading the catalog")
        let dependencies = try await connection.rows(
            LedgerStatement(PostgreSQLStatements.dependencies), doing: "reading the catalog")
        let order = StatementOrder(rows, dependencies)
        let missing = objects.filter { !order.makes($0) }.map(\.object.name)
        guard missing.isEmpty else {
            throw MigrationError(.undumpable, "the schema holds what a dump cannot express").with {
                $0.details = missing.sorted()
            }
        }
        let preamble = [
            "SET check_function_bodies = false", "SET search_path = \(Ledger.quoted(schema))",
        ]
        return (preamble + (try order.statements())).map { $0 + ";\n" }.joined(separator: "\n")
    }

    /// What `pg_dump` is to be asked. A subscription's connection may hold a password, so none is written.
    func dumpRequest() async throws(MigrationError) -> SchemaDumpRequest? {
        let reading = try await catalogQuery()
        let subscriptions = try await connection.rows(
            LedgerStatement(
                """
                SELECT quote_ident(subname) FROM pg_catalog.pg_subscription WHERE subdbid = (SELECT oid
                    FROM pg_catalog.pg_database WHERE datname = current_database()) ORDER BY 1
                """)
        ).compactMap { $0[0] }
        guard reading.scope == .schema || subscriptions.isEmpty else {
            throw MigrationError(.undumpable, "the schema holds what a dump cannot express").with {
                $0.details = subscriptions.map { "subscription \($0)" }
            }
        }
        let ledger = try await connection.rows(
            LedgerStatement(
                """
                WITH \(reading.scopes) SELECT c.relname::text FROM pg_catalog.pg_class c
                WHERE c.oid IN (SELECT oid FROM ledger UNION SELECT d.objid FROM pg_catalog.pg_depend d
                    JOIN ledger ON d.refobjid = ledger.oid AND d.classid = 'pg_catalog.pg_class'::regclass
                    WHERE d.deptype IN ('a', 'i')) AND c.relkind IN ('r', 'S') ORDER BY 1
                """)
        ).compactMap { $0[0] }
        let dump = ProgramDump(scope: reading.scope, schema: schema, ledger: ledger)
        return SchemaDumpRequest(
            arguments: dump.arguments, version: serverVersion / 10_000, normalized: dump.normalized)
    }
}

extension MigrationError {
    /// Whether it may be that another session dropped what was being described: the server's functions look at the
    /// present, and its queries at their snapshot.
    var isOfVanishedObject: Bool {
        ["XX000", "3F000", "42P01", "42704", "42883"].contains(sqlState)
    }
}
