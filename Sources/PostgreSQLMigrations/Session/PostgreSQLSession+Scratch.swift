internal import SQLMigrations

extension PostgreSQLSession {
    /// Between the parts of a line: what it is, of what, how that was, and the statements that bring it back.
    private static let separator: Character = "\u{1F}"

    /// The objects that are there, and how to bring back the rights on schemas and their comments.
    func kept() async throws(MigrationError) -> [String] {
        let reading = try await catalogQuery()
        let objects = try await connection.rows(
            LedgerStatement("SELECT class, object FROM (\(reading.query)) o"), doing: "reading the catalog")
        let schemas = try await connection.rows(LedgerStatement(Self.schemas(reading)))
        let separator = String(Self.separator)
        return objects.map { ["object", $0[0] ?? "", $0[1] ?? ""].joined(separator: separator) }
            + schemas.map { (["schema"] + $0.map { $0 ?? "" }).joined(separator: separator) }
    }

    /// Name, state, and the statements that make that state, of each schema.
    private static func schemas(_ reading: PostgreSQLCatalog) -> String {
        """
        WITH \(reading.scopes) SELECT quote_ident(n.nspname), concat_ws(' ', coalesce(n.nspacl,
                acldefault('n', n.nspowner))::text, obj_description(n.oid, 'pg_namespace')),
            concat('COMMENT ON SCHEMA ', quote_ident(n.nspname), ' IS ', coalesce(quote_literal(
                obj_description(n.oid, 'pg_namespace')), 'NULL'), '; ', (SELECT string_agg('GRANT '
                || e.privilege_type || ' ON SCHEMA ' || quote_ident(n.nspname) || ' TO ' || CASE e.grantee
                WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END || CASE WHEN e.is_grantable
                THEN ' WITH GRANT OPTION' ELSE '' END, '; ')
                FROM aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) e))
        FROM pg_catalog.pg_namespace n JOIN ns ON ns.oid = n.oid AND ns.floor = 0
        """
    }

    func clear(keeping kept: [String], _ run: MigrationRun) async throws(MigrationError) {
        try await transaction(run) { () async throws(MigrationError) in try await clear(keeping: kept) }
    }

    private func clear(keeping kept: [String]) async throws(MigrationError) {
        let lines = kept.map {
            $0.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
        }
        let objects = Set(
            lines.filter { $0.count == 3 && $0[0] == "object" }.map {
                CatalogAddress(catalog: $0[1], object: $0[2])
            })
        try await drop(keeping: objects)
        let reading = try await catalogQuery()
        let present = try await connection.rows(LedgerStatement(Self.schemas(reading)))
        let states = Dictionary(present.map { ($0[0] ?? "", $0[1] ?? "") }) { first, _ in first }
        for line in lines where line.count == 4 && line[0] == "schema" && states[line[1]] != line[2] {
            try await restore(line[1], isThere: states[line[1]] != nil, line[3])
        }
        try await connection.run(ledger.removal)
    }

    /// Brings back the rights on a schema and its comment.
    private func restore(_ schema: String, isThere: Bool, _ statements: String) async throws(MigrationError) {
        if !isThere { try await connection.run("CREATE SCHEMA \(schema)") }
        let revocations = try await connection.rows(
            LedgerStatement(
                """
                SELECT DISTINCT 'REVOKE ALL ON SCHEMA ' || quote_ident(n.nspname) || ' FROM '
                    || CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END
                FROM pg_catalog.pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) e
                WHERE quote_ident(n.nspname) = $1::text
                """, schema)
        ).compactMap { $0[0] }
        try await connection.run((revocations + [statements]).joined(separator: "; "))
    }

    /// Event triggers go first, which could refuse the others; what is a part of something goes with that.
    private func drop(keeping kept: Set<CatalogAddress>) async throws(MigrationError) {
        try await connection.run("SET LOCAL client_min_messages = error")
        let reading = try await catalogQuery()
        let rows = try await connection.rows(
            LedgerStatement(Self.removals(reading)), doing: "reading the catalog")
        for row in rows {
            guard row.count == 3, let catalog = row[0], let object = row[1], let sql = row[2],
                !kept.contains(CatalogAddress(catalog: catalog, object: object))
            else { continue }
            try await connection.run(sql)
        }
    }

    private static func removals(_ reading: PostgreSQLCatalog) -> String {
        """
        SELECT o.class, o.object, CASE
            WHEN o.kind = 'subscription' THEN 'ALTER SUBSCRIPTION ' || o.owner || ' DISABLE; ALTER SUBSCRIPTION '
                || o.owner || ' SET (slot_name = NONE); DROP SUBSCRIPTION ' || o.owner
            WHEN o.kind = 'user mapping' THEN 'DROP USER MAPPING IF EXISTS FOR '
                || split_part(o.owner, ' on ', 1) || ' SERVER ' || split_part(o.owner, ' on ', 2)
            WHEN o.kind = 'default rights' THEN (SELECT \(defaultRights)
                FROM pg_catalog.pg_default_acl c WHERE c.oid = o.object::oid)
            WHEN o.kind = 'transform' THEN (SELECT 'DROP TRANSFORM IF EXISTS FOR ' || format_type(t.trftype, NULL)
                || ' LANGUAGE ' || quote_ident(l.lanname) FROM pg_catalog.pg_transform t
                JOIN pg_catalog.pg_language l ON l.oid = t.trflang WHERE t.oid = o.object::oid)
            ELSE 'DROP ' || \(PostgreSQLStatements.word) || ' IF EXISTS ' || f.identity || ' CASCADE' END
        FROM (\(reading.query)) o
            LEFT JOIN LATERAL pg_catalog.pg_identify_object(o.class::oid, o.object::oid, 0) f ON o.object <> '0'
        WHERE o.part = '0' AND o.kind NOT IN ('constraint', 'trigger', 'rule', 'policy', 'index')
            AND o.kind !~ '^(comment|security label) on '
            AND (o.kind = 'composite type' OR NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = o.class::oid AND d.objid = o.object::oid AND d.deptype = 'i'
                AND d.refobjid <> d.objid))
        ORDER BY o.kind <> 'event trigger', o.kind <> 'subscription', o.kind <> 'default rights', o.kind <> 'schema',
            o.owner
        """
    }

    /// Takes back what is granted by default, and gives back what is there without.
    private static let defaultRights = """
        (SELECT string_agg(s.x, '; ' ORDER BY s.rank, s.x) FROM (
            SELECT 'ALTER DEFAULT PRIVILEGES FOR ROLE ' || quote_ident(pg_get_userbyid(c.defaclrole))
                || coalesce(' IN SCHEMA ' || nullif(c.defaclnamespace, 0)::regnamespace, '') || ' ' AS head,
                CASE c.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS word) h, LATERAL (
            SELECT 0 AS rank, h.head || 'REVOKE ALL ON ' || h.word || ' FROM ' || CASE e.grantee WHEN 0
                THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END AS x
                FROM (SELECT DISTINCT grantee FROM aclexplode(c.defaclacl)) e
            UNION ALL SELECT 1, h.head || 'GRANT ' || e.privilege_type || ' ON ' || h.word || ' TO '
                || CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END
                FROM aclexplode(acldefault(CASE c.defaclobjtype WHEN 'S' THEN 's' ELSE c.defaclobjtype END,
                    c.defaclrole)) e WHERE c.defaclnamespace = 0) s)
        """
}
