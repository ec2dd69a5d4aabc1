internal import SQLMigrations

/// Where the ledger of a database is, and where the names of migrations are looked for.
///
/// `current_schema()` of the moment does not tell the first: a schema named like the role, or another
/// `search_path` of role or database, would begin a second ledger, and everything would be applied again.
struct PostgreSQLPlace: Sendable, Equatable {
    /// The schema of the ledger.
    let schema: String
    /// The same, in quotes where it needs them.
    let quoted: String
    /// The schemas of the connection's own search path that come before the ledger's; `nil` when it is not in
    /// the path.
    let earlier: [String]?
    /// What is odd about it.
    let warning: String?
    /// The search path of every session of the runner: the ledger's schema, then what it was.
    let searchPath: String
}

/// What the server tells of its schemas and ledgers.
private struct PostgreSQLPlaces {
    struct Finding {
        let schema: String
        /// 1 for the first of the search path; `nil` outside of it.
        let rank: Int?
    }

    /// The existing schemas of the search path.
    let path: [String]
    let setting: String
    /// Whether the connection string names the path, and neither role, database nor server.
    let isExplicit: Bool
    let ledgers: [Finding]
}

extension PostgreSQLPlace {
    /// - Parameter wanted: the schema that a person named.
    static func find(
        _ wanted: String?, _ connection: any MigrationConnection
    ) async throws(MigrationError) -> PostgreSQLPlace {
        let places = try await PostgreSQLPlaces.read(connection)
        guard let wanted else { return try await places.choose(connection) }
        guard try await connection.value(Self.existence(of: wanted)) != nil else {
            throw MigrationError(.missingSchema, "there is no schema \(wanted)")
        }
        let earlier = places.path.firstIndex(of: wanted).map { Array(places.path[..<$0]) }
        return try await places.place(wanted, connection, warning: nil, earlier: earlier)
    }

    private static func existence(of schema: String) -> LedgerStatement {
        LedgerStatement("SELECT 'yes' FROM pg_catalog.pg_namespace WHERE nspname = $1::text", schema)
    }

    /// Refuses when tables of other schemas hide those beside the ledger from whoever uses the search path.
    func checkVisibility(_ connection: any MigrationConnection) async throws(MigrationError) {
        guard let earlier else {
            throw MigrationError(
                .ledgerElsewhere,
                "the pooler's search_path does not hold schema \(quoted), where the ledger is")
        }
        guard !earlier.isEmpty else { return }
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT DISTINCT a.relnamespace::pg_catalog.regnamespace::text, a.relname
                FROM pg_catalog.pg_class a JOIN pg_catalog.pg_class b ON a.relname = b.relname
                WHERE a.relnamespace::pg_catalog.regnamespace::text = ANY (
                        SELECT pg_catalog.quote_ident(e)
                        FROM pg_catalog.unnest(string_to_array($1::text, E'\\x01')) e)
                    AND b.relnamespace::pg_catalog.regnamespace::text = $2::text
                    AND a.relkind IN ('r', 'p', 'v', 'm', 'f') AND b.relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND a.relname NOT IN ('schema_migrations', 'schema_migrations_log')
                ORDER BY 1, 2 LIMIT 20
                """, earlier.joined(separator: "\u{1}"), quoted))
        guard let first = rows.first?.first ?? nil else { return }
        let names = rows.compactMap { $0.last ?? nil }.joined(separator: ", ")
        throw MigrationError(
            .ledgerElsewhere,
            "tables of schema \(first) hide those of \(quoted), where the ledger is: \(names)")
    }
}

extension PostgreSQLPlaces {
    static func read(_ connection: any MigrationConnection) async throws(MigrationError) -> PostgreSQLPlaces {
        let path = try await connection.rows(
            LedgerStatement("SELECT s::text FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) s"))
        let setting = try await connection.rows(
            LedgerStatement(
                """
                SELECT setting, (source = 'client')::pg_catalog.int4::text FROM pg_catalog.pg_settings
                WHERE name = 'search_path'
                """))
        let schemas = path.compactMap { $0.first ?? nil }
        let ledgers = try await connection.rows(Self.search).compactMap { row -> Finding? in
            guard let schema = row.first ?? nil else { return nil }
            return Finding(schema: schema, rank: schemas.firstIndex(of: schema).map { $0 + 1 })
        }
        return PostgreSQLPlaces(
            path: schemas, setting: setting.first?.first.flatMap(\.self) ?? "",
            isExplicit: setting.first?.last == "1",
            ledgers: ledgers)
    }

    /// The schemas of all ledgers, and not of tables of other tools that have the same name.
    private static let search = LedgerStatement(
        """
        SELECT n.nspname::text FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relname = 'schema_migrations' AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
            AND (SELECT count(*) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid
                AND a.attname IN ('checksum', 'state', 'seq', 'contract', 'fingerprint')
                AND NOT a.attisdropped) = 5
        ORDER BY 1
        """)

    /// The one ledger of the search path. Another elsewhere belongs to another site, if a person named the
    /// path; a path that role or database sets may have changed without anybody meaning it.
    func choose(_ connection: any MigrationConnection) async throws(MigrationError) -> PostgreSQLPlace {
        let near = ledgers.filter { $0.rank != nil }
        if near.count > 1 {
            let names = near.map { "in schema \($0.schema)" }.joined(separator: " and ")
            throw MigrationError(.ledgerElsewhere, "there are \(near.count) ledgers: \(names)")
        }
        let others = ledgers.map(\.schema).joined(separator: ", ")
        if let ledger = near.first {
            let earlier = Array(path.prefix((ledger.rank ?? 1) - 1))
            let warning = earlier.first.map { first in
                "the ledger is in schema \(ledger.schema), and \(first) comes before it in the search_path"
            }
            return try await place(ledger.schema, connection, warning: warning, earlier: earlier)
        }
        guard let first = path.first else {
            let known = ledgers.isEmpty ? "" : "; there is a ledger in schema \(others)"
            throw MigrationError(.missingSchema, "no schema of the search_path exists\(known)")
        }
        guard ledgers.isEmpty || isExplicit else {
            throw MigrationError(
                .ledgerElsewhere,
                "the ledger is in schema \(others), outside of the search_path, which begins with \(first)")
        }
        let warning = ledgers.isEmpty ? nil : "there is another ledger, in schema \(others)"
        return try await place(first, connection, warning: warning, earlier: [])
    }

    func place(
        _ schema: String, _ connection: any MigrationConnection, warning: String?, earlier: [String]?
    ) async throws(MigrationError) -> PostgreSQLPlace {
        let quoting = LedgerStatement("SELECT pg_catalog.quote_ident($1::text)", schema)
        let quoted = try await connection.value(quoting) ?? Ledger.quoted(schema)
        return PostgreSQLPlace(
            schema: schema, quoted: quoted, earlier: earlier, warning: warning,
            searchPath: setting.isEmpty ? quoted : "\(quoted), \(setting)")
    }
}
