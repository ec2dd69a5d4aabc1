extension PostgreSQLStatements {
    /// Tables with their columns, and sequences that no identity column has.
    var tables: [String] {
        [
            statement(
                30, "pg_class", "r.oid",
                """
                'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'SEQUENCE '
                    || r.name || ' AS ' || format_type(s.seqtypid, NULL) || \(Self.sequenceOptions)
                """,
                from: """
                    rel r JOIN pg_catalog.pg_sequence s ON s.seqrelid = r.oid
                        JOIN pg_catalog.pg_class c ON c.oid = r.oid
                    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = r.oid
                        AND d.deptype = 'i' AND d.classid = 'pg_catalog.pg_class'::regclass)
                    """),
            statement(
                50, "pg_class", "r.oid", table,
                from: "rel r JOIN pg_catalog.pg_class c ON c.oid = r.oid WHERE r.relkind IN ('r', 'p')"),
            // With columns in an order of its own.
            statement(
                51, "pg_class", "r.oid",
                "'ALTER TABLE ONLY ' || h.inhparent::regclass || ' ATTACH PARTITION ' || r.name || ' ' "
                    + "|| pg_get_expr(c.relpartbound, r.oid)", part: "-2",
                from: """
                    rel r JOIN pg_catalog.pg_class c ON c.oid = r.oid
                        JOIN pg_catalog.pg_inherits h ON h.inhrelid = r.oid
                    WHERE r.relispartition AND r.relkind IN ('r', 'p')
                    """),
            statement(
                52, "pg_attrdef", "d.oid",
                """
                'ALTER TABLE ' || CASE r.relkind WHEN 'v' THEN '' ELSE 'ONLY ' END || r.name || ' ALTER COLUMN '
                    || quote_ident(a.attname) || ' SET DEFAULT '
                    || pg_get_expr(d.adbin, d.adrelid)
                """,
                from: """
                    rel r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
                        JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                    WHERE r.relkind IN ('r', 'p', 'v') AND a.attgenerated = ''
                        AND (\(Self.isApart) OR r.relkind = 'v' OR \(Self.isDerived))
                    """),
            statement(
                53, "pg_class", "r.oid", part: "a.attnum",
                """
                'ALTER TABLE ' || r.name || ' ALTER COLUMN ' || quote_ident(a.attname)
                    || CASE WHEN a.attnotnull THEN ' SET NOT NULL' END
                """,
                """
                rel r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
                    AND NOT a.attisdropped WHERE r.relkind IN ('r', 'p') AND \(Self.isDerived) AND a.attnotnull
                """),
            statement(
                53, "pg_class", "r.oid", part: "a.attnum",
                "'ALTER TABLE ONLY ' || r.name || ' ALTER COLUMN ' || quote_ident(a.attname) || ' DROP DEFAULT'",
                """
                rel r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
                    AND NOT a.attisdropped AND NOT a.atthasdef
                WHERE r.relkind IN ('r', 'p') AND NOT a.attislocal AND NOT r.relispartition AND EXISTS (
                    SELECT FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_attribute b
                        ON b.attrelid = h.inhparent AND b.attname = a.attname
                    WHERE h.inhrelid = r.oid AND b.atthasdef AND b.attgenerated = '')
                """),
        ]
    }

    private func statement(
        _ rank: Int, _ class: String, _ object: String, part: String, _ sql: String, _ from: String
    ) -> String {
        statement(rank, `class`, object, sql, part: part, from: from)
    }

    /// A default that calls a function of users, which may need the table.
    private static let isApart = """
        EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_attrdef'::regclass
            AND e.objid = d.oid AND e.refclassid = 'pg_catalog.pg_proc'::regclass)
        """

    /// A column that the statement of its table does not list.
    private static let isDerived = """
        (NOT a.attislocal AND NOT r.relispartition OR (SELECT o.reloftype FROM pg_catalog.pg_class o
            WHERE o.oid = r.oid) <> 0)
        """

    static let sequenceOptions = """
        ' START WITH ' || s.seqstart || ' INCREMENT BY ' || s.seqincrement || ' MINVALUE ' || s.seqmin
            || ' MAXVALUE ' || s.seqmax || ' CACHE ' || s.seqcache
            || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END
        """

    private var table: String {
        let parents = """
            (SELECT string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno)
                FROM pg_catalog.pg_inherits h WHERE h.inhrelid = r.oid)
            """
        let toast = Self.options(
            "(SELECT t.reloptions FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid)", prefix: "toast."
        )
        return """
            'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE ' || r.name
                || CASE WHEN c.reloftype <> 0 THEN ' OF ' || format_type(c.reloftype, NULL)
                ELSE ' (' || coalesce(\(columns), '') || ')' || CASE WHEN c.relispartition THEN ''
                    ELSE coalesce(' INHERITS (' || \(parents) || ')', '') END
                END
                || CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END
                || coalesce((SELECT ' USING ' || quote_ident(m.amname) FROM pg_catalog.pg_am m
                    WHERE m.oid = c.relam AND m.amname <> 'heap'), '')
                || coalesce(' WITH (' || nullif(concat_ws(', ', \(Self.options("c.reloptions")),
                    \(toast)), '') || ')', '')
                || coalesce((SELECT ' TABLESPACE ' || quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s
                    WHERE s.oid = c.reltablespace), '')
            """
    }

    private var columns: String {
        let identity = """
            (SELECT ' (SEQUENCE NAME ' || q.oid::regclass || \(Self.sequenceOptions) || ')'
                FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_class q ON q.oid = e.objid
                    JOIN pg_catalog.pg_sequence s ON s.seqrelid = q.oid
                WHERE e.refobjid = a.attrelid AND e.refobjsubid = a.attnum AND e.deptype = 'i'
                    AND e.classid = 'pg_catalog.pg_class'::regclass)
            """
        return """
            (SELECT string_agg(E'\\n    ' || quote_ident(a.attname) || ' '
                || format_type(a.atttypid, a.atttypmod)
                || \(Self.collation("a.attcollation", "y.typcollation"))
                || CASE WHEN r.relispartition AND a.attidentity <> '' THEN ''
                    WHEN a.attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY' || \(identity)
                    WHEN a.attidentity = 'd' THEN ' GENERATED BY DEFAULT AS IDENTITY' || \(identity)
                    WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid)
                        || ')' || CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END
                    WHEN d.oid IS NOT NULL AND NOT \(Self.isApart)
                        THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ',' ORDER BY a.attnum) || E'\\n'
                FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
                    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                    AND (a.attislocal OR r.relispartition))
            """
    }

    /// Keys, checks and indexes. Those of partitions are made alone and attached, so that each has its name.
    var keys: [String] {
        [
            statement(
                60, "pg_constraint", "k.oid", constraint,
                from: """
                    rel r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid
                    WHERE k.contype IN ('p', 'u', 'x') OR k.contype = 'c' AND k.conislocal
                    """),
            statement(
                70, "pg_constraint", "k.oid", constraint,
                from: """
                    rel r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid
                    WHERE k.contype = 'f' AND k.conparentid = 0
                    """),
            statement(
                62, "pg_class", "r.oid", "pg_get_indexdef(r.oid)",
                from: """
                    rel r JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid WHERE i.indisvalid
                        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = r.oid
                            AND k.contype IN ('p', 'u', 'x'))
                    """),
            statement(
                63, "pg_class", "r.oid",
                "'ALTER INDEX ' || h.inhparent::regclass || ' ATTACH PARTITION ' || r.name", part: "-1",
                from: """
                    rel r JOIN pg_catalog.pg_inherits h ON h.inhrelid = r.oid WHERE r.relkind IN ('i', 'I')
                    """),
            statement(
                64, "pg_statistic_ext", "c.oid", "pg_get_statisticsobjdef(c.oid)",
                from: """
                    pg_catalog.pg_statistic_ext c JOIN ns ON ns.oid = c.stxnamespace AND c.oid >= ns.floor::oid
                    WHERE \(catalog.notMember("pg_statistic_ext", "c.oid"))
                    """),
        ]
    }

    private var constraint: String {
        """
        'ALTER TABLE ' || CASE WHEN k.contype IN ('p', 'u', 'x') THEN 'ONLY ' ELSE '' END || r.name
            || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
        """
    }

    var views: [String] {
        [
            statement(
                80, "pg_class", "r.oid",
                """
                CASE r.relkind WHEN 'm' THEN 'CREATE MATERIALIZED VIEW ' ELSE 'CREATE VIEW ' END || r.name
                    || coalesce((SELECT ' USING ' || quote_ident(m.amname) FROM pg_catalog.pg_am m
                        WHERE m.oid = c.relam AND m.amname <> 'heap'), '')
                    || coalesce(' WITH (' || \(Self.options("c.reloptions")) || ')', '') || E' AS\\n'
                    || rtrim(pg_get_viewdef(r.oid), ';')
                    || CASE r.relkind WHEN 'm' THEN E'\\nWITH NO DATA' ELSE '' END
                """,
                from: "rel r JOIN pg_catalog.pg_class c ON c.oid = r.oid WHERE r.relkind IN ('v', 'm')"),
            statement(
                85, "pg_rewrite", "w.oid", "rtrim(pg_get_ruledef(w.oid), ';')",
                from: """
                    rel r JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid
                    WHERE w.rulename <> '_RETURN' OR r.relkind NOT IN ('v', 'm')
                    """),
            statement(
                90, "pg_trigger", "c.oid", "pg_get_triggerdef(c.oid)",
                from: """
                    pg_catalog.pg_trigger c JOIN rel r ON r.oid = c.tgrelid
                    WHERE NOT c.tgisinternal AND \(catalog.ownTrigger)
                    """),
            statement(
                92, "pg_policy", "p.oid",
                """
                'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || r.name
                    || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END || ' FOR '
                    || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                        WHEN 'd' THEN 'DELETE' ELSE 'ALL' END || ' TO '
                    || (SELECT string_agg(x, ', ' ORDER BY x) FROM (SELECT CASE o WHEN 0 THEN 'PUBLIC'
                        ELSE quote_ident(pg_get_userbyid(o)) END AS x FROM unnest(p.polroles) o) q)
                    || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
                """, from: "rel r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid"),
        ]
    }
}
