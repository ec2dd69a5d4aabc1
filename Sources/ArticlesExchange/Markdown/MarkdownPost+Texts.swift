import Articles
import StrictJSON

extension MarkdownPost {
    mutating func readTitle(_ body: String) throws(ImportFault) {
        if let node = take("title") {
            let title = try text(node, of: "title").trimmed
            set("title", .string(limited(title, "title", to: ArticleLimits.title, at: node.line)), node.line)
            return set("body", .string(body))
        }
        let heading = MarkdownHeading(in: body)
        let title = heading?.text ?? (name.stem.isEmpty ? "index" : name.stem)
        if heading == nil { note("has no title: it gets its name, \(title)") }
        set("title", .string(limited(title, "title", to: ArticleLimits.title, at: 1)))
        set("body", .string(heading?.rest ?? body))
    }

    mutating func readTexts() throws(ImportFault) {
        try readSlug()
        if let node = take("excerpt", "description", "summary", "subtitle", "dek", "standfirst") {
            let excerpt = try text(node, of: "excerpt").trimmed
            set(
                "excerpt", .string(limited(excerpt, "excerpt", to: ArticleLimits.excerpt, at: node.line)),
                node.line)
        }
        if let node = take("language", "lang", "locale") {
            let tag = try text(node, of: "language").trimmed.replacing("_", with: "-")
            set("language", .string(tag), node.line)
        } else if let language = name.language {
            note("its language is \(language), by its name or folder")
            set("language", .string(language))
        }
    }

    private mutating func readSlug() throws(ImportFault) {
        if let node = take("slug", "postname") {
            let given = try text(node, of: "slug").trimmed
            let slug = Slug(making: given, fallback: "")
            guard !slug.text.isEmpty else {
                throw ImportFault(origin.line(node.line), "slug must have a letter or a digit")
            }
            if slug.text != given { note("the slug \(given) becomes \(slug)", at: node.line) }
            set("slug", .string(slug.text), node.line)
        } else if let slug = name.slug {
            if slug.text != name.stem { note("the slug is \(slug), of the name \(name.stem)") }
            set("slug", .string(slug.text))
        }
    }
}
