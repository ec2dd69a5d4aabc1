import Articles
import StrictJSON

/// Articles as Markdown files with YAML front matter.
///
/// The front matter says what generators understand – title, slug, date, lastmod, draft, description, tags, authors,
/// images –, and in `dateline` everything but title and body exactly as it is. `MarkdownRecord` reads it back.
enum MarkdownExport {
    /// The file of an article.
    static func file(of article: Article, at now: Timestamp) -> ExportedFile {
        let members: [JSONMember]
        if case .object(let all)? = try? JSONParser.parse(article.json(at: now)) {
            members = all.filter { $0.name != "body" }
        } else {
            members = [JSONMember("title", .string(article.title))]
        }
        return ExportedFile(
            name: name(of: article), bytes: Array(text(members, body: article.body).utf8))
    }

    /// The most bytes of a name that leave room for its end.
    private static let nameLimit = 200

    /// The slug, unless that stands for something else in a folder, or is too long for a name.
    private static func name(of article: Article) -> String {
        let ending = article.format == .html ? "html" : "md"
        let name = "\(article.slug).\(ending)"
        let post = PostName(path: name)
        let isPlain =
            article.slug.text.utf8.count <= nameLimit && NonArticle.reason(name) == nil && !post.isIndex
            && post.date == nil && post.doubt == nil
        return isPlain ? name : "article-\(article.id).\(ending)"
    }

    /// The text of a file: its members but for the body, and the body.
    static func text(_ members: [JSONMember], body: String) -> String {
        let record = members.filter { $0.name != "title" }
        let last = "dateline: \(singleQuoted(json(.object(record))))\n---\n"
        var front = lines(members)
        if front.utf8.count + last.utf8.count > MarkdownDocument.frontMatterLimit - 1_024 {
            front = lines(members.filter { ["title", "slug", "status", "published_at"].contains($0.name) })
        }
        return "---\n" + front + last + body
    }

    /// The lines for generators.
    private static func lines(_ members: [JSONMember]) -> String {
        var lines = ""
        func line(_ key: String, _ value: String) { lines += "\(key): \(value)\n" }
        let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        func text(_ name: String) -> String? {
            if case .string(let text)? = values[name], !text.isEmpty { text } else { nil }
        }
        if let title = text("title") { line("title", quoted(title)) }
        if let slug = text("slug") { line("slug", quoted(slug)) }
        if let date = text("published_at") { line("date", date) }
        if let date = text("updated_at") { line("lastmod", date) }
        if let status = text("status"), status != "published", status != "scheduled" {
            line("draft", "true")
        }
        if let excerpt = text("excerpt") { line("description", quoted(excerpt)) }
        for name in ["tags", "authors"] {
            guard case .array(let elements)? = values[name], !elements.isEmpty else { continue }
            line(name, "[" + elements.compactMap(Self.name).map(quoted).joined(separator: ", ") + "]")
        }
        if case .object(let image)? = values["image"],
            case .string(let url)? = image.first(where: { $0.name == "url" })?.value
        {
            line("images", "[\(quoted(url))]")
        }
        if let language = text("language") { line("language", quoted(language)) }
        if let url = text("canonical_url") { line("canonical", quoted(url)) }
        return lines
    }

    /// The text of an element, or its name.
    private static func name(_ element: JSONValue) -> String? {
        switch element {
        case .string(let text): text
        case .object(let members):
            if case .string(let name)? = members.first(where: { $0.name == "name" })?.value {
                name
            } else {
                nil
            }
        case _: nil
        }
    }

    /// A text in double quotes: JSON's form is one of YAML's too (YAML 1.2, 1.3), but for what YAML can't hold.
    private static func quoted(_ text: String) -> String { json(.string(text)) }

    private static func json(_ value: JSONValue) -> String {
        var writer = JSONWriter(capacity: 1_024)
        writer.value(value)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isUnprintable(scalar) else {
                escaped.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            escaped += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".unicodeScalars
        }
        return String(escaped)
    }

    /// What YAML does not have in a text (1.2, 5.1), or takes for the end of a line.
    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        case _: false
        }
    }

    private static func singleQuoted(_ text: String) -> String {
        "'\(text.replacing("'", with: "''"))'"
    }
}
