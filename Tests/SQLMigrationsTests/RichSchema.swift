/// One of nearly everything that a schema of PostgreSQL can hold.
let richPostgreSQL = """
    CREATE TYPE mood AS ENUM ('sad','ok','it''s');
    CREATE DOMAIN posint AS integer DEFAULT 1 NOT NULL CONSTRAINT pos CHECK (VALUE > 0);
    CREATE TYPE pair AS (a integer, b text);
    CREATE SEQUENCE counter INCREMENT 5 START 10;
    CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$ SELECT 1; $$;
    CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        "Na me" text COLLATE "C" NOT NULL DEFAULT 'x', m mood, p posint, c pair,
        n integer DEFAULT nextval('counter'),
        low text GENERATED ALWAYS AS (lower("Na me")) STORED, CHECK (n > 0));
    CREATE TABLE child (id serial PRIMARY KEY, parent bigint REFERENCES parent ON DELETE CASCADE DEFERRABLE,
        o integer DEFAULT one(), tags text[], UNIQUE (parent, o)) WITH (fillfactor=70);
    ALTER TABLE child ALTER COLUMN tags SET STORAGE EXTERNAL, ALTER COLUMN tags SET STATISTICS 500;
    ALTER TABLE child ADD CONSTRAINT later CHECK (o > 0) NOT VALID;
    CREATE INDEX child_o ON child (o) WHERE o > 1;
    CREATE INDEX child_tags ON child USING gin (tags);
    CREATE UNLOGGED TABLE fast (k text);
    CREATE TABLE parts (id integer, at date) PARTITION BY RANGE (at);
    CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE INDEX parts_at ON parts (at);
    CREATE VIEW zz AS SELECT id, o FROM child;
    CREATE VIEW aa AS SELECT id FROM zz;
    CREATE MATERIALIZED VIEW mv AS SELECT count(*) FROM child;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.o := 1; RETURN NEW; END $$;
    CREATE TRIGGER t BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION touch();
    CREATE TRIGGER t2 BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION touch();
    ALTER TABLE child DISABLE TRIGGER t2;
    ALTER TABLE child ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON child FOR SELECT TO PUBLIC USING (o > 0);
    CREATE FUNCTION kids(parent) RETURNS bigint LANGUAGE sql
        BEGIN ATOMIC SELECT count(*) FROM child WHERE parent = $1.id; END;
    COMMENT ON TABLE child IS 'it''s a child';
    COMMENT ON COLUMN child.o IS 'o'; COMMENT ON FUNCTION one() IS 'uno';
    CREATE STATISTICS st (dependencies) ON id, o FROM child;
    CREATE RULE r AS ON UPDATE TO fast DO INSTEAD NOTHING;
    """
