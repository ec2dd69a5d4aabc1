/// Two of nearly everything that a schema of PostgreSQL can hold and a dump can write.
let richPostgreSQL = [richTypes, richTables, richViews, richRemarks].joined(separator: "\n")

/// Types, domains, sequences and functions that tables use.
let richTypes = #"""
    CREATE SCHEMA other;
    CREATE EXTENSION pg_trgm WITH SCHEMA other;
    CREATE TYPE mood AS ENUM ('sad','ok','it''s');
    CREATE TYPE pair AS (a integer, b text COLLATE "C");
    CREATE TYPE pairs AS (first pair, second pair[], low mood);
    CREATE TYPE spans AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
    CREATE COLLATION german (LOCALE = 'de-DE', PROVIDER = icu);
    CREATE FUNCTION is_even(integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST
        7 AS $$ SELECT $1 % 2 = 0; $$;
    CREATE DOMAIN even AS integer DEFAULT 2 NOT NULL CONSTRAINT is_even CHECK (is_even(VALUE));
    CREATE DOMAIN other.odd AS integer CHECK (NOT is_even(VALUE));
    CREATE SEQUENCE counter AS integer INCREMENT 5 START 10 MAXVALUE 1000 CACHE 3 CYCLE;
    CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$ SELECT 1; $$;
    CREATE PROCEDURE nothing(INOUT a integer DEFAULT 4) LANGUAGE plpgsql SECURITY DEFINER SET
        search_path = public AS $$ BEGIN a := 1; END $$;
    CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = SAFE);
    """#

/// Tables, keys and indexes.
let richTables = #"""
    CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 7 INCREMENT BY 3) PRIMARY
        KEY,
        "Na me" text COLLATE "C" NOT NULL DEFAULT 'x', m mood, p even, c pairs,
        n integer DEFAULT nextval('counter'), g text COLLATE german,
        low text GENERATED ALWAYS AS (lower("Na me")) STORED, CHECK (n > 0), CONSTRAINT nice CHECK (n
        < 1000000) NO INHERIT);
    CREATE TABLE heir (extra integer DEFAULT 3) INHERITS (parent);
    CREATE TABLE child (id serial PRIMARY KEY, parent bigint REFERENCES parent ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED,
        o integer DEFAULT one(), tags text[], s spans, UNIQUE (parent, o) INCLUDE (id), EXCLUDE USING
        gist (s WITH &&)) WITH (fillfactor=70, toast.autovacuum_enabled=false);
    ALTER TABLE child ALTER COLUMN tags SET STORAGE EXTERNAL, ALTER COLUMN tags SET STATISTICS 500;
    ALTER TABLE child ALTER COLUMN tags SET COMPRESSION pglz, ALTER COLUMN o SET (n_distinct = 5);
    ALTER TABLE child ADD CONSTRAINT later CHECK (o > 0) NOT VALID;
    CREATE INDEX child_o ON child (o DESC NULLS LAST) INCLUDE (tags) WHERE o > 1;
    CREATE UNIQUE INDEX child_u ON child (id, (lower(tags[1]))) NULLS NOT DISTINCT;
    ALTER INDEX child_u ALTER COLUMN 2 SET STATISTICS 300;
    CREATE UNIQUE INDEX child_r ON child (id);
    ALTER TABLE child REPLICA IDENTITY USING INDEX child_r;
    ALTER TABLE child CLUSTER ON child_r;
    CREATE INDEX child_tags ON child USING gin (tags);
    CREATE UNLOGGED TABLE fast (k text);
    ALTER TABLE fast REPLICA IDENTITY FULL;
    CREATE TABLE parts (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
    CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
        PARTITION BY LIST (id);
    CREATE TABLE parts_1a PARTITION OF parts_1 (CONSTRAINT own CHECK (id < 9)) FOR VALUES IN (1, 2);
    CREATE TABLE parts_rest PARTITION OF parts DEFAULT;
    CREATE INDEX parts_at ON parts (at);
    CREATE TABLE typed OF pair (a PRIMARY KEY);
    CREATE TABLE other.things (id integer PRIMARY KEY, child integer REFERENCES child, word text);
    CREATE INDEX things_word ON other.things USING gin (word other.gin_trgm_ops);
    """#
