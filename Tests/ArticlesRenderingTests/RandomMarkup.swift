/// Pieces of markup in any order.
enum RandomMarkup {
    private static let names = [
        "a", "b", "p", "div", "span", "h1", "h2", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td",
        "th", "tbody",
        "caption", "colgroup", "col", "pre", "code", "img", "br", "svg", "math", "style", "script", "iframe",
        "form", "select",
        "option", "textarea", "title", "template", "noscript", "details", "summary", "figure", "figcaption",
        "ruby", "rt", "rp",
        "video", "source", "strike", "font", "mglyph", "mtext", "foreignObject", "nobr", "button", "object",
        "body", "xmp", "plaintext",
    ]
    private static let attributes = [
        "href=\"javascript:alert(1)\"", "href=x", "src=x", "src=\"data:text/html,x\"", "onerror=alert(1)",
        "id=a", "id=\"b c\"", "style=x",
        "class=\"language-x y\"", "title=\"</p><script>\"", "title='<img src=x onerror=1>'",
        "alt=\"a&quot;b\"", "href=\"java&#10;script:x\"",
        "colspan=3", "start=4", "align=right", "dir=rtl", "lang=en", "open", "\"", "=", "/", "name=n",
        "xlink:href=\"javascript:1\"",
    ]
    private static let texts = [
        "a", "<", ">", "&", "&lt;", "&#60;", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "\n", " ", "  \n",
        "\"", "'", "`", "שלום", "\u{202E}",
        "\u{2066}", "&#x202e;", "&#0;", "\u{B}", "</", "<?x", "?>", "<!doctype html>", "é", "&not;", "&copy",
        "\r\n", "\r", "&#13;",
        "*", "**", "_", "```\n", "# ", "- ", "1. ", "> ", "    ", "[a](b)", "![a](c \"t\")", "[x]: y\n",
        "[^1]", "[^1]: n\n",
        "|a|b|\n|-|-|\n", "~~", "http://a.b/c", "\n\n", "\\", "<http://x>", "www.a.b", "- [ ] t\n",
    ]

    static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...24, using: &generator)).map { _ in piece(&generator) }.joined()
    }

    private static func piece(_ generator: inout SeededGenerator) -> String {
        let name = names.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<4:
            let own = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                " " + (attributes.randomElement(using: &generator) ?? "")
            }
            return "<" + name + own.joined()
                + (["", "/>", ">", ">", ">"].randomElement(using: &generator) ?? "")
        case 4..<6: return "</" + name + ">"
        case _: return texts.randomElement(using: &generator) ?? ""
        }
    }
}

/// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
