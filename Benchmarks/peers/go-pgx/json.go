package main

import (
	"strconv"
	"time"
)

func (a *article) appendJSON(b []byte) []byte {
	b = append(b, `{"id":"`...)
	b = append(b, a.id...)
	b = append(b, `","slug":`...)
	b = appendString(b, a.slug)
	b = append(b, `,"title":`...)
	b = appendString(b, a.title)
	b = append(b, `,"excerpt":`...)
	b = appendString(b, a.excerpt)
	b = append(b, `,"body":`...)
	b = appendString(b, a.body)
	b = append(b, `,"format":"`...)
	b = append(b, a.format...)
	b = append(b, `","status":"`...)
	b = append(b, a.status...)
	b = append(b, `","published_at":`...)
	b = appendTime(b, a.publishedAt)
	b = append(b, `,"tags":`...)
	b = append(b, a.tags...)
	b = append(b, `,"authors":[`...)
	for i, author := range a.authors {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, author)
	}
	b = append(b, `],"image":`...)
	b = appendRaw(b, a.image)
	b = append(b, `,"canonical_url":`...)
	b = appendOptional(b, a.canonicalURL)
	b = append(b, `,"language":`...)
	b = appendOptional(b, a.language)
	b = append(b, `,"metadata":`...)
	b = append(b, a.metadata...)
	b = append(b, `,"source":`...)
	b = appendRaw(b, a.source)
	b = append(b, `,"version":`...)
	b = strconv.AppendInt(b, a.version, 10)
	b = append(b, `,"created_at":`...)
	b = appendTime(b, a.createdAt)
	b = append(b, `,"updated_at":`...)
	b = appendTime(b, a.updatedAt)
	return append(b, '}')
}

func appendTime(b []byte, t time.Time) []byte {
	b = append(b, '"')
	b = t.UTC().AppendFormat(b, "2006-01-02T15:04:05.000Z")
	return append(b, '"')
}

func appendRaw(b []byte, json *string) []byte {
	if json == nil {
		return append(b, "null"...)
	}
	return append(b, *json...)
}

func appendOptional(b []byte, text *string) []byte {
	if text == nil {
		return append(b, "null"...)
	}
	return appendString(b, *text)
}

// appendString escapes what JSON must have escaped, and copies runs of everything else at once.
func appendString(b []byte, text string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, text[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			const digits = "0123456789abcdef"
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		}
	}
	b = append(b, text[start:]...)
	return append(b, '"')
}
