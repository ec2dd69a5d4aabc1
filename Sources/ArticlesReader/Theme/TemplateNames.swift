/// The names of the values that templates may show.
enum TemplateNames {
    /// Those of lists.
    static let lists = ["articles", "items", "alternates"]

    static let all: Set<String> = Set(
        [
            "page_title", "page_language", "page_direction", "words", "description", "canonical",
            "is_indexed", "open_graph",
            "alternates", "translations", "search_text", "site_title", "front_url", "search_url",
            "archive_url", "feed_url",
            "style_url", "icon_url", "type", "url", "title", "items", "heading", "status", "detail",
            "language", "direction",
            "excerpt", "published", "authors", "tags", "image", "reasons", "passage", "title_passage", "text",
            "is_found",
            "time", "name", "alt", "source", "article", "related", "json_ld", "preview", "body", "updated",
            "original", "address",
            "is_shown", "kind", "published_time", "modified_time", "articles", "is_empty", "is_search",
            "next_url",
            "previous_url", "is_paged", "topics", "did_you_mean", "corrected", "lead", "related_topics",
            "months", "earlier",
            "later", "is_front", "is_archive", "count", "request",
        ] + Words.names)
}
