import Articles
import StrictJSON

extension GhostPost {
    func fillBody(_ made: inout ImportedPost) {
        if let html = post["html"]?.text {
            made.body = GhostMarks.removed(html)
            if html.contains(GhostMarks.email) { made.note("left out, a card that is only for e-mail") }
        } else if let lexical = post["lexical"]?.text {
            var writer = LexicalWriter(lexical)
            made.body = writer.markdown ?? writer.html()
            if writer.markdown != nil { made.format = .markdown }
            made.notes += writer.notes.map { ImportNote(made.location, $0) }
        } else if let mobiledoc = post["mobiledoc"]?.text {
            var writer = MobiledocWriter(mobiledoc)
            if let markdown = writer.markdown {
                made.body = markdown
                made.format = .markdown
            } else {
                made.body = writer.html()
            }
            made.notes += writer.notes.map { ImportNote(made.location, $0) }
        }
        let isThere = ["html", "lexical", "mobiledoc"].contains { post[$0]?.text?.trimmed.isEmpty == false }
        if made.body.trimmed.isEmpty, isThere { made.hold("its text can't be read") }
        if made.body.contains(Self.sitePlaceholder) {
            made.body = made.body.replacing(Self.sitePlaceholder, with: "")
            made.note("addresses on the site itself become paths")
        }
    }

    func fillPeople(_ made: inout ImportedPost) {
        made.authors = authors.compactMap { $0["name"]?.text ?? $0["slug"]?.text }
        var hidden: [JSONValue] = []
        for tag in tags {
            guard let name = tag["name"]?.text ?? tag["slug"]?.text else { continue }
            if name.hasPrefix("#") || tag["visibility"]?.text == "internal" {
                hidden.append(.string(name))
                made.note("the internal tag \(name) is kept in metadata, and is no tag")
            } else {
                made.tags.append(name)
            }
        }
        if !hidden.isEmpty { made.metadata.append(JSONMember("internal_tags", .array(hidden))) }
    }
}

/// The comments that Ghost leaves around cards.
enum GhostMarks {
    static var email: Regex<(Substring, Substring)> {
        /(?s:<!--\s*kg-card-begin:\s*(email|email-cta)\s*-->.*?<!--\s*kg-card-end:[^>]*-->)/
    }

    static func removed(_ html: String) -> String {
        html.replacing(email, with: "")
            .replacing(/<!--\s*\/?(?:kg-card-begin|kg-card-end)[^>]*-->\n?/, with: "")
            .replacing("<!--members-only-->", with: "").trimmed
    }
}
