extension PostgreSQLCatalog {
    /// What belongs to no schema.
    var wide: [String] {
        [extensions, casts, languages, methods, transforms, eventTriggers, defaultRights, userMappings]
            + foreign + publications + subscriptions
    }

    private func all(_ catalog: String) -> String {
        "pg_catalog.\(catalog) c WHERE \(wideObject(catalog, "c.oid"))"
    }

    /// Never a member of another; the one that every database has does not count.
    private var extensions: String {
        objects(
            "'extension'", "pg_extension", "c", owner: "quote_ident(c.extname)",
            without: "extname,extowner,extnamespace,extconfig,extcondition",
            with: [("schema", "c.extnamespace::regnamespace")],
            from: """
                pg_catalog.pg_extension c JOIN ns ON ns.oid = c.extnamespace WHERE c.extname <> 'plpgsql'
                """)
    }

    private var casts: String {
        objects(
            "'cast'", "pg_cast", "c",
            owner:
                "'(' || format_type(c.castsource, NULL) || ' as ' || format_type(c.casttarget, NULL) || ')'",
            without: "castsource,casttarget,castfunc",
            with: [("function", "nullif(c.castfunc, 0)::regprocedure")],
            from: all("pg_cast") + " AND \(independent("pg_cast", "c.oid"))")
    }

    private var languages: String {
        objects(
            "'language'", "pg_language", "c", owner: "quote_ident(c.lanname)",
            without: "lanname,lanowner,lanplcallfoid,laninline,lanvalidator,lanacl",
            with: [
                ("handler", "nullif(c.lanplcallfoid, 0)::regprocedure"),
                ("inline", "nullif(c.laninline, 0)::regprocedure"),
                ("validator", "nullif(c.lanvalidator, 0)::regprocedure"),
                ("rights", rights("l", "c.lanacl", "c.lanowner")),
            ], from: all("pg_language"))
    }

    private var methods: String {
        objects(
            "'access method'", "pg_am", "c", owner: "quote_ident(c.amname)", without: "amname", with: [],
            from: all("pg_am"))
    }

    private var transforms: String {
        objects(
            "'transform'", "pg_transform", "c", owner: Self.identity("pg_transform", "c.oid"),
            without: "trftype,trflang,trffromsql,trftosql",
            with: [
                ("from", "nullif(c.trffromsql, 0)::regprocedure"),
                ("to", "nullif(c.trftosql, 0)::regprocedure"),
            ], from: all("pg_transform"))
    }

    private var eventTriggers: String {
        objects(
            "'event trigger'", "pg_event_trigger", "c", owner: "quote_ident(c.evtname)",
            without: "evtname,evtowner,evtfoid", with: [("function", "c.evtfoid::regprocedure")],
            from: all("pg_event_trigger"))
    }

    private var defaultRights: String {
        let granted = """
            (SELECT jsonb_agg(x ORDER BY x) FROM (SELECT CASE e.grantee WHEN 0 THEN 'PUBLIC'
                ELSE pg_get_userbyid(e.grantee) END || ' ' || e.privilege_type
                || CASE WHEN e.is_grantable THEN '*' ELSE '' END AS x FROM aclexplode(c.defaclacl) e) q)
            """
        let isOurs =
            scope == .schema
            ? "c.defaclnamespace IN (SELECT oid FROM ns)" : wideObject("pg_default_acl", "c.oid")
        return objects(
            "'default rights'", "pg_default_acl", "c", owner: Self.identity("pg_default_acl", "c.oid"),
            without: "defaclrole,defaclnamespace,defaclacl", with: [("rights", granted)],
            from: "pg_catalog.pg_default_acl c WHERE \(isOurs)")
    }

    private var foreign: [String] {
        [
            objects(
                "'foreign data wrapper'", "pg_foreign_data_wrapper", "c", owner: "quote_ident(c.fdwname)",
                without: "fdwname,fdwowner,fdwhandler,fdwvalidator,fdwacl",
                with: [
                    ("handler", "nullif(c.fdwhandler, 0)::regprocedure"),
                    ("validator", "nullif(c.fdwvalidator, 0)::regprocedure"),
                    ("rights", rights("F", "c.fdwacl", "c.fdwowner")),
                ], from: all("pg_foreign_data_wrapper")),
            objects(
                "'server'", "pg_foreign_server", "c", owner: "quote_ident(c.srvname)",
                without: "srvname,srvowner,srvfdw,srvacl",
                with: [
                    (
                        "wrapper",
                        "(SELECT fdwname FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.oid = c.srvfdw)"
                    ),
                    ("rights", rights("S", "c.srvacl", "c.srvowner")),
                ], from: all("pg_foreign_server")),
        ]
    }

