import Articles
import StrictJSON

/// A card of a Ghost post: everything that is no paragraph.
struct GhostCard {
    /// As HTML; `nil` for a card that is not known.
    private(set) var html: String?
    /// What is lost.
    private(set) var note: String?

    init(_ name: String, _ value: JSONValue) {
        if GhostAudience(of: value) == .email {
            (html, note) = ("", "left out, a card \(name) that is only for e-mail")
            return
        }
        switch name {
        case "image": html = Self.image(value)
        case "gallery":
            let images = (value["images"]?.elements ?? []).map(Self.image).joined(separator: "\n")
            html = images + Self.caption(value, in: "p")
        case "html": html = value["html"]?.text ?? ""
        case "code", "codeblock": html = Self.code(value)
        case "hr", "horizontalrule": html = "<hr>"
        case "markdown", "card-markdown":
            html = Self.paragraphs(value["markdown"]?.text ?? "")
            note = "a card of Markdown is kept as plain paragraphs"
        case "bookmark":
            html =
                Self.link(value["url"]?.text, value["metadata"]?["title"]?.text)
                + Self.caption(value, in: "p")
        case "embed":
            html =
                Self.link(value["url"]?.text, value["metadata"]?["title"]?.text)
                + Self.caption(value, in: "p")
            note = "an embedded \(value["embedType"]?.text ?? value["type"]?.text ?? "page") becomes a link"
        case "button": html = Self.link(value["buttonUrl"]?.text, value["buttonText"]?.text)
        case "call-to-action":
            html =
                (value["textValue"]?.text ?? "")
                + Self.link(value["buttonUrl"]?.text, value["buttonText"]?.text)
            note = "of a card \(name) only text and link are kept"
        case "callout":
            let emoji = value["calloutEmoji"]?.text.map { HTMLWriter.escaped($0) + " " } ?? ""
            html = "<blockquote>\(emoji)\(value["calloutText"]?.text ?? "")</blockquote>"
        case "toggle":
            html = "<h4>\(value["heading"]?.text ?? "")</h4>\n\(value["content"]?.text ?? "")"
        case "audio", "video", "file":
            let title = value["title"]?.text ?? value["fileTitle"]?.text ?? value["fileName"]?.text
            html = Self.link(value["src"]?.text, title) + Self.caption(value, in: "p")
            note = "a card \(name) becomes a link"
        case "header": html = Self.header(value)
        case "product": html = Self.product(value)
        case "paywall", "email", "email-cta", "signup":
            html = ""
            note = "left out, a card \(name)"
        case _: note = "left out, a card that is not known: \(name)"
        }
        if note == nil, !Self.links(of: value).allSatisfy(WebAddress.isSafeLink) {
            note = "left out, a link of a card \(name) that runs a script"
        }
    }

    // MARK: Cards

    private static func image(_ value: JSONValue) -> String {
        guard let source = value["src"]?.text, WebAddress.isSafeLink(source) else { return "" }
        let alt = HTMLWriter.escaped(value["alt"]?.text ?? "")
        var image = "<img src=\"\(HTMLWriter.escaped(source))\" alt=\"\(alt)\">"
        if let link = value["href"]?.text, WebAddress.isSafeLink(link) {
            image = "<a href=\"\(HTMLWriter.escaped(link))\">\(image)</a>"
        }
        return "<figure>\(image)\(caption(value, in: "figcaption"))</figure>"
    }

    private static func code(_ value: JSONValue) -> String {
        let language = (value["language"]?.text ?? "").trimmed
        let name = language.isEmpty ? "" : " class=\"language-\(HTMLWriter.escaped(language))\""
        let code = "<pre><code\(name)>\(HTMLWriter.escaped(value["code"]?.text ?? ""))</code></pre>"
        let caption = Self.caption(value, in: "figcaption")
        return caption.isEmpty ? code : "<figure>\(code)\(caption)</figure>"
    }

    private static func header(_ value: JSONValue) -> String {
        let title = (value["header"]?.text ?? value["heading"]?.text).map { "<h2>\($0)</h2>" }
        let below = (value["subheader"]?.text ?? value["subheading"]?.text).map { "<p>\($0)</p>" }
        let button = value["buttonUrl"]?.text.map { link($0, value["buttonText"]?.text) }
        return [title, below, button].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func product(_ value: JSONValue) -> String {
        let image = value["productImageSrc"]?.text.map {
            Self.image(.object([JSONMember("src", .string($0))]))
        }
        let text = "<h4>\(value["productTitle"]?.text ?? "")</h4>\n\(value["productDescription"]?.text ?? "")"
        let button = value["productUrl"]?.text.map { link($0, value["productButton"]?.text) }
        return [image, text, button].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The caption of a card, which is HTML.
    private static func caption(_ value: JSONValue, in tag: String) -> String {
        guard let caption = value["caption"]?.text ?? value["fileCaption"]?.text else { return "" }
        return "<\(tag)>\(caption)</\(tag)>"
    }

    private static func links(of value: JSONValue) -> [String] {
        ["url", "buttonUrl", "src", "href", "productUrl"].compactMap { value[$0]?.text }
    }

    /// A link in a paragraph of its own; only its text if it would run a script.
    private static func link(_ url: String?, _ text: String?) -> String {
        guard let url else { return "" }
        let shown = HTMLWriter.escaped(text ?? url)
        guard WebAddress.isSafeLink(url) else { return text == nil ? "" : "<p>\(shown)</p>" }
        return "<p><a href=\"\(HTMLWriter.escaped(url))\">\(shown)</a></p>"
    }

    static func paragraphs(_ text: String) -> String {
        text.split(separator: /\n\s*\n/).map { "<p>\(HTMLWriter.escaped(String($0).trimmed))</p>" }.joined(
            separator: "\n")
    }
}
