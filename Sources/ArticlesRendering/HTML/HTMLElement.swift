/// An element that may stand in an article.
struct HTMLElement: Sendable {
    enum Kind: Sendable {
        case phrasing
        case block
        case heading
        case list
        case item
        case definitions
        case definition
        /// Without content.
        case void
        case table
        case column
        case columns
        case caption
        case section
        case row
        case cell
    }

    /// The name that it is written with.
    let name: String
    let kind: Kind
    /// Its attributes, in the order in which they are written, beside those of every element.
    let attributes: [HTMLAttribute]

    private init(_ name: String, _ kind: Kind, _ attributes: [HTMLAttribute] = []) {
        self.name = name
        self.kind = kind
        self.attributes = attributes
    }

    /// The element that a tag stands for; `nil` for one of which only the content may stay.
    static func named(_ name: String) -> HTMLElement? { elements[name] }

    /// Whether an element goes with all that is in it.
    static func isOmitted(_ name: String) -> Bool { omitted.contains(name) }

    private static let omitted: Set = [
        "script", "style", "iframe", "noembed", "noframes", "textarea", "title", "svg", "math", "template",
    ]

    static let paragraph = HTMLElement("p", .block)
    static let link = HTMLElement("a", .phrasing, [.link, .relation, .className])
    static let item = HTMLElement("li", .item, [.value, .className])
    static let definition = HTMLElement("dd", .definition)
    static let list = HTMLElement("ul", .list)
    static let definitions = HTMLElement("dl", .definitions)
    static let rows = HTMLElement("tbody", .section)
    static let row = HTMLElement("tr", .row)
    static let cell = HTMLElement("td", .cell, [.columnSpan, .rowSpan, .alignment])
    static let columns = HTMLElement("colgroup", .columns, [.span])

    private static let elements: [String: HTMLElement] = {
        var elements: [String: HTMLElement] = [:]
        for element in own { elements[element.name] = element }
        for (former, present) in synonyms { elements[former] = elements[present] }
        return elements
    }()

    private static let own: [HTMLElement] =
        [paragraph, link, item, definition, list, definitions, rows, row, cell, columns]
        + phrases.map { HTMLElement($0, .phrasing) }
        + ["address", "div", "figure", "figcaption", "summary"].map { HTMLElement($0, .block) }
        + (1...6).map { HTMLElement("h\($0)", .heading) }
        + [
            HTMLElement("blockquote", .block, [.citation]), HTMLElement("details", .block, [.open]),
            HTMLElement("section", .block, [.className]), HTMLElement("pre", .block, [.className]),
            HTMLElement("code", .phrasing, [.className]), HTMLElement("q", .phrasing, [.citation]),
            HTMLElement("sup", .phrasing, [.className]),
            HTMLElement("del", .phrasing, [.citation, .time]),
            HTMLElement("ins", .phrasing, [.citation, .time]),
            HTMLElement("time", .phrasing, [.time]),
            HTMLElement("ol", .list, [.start, .reversed, .numbering]), HTMLElement("dt", .definition),
            HTMLElement("br", .void), HTMLElement("wbr", .void), HTMLElement("hr", .void),
            HTMLElement("img", .void, [.imageSource, .alternative, .width, .height]),
            HTMLElement("audio", .phrasing, [.mediaSource]),
            HTMLElement("video", .phrasing, [.mediaSource, .poster, .width, .height]),
            HTMLElement("source", .void, [.mediaSource, .mediaType]),
            HTMLElement("table", .table), HTMLElement("caption", .caption),
            HTMLElement("col", .column, [.span]), HTMLElement("thead", .section),
            HTMLElement("tfoot", .section),
            HTMLElement("th", .cell, [.columnSpan, .rowSpan, .scope, .alignment]),
        ]

    private static let phrases = [
        "abbr", "b", "bdi", "bdo", "cite", "dfn", "em", "i", "kbd", "mark", "rp", "rt", "ruby", "s", "samp",
        "small", "span", "strong", "sub", "u", "var",
    ]

    /// What is written as another element: former names, and landmarks, of which a page has its own.
    private static let synonyms = [
        "strike": "s", "tt": "code", "acronym": "abbr", "center": "div", "dir": "ul", "menu": "ul",
        "listing": "pre", "xmp": "pre", "article": "div", "aside": "div", "dialog": "div", "fieldset": "div",
        "footer": "div", "form": "div", "header": "div", "hgroup": "div", "main": "div", "nav": "div",
        "search": "div",
    ]
}