    /// What an option of a user mapping is called when its value is nobody's business.
    static let secretOption = "(pass|secret|token|key|credential)"

    /// Without passwords, which are secrets; whoever may not see the options sees that the mapping is there.
    private var userMappings: String {
        """
        SELECT 'pg_catalog.pg_user_mapping'::regclass::oid, c.umid, 0, 'user mapping',
            CASE c.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(c.usename) END || ' on '
                || quote_ident(c.srvname), NULL::text,
            (SELECT string_agg(CASE WHEN o ~* '^[^=]*\(Self.secretOption)' THEN split_part(o, '=', 1) ELSE o END,
                ', ' ORDER BY o) FROM unnest(c.umoptions) o)
        FROM pg_catalog.pg_user_mappings c WHERE \(wideObject("pg_user_mapping", "c.umid"))
        """
    }

    private var publications: [String] {
        let isNew = serverVersion >= 150_000
        let detail =
            isNew
            ? """
             || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.prrelid AND a.attnum = ANY (t.prattrs))
                || ')', '') || coalesce(' WHERE (' || pg_get_expr(t.prqual, t.prrelid) || ')', '')
            """ : ""
        let tables = """
            (SELECT jsonb_agg(x ORDER BY x) FROM (SELECT t.prrelid::regclass::text \(detail) AS x
                FROM pg_catalog.pg_publication_rel t WHERE t.prpubid = c.oid) q)
            """
        let schemas =
            isNew
            ? """
            (SELECT jsonb_agg(t.pnnspid::regnamespace::text ORDER BY t.pnnspid::regnamespace::text)
                FROM pg_catalog.pg_publication_namespace t WHERE t.pnpubid = c.oid)
            """ : "NULL::jsonb"
        let isOurs =
            scope == .schema
            ? "EXISTS (SELECT FROM pg_catalog.pg_publication_rel t JOIN rel ON rel.oid = t.prrelid "
                + "WHERE t.prpubid = c.oid)" : wideObject("pg_publication", "c.oid")
        return [
            objects(
                "'publication'", "pg_publication", "c", owner: "quote_ident(c.pubname)",
                without: "pubname,pubowner", with: [("tables", tables), ("schemas", schemas)],
                from: "pg_catalog.pg_publication c WHERE \(isOurs)")
        ]
    }

    /// Without the connection, which holds a password. Any user may read these columns, and no others.
    private var subscriptions: [String] {
        guard scope == .database else { return [] }
        var columns = ["subenabled", "subslotname", "subpublications"]
        if serverVersion >= 150_000 {
            columns += ["subbinary", "substream", "subtwophasestate", "subdisableonerr", "subsynccommit"]
        }
        let values = columns.map { "'\($0)', c.\($0)" }.joined(separator: ", ")
        return [
            """
            SELECT 'pg_catalog.pg_subscription'::regclass::oid, 0::oid, 0, 'subscription',
                quote_ident(c.subname), NULL::text, jsonb_build_object(\(values))::text
            FROM pg_catalog.pg_subscription c
            WHERE c.subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
            """
        ]
    }

    /// Catalogs that are read, or whose rows are parts of those that are.
    private static let known = [
        "pg_namespace", "pg_class", "pg_constraint", "pg_rewrite", "pg_trigger", "pg_policy",
        "pg_statistic_ext",
        "pg_type", "pg_proc", "pg_operator", "pg_opclass", "pg_opfamily", "pg_collation", "pg_conversion",
        "pg_ts_config", "pg_ts_dict", "pg_ts_parser", "pg_ts_template", "pg_extension", "pg_cast",
        "pg_language",
        "pg_am", "pg_transform", "pg_event_trigger", "pg_default_acl", "pg_user_mapping",
        "pg_foreign_data_wrapper", "pg_foreign_server", "pg_publication", "pg_publication_rel", "pg_attrdef",
        "pg_amop", "pg_amproc",
    ]

    /// Objects of kinds that a later server has, and that are not read above: they are seen to be there.
    var unknown: String {
        let namespace = serverVersion >= 150_000 ? ["pg_publication_namespace"] : []
        let catalogs = (Self.known + namespace).map { "'pg_catalog.\($0)'::regclass" }
        return """
            SELECT c.classid, c.objid, 0, f.type, f.identity, NULL::text, ''
            FROM (SELECT DISTINCT d.classid, d.objid FROM pg_catalog.pg_depend d
                WHERE d.classid NOT IN (\(catalogs.joined(separator: ", ")))
                    AND d.objid >= \(Self.firstNormalObject)::oid AND d.deptype <> 'e') c,
                pg_catalog.pg_identify_object(c.classid, c.objid, 0) f
            """
    }
}
