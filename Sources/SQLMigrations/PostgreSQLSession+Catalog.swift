extension PostgreSQLSession {
    /// Sets the search path of the transaction, so that no definition says the schema's name.
    func catalog() async throws(MigrationError) -> SchemaCatalog {
        try await connection.run("SET LOCAL search_path = \(Ledger.quoted(schema))")
        let rows = try await connection.rows(
            LedgerStatement(PostgreSQLCatalog.query, schema), doing: "reading the catalog")
        let objects = rows.compactMap { row -> SchemaCatalog.Object? in
            guard row.count == 5, let rank = row[0].flatMap(Int.init), let kind = row[1], let owner = row[2],
                let definition = row[4]
            else { return nil }
            return SchemaCatalog.Object(
                kind: kind, owner: owner, part: row[3], definition: definition,
                sql: rank == PostgreSQLCatalog.inexpressible ? nil : definition, rank: rank)
        }
        return SchemaCatalog(objects: objects, context: "1:postgres\(serverVersion / 10_000)")
    }
}

/// The query for everything in a schema: rank, kind, owner, part and definition, in the order of a dump.
///
/// Not `pg_dump`: its output varies from one run to the next. Grants are left out: they belong to whoever
/// operates
/// the database, not to its schema.
enum PostgreSQLCatalog {
    // No condition on `definition`: the planner would describe objects of every schema before it leaves them
    // out, and
    // one that is dropped meanwhile is an error.

    /// The rank of what a dump cannot express.
    static let inexpressible = 99

    static let query = """
        WITH ns AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = $1::text),
        rel AS (
            SELECT c.*, quote_ident(c.relname) AS q FROM pg_catalog.pg_class c JOIN ns
                ON ns.oid = c.relnamespace
            WHERE c.relname NOT IN ('schema_migrations', 'schema_migrations_log')
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ),
        proc AS MATERIALIZED (
            SELECT p.*, ns.nspname FROM pg_catalog.pg_proc p JOIN ns ON ns.oid = p.pronamespace
            WHERE \(own("pg_proc", "p.oid"))
        ),
        objects (rank, kind, owner, part, definition, place) AS (
        \([extensions, types, sequences, functions, tables, columns, columnSettings, constraints,
            indexes, views, triggers, policies, comments, others].joined(separator: "\nUNION ALL\n"))
        )
        SELECT rank::text, kind, owner, part, definition FROM objects
        ORDER BY objects.rank, CASE WHEN objects.rank IN (51, 52, 80) THEN '' ELSE owner END COLLATE "C",
            place, owner COLLATE "C", part COLLATE "C", kind COLLATE "C"
        """

    private static let extensions = """
        SELECT 10, 'extension', e.extname::text, NULL::text,
            'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(e.extname), 0::bigint
        FROM pg_catalog.pg_extension e JOIN ns ON ns.oid = e.extnamespace
        """

    /// Enumerations, domains and composite types.
    private static let types = """
        SELECT 20, 'type', t.typname::text, NULL, 'CREATE TYPE ' || quote_ident(t.typname) || ' AS ENUM (' ||
            (SELECT string_agg(quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder)
                FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) || ')', 0
        FROM pg_catalog.pg_type t JOIN ns ON ns.oid = t.typnamespace WHERE t.typtype = 'e'
            AND \(own("pg_type", "t.oid"))
        UNION ALL
        SELECT 21, 'domain', t.typname::text, NULL, 'CREATE DOMAIN ' || quote_ident(t.typname) || ' AS ' ||
            format_type(t.typbasetype, t.typtypmod) || coalesce(' DEFAULT ' || t.typdefault, '') ||
            CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END ||
            coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' ' ||
                pg_get_constraintdef(k.oid), ''
                ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid
                    AND k.contype = 'c'), ''), 0
        FROM pg_catalog.pg_type t JOIN ns ON ns.oid = t.typnamespace WHERE t.typtype = 'd'
            AND \(own("pg_type", "t.oid"))
        UNION ALL
        SELECT 22, 'type', r.relname::text, NULL, 'CREATE TYPE ' || r.q || ' AS (' ||
            coalesce((SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid,
                a.atttypmod), ', '
                ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')', 0
        FROM rel r WHERE r.relkind = 'c'
        """

    /// Sequences that no identity column owns, and which column owns them.
    private static let sequences = """
        SELECT 30, 'sequence', r.relname::text, NULL, 'CREATE SEQUENCE ' || r.q || ' AS ' ||
            format_type(s.seqtypid, NULL) || ' INCREMENT ' || s.seqincrement || ' MINVALUE ' || s.seqmin ||
            ' MAXVALUE ' || s.seqmax || ' START ' || s.seqstart || ' CACHE ' || s.seqcache ||
            CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END, 0
        FROM rel r JOIN pg_catalog.pg_sequence s ON s.seqrelid = r.oid
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = r.oid AND d.deptype = 'i'
            AND d.classid = 'pg_catalog.pg_class'::regclass)
        UNION ALL
        SELECT 65, 'sequence owner', r.relname::text, NULL, 'ALTER SEQUENCE ' || r.q || ' OWNED BY ' ||
            t.q || '.' ||
            quote_ident(a.attname), 0
        FROM rel r JOIN pg_catalog.pg_depend d ON d.objid = r.oid AND d.deptype = 'a'
            AND d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
        JOIN rel t ON t.oid = d.refobjid
        JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        WHERE r.relkind = 'S'
        """

    /// Functions and procedures; those that need a table come after the tables.
    private static let functions = """
        SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = p.oid
                AND d.classid = 'pg_catalog.pg_proc'::regclass
                    AND (d.refclassid = 'pg_catalog.pg_class'::regclass
                OR d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (SELECT reltype FROM rel)))
            THEN 55 ELSE 40 END,
            CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
            p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', NULL,
            CASE WHEN starts_with(f.text, f.head || quote_ident(p.nspname) || '.')
                THEN f.head || substr(f.text, length(f.head || quote_ident(p.nspname) || '.') + 1)
                ELSE f.text END, 0
        FROM proc p, LATERAL (SELECT rtrim(pg_get_functiondef(p.oid), E'\\n') AS text,
            'CREATE OR REPLACE ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END AS head
            WHERE p.prokind <> 'a') f
        WHERE p.prokind <> 'a'
        """

    /// An object that no extension brought along.
    static func own(_ catalog: String, _ oid: String) -> String {
        """
        NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.\(catalog)'::regclass
            AND e.objid = \(oid) AND e.deptype = 'e')
        """
    }
}
