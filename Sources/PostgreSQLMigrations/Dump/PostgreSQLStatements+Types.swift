extension PostgreSQLStatements {
    private static let collate = """
        CASE WHEN %c <> 0 AND %c <> %t THEN ' COLLATE '
            || (pg_identify_object('pg_catalog.pg_collation'::regclass, %c, 0)).identity ELSE '' END
        """

    static func collation(_ own: String, _ usual: String) -> String {
        collate.replacing("%c", with: own).replacing("%t", with: usual)
    }

    private var ownTypes: String {
        """
        pg_catalog.pg_type t JOIN ns ON ns.oid = t.typnamespace AND t.oid >= ns.floor::oid
            AND \(catalog.independent("pg_type", "t.oid"))
        """
    }

    /// Enumerations, composite types, domains and ranges; the checks of a domain come by themselves.
    var types: [String] {
        let name = "t.oid::regtype::text"
        return [
            statement(
                20, "pg_type", "t.oid",
                """
                'CREATE TYPE ' || \(name) || ' AS ENUM (' || coalesce((SELECT string_agg(
                    quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder) FROM pg_catalog.pg_enum l
                    WHERE l.enumtypid = t.oid), '') || ')'
                """, from: "\(ownTypes) WHERE t.typtype = 'e'"),
            statement(
                24, "pg_type", "t.oid",
                """
                'CREATE DOMAIN ' || \(name) || ' AS ' || format_type(t.typbasetype, t.typtypmod)
                    || \(Self.collation("t.typcollation", "b.typcollation"))
                    || coalesce(' DEFAULT ' || t.typdefault, '')
                    || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
                """,
                from: """
                    \(ownTypes) JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd'
                    """),
            statement(
                25, "pg_constraint", "k.oid",
                """
                'ALTER DOMAIN ' || \(name) || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
                    || pg_get_constraintdef(k.oid)
                """,
                from: """
                    \(ownTypes) JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
                    """),
            statement(
                22, "pg_type", "(SELECT c.reltype FROM pg_catalog.pg_class c WHERE c.oid = r.oid)",
                """
                'CREATE TYPE ' || r.name || ' AS (' || coalesce((SELECT string_agg(quote_ident(a.attname)
                    || ' ' || format_type(a.atttypid, a.atttypmod)
                    || \(Self.collation("a.attcollation", "y.typcollation")), ', ' ORDER BY a.attnum)
                    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
                    WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')'
                """, from: "rel r WHERE r.relkind = 'c'"),
            statement(26, "pg_type", "t.oid", range, from: rangeSource),
        ]
    }

    private var rangeSource: String {
        // One with a canonical function needs a shell of the type first.
        "\(ownTypes) JOIN pg_catalog.pg_range g ON g.rngtypid = t.oid WHERE g.rngcanonical = 0"
    }

    private var range: String {
        let multirange =
            catalog.serverVersion >= 140_000
            ? """
             || ', MULTIRANGE_TYPE_NAME = ' || (SELECT quote_ident(m.nspname) || '.' || quote_ident(y.typname)
                FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace m ON m.oid = y.typnamespace
                WHERE y.oid = g.rngmultitypid)
            """ : ""
        return """
            'CREATE TYPE ' || t.oid::regtype || ' AS RANGE (SUBTYPE = ' || format_type(g.rngsubtype, NULL)
                || (SELECT ', SUBTYPE_OPCLASS = ' || quote_ident(m.nspname) || '.' || quote_ident(o.opcname)
                    FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace m ON m.oid = o.opcnamespace
                    WHERE o.oid = g.rngsubopc)
                || CASE WHEN g.rngcollation <> 0 THEN ', COLLATION = '
                    || \(PostgreSQLCatalog.identity("pg_collation", "g.rngcollation")) ELSE '' END
                || CASE WHEN g.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || g.rngsubdiff ELSE '' END
                \(multirange) || ')'
            """
    }

    /// Functions, procedures, plain aggregates, operators and casts.
    var routines: [String] {
        let own = """
            pg_catalog.pg_proc c JOIN ns ON ns.oid = c.pronamespace AND c.oid >= ns.floor::oid
                AND \(catalog.independent("pg_proc", "c.oid"))
            """
        return [
            // C functions of the input and output of base types are named instead: see there.
            statement(
                40, "pg_proc", "c.oid",
                "CASE WHEN c.prokind <> 'a' THEN rtrim(pg_get_functiondef(c.oid), E'\\n') END",
                from: "\(own) WHERE c.prokind <> 'a'"),
            statement(
                44, "pg_proc", "c.oid", aggregate,
                from: "\(own) JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = c.oid WHERE a.aggkind = 'n'"),
            statement(
                45, "pg_operator", "c.oid", operation,
                from: """
                    pg_catalog.pg_operator c JOIN ns ON ns.oid = c.oprnamespace AND c.oid >= ns.floor::oid
                    WHERE c.oprcode <> 0 AND \(catalog.notMember("pg_operator", "c.oid"))
                    """),
            statement(
                46, "pg_cast", "c.oid",
                """
                'CREATE CAST (' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL)
                    || ') ' || CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure
                        WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END
                    || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT'
                        ELSE '' END
                """,
                from: """
                    pg_catalog.pg_cast c WHERE \(catalog.wideObject("pg_cast", "c.oid"))
                        AND \(catalog.independent("pg_cast", "c.oid"))
                    """),
        ]
    }

    private var aggregate: String {
        func function(_ name: String, _ column: String) -> String {
            " || CASE WHEN a.\(column) <> 0 THEN ', \(name) = ' || a.\(column) ELSE '' END"
        }
        func modify(_ name: String, _ column: String, _ function: String) -> String {
            """
             || CASE WHEN a.\(function) = 0 THEN '' ELSE CASE a.\(column) WHEN 'r' THEN ', \(name) = READ_ONLY'
                WHEN 's' THEN ', \(name) = SHAREABLE' ELSE ', \(name) = READ_WRITE' END END
            """
        }
        let functions = [
            ("FINALFUNC", "aggfinalfn"), ("COMBINEFUNC", "aggcombinefn"), ("SERIALFUNC", "aggserialfn"),
            ("DESERIALFUNC", "aggdeserialfn"), ("MSFUNC", "aggmtransfn"), ("MINVFUNC", "aggminvtransfn"),
            ("MFINALFUNC", "aggmfinalfn"),
        ].map(function).joined()
        return """
            'CREATE AGGREGATE ' || quote_ident(ns.nspname) || '.' || quote_ident(c.proname) || '('
                || CASE WHEN c.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(c.oid) END
                || ') (SFUNC = ' || a.aggtransfn || ', STYPE = ' || format_type(a.aggtranstype, NULL)
                || CASE WHEN a.aggtransspace > 0 THEN ', SSPACE = ' || a.aggtransspace ELSE '' END
                \(functions)
                || CASE WHEN a.aggmtranstype <> 0 THEN ', MSTYPE = ' || format_type(a.aggmtranstype, NULL)
                    ELSE '' END
                || CASE WHEN a.aggmtransspace > 0 THEN ', MSSPACE = ' || a.aggmtransspace ELSE '' END
                || CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
                || CASE WHEN a.aggmfinalextra THEN ', MFINALFUNC_EXTRA' ELSE '' END
                \(modify("FINALFUNC_MODIFY", "aggfinalmodify", "aggfinalfn"))
                \(modify("MFINALFUNC_MODIFY", "aggmfinalmodify", "aggmfinalfn"))
                || coalesce(', INITCOND = ' || quote_literal(a.agginitval), '')
                || coalesce(', MINITCOND = ' || quote_literal(a.aggminitval), '')
                || CASE WHEN a.aggsortop <> 0 THEN ', SORTOP = ' || (SELECT 'OPERATOR(' || quote_ident(m.nspname)
                    || '.' || o.oprname || ')' FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace m
                    ON m.oid = o.oprnamespace WHERE o.oid = a.aggsortop) ELSE '' END
                || CASE c.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED'
                    ELSE '' END || ')'
            """
    }

    private var operation: String {
        func other(_ word: String, _ column: String) -> String {
            """
             || coalesce((SELECT ', \(word) = OPERATOR(' || quote_ident(m.nspname) || '.' || o.oprname || ')'
                FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace m ON m.oid = o.oprnamespace
                WHERE o.oid = c.\(column)), '')
            """
        }
        return """
            'CREATE OPERATOR ' || quote_ident(ns.nspname) || '.' || c.oprname || ' (FUNCTION = ' || c.oprcode
                || CASE WHEN c.oprleft <> 0 THEN ', LEFTARG = ' || format_type(c.oprleft, NULL) ELSE '' END
                || CASE WHEN c.oprright <> 0 THEN ', RIGHTARG = ' || format_type(c.oprright, NULL) ELSE '' END
                \(other("COMMUTATOR", "oprcom")) \(other("NEGATOR", "oprnegate"))
                || CASE WHEN c.oprrest <> 0 THEN ', RESTRICT = ' || c.oprrest ELSE '' END
                || CASE WHEN c.oprjoin <> 0 THEN ', JOIN = ' || c.oprjoin ELSE '' END
                || CASE WHEN c.oprcanhash THEN ', HASHES' ELSE '' END
                || CASE WHEN c.oprcanmerge THEN ', MERGES' ELSE '' END || ')'
            """
    }
}
