import Articles
import Foundation
import StrictJSON

extension ImportedPost {
    mutating func makeTitle() {
        title = title.singleSpaced
        guard title.isEmpty else { return }
        let words = PlainWords.first(100, of: body, format)
        title = words.isEmpty ? "Untitled" : TitleMaking.title(from: words)
        note("has no title: the title is \(words.isEmpty ? "\"Untitled\"" : "the beginning of the text")")
    }

    mutating func fitTexts() {
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
        for tag in tags.map(\.singleSpaced) where !tag.isEmpty {
            if TagName(tag) == nil { note("left out, no name of a tag: \(tag)") } else { kept.append(tag) }
        }
        tags = first(ArticleLimits.tags, of: kept, "tags")
        var seen = Set<[UInt8]>()
        if authors.contains(where: { EmailAddress.nameBeside($0) != $0 }) {
            note("left out, the e-mail address of an author")
        }
        let names = authors.map { EmailAddress.nameBeside($0).singleSpaced }.filter {
            !$0.isEmpty && seen.insert(Array($0.utf8)).inserted
        }
        authors = first(ArticleLimits.authors, of: names, "authors").map {
            cut($0, ArticleLimits.author, "name of an author")
        }
    }

    private mutating func first(_ limit: Int, of values: [String], _ what: String) -> [String] {
        guard values.count > limit else { return values }
        let left = values[limit...].prefix(10).joined(separator: ", ")
        note("left out, \(values.count - limit) of \(values.count) \(what): \(left)")
        return Array(values.prefix(limit))
    }

    mutating func fitLinks() {
        if let url = canonicalURL.map(WebAddress.encoded) {
            canonicalURL = WebAddress.isWeb(url) ? url : nil
            if canonicalURL == nil { note("left out, no web address: \(url)") }
        }
        if let image {
            let url = WebAddress.encoded(image.url)
            if WebAddress.isWeb(url) || WebAddress.isPath(url) {
                self.image = (url, cut(image.alt.trimmed, ArticleLimits.alt, "text of the picture"))
            } else {
                note("left out, the picture has no web address: \(image.url)")
                self.image = nil
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
        let shown = PublicMetadata(metadata.joiningValues())
        for (_, path) in shown.left { note("left out, no matter for the public: \(path)") }
        for member in shown.members {
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

extension [JSONMember] {
    /// Each name once: the values of one that comes more often are a list.
    fileprivate func joiningValues() -> [JSONMember] {
        var values: [String.Bytes: [JSONValue]] = [:]
        for member in self { values[.init(member.name), default: []].append(member.value) }
        return compactMap { member in
            guard let all = values.removeValue(forKey: .init(member.name)) else { return nil }
            return all.count == 1 ? member : JSONMember(member.name, .array(all))
        }
    }
}

extension String {
    /// A text that is equal to another one only in the same bytes.
    fileprivate struct Bytes: Hashable {
        let utf8: [UInt8]

        init(_ text: String) { utf8 = .init(text.utf8) }
    }
}

extension String {
    /// The words with one blank between two.
    var singleSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
