/// The tools that read.
extension MCPTool {
    static let reading = [search, list, read, related, tags, relatedTags]

    private static let fields = (
        "fields", "id,slug,title,excerpt,status,published_at,tags,authors,language,version"
    )

    private static let ref = Parameter(
        name: "ref", kind: .text, place: .path, description: "The id or the slug of an article",
        isRequired: true)
    private static let tag = Parameter(
        name: "tags", kind: .texts(atMost: 10), place: .query("tag"),
        description: "Names or slugs of tags; articles must have all of them")
    private static let language = Parameter(
        name: "language", kind: .text, place: .query(), description: "A language tag such as en or pt-BR")
    private static let author = Parameter(
        name: "author", kind: .text, place: .query(), description: "The name of an author")
    private static let status = Parameter(
        name: "status", kind: .choice(["published", "scheduled", "draft", "archived", "any"]),
        place: .query(), description: "published unless said otherwise; others need a key that reads")
    private static let cursor = Parameter(
        name: "cursor", kind: .text, place: .query(),
        description: "page.next of the page before, with the same other arguments")

    private static func limit(_ most: Int) -> Parameter {
        Parameter(
            name: "limit", kind: .number(1...most), place: .query(), description: "How many at most")
    }

    private static let search = MCPTool(
        name: "search_articles", title: "Search articles",
        description:
            "Full-text search over titles, excerpts, bodies and tags, best first. Bodies are left out: "
            + "read_article has them.",
        method: "GET", template: "/v1/articles",
        parameters: [
            Parameter(
                name: "query", kind: .text, place: .query("q"),
                description: "Words that must all occur, \"a phrase\", -word, word*", isRequired: true),
            tag, author, language, status, limit(20), cursor,
        ], query: [fields])

    private static let list = MCPTool(
        name: "list_articles", title: "List articles",
        description:
            "Articles by tag, author, language or date, newest first unless sorted otherwise, without bodies.",
        method: "GET", template: "/v1/articles",
        parameters: [
            tag,
            Parameter(
                name: "not_tags", kind: .texts(atMost: 10), place: .query("not_tag"),
                description: "Tags that articles must not have"),
            author, language, status,
            Parameter(
                name: "published_after", kind: .text, place: .query(),
                description: "An instant with its offset: 2018-05-25T09:00:00Z"),
            Parameter(
                name: "published_before", kind: .text, place: .query(),
                description: "An instant with its offset"),
            Parameter(
                name: "sort", kind: .choice(["-published_at", "published_at", "-updated_at", "title"]),
                place: .query(), description: "The order"),
            limit(50), cursor,
        ], query: [fields])

    private static let read = MCPTool(
        name: "read_article", title: "Read an article",
        description: "One article with its body, as it was written (see format), and its version.",
        method: "GET", template: "/v1/articles/{ref}", parameters: [ref])

    private static let related = MCPTool(
        name: "find_related_articles", title: "Find related articles",
        description: "Articles related to one, best first, with what they have in common.",
        method: "GET", template: "/v1/articles/{ref}/related", parameters: [ref, limit(20)],
        query: [("explain", "true"), fields])

    private static let tags = MCPTool(
        name: "list_tags", title: "List tags", description: "Tags with their numbers of articles.",
        method: "GET", template: "/v1/tags",
        parameters: [
            Parameter(
                name: "prefix", kind: .text, place: .query("q"), description: "How the names begin"),
            Parameter(
                name: "sort", kind: .choice(["name", "-article_count"]), place: .query(),
                description: "The order"),
            limit(100), cursor,
        ])

    private static let relatedTags = MCPTool(
        name: "find_related_tags", title: "Find related tags",
        description: "Tags that occur together with one, those that are telling first.",
        method: "GET", template: "/v1/tags/{slug}/related",
        parameters: [
            Parameter(
                name: "slug", kind: .text, place: .path, description: "The slug of a tag", isRequired: true),
            limit(50),
        ])
}
