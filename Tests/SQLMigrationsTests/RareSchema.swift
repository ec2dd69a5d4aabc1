/// What a dump of this library names instead of writing it, with how the error names it.
let rarePostgreSQL = [
    (
        "text search configuration words",
        "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)",
        "ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR word WITH english_stem"
    ),
    (
        "text search dictionary stems",
        "CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, language = german)",
        "ALTER TEXT SEARCH DICTIONARY stems (language = french)"
    ),
    (
        "foreign data wrapper wrapper", "CREATE FOREIGN DATA WRAPPER wrapper OPTIONS (a 'b')",
        "ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (SET a 'c')"
    ),
    (
        "server far", "CREATE SERVER far VERSION '1' FOREIGN DATA WRAPPER wrapper OPTIONS (host 'x')",
        "ALTER SERVER far VERSION '2'"
    ),
    (
        "user mapping PUBLIC on far",
        "CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (\"user\" 'u', password 'hunter2')",
        "ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (SET \"user\" 'v')"
    ),
    (
        "foreign table elsewhere",
        "CREATE FOREIGN TABLE elsewhere (id integer OPTIONS (c 'd')) SERVER far OPTIONS (t 'x')",
        "ALTER FOREIGN TABLE elsewhere OPTIONS (SET t 'y')"
    ),
    (
        "operator family family using btree", "CREATE OPERATOR FAMILY family USING btree",
        "ALTER OPERATOR FAMILY family USING btree ADD OPERATOR 1 < (integer, integer), "
            + "FUNCTION 1 btint4cmp(integer, integer)"
    ),
    (
        "operator class class using btree",
        "CREATE OPERATOR CLASS class FOR TYPE bigint USING btree AS OPERATOR 1 <, FUNCTION 1 btint8cmp(bigint, bigint)",
        "COMMENT ON OPERATOR CLASS class USING btree IS 'c'"
    ),
    (
        "conversion latin", "CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
        "COMMENT ON CONVERSION latin IS 'c'"
    ),
    (
        "language speech", "CREATE LANGUAGE speech HANDLER plpgsql_call_handler",
        "ALTER LANGUAGE speech RENAME TO talk"
    ),
    (
        "access method pile", "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler",
        "COMMENT ON ACCESS METHOD pile IS 'c'"
    ),
    ("type shell", "CREATE TYPE shell", "COMMENT ON TYPE shell IS 'c'"),
    (
        "type whole",
        """
        CREATE TYPE whole;
        CREATE FUNCTION whole_in(cstring) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'textin';
        CREATE FUNCTION whole_out(whole) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
        CREATE TYPE whole (INPUT = whole_in, OUTPUT = whole_out, LIKE = text)
        """, "ALTER TYPE whole SET (STORAGE = external)"
    ),
]
