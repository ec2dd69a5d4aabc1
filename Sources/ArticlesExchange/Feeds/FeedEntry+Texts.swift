import Articles
import Foundation

extension FeedEntry {
    mutating func readLinks(_ element: FeedElement) {
        for link in element.all("link") {
            let target = (link["href"] ?? link.text).trimmed
            let relation = link["rel"] ?? "alternate"
            let address = WebAddress.resolve(target, link.base) ?? target
            if relation == "alternate", self.link.isEmpty { self.link = address }
            if relation == "enclosure" {
                enclosures.append(
                    Enclosure(address: address, type: link["type"] ?? "", length: link["length"] ?? ""))
            }
        }
        for enclosure in element.all("enclosure") {
            enclosures.append(
                Enclosure(
                    address: enclosure["url"] ?? "", type: enclosure["type"] ?? "",
                    length: enclosure["length"] ?? ""))
        }
        let guid = element.first("guid")
        if link.isEmpty, let guid, guid["isPermaLink"] != "false", WebAddress.isWeb(id) { link = id }
        let media =
            element.all("media:thumbnail", "media:content")
            + element.all("media:group").flatMap { $0.all("media:thumbnail", "media:content") }
        let picture = media.first {
            $0.name == "media:thumbnail" || ($0["medium"] ?? $0["type"] ?? "").hasPrefix("image")
        }
        image =
            picture?["url"] ?? enclosures.first { $0.type.hasPrefix("image/") }?.address ?? element.first(
                "itunes:image")?["href"] ?? ""
    }

    mutating func readTexts(_ element: FeedElement) {
        if let own = element.first("content:encoded") {
            content = own.mixedHTML.trimmed
        } else if let own = element.first("content") {
            contentAddress = own["src"].map { WebAddress.resolve($0, own.base) ?? $0 } ?? ""
            if contentAddress.isEmpty { content = Self.html(own) }
        } else if let own = element.first("xhtml:body", "xhtml:div") {
            content = own.innerHTML.trimmed
        }
        summary =
            element.first("summary", "description", "dc:description", "itunes:summary").map(Self.html) ?? ""
        let body = content.isEmpty ? summary : content
        for part in element.elements
        where FeedExtensions.texts.contains(part.name) || part.name == "itunes:summary" {
            let html = part.mixedHTML
            if html.trimmed != body { otherTexts.append((html, part.line)) }
        }
    }

    /// The text of a construct as HTML, by its type: `text`, `html`, `xhtml`, or encoded in Base64.
    static func html(_ element: FeedElement) -> String {
        let type = (element["type"] ?? "").lowercased()
        let isXHTML = type.contains("xhtml") || type.hasSuffix("xml")
        if let div = element.soleDiv, type.isEmpty || isXHTML { return div.innerHTML.trimmed }
        let isPlain = type == "text" || type == "text/plain"
        if !element.elements.isEmpty {
            return (isPlain || isXHTML ? element.innerHTML : element.mixedHTML).trimmed
        }
        let text = element.text.trimmed
        if isPlain { return HTMLWriter.escaped(text) }
        let isEncoded =
            !["", "html", "xhtml", "text", "escaped"].contains(type) && !type.hasPrefix("text/")
            && !type.hasSuffix("xml")
        let isBase64 = isEncoded || element["mode"] == "base64"
        if isBase64, let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
            let decoded = String(validating: data, as: UTF8.self)
        {
            return decoded.trimmed
        }
        return element.mixedHTML.trimmed
    }
}

extension FeedElement {
    /// The `div` that holds all of a text of XHTML.
    fileprivate var soleDiv: FeedElement? {
        guard let first = elements.first, elements.count == 1, first.name.hasSuffix("div") else { return nil }
        return text.trimmed.isEmpty ? first : nil
    }
}
