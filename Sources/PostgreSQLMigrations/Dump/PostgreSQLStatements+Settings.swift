extension PostgreSQLStatements {
    /// Publications and event triggers: what belongs to no schema and is not listed with the types.
    var wide: [String] {
        let isNew = catalog.serverVersion >= 150_000
        let detail =
            isNew
            ? """
             || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.prrelid AND a.attnum = ANY (t.prattrs))
                || ')', '') || coalesce(' WHERE (' || pg_get_expr(t.prqual, t.prrelid) || ')', '')
            """ : ""
        let schemas =
            isNew
            ? """
            UNION ALL SELECT 'TABLES IN SCHEMA ' || t.pnnspid::regnamespace
                FROM pg_catalog.pg_publication_namespace t WHERE t.pnpubid = c.oid
            """ : ""
        let root =
            catalog.serverVersion >= 130_000
            ? "CASE WHEN c.pubviaroot THEN ', publish_via_partition_root = true' ELSE '' END" : "''"
        return [
            statement(
                94, "pg_publication", "c.oid",
                """
                'CREATE PUBLICATION ' || quote_ident(c.pubname) || CASE WHEN c.puballtables THEN ' FOR ALL TABLES'
                    ELSE coalesce(' FOR ' || (SELECT string_agg(x, ', ' ORDER BY x) FROM (
                        SELECT 'TABLE ONLY ' || t.prrelid::regclass::text \(detail) AS x
                        FROM pg_catalog.pg_publication_rel t WHERE t.prpubid = c.oid \(schemas)) q), '') END
                    || ' WITH (publish = ' || quote_literal(concat_ws(', ', CASE WHEN c.pubinsert THEN 'insert' END,
                        CASE WHEN c.pubupdate THEN 'update' END, CASE WHEN c.pubdelete THEN 'delete' END,
                        CASE WHEN c.pubtruncate THEN 'truncate' END)) || \(root) || ')'
                """,
                from: "pg_catalog.pg_publication c WHERE \(catalog.wideObject("pg_publication", "c.oid"))")
        ]
    }

    /// Settings of objects that have no place in the statement that makes them.
    var settings: [String] {
        let attributes = """
            rel r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
            """
        let column = "'ALTER TABLE ONLY ' || r.name || ' ALTER COLUMN ' || quote_ident(a.attname)"
        let tables = "r.relkind IN ('r', 'p', 'm')"
        return [
            late(
                0, "pg_class", "r.oid",
                "'ALTER SEQUENCE ' || r.name || ' OWNED BY ' || d.refobjid::regclass || '.' "
                    + "|| quote_ident(a.attname)",
                """
                rel r JOIN pg_catalog.pg_depend d ON d.objid = r.oid AND d.deptype = 'a'
                    AND d.classid = 'pg_catalog.pg_class'::regclass
                    AND d.refclassid = 'pg_catalog.pg_class'::regclass
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE r.relkind = 'S'
                """),
            late(
                1, "pg_class", "r.oid",
                """
                \(column) || ' SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                    WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
                """, "\(attributes) WHERE \(tables) AND a.attstorage <> y.typstorage"),
            late(
                2, "pg_class", "r.oid",
                "\(column) || ' SET COMPRESSION ' || CASE to_jsonb(a) ->> 'attcompression' WHEN 'l' THEN 'lz4' "
                    + "ELSE 'pglz' END",
                "\(attributes) WHERE \(tables) AND to_jsonb(a) ->> 'attcompression' IN ('l', 'p')"),
            late(
                3, "pg_class", "r.oid", "\(column) || ' SET STATISTICS ' || a.attstattarget",
                "\(attributes) WHERE \(tables) AND a.attstattarget >= 0"),
            late(
                3, "pg_class", "r.oid",
                "'ALTER INDEX ' || r.name || ' ALTER COLUMN ' || a.attnum || ' SET STATISTICS ' || a.attstattarget",
                "\(attributes) WHERE r.relkind IN ('i', 'I') AND a.attstattarget >= 0"),
            late(
                4, "pg_class", "r.oid", "\(column) || ' SET (' || \(Self.options("a.attoptions")) || ')'",
                "\(attributes) WHERE \(tables) AND a.attoptions IS NOT NULL"),
            late(
                5, "pg_class", "t.oid",
                "'ALTER TABLE ' || t.name || ' CLUSTER ON ' || quote_ident(x.relname)",
                """
                rel r JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid AND i.indisclustered
                    JOIN rel t ON t.oid = i.indrelid JOIN pg_catalog.pg_class x ON x.oid = r.oid
                """),
            late(
                6, "pg_class", "r.oid",
                """
                'ALTER TABLE ONLY ' || r.name || ' REPLICA IDENTITY ' || CASE c.relreplident WHEN 'f' THEN 'FULL'
                    WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || (SELECT quote_ident(x.relname)
                        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                        WHERE i.indrelid = r.oid AND i.indisreplident) END
                """,
                """
                rel r JOIN pg_catalog.pg_class c ON c.oid = r.oid
                WHERE r.relkind IN ('r', 'p', 'm') AND c.relreplident <> 'd'
                """),
            late(
                7, "pg_class", "r.oid", "'ALTER TABLE ' || r.name || ' ENABLE ROW LEVEL SECURITY'",
                "rel r JOIN pg_catalog.pg_class c ON c.oid = r.oid WHERE c.relrowsecurity"),
            late(
                7, "pg_class", "r.oid", "'ALTER TABLE ' || r.name || ' FORCE ROW LEVEL SECURITY'",
                "rel r JOIN pg_catalog.pg_class c ON c.oid = r.oid WHERE c.relforcerowsecurity"),
            late(
                8, "pg_trigger", "c.oid", Self.switched("TRIGGER", "c.tgenabled", "c.tgname"),
                """
                pg_catalog.pg_trigger c JOIN rel r ON r.oid = c.tgrelid WHERE NOT c.tgisinternal
                    AND c.tgenabled <> 'O'
                """),
            late(
                8, "pg_rewrite", "c.oid", Self.switched("RULE", "c.ev_enabled", "c.rulename"),
                "pg_catalog.pg_rewrite c JOIN rel r ON r.oid = c.ev_class WHERE c.ev_enabled <> 'O'"),
            // They could refuse whatever comes after them.
            late(
                40, "pg_event_trigger", "c.oid",
                """
                'CREATE EVENT TRIGGER ' || quote_ident(c.evtname) || ' ON ' || c.evtevent
                    || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(x), ', ')
                        FROM unnest(c.evttags) x) || ')', '') || ' EXECUTE FUNCTION ' || c.evtfoid::regproc
                    || '()'
                """,
                "pg_catalog.pg_event_trigger c WHERE \(catalog.wideObject("pg_event_trigger", "c.oid"))"
            ),
            late(
                41, "pg_event_trigger", "c.oid",
                """
                'ALTER EVENT TRIGGER ' || quote_ident(c.evtname) || CASE c.evtenabled WHEN 'D' THEN ' DISABLE'
                    WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
                """,
                """
                pg_catalog.pg_event_trigger c WHERE c.evtenabled <> 'O'
                    AND \(catalog.wideObject("pg_event_trigger", "c.oid"))
                """),
            late(
                9, "pg_statistic_ext", "c.oid",
                """
                'ALTER STATISTICS ' || \(PostgreSQLCatalog.qualified("ns.nspname", "c.stxname"))
                    || ' SET STATISTICS ' || (to_jsonb(c) ->> 'stxstattarget')
                """,
                """
                pg_catalog.pg_statistic_ext c JOIN ns ON ns.oid = c.stxnamespace
                WHERE (to_jsonb(c) ->> 'stxstattarget')::integer >= 0
                """),
        ]
    }

    func late(_ rank: Int, _ class: String, _ object: String, _ sql: String, _ from: String) -> String {
        statement(Self.late + rank, `class`, object, sql, from: from)
    }

    private static func switched(_ kind: String, _ state: String, _ name: String) -> String {
        """
        'ALTER TABLE ' || r.name || CASE \(state) WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA'
            ELSE ' ENABLE ALWAYS' END || ' \(kind) ' || quote_ident(\(name))
        """
    }
}
