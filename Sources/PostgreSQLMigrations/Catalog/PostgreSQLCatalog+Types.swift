extension PostgreSQLCatalog {
    var types: [String] {
        let labels = """
            (SELECT jsonb_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e
                WHERE e.enumtypid = c.oid)
            """
        let multirange =
            serverVersion >= 140_000 ? "format_type(g.rngmultitypid, NULL)" : "NULL::text"
        let range = """
            (SELECT jsonb_build_object('subtype', format_type(g.rngsubtype, NULL), 'class',
                \(Self.identity("pg_opclass", "g.rngsubopc")), 'canonical', g.rngcanonical, 'difference',
                g.rngsubdiff, 'collation', \(Self.identity("pg_collation", "g.rngcollation")), 'multirange',
                \(multirange)) FROM pg_catalog.pg_range g WHERE g.rngtypid = c.oid)
            """
        return [
            objects(
                "CASE c.typtype WHEN 'd' THEN 'domain' ELSE 'type' END", "pg_type", "c",
                owner: "format_type(c.oid, NULL)",
                without:
                    "typname,typnamespace,typowner,typrelid,typelem,typarray,typbasetype,typtypmod,"
                    + "typcollation,typdefaultbin,typacl",
                with: [
                    ("element", "CASE WHEN c.typelem <> 0 THEN format_type(c.typelem, NULL) END"),
                    (
                        "base",
                        "CASE WHEN c.typbasetype <> 0 THEN format_type(c.typbasetype, c.typtypmod) END"
                    ),
                    ("collation", Self.identity("pg_collation", "c.typcollation")), ("labels", labels),
                    ("range", range), ("rights", rights("T", "c.typacl", "c.typowner")),
                ],
                from: """
                    pg_catalog.pg_type c JOIN ns ON ns.oid = c.typnamespace AND c.oid >= ns.floor::oid
                    WHERE c.typrelid = 0 AND \(independent("pg_type", "c.oid"))
                    """)
        ]
    }

    /// Functions, procedures and aggregates.
    var routines: [String] {
        let head = "'CREATE OR REPLACE ' || CASE c.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END"
        let own = "\(head) || quote_ident(current_schema()) || '.'"
        let text = "CASE WHEN c.prokind <> 'a' THEN pg_get_functiondef(c.oid) END"
        let functions = [
            "aggfnoid", "aggtransfn", "aggfinalfn", "aggcombinefn", "aggserialfn", "aggdeserialfn",
            "aggmtransfn",
            "aggminvtransfn", "aggmfinalfn",
        ]
        let aggregate = """
            (SELECT to_jsonb(a) - '{\(functions.joined(separator: ",")),aggsortop,aggtranstype,aggmtranstype}'
                ::text[] || jsonb_build_object(
                \(functions.dropFirst().map { "'\($0)', nullif(a.\($0), 0)::regprocedure" }
                    .joined(separator: ", ")),
                'sort', nullif(a.aggsortop, 0)::regoperator, 'state', format_type(a.aggtranstype, NULL),
                'moving', nullif(a.aggmtranstype, 0)::regtype)
                FROM pg_catalog.pg_aggregate a WHERE a.aggfnoid = c.oid)
            """
        return [
            objects(
                "CASE c.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END",
                "pg_proc", "c", owner: "c.oid::regprocedure::text",
                without:
                    "proname,pronamespace,proowner,prolang,provariadic,prorettype,proargtypes,proallargtypes,"
                    + "protrftypes,proargdefaults,prosrc,probin,prosqlbody,proacl",
                with: [
                    (
                        "definition",
                        """
                        CASE WHEN starts_with(\(text), \(own)) THEN substr(\(text), length(\(own)) + 1)
                            ELSE \(text) END
                        """
                    ),
                    ("language", "(SELECT lanname FROM pg_catalog.pg_language l WHERE l.oid = c.prolang)"),
                    ("result", "pg_get_function_result(c.oid)"),
                    ("arguments", "pg_get_function_arguments(c.oid)"),
                    ("aggregate", aggregate), ("rights", rights("f", "c.proacl", "c.proowner")),
                ],
                from: """
                    pg_catalog.pg_proc c JOIN ns ON ns.oid = c.pronamespace AND c.oid >= ns.floor::oid
                    WHERE \(independent("pg_proc", "c.oid"))
                    """)
        ]
    }

    var operators: [String] {
        let method = "(SELECT amname FROM pg_catalog.pg_am m WHERE m.oid = c.%)"
        func named(_ alias: String, _ kind: String, _ column: String) -> String {
            "\(Self.qualified("ns.nspname", "\(alias).\(column)")) || ' using ' || "
                + method.replacing("%", with: kind)
        }
        let members = """
            (SELECT jsonb_agg(x ORDER BY x) FROM (
                SELECT concat_ws(' ', o.amopstrategy, format_type(o.amoplefttype, NULL),
                    format_type(o.amoprighttype, NULL), o.amoppurpose, o.amopopr::regoperator,
                    \(Self.identity("pg_opfamily", "nullif(o.amopsortfamily, 0)"))) AS x
                FROM pg_catalog.pg_amop o WHERE o.amopfamily = c.oid
                UNION ALL SELECT concat_ws(' ', p.amprocnum, format_type(p.amproclefttype, NULL),
                    format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
                FROM pg_catalog.pg_amproc p WHERE p.amprocfamily = c.oid) q)
            """
        return [
            objects(
                "'operator'", "pg_operator", "c", owner: "c.oid::regoperator::text",
                without:
                    "oprname,oprnamespace,oprowner,oprleft,oprright,oprresult,oprcom,oprnegate,oprcode,"
                    + "oprrest,oprjoin",
                with: [
                    ("result", "format_type(c.oprresult, NULL)"),
                    ("commutator", "nullif(c.oprcom, 0)::regoperator"),
                    ("negator", "nullif(c.oprnegate, 0)::regoperator"),
                    ("function", "nullif(c.oprcode, 0)::regprocedure"),
                    ("restrict", "nullif(c.oprrest, 0)::regprocedure"),
                    ("join", "nullif(c.oprjoin, 0)::regprocedure"),
                ], from: inSchema("pg_operator", "oprnamespace")),
            objects(
                "'operator class'", "pg_opclass", "c", owner: named("c", "opcmethod", "opcname"),
                without: "opcname,opcmethod,opcnamespace,opcowner,opcfamily,opcintype,opckeytype",
                with: [
                    ("family", Self.identity("pg_opfamily", "c.opcfamily")),
                    ("type", "format_type(c.opcintype, NULL)"),
                    ("key", "nullif(c.opckeytype, 0)::regtype"),
                ], from: inSchema("pg_opclass", "opcnamespace")),
            objects(
                "'operator family'", "pg_opfamily", "c", owner: named("c", "opfmethod", "opfname"),
                without: "opfname,opfmethod,opfnamespace,opfowner", with: [("members", members)],
                from: inSchema("pg_opfamily", "opfnamespace")),
            objects(
                "'collation'", "pg_collation", "c", owner: Self.qualified("ns.nspname", "c.collname"),
                without: "collname,collnamespace,collowner,collversion", with: [],
                from: inSchema("pg_collation", "collnamespace")),
            objects(
                "'conversion'", "pg_conversion", "c", owner: Self.qualified("ns.nspname", "c.conname"),
                without: "conname,connamespace,conowner,conproc",
                with: [("function", "c.conproc::oid::regprocedure")],
                from: inSchema("pg_conversion", "connamespace")),
        ]
    }

    var textSearch: [String] {
        let mapping = """
            (SELECT jsonb_agg(m.maptokentype || ' ' || m.mapdict::regdictionary
                ORDER BY m.maptokentype, m.mapseqno) FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid)
            """
        func named(_ column: String) -> String { Self.qualified("ns.nspname", "c.\(column)") }
        return [
            objects(
                "'text search configuration'", "pg_ts_config", "c", owner: named("cfgname"),
                without: "cfgname,cfgnamespace,cfgowner,cfgparser",
                with: [("parser", Self.identity("pg_ts_parser", "c.cfgparser")), ("mapping", mapping)],
                from: inSchema("pg_ts_config", "cfgnamespace")),
            objects(
                "'text search dictionary'", "pg_ts_dict", "c", owner: named("dictname"),
                without: "dictname,dictnamespace,dictowner,dicttemplate",
                with: [("template", Self.identity("pg_ts_template", "c.dicttemplate"))],
                from: inSchema("pg_ts_dict", "dictnamespace")),
            objects(
                "'text search parser'", "pg_ts_parser", "c", owner: named("prsname"),
                without: "prsname,prsnamespace", with: [], from: inSchema("pg_ts_parser", "prsnamespace")),
            objects(
                "'text search template'", "pg_ts_template", "c", owner: named("tmplname"),
                without: "tmplname,tmplnamespace", with: [],
                from: inSchema("pg_ts_template", "tmplnamespace")),
        ]
    }

    private func inSchema(_ catalog: String, _ column: String) -> String {
        """
        pg_catalog.\(catalog) c JOIN ns ON ns.oid = c.\(column) AND c.oid >= ns.floor::oid
        WHERE \(notMember(catalog, "c.oid"))
        """
    }
}
