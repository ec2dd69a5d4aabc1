extension PostgreSQLStatements {
    /// The word of `COMMENT ON` and `DROP` for what `pg_identify_object` calls a kind.
    static let word = """
        CASE f.type WHEN 'statistics object' THEN 'STATISTICS' WHEN 'composite type' THEN 'TYPE'
            WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER' WHEN 'table constraint' THEN 'CONSTRAINT'
            WHEN 'domain constraint' THEN 'CONSTRAINT' ELSE CASE WHEN f.type LIKE '% column' THEN 'COLUMN'
            ELSE upper(f.type) END END
        """

    /// Comments on whatever may have one.
    var remarks: [String] {
        let domain = """
            CASE WHEN f.type = 'domain constraint' THEN (SELECT quote_ident(k.conname) || ' ON DOMAIN '
                || k.contypid::regtype FROM pg_catalog.pg_constraint k WHERE k.oid = d.objoid)
                ELSE f.identity END
            """
        let isOurs =
            catalog.scope == .database
            ? "coalesce(f.schema, '') !~ '^pg_(toast|temp)'"
            : "f.schema = quote_ident(\(PostgreSQLCatalog.constant(catalog.schema)))"
        return [
            statement(
                "\(Self.late) + CASE f.type WHEN 'event trigger' THEN 42 ELSE 10 END", "pg_description",
                "d.objoid",
                "'COMMENT ON ' || \(Self.word) || ' ' || \(domain) || ' IS ' || quote_literal(d.description)",
                from: """
                    pg_catalog.pg_description d,
                        pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) f
                    WHERE (d.objoid >= \(PostgreSQLCatalog.firstNormalObject)::oid
                        OR d.classoid = 'pg_catalog.pg_namespace'::regclass
                            AND d.objoid IN (SELECT oid FROM ns WHERE floor = 0)
                            AND d.description <> 'standard public schema')
                        AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classoid
                            AND m.objid = d.objoid)
                        AND d.objoid NOT IN (SELECT oid FROM ledger) AND \(isOurs)
                    """),
            statement(
                "\(Self.late + 10)", "pg_description", "n.oid", "'COMMENT ON SCHEMA public IS NULL'",
                from: """
                    ns n WHERE n.nspname = 'public' AND obj_description(n.oid, 'pg_namespace') IS NULL
                    """),
        ]
    }

    /// Grants, and what is revoked of the rights that everybody has on a new object.
    var rights: [String] {
        func grants(
            _ catalog: String, _ kind: String, _ word: String, _ name: String, _ list: String,
            _ owner: String,
            _ from: String
        ) -> String {
            """
            SELECT 'pg_catalog.\(catalog)'::regclass::oid AS class, c.oid AS object, \(kind)::"char" AS kind,
                \(word) AS word, \(name) AS name, ''::text AS part, \(list) AS list, \(owner) AS owner FROM \(from)
                AND \(list) IS NOT NULL
            """
        }
        let first = PostgreSQLCatalog.firstNormalObject
        let inner = [
            grants(
                "pg_class", "CASE r.relkind WHEN 'S' THEN 's' ELSE 'r' END",
                "CASE r.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END", "r.name", "c.relacl",
                "c.relowner",
                "pg_catalog.pg_class c JOIN rel r ON r.oid = c.oid WHERE true"),
            grants(
                "pg_proc", "'f'", "'ROUTINE'", "c.oid::regprocedure::text", "c.proacl", "c.proowner",
                "pg_catalog.pg_proc c JOIN ns ON ns.oid = c.pronamespace AND c.oid >= ns.floor::oid WHERE "
                    + catalog.notMember("pg_proc", "c.oid")),
            grants(
                "pg_type", "'T'", "'TYPE'", "c.oid::regtype::text", "c.typacl", "c.typowner",
                "pg_catalog.pg_type c JOIN ns ON ns.oid = c.typnamespace AND c.oid >= ns.floor::oid WHERE "
                    + catalog.notMember("pg_type", "c.oid")),
            grants(
                "pg_namespace", "'n'", "'SCHEMA'", "quote_ident(c.nspname)", "c.nspacl", "c.nspowner",
                """
                pg_catalog.pg_namespace c JOIN ns ON ns.oid = c.oid AND ns.floor = 0 WHERE NOT EXISTS (
                    SELECT FROM pg_catalog.pg_init_privs i WHERE i.objoid = c.oid AND i.initprivs = c.nspacl
                        AND i.classoid = 'pg_catalog.pg_namespace'::regclass)
                """),
            grants(
                "pg_language", "'l'", "'LANGUAGE'", "quote_ident(c.lanname)", "c.lanacl", "c.lanowner",
                "pg_catalog.pg_language c WHERE c.oid >= \(first)::oid"),
        ]
        let columns = """
            SELECT 'pg_catalog.pg_class'::regclass::oid, a.attrelid, 'c'::"char", 'TABLE', r.name,
                ' (' || quote_ident(a.attname) || ')', a.attacl, c.relowner
            FROM pg_catalog.pg_attribute a JOIN rel r ON r.oid = a.attrelid
                JOIN pg_catalog.pg_class c ON c.oid = r.oid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
            """
        return [
            """
            SELECT \(Self.late) + s.rank, g.class, g.object, 0, s.sql
            FROM (\((inner + [columns]).joined(separator: "\nUNION ALL\n"))) g, LATERAL (
                \(Self.granting("g.list", "g.kind", "g.owner", "''", "g.part", "g.word || ' ' || g.name"))) s
            """, defaultRights,
        ]
    }

    private var defaultRights: String {
        let isOurs = catalog.scope == .database ? "true" : "c.defaclnamespace IN (SELECT oid FROM ns)"
        let head = """
            'ALTER DEFAULT PRIVILEGES FOR ROLE ' || quote_ident(pg_get_userbyid(c.defaclrole))
                || coalesce(' IN SCHEMA ' || nullif(c.defaclnamespace, 0)::regnamespace, '') || ' '
            """
        let word = """
            CASE c.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END
            """
        let kind = """
            CASE WHEN c.defaclnamespace <> 0 THEN 'c' WHEN c.defaclobjtype = 'S' THEN 's'
                ELSE c.defaclobjtype END
            """
        let granting = Self.granting("c.defaclacl", kind, "c.defaclrole", head, "''", word)
        return """
            SELECT \(Self.late) + s.rank, 'pg_catalog.pg_default_acl'::regclass::oid, c.oid, 0, s.sql
            FROM pg_catalog.pg_default_acl c, LATERAL (\(granting)) s WHERE \(isOurs)
            """
    }

    /// The statements that make a list of rights of what the server gives to a new object.
    private static func granting(
        _ list: String, _ kind: String, _ owner: String, _ head: String, _ part: String, _ object: String
    ) -> String {
        let role = """
            CASE WHEN e.grantee = 0 THEN 'PUBLIC' WHEN e.grantee = \(owner) THEN 'CURRENT_USER'
                ELSE quote_ident(pg_get_userbyid(e.grantee)) END
            """
        func owned(_ list: String) -> String {
            """
            (SELECT array_agg(o.privilege_type ORDER BY o.privilege_type) FROM aclexplode(\(list)) o
                WHERE o.grantee = \(owner))
            """
        }
        let usual = "acldefault(\(kind), \(owner))"
        let isTouched = "\(owned(list)) IS DISTINCT FROM \(owned(usual))"
        return """
            SELECT 20 AS rank, \(head) || 'REVOKE ALL ON ' || \(object) || ' FROM ' || \(role) AS sql
                FROM (SELECT DISTINCT grantee FROM aclexplode(\(usual))) e
                WHERE e.grantee = 0 OR e.grantee = \(owner) AND \(isTouched)
            UNION ALL
            SELECT 21, \(head) || 'GRANT ' || string_agg(e.privilege_type || \(part), ', '
                    ORDER BY e.privilege_type) || ' ON ' || \(object) || ' TO ' || \(role)
                    || CASE WHEN e.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                FROM aclexplode(\(list)) e WHERE e.grantee <> \(owner) OR \(isTouched)
                GROUP BY e.grantee, e.is_grantable
            """
    }
}
