import Articles
import Foundation
import StrictJSON

extension ImportedPost {
    mutating func fitTexts() {
        title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if title.isEmpty {
            let words = PlainWords.first(100, of: body, format)
            title = words.isEmpty ? "Untitled" : TitleMaking.title(from: words)
            note("has no title: the title is \(words.isEmpty ? "\"Untitled\"" : "the beginning of the text")")
        }
        title = cut(title, ArticleLimits.title, "title")
        excerpt = cut(excerpt.trimmed, ArticleLimits.excerpt, "excerpt")
        guard let wish = slug else { return }
        let decoded = wish.removingPercentEncoding ?? wish
        let made = Slug(making: SlugOfLink.withoutEnding(decoded), fallback: "")
        slug = made.text.isEmpty ? nil : made.text
        if made.text.isEmpty, !wish.isEmpty {
            note("the slug \(wish) has no letter or digit, and is made from the title")
        }
        if !made.text.isEmpty, made.text != decoded { note("the slug \(decoded) becomes \(made.text)") }
    }

    private mutating func cut(_ text: String, _ limit: Int, _ member: String) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        note("the \(member) is cut after \(limit) characters")
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }

    mutating func fitLists() {
        var kept: [String] = []
        for tag in tags.map({ $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
        where !tag.isEmpty {
            if TagName(tag) == nil {
                note("left out, no name of a tag: \(tag)")
            } else if kept.count == ArticleLimits.tags {
                note("left out, more than \(ArticleLimits.tags) tags: \(tag)")
            } else {
                kept.append(tag)
            }
        }
        tags = kept
        var names: [String] = []
        for author in authors.map({ $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
        where !author.isEmpty && !names.contains(author) {
            if names.count == ArticleLimits.authors {
                note("left out, more than \(ArticleLimits.authors) authors: \(author)")
            } else {
                names.append(cut(author, ArticleLimits.author, "name of an author"))
            }
        }
        authors = names
    }

    mutating func fitLinks() {
        if let url = canonicalURL, !WebAddress.isWeb(url) || url.count > ArticleLimits.url {
            note("left out, no web address: \(url)")
            canonicalURL = nil
        }
        if let image {
            let isPath = image.url.hasPrefix("/") && !image.url.hasPrefix("//")
            if !isPath && !WebAddress.isWeb(image.url) || image.url.count > ArticleLimits.url {
                note("left out, the picture has no web address: \(image.url)")
                self.image = nil
            } else {
                let alt = cut(image.alt.trimmed, ArticleLimits.alt, "text of the picture")
                self.image = (image.url, alt)
            }
        }
        if let tag = language {
            language = LanguageTag.canonical(tag.replacing("_", with: "-"))
            if language == nil { note("left out, no tag of a language: \(tag)") }
        }
    }

    /// Keeps the members that fit, the first ones first.
    mutating func fitMetadata() {
        var size = 2
        var kept: [JSONMember] = []
        for member in metadata where !kept.contains(where: { $0.name.hasSameBytes(as: member.name) }) {
            var writer = JSONWriter()
            writer.value(.object([member]))
            let bytes = writer.bytes.count
            if size + bytes > ArticleLimits.metadataBytes {
                note(
                    "left out, more than \(ArticleLimits.metadataBytes >> 10) KiB of metadata: \(member.name)"
                )
            } else {
                size += bytes
                kept.append(member)
            }
        }
        metadata = kept
    }
}

/// Addresses on the web.
enum WebAddress {
    /// The address that a reference on a page has; `nil` when it is none of the web.
    static func resolve(_ reference: String, _ base: String?) -> String? {
        let text = reference.trimmed.replacing(" ", with: "%20")
        if isWeb(text) { return text }
        if text.hasPrefix("//") { return "https:" + text }
        guard let base, isWeb(base), let url = URL(string: text, relativeTo: URL(string: base)) else {
            return nil
        }
        let resolved = url.absoluteString
        return isWeb(resolved) ? resolved : nil
    }

    static func isWeb(_ text: String) -> Bool {
        let lower = text.prefix(8).lowercased()
        return (lower.hasPrefix("https://") || lower.hasPrefix("http://"))
            && !text.contains(where: \.isWhitespace)
    }
}
