import Articles
import StrictJSON

extension GhostPost {
    func fillBody(_ made: inout ImportedPost) {
        if let html = post["html"]?.text {
            let marks = GhostMarks(html)
            made.body = marks.html
            if marks.hasEmail { made.note("left out, a card that is only for e-mail") }
            if marks.isOpen { made.hold("a card that is only for e-mail has no end") }
        } else if documents.lexical != nil || post["lexical"]?.text != nil {
            var writer = LexicalWriter(documents.lexical)
            made.body = writer.markdown ?? writer.html()
            if writer.markdown != nil { made.format = .markdown }
            made.notes += writer.notes.map { ImportNote(made.location, $0) }
        } else if documents.mobiledoc != nil || post["mobiledoc"]?.text != nil {
            var writer = MobiledocWriter(documents.mobiledoc)
            if let markdown = writer.markdown {
                made.body = markdown
                made.format = .markdown
            } else {
                made.body = writer.html()
            }
            made.notes += writer.notes.map { ImportNote(made.location, $0) }
        }
        if made.body.trimmed.isEmpty, let text = post["plaintext"]?.text, !text.trimmed.isEmpty {
            made.body = text.split(separator: "\n", omittingEmptySubsequences: true)
                .map { "<p>\(HTMLWriter.escaped(String($0)))</p>" }.joined(separator: "\n")
            made.hold("has its text without links and pictures only (plaintext)")
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
                if Self.hides(name) { made.hold("has the internal tag \(name), and is a draft") }
                made.note("the internal tag \(name) is kept in metadata, and is no tag")
            } else {
                made.tags.append(name)
            }
        }
        if lostTags > 0 { made.note("left out, \(lostTags) tags that are not in the export") }
        if !hidden.isEmpty { made.metadata.append(JSONMember("internal_tags", .array(hidden))) }
    }

    /// Whether the name of an internal tag says that a post is not for everybody: `#private`, `#members-only`.
    private static func hides(_ tag: String) -> Bool {
        var name = tag[...]
        for mark in ["#", "hash-"] where name.hasPrefix(mark) { name = name.dropFirst(mark.count) }
        return PaywallMark.isName(name) || PageSigns.isHidingWord(String(name))
            || HidingPart(folder: String(name)) != nil
    }
}
