internal import SQLMigrations

/// The query for everything in a database: one row an object, with its row of the server's catalog as JSON.
///
/// Whatever column the catalog has is part of the definition, but for those that are left out by name: object
/// identifiers, counters, what is derived. References are written as names. So a new kind of attribute is seen
/// before anybody has thought of it, and an object of a catalog that is not read here is listed all the same.
struct PostgreSQLCatalog: Sendable {
    /// What belongs to the schema of a ledger.
    enum Scope: String, Sendable {
        /// The ledger is the only one: all schemas, and what belongs to none.
        case database
        /// Other ledgers are in other schemas: only its own schema, and what leans on it.
        case schema
    }

    let serverVersion: Int
    let scope: Scope
    /// The ledger's schema.
    let schema: String

    /// The first identifier that the server gives to objects of users.
    static let firstNormalObject = 16_384

    /// The runner's tables, as a list of SQL.
    private static let ledgerNames = Ledger.Table.allCases.map { constant($0.rawValue) }.joined(
        separator: ", ")

    /// The ledger of another schema: a table of that name with these columns.
    static let otherLedgers = """
        SELECT count(*)::text FROM pg_catalog.pg_class c
        WHERE c.relname = 'schema_migrations' AND c.relkind = 'r' AND c.relnamespace <> to_regnamespace($1::text)
            AND (SELECT count(*) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid
                AND NOT a.attisdropped AND a.attname IN ('checksum', 'seq', 'contract', 'fingerprint')) = 4
        """

    /// Kinds of objects, each a query of seven columns.
    private var parts: [String] {
        let inner = [schemas] + relations + types + routines + operators + textSearch
        return scope == .database ? inner + wide + [unknown] : inner + wide
    }

    /// Class, object and part, then kind, owner, name of the part and definition.
    var query: String {
        """
        WITH \(scopes),
        objects (class, object, part, kind, owner, name, definition) AS MATERIALIZED (
        \(parts.joined(separator: "\nUNION ALL\n"))
        )
        SELECT class::text, object::text, part::text, kind, owner, name, definition FROM objects
        UNION ALL
        SELECT o.class::text, o.object::text, d.objsubid::text, 'comment on ' || CASE WHEN d.objsubid > 0
            THEN 'column' ELSE o.kind END, o.owner, coalesce(a.attname, o.name), d.description
        FROM objects o JOIN pg_catalog.pg_description d ON d.classoid = o.class AND d.objoid = o.object
            LEFT JOIN pg_catalog.pg_attribute a ON d.objsubid > 0 AND a.attrelid = o.object
                AND a.attnum = d.objsubid
        WHERE o.part = 0
        UNION ALL
        SELECT o.class::text, o.object::text, d.objsubid::text, 'security label on ' || o.kind, o.owner,
            coalesce(a.attname, o.name), d.provider || ': ' || d.label
        FROM objects o JOIN pg_catalog.pg_seclabel d ON d.classoid = o.class AND d.objoid = o.object
            LEFT JOIN pg_catalog.pg_attribute a ON d.objsubid > 0 AND a.attrelid = o.object
                AND a.attnum = d.objsubid
        WHERE o.part = 0
        """
    }

    /// `member`: what extensions brought along. `ns`: the schemas, and the first object in each that counts.
    /// `ledger`: its own tables. `rel`: all relations but those of the ledger.
    var scopes: String {
        let own = "n.nspname = \(Self.constant(schema))"
        let chosen = scope == .schema ? own : "n.nspname !~ '^pg_(toast|temp)'"
        return """
            member AS MATERIALIZED (
                SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
            ),
            ns AS MATERIALIZED (
                SELECT n.oid, n.nspname, CASE WHEN n.nspname IN ('pg_catalog', 'information_schema')
                    THEN \(Self.firstNormalObject) ELSE 0 END AS floor
                FROM pg_catalog.pg_namespace n WHERE \(chosen) AND \(notMember("pg_namespace", "n.oid"))
            ),
            ledger AS MATERIALIZED (
                SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n
                    ON n.oid = c.relnamespace
                WHERE \(own) AND c.relname IN (\(Self.ledgerNames))
            ),
            rel AS MATERIALIZED (
                SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relispartition
                FROM pg_catalog.pg_class c JOIN ns ON ns.oid = c.relnamespace AND c.oid >= ns.floor::oid
                    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
                WHERE c.relkind <> 't' AND \(notMember("pg_class", "c.oid"))
                    AND coalesce(i.indrelid, c.oid) NOT IN (SELECT oid FROM ledger)
                    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                        WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass
                            AND d.objid = c.oid AND d.deptype IN ('a', 'i')
                            AND d.refobjid IN (SELECT oid FROM ledger))
            )
            """
    }
}

