// Reads one article by slug from PostgreSQL with pgx, prepared, and writes it as JSON by hand: what a careful service in
// Go does. The table is its own (table.go); the response has the members and the size of ours.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

const query = `SELECT id::text, slug, title, excerpt, body, format, status, published_at, tags::text, authors,
	image::text, canonical_url, language, metadata::text, source::text, version, created_at, updated_at
	FROM peer_articles WHERE slug = $1 AND status = 'published' AND published_at <= now()`

var buffers = sync.Pool{New: func() any { buffer := make([]byte, 0, 16<<10); return &buffer }}

type article struct {
	id, slug, title, excerpt, body, format, status, tags, metadata string
	image, canonicalURL, language, source                          *string
	authors                                                        []string
	version                                                        int64
	publishedAt, createdAt, updatedAt                              time.Time
}

func read(ctx context.Context, pool *pgxpool.Pool, slug string) (*article, error) {
	var a article
	err := pool.QueryRow(ctx, query, slug).Scan(&a.id, &a.slug, &a.title, &a.excerpt, &a.body, &a.format, &a.status,
		&a.publishedAt, &a.tags, &a.authors, &a.image, &a.canonicalURL, &a.language, &a.metadata, &a.source,
		&a.version, &a.createdAt, &a.updatedAt)
	return &a, err
}

func handle(pool *pgxpool.Pool) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		slug := strings.TrimPrefix(request.URL.Path, "/v1/articles/")
		a, err := read(request.Context(), pool, slug)
		if errors.Is(err, pgx.ErrNoRows) {
			http.Error(response, "not found", http.StatusNotFound)
			return
		}
		if err != nil {
			log.Print(err)
			http.Error(response, "internal error", http.StatusInternalServerError)
			return
		}
		buffer := buffers.Get().(*[]byte)
		bytes := a.appendJSON((*buffer)[:0])
		fields := response.Header()
		fields["Content-Type"] = []string{"application/json"}
		fields["Content-Length"] = []string{strconv.Itoa(len(bytes))}
		fields["Etag"] = []string{`"` + strconv.FormatInt(a.version, 10) + `-0123456789abcdef"`}
		if _, err := response.Write(bytes); err != nil {
			log.Print(err)
		}
		*buffer = bytes
		buffers.Put(buffer)
	}
}

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	connections := flag.Int("connections", 16, "size of the pool")
	seed := flag.String("seed", "", "make the table anew with the articles of this file, one JSON object a line")
	flag.Parse()
	// The URL has a password in it, and arguments are for everyone to see.
	config, err := pgxpool.ParseConfig(os.Getenv("DATELINE_TEST_POSTGRESQL"))
	if err != nil {
		log.Fatal("DATELINE_TEST_POSTGRESQL is no connection string")
	}
	config.MaxConns = int32(*connections)
	pool, err := pgxpool.ConnectConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	if *seed != "" {
		if err := makeTable(context.Background(), pool, *seed); err != nil {
			log.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on http://%s\n", listener.Addr())
	server := &http.Server{Handler: handle(pool), ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(server.Serve(listener))
}
