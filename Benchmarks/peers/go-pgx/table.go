package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"

	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

const table = `
DROP TABLE IF EXISTS peer_articles;
CREATE TABLE peer_articles (
	id uuid PRIMARY KEY DEFAULT gen_random_uuid(), slug text COLLATE "C" NOT NULL UNIQUE, title text NOT NULL,
	excerpt text NOT NULL, body text NOT NULL, format text NOT NULL DEFAULT 'markdown', status text NOT NULL,
	published_at timestamptz NOT NULL DEFAULT now(), tags json NOT NULL, authors text[] NOT NULL DEFAULT '{}', image json,
	canonical_url text, language text, metadata json NOT NULL DEFAULT '{}', source json,
	version bigint NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now()
)`

// line is an article as the benchmark writes it, one a line.
type line struct {
	Slug, Title, Excerpt, Body, Status string
	Tags                               []string
}

func (l line) row() ([]any, error) {
	tags := make([]map[string]string, len(l.Tags))
	for i, tag := range l.Tags {
		tags[i] = map[string]string{"slug": tag, "name": tag}
	}
	encoded, err := json.Marshal(tags)
	return []any{l.Slug, l.Title, l.Excerpt, l.Body, l.Status, string(encoded)}, err
}

func makeTable(ctx context.Context, pool *pgxpool.Pool, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var rows [][]any
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 4<<20)
	for scanner.Scan() {
		var l line
		if err := json.Unmarshal(scanner.Bytes(), &l); err != nil {
			return err
		}
		row, err := l.row()
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	if err := scanner.Err(); err != nil {
		return err
	}
	if _, err := pool.Exec(ctx, table); err != nil {
		return err
	}
	columns := []string{"slug", "title", "excerpt", "body", "status", "tags"}
	if _, err := pool.CopyFrom(ctx, pgx.Identifier{"peer_articles"}, columns, pgx.CopyFromRows(rows)); err != nil {
		return err
	}
	_, err = pool.Exec(ctx, "VACUUM (ANALYZE) peer_articles")
	return err
}