// MARK: Words of the query

extension PostgreSQLCatalog {
    /// A query for objects of one catalog.
    ///
    /// - Parameters:
    ///   - row: the alias of the catalog's row, of which `without` is left out and to which `with` is added.
    func objects(
        _ kind: String, _ catalog: String, _ row: String, owner: String, name: String = "NULL",
        without: String, with: [(String, String)], from: String
    ) -> String {
        let added = with.map { "\(Self.constant($0.0)), \($0.1)" }.joined(separator: ", ")
        return """
            SELECT 'pg_catalog.\(catalog)'::regclass::oid, \(row).oid, 0, \(kind), \(owner), \(name)::text,
                jsonb_strip_nulls(to_jsonb(\(row)) - '{oid,\(without)}'::text[]
                    || jsonb_build_object(\(added)))::text
            FROM \(from)
            """
    }

    /// An object that no extension brought along.
    func notMember(_ catalog: String, _ object: String) -> String {
        """
        NOT EXISTS (SELECT FROM member m
            WHERE m.classid = 'pg_catalog.\(catalog)'::regclass AND m.objid = \(object))
        """
    }

    /// An object that stands by itself: not the row type of a table, the array of a type and such.
    func independent(_ catalog: String, _ object: String) -> String {
        """
        NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.\(catalog)'::regclass
            AND d.objid = \(object) AND d.objsubid = 0 AND d.deptype IN ('i', 'e'))
        """
    }

    /// An object that belongs to no schema: one of users that, where schemas are shared, leans on this one.
    func wideObject(_ catalog: String, _ object: String) -> String {
        let isOurs =
            "\(object) >= \(Self.firstNormalObject)::oid AND \(notMember(catalog, object))"
        guard scope == .schema else { return isOurs }
        return isOurs
            + """
             AND EXISTS (SELECT FROM pg_catalog.pg_depend d,
                pg_catalog.pg_identify_object(d.refclassid, d.refobjid, 0) f
                WHERE d.classid = 'pg_catalog.\(catalog)'::regclass AND d.objid = \(object)
                    AND (f.schema = \(Self.identifier(schema))
                        OR f.type = 'schema' AND f.identity = \(Self.identifier(schema))))
            """
    }

    /// Rights, the owner's named so whoever that is; `NULL` when they are what a new object has.
    func rights(_ kind: String, _ list: String, _ owner: String) -> String {
        func sorted(_ list: String) -> String {
            """
            (SELECT jsonb_agg(x ORDER BY x) FROM (SELECT CASE WHEN e.grantee = 0 THEN 'PUBLIC'
                WHEN e.grantee = \(owner) THEN '=owner' ELSE pg_catalog.pg_get_userbyid(e.grantee) END || ' '
                || e.privilege_type || CASE WHEN e.is_grantable THEN '*' ELSE '' END AS x
                FROM pg_catalog.aclexplode(\(list)) e) q)
            """
        }
        return """
            CASE WHEN \(list) IS NOT NULL THEN nullif(\(sorted(list)),
                \(sorted("pg_catalog.acldefault('\(kind)', \(owner))"))) END
            """
    }

    /// The name of an object, which has no `reg…` type or has it in some versions only.
    static func identity(_ catalog: String, _ object: String) -> String {
        "(pg_catalog.pg_identify_object('pg_catalog.\(catalog)'::regclass, \(object), 0)).identity"
    }

    /// A name as it is printed here: without the schema where that is the ledger's.
    static func qualified(_ namespace: String, _ name: String) -> String {
        "CASE WHEN \(namespace) = current_schema() THEN '' ELSE quote_ident(\(namespace)) || '.' END "
            + "|| quote_ident(\(name))"
    }

    static func constant(_ text: String) -> String {
        let doubled = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return "'\(doubled)'"
    }

    /// The constant of an identifier as `quote_ident` writes it.
    private static func identifier(_ name: String) -> String { "quote_ident(\(constant(name)))" }
}
