/// The query for the statements that make a schema: what each makes, its rank and its text.
///
/// A rank orders what does not depend on one another. From `late` on nothing depends on a statement.
struct PostgreSQLStatements: Sendable {
    let catalog: PostgreSQLCatalog

    /// The first rank of what only changes an object that is there.
    static let late = 100

    /// Rank, then class, object and part, then the statement.
    var query: String {
        let parts = schemas + types + routines + tables + keys + views + wide + settings + remarks + rights
        return """
            WITH \(catalog.scopes), statements (rank, class, object, part, sql) AS (
            \(parts.joined(separator: "\nUNION ALL\n"))
            )
            SELECT rank::text, class::text, object::text, part::text, sql FROM statements WHERE sql IS NOT NULL
            ORDER BY statements.rank, sql COLLATE "C"
            """
    }

    /// Which object needs which: class and object of both, and how. The sequence of a column is there before it.
    static let dependencies = """
        SELECT d.classid::text, d.objid::text, d.refclassid::text, d.refobjid::text, d.deptype::text
        FROM pg_catalog.pg_depend d LEFT JOIN pg_catalog.pg_class c
            ON d.classid = 'pg_catalog.pg_class'::regclass AND c.oid = d.objid
        WHERE d.objid >= \(PostgreSQLCatalog.firstNormalObject)::oid AND (d.deptype <> 'a'
            OR c.relkind IS DISTINCT FROM 'S')
        """

    func statement(
        _ rank: Int, _ class: String, _ object: String, _ sql: String, part: String = "0", from: String
    ) -> String {
        statement(String(rank), `class`, object, sql, part: part, from: from)
    }

    func statement(
        _ rank: String, _ class: String, _ object: String, _ sql: String, part: String = "0", from: String
    ) -> String {
        "SELECT \(rank), 'pg_catalog.\(`class`)'::regclass::oid, \(object), \(part), \(sql) FROM \(from)"
    }

    /// `WITH (…)` of an object, or nothing.
    static func options(_ list: String, prefix: String = "") -> String {
        """
        (SELECT string_agg('\(prefix)' || split_part(o, '=', 1) || '='
            || quote_literal(substr(o, strpos(o, '=') + 1)), ', ') FROM unnest(\(list)) o)
        """
    }

    private var schemas: [String] {
        let own = PostgreSQLCatalog.constant(catalog.schema)
        return [
            statement(
                5, "pg_namespace", "n.oid",
                "'CREATE SCHEMA ' || CASE WHEN n.nspname = \(own) THEN 'IF NOT EXISTS ' ELSE '' END "
                    + "|| quote_ident(n.nspname)",
                from: "ns n WHERE n.floor = 0 AND n.nspname <> 'public'"),
            // There in every database.
            statement(
                5, "pg_namespace", "n.oid", "''", from: "ns n WHERE n.floor = 0 AND n.nspname = 'public'"),
            statement(
                10, "pg_extension", "c.oid",
                "'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(c.extname) || ' WITH SCHEMA ' "
                    + "|| quote_ident(ns.nspname)",
                from: """
                    pg_catalog.pg_extension c JOIN ns ON ns.oid = c.extnamespace
                    WHERE c.extname <> 'plpgsql'
                    """),
            statement(
                15, "pg_collation", "c.oid", collation,
                from: """
                    pg_catalog.pg_collation c JOIN ns ON ns.oid = c.collnamespace AND c.oid >= ns.floor::oid
                    WHERE \(catalog.notMember("pg_collation", "c.oid"))
                    """),
        ]
    }

    private var collation: String {
        """
        'CREATE COLLATION ' || \(PostgreSQLCatalog.qualified("ns.nspname", "c.collname")) || ' (PROVIDER = '
            || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END
            || coalesce(', LOCALE = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colllocale',
                to_jsonb(c) ->> 'colliculocale', CASE WHEN c.collprovider = 'i' THEN c.collcollate END)), '')
            || CASE WHEN c.collprovider = 'c' THEN ', LC_COLLATE = ' || quote_literal(c.collcollate)
                || ', LC_CTYPE = ' || quote_literal(c.collctype) ELSE '' END
            || coalesce(', RULES = ' || quote_literal(to_jsonb(c) ->> 'collicurules'), '')
            || CASE WHEN c.collisdeterministic THEN '' ELSE ', DETERMINISTIC = false' END || ')'
        """
    }
}
