import StrictJSON

/// The tools that write.
extension MCPTool {
    static let writing = [createDraft, revise]

    private static func content(requiresTitle: Bool) -> [Parameter] {
        [
            Parameter(
                name: "title", kind: .text, place: .body, description: "At most 300 characters",
                isRequired: requiresTitle),
            Parameter(name: "body", kind: .text, place: .body, description: "The text, in its format"),
            Parameter(
                name: "format", kind: .choice(["markdown", "html", "plain"]), place: .body,
                description: "The format of the body; markdown unless said otherwise"),
            Parameter(
                name: "excerpt", kind: .text, place: .body, description: "At most 2,000 characters"),
            Parameter(
                name: "tags", kind: .texts(atMost: 50), place: .body, description: "Names of tags"),
            Parameter(
                name: "authors", kind: .texts(atMost: 20), place: .body, description: "Names of authors"),
            Parameter(
                name: "language", kind: .text, place: .body,
                description: "A language tag such as en or pt-BR"),
            Parameter(
                name: "slug", kind: .text, place: .body,
                description: "The last part of its address; made from the title unless given"),
        ]
    }

    private static let createDraft = MCPTool(
        name: "create_draft", title: "Write a draft",
        description: "Creates an article that only editors see. Needs a key with the scope write.",
        method: "POST", template: "/v1/articles", parameters: content(requiresTitle: true),
        members: [JSONMember("status", "draft")])

    private static let revise = MCPTool(
        name: "revise_article", title: "Revise an article",
        description:
            "Changes what is given and keeps the rest, if the article still has the version that was read: "
            + "otherwise nothing is changed, and the problem names the present version. Drafts need a key with the scope "
            + "write; to publish, or to change what is public, the key needs publish.",
        method: "PATCH", template: "/v1/articles/{ref}",
        parameters: [
            Parameter(
                name: "ref", kind: .text, place: .path, description: "The id or the slug of the article",
                isRequired: true),
            Parameter(
                name: "version", kind: .number(1...(1 << 53 - 1)), place: .version,
                description: "The version that was read", isRequired: true),
        ] + content(requiresTitle: false) + [
            Parameter(
                name: "status", kind: .choice(["draft", "published", "archived"]), place: .body,
                description: "published makes it public, now or at published_at"),
            Parameter(
                name: "published_at", kind: .text, place: .body,
                description: "An instant with its offset; one that is ahead schedules it"),
        ])
}
