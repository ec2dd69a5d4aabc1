extension PostgreSQLCatalog {
    var schemas: String {
        objects(
            "'schema'", "pg_namespace", "c", owner: "quote_ident(c.nspname)",
            without: "nspname,nspowner,nspacl",
            with: [("rights", rights("n", "c.nspacl", "c.nspowner"))],
            from: "pg_catalog.pg_namespace c JOIN ns ON ns.oid = c.oid AND ns.floor = 0")
    }

    /// Tables, views, sequences, indexes, and what hangs on them.
    var relations: [String] {
        [tables, indexes, columns, constraints, rules, triggers, policies, statistics]
    }

    private static let kinds = """
        CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
            WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'composite type' WHEN 'i' THEN 'index'
            WHEN 'I' THEN 'index' ELSE 'table' END
        """

    private static let storage =
        "relname,relnamespace,reltype,reloftype,relowner,relam,relfilenode,reltablespace,relpages,reltuples,"
        + "relallvisible,relallfrozen,reltoastrelid,relhasindex,relnatts,relchecks,relhasrules,relhastriggers,"
        + "relhassubclass,relispopulated,relpartbound,relrewrite,relfrozenxid,relminmxid,relacl"

    private static let space =
        "(SELECT spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)"

    private static let parents = """
        (SELECT jsonb_agg(h.inhparent::regclass::text ORDER BY h.inhseqno) FROM pg_catalog.pg_inherits h
            WHERE h.inhrelid = c.oid)
        """

    private var tables: String {
        let sequence = """
            (SELECT to_jsonb(s) - '{seqrelid,seqtypid}'::text[] || jsonb_build_object('type',
                format_type(s.seqtypid, NULL)) FROM pg_catalog.pg_sequence s WHERE s.seqrelid = c.oid)
            """
        let owned = """
            (SELECT jsonb_agg(d.deptype::text || ' ' || d.refobjid::regclass || '.' || quote_ident(a.attname))
                FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid
                    AND a.attnum = d.refobjsubid
                WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                    AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_catalog.pg_class'::regclass)
            """
        let foreign = """
            (SELECT jsonb_build_object('server', s.srvname, 'options', f.ftoptions)
                FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
                WHERE f.ftrelid = c.oid)
            """
        let view = "CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END"
        return objects(
            Self.kinds, "pg_class", "c", owner: "rel.name", without: Self.storage,
            with: [
                ("method", "(SELECT amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam)"),
                ("tablespace", Self.space), ("parents", Self.parents), ("sequence", sequence),
                ("ownedBy", owned), ("foreign", foreign), ("view", view),
                ("of", "CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END"),
                ("toast", "(SELECT t.reloptions FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid)"),
                ("bound", "pg_get_expr(c.relpartbound, c.oid)"),
                ("key", "CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END"),
                (
                    "rights",
                    """
                    CASE WHEN c.relkind = 'S' THEN \(rights("s", "c.relacl", "c.relowner"))
                        ELSE \(rights("r", "c.relacl", "c.relowner")) END
                    """
                ),
            ], from: "pg_catalog.pg_class c JOIN rel ON rel.oid = c.oid AND rel.relkind NOT IN ('i', 'I')")
    }

    private var indexes: String {
        let targets = """
            (SELECT jsonb_object_agg(a.attnum, a.attstattarget) FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attstattarget >= 0)
            """
        return objects(
            Self.kinds, "pg_class", "c", owner: "rel.name", without: Self.storage,
            with: [
                ("definition", "pg_get_indexdef(c.oid, 0, true)"), ("targets", targets),
                ("tablespace", Self.space), ("parents", Self.parents), ("clustered", "i.indisclustered"),
                ("valid", "i.indisvalid"), ("identity", "i.indisreplident"),
                ("immediate", "i.indimmediate"),
            ],
            from: """
                pg_catalog.pg_class c JOIN rel ON rel.oid = c.oid AND rel.relkind IN ('i', 'I')
                    JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
                """)
    }

    /// The order of a table's columns does not count: a column that was dropped comes back at the end. That
    /// of a composite type does.
    private var columns: String {
        let physical =
            "attrelid,attname,atttypid,atttypmod,attnum,attlen,attalign,attbyval,attndims,attcacheoff,"
            + "attisdropped,atthasdef,atthasmissing,attmissingval,attcollation,attacl"
        let place = """
            CASE WHEN rel.relkind = 'c' THEN (SELECT count(*) FROM pg_catalog.pg_attribute b
                WHERE b.attrelid = c.attrelid AND b.attnum BETWEEN 1 AND c.attnum AND NOT b.attisdropped) END
            """
        return """
            SELECT 'pg_catalog.pg_class'::regclass::oid, c.attrelid, c.attnum, 'column', rel.name,
                c.attname::text, jsonb_strip_nulls(to_jsonb(c) - '{\(physical)}'::text[] || jsonb_build_object(
                    'type', format_type(c.atttypid, c.atttypmod), 'place', \(place),
                    'collation', CASE WHEN c.attcollation <> t.typcollation
                        THEN \(Self.identity("pg_collation", "c.attcollation")) END,
                    'default', pg_get_expr(d.adbin, d.adrelid),
                    'rights', \(rights("c", "c.attacl", "r.relowner"))))::text
            FROM pg_catalog.pg_attribute c JOIN rel ON rel.oid = c.attrelid
                JOIN pg_catalog.pg_class r ON r.oid = c.attrelid
                JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
                LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
            WHERE c.attnum > 0 AND NOT c.attisdropped AND (rel.relkind IN ('r', 'p', 'f', 'c')
                OR rel.relkind IN ('v', 'm') AND (d.oid IS NOT NULL OR c.attacl IS NOT NULL
                    OR c.attoptions IS NOT NULL OR c.attstattarget >= 0 OR c.attstorage <> t.typstorage))
            """
    }

    /// Of tables and of domains. What partitions inherit is their parents', but for keys: those have indexes
    /// with names of their own. NOT NULL is the column's.
    private var constraints: String {
        let derived =
            "conname,connamespace,conrelid,contypid,conindid,conparentid,confrelid,conkey,confkey,conpfeqop,"
            + "conppeqop,conffeqop,conexclop,conbin,confdelsetcols,connoinherit"
        return objects(
            "'constraint'", "pg_constraint", "c",
            owner: "coalesce(rel.name, format_type(c.contypid, NULL))", name: "c.conname", without: derived,
            with: [
                ("definition", "pg_get_constraintdef(c.oid, true)"),
                // Of keys the server sets it in one way or another.
                ("single", "CASE WHEN c.contype = 'c' THEN c.connoinherit END"),
            ],
            from: """
                pg_catalog.pg_constraint c LEFT JOIN rel ON rel.oid = c.conrelid
                    LEFT JOIN pg_catalog.pg_type t ON t.oid = c.contypid
                    LEFT JOIN ns ON ns.oid = t.typnamespace AND t.oid >= ns.floor::oid
                WHERE c.contype NOT IN ('t', 'n') AND (c.conparentid = 0 OR c.contype IN ('p', 'u', 'x'))
                    AND (rel.oid IS NOT NULL OR ns.oid IS NOT NULL AND \(notMember("pg_type", "t.oid")))
                """)
    }

    private var rules: String {
        objects(
            "'rule'", "pg_rewrite", "c", owner: "rel.name", name: "c.rulename",
            without: "rulename,ev_class,ev_qual,ev_action",
            with: [("definition", "pg_get_ruledef(c.oid, true)")],
            from: """
                pg_catalog.pg_rewrite c JOIN rel ON rel.oid = c.ev_class
                WHERE c.rulename <> '_RETURN' OR rel.relkind NOT IN ('v', 'm')
                """)
    }

    private var triggers: String {
        objects(
            "'trigger'", "pg_trigger", "c", owner: "rel.name", name: "c.tgname",
            without:
                "tgrelid,tgparentid,tgname,tgfoid,tgconstrrelid,tgconstrindid,tgconstraint,tgqual,tgargs,tgattr",
            with: [("definition", "pg_get_triggerdef(c.oid, true)")],
            from: """
                pg_catalog.pg_trigger c JOIN rel ON rel.oid = c.tgrelid
                WHERE NOT c.tgisinternal AND \(ownTrigger)
                """)
    }

    /// A trigger that no parent of a partition has given to it.
    var ownTrigger: String {
        guard serverVersion < 130_000 else { return "c.tgparentid = 0" }
        return """
            NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid
                AND d.classid = 'pg_catalog.pg_trigger'::regclass AND d.refclassid = d.classid)
            """
    }

    private var policies: String {
        let roles = """
            (SELECT jsonb_agg(x ORDER BY x) FROM (SELECT CASE o WHEN 0 THEN 'PUBLIC'
                ELSE pg_get_userbyid(o) END AS x FROM unnest(c.polroles) o) q)
            """
        return objects(
            "'policy'", "pg_policy", "c", owner: "rel.name", name: "c.polname",
            without: "polname,polrelid,polroles,polqual,polwithcheck",
            with: [
                ("roles", roles), ("using", "pg_get_expr(c.polqual, c.polrelid)"),
                ("check", "pg_get_expr(c.polwithcheck, c.polrelid)"),
            ], from: "pg_catalog.pg_policy c JOIN rel ON rel.oid = c.polrelid")
    }

    private var statistics: String {
        objects(
            "'statistics'", "pg_statistic_ext", "c", owner: Self.qualified("ns.nspname", "c.stxname"),
            without: "stxname,stxrelid,stxnamespace,stxowner,stxkeys,stxkind,stxexprs",
            with: [("definition", "pg_get_statisticsobjdef(c.oid)")],
            from: """
                pg_catalog.pg_statistic_ext c JOIN ns ON ns.oid = c.stxnamespace AND c.oid >= ns.floor::oid
                WHERE \(notMember("pg_statistic_ext", "c.oid"))
                """)
    }
}
