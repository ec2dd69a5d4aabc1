import Articles
import StrictJSON

/// A card of a Ghost post: everything that is no paragraph.
struct GhostCard {
    /// As HTML; `nil` for a card that is not known.
    let html: String?
    /// What is lost.
    private(set) var note: String?

    init(_ name: String, _ value: JSONValue) {
        switch name {
        case "image": html = Self.figure(value["src"]?.text, value["alt"]?.text, value["caption"]?.text)
        case "gallery":
            html = (value["images"]?.elements ?? []).map {
                Self.figure($0["src"]?.text, $0["alt"]?.text, nil)
            }
            .joined(separator: "\n")
        case "html": html = value["html"]?.text ?? ""
        case "code", "codeblock":
            html = "<pre><code>\(HTMLWriter.escaped(value["code"]?.text ?? ""))</code></pre>"
        case "hr", "horizontalrule": html = "<hr>"
        case "markdown", "card-markdown":
            html = Self.paragraphs(value["markdown"]?.text ?? "")
            note = "a card of Markdown is kept as plain paragraphs"
        case "bookmark":
            html = Self.link(value["url"]?.text, value["metadata"]?["title"]?.text)
        case "embed":
            html = Self.link(value["url"]?.text, value["metadata"]?["title"]?.text)
            note = "an embedded \(value["embedType"]?.text ?? value["type"]?.text ?? "page") becomes a link"
        case "button", "email-cta", "call-to-action":
            html = Self.link(value["buttonUrl"]?.text, value["buttonText"]?.text)
            if name != "button" { note = "of a card \(name) only the link is kept" }
        case "callout": html = "<blockquote>\(value["calloutText"]?.text ?? "")</blockquote>"
        case "toggle":
            html = "<h4>\(value["heading"]?.text ?? "")</h4>\n\(value["content"]?.text ?? "")"
        case "audio", "video", "file":
            html = Self.link(
                value["src"]?.text,
                value["title"]?.text ?? value["fileTitle"]?.text ?? value["fileName"]?.text)
            note = "a card \(name) becomes a link"
        case "header":
            let parts = [
                value["header"]?.text ?? value["heading"]?.text,
                value["subheader"]?.text ?? value["subheading"]?.text,
            ]
            html = parts.compactMap { $0 }.enumerated().map {
                $0.offset == 0 ? "<h2>\($0.element)</h2>" : "<p>\($0.element)</p>"
            }
            .joined(separator: "\n")
        case "product":
            html = "<h4>\(value["productTitle"]?.text ?? "")</h4>\n\(value["productDescription"]?.text ?? "")"
        case "paywall", "email", "signup":
            html = ""
            note = "left out, a card \(name)"
        case _:
            html = nil
            note = "left out, a card that is not known: \(name)"
        }
    }

    private static func figure(_ source: String?, _ alt: String?, _ caption: String?) -> String {
        guard let source else { return "" }
        let image = "<img src=\"\(HTMLWriter.escaped(source))\" alt=\"\(HTMLWriter.escaped(alt ?? ""))\">"
        return "<figure>\(image)\(caption.map { "<figcaption>\($0)</figcaption>" } ?? "")</figure>"
    }

    private static func link(_ url: String?, _ text: String?) -> String {
        guard let url else { return "" }
        return "<p><a href=\"\(HTMLWriter.escaped(url))\">\(HTMLWriter.escaped(text ?? url))</a></p>"
    }

    static func paragraphs(_ text: String) -> String {
        text.split(separator: /\n\s*\n/).map { "<p>\(HTMLWriter.escaped(String($0).trimmed))</p>" }.joined(
            separator: "\n")
    }
}
