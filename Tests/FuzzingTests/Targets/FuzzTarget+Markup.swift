import ArticlesRendering

@testable import Articles
@testable import ArticlesReader

/// Texts that are shown.
extension FuzzTarget {
    /// The body of an article as html. The first byte says of which format it is.
    static let rendering = FuzzTarget(
        text: "rendering", longest: 8_192,
        seeds: [
            "m# A\n\n*b* [c](javascript:alert(1)) <script>x</script>\n\n| a |\n|-|\n| b |\n",
            "h<p onclick=x>a<svg><script>b</script></svg><a href=\"java&#10;script:c\">",
            "p<b> http://a.example/",
            "m[^1]\n\n[^1]: a\n\n- [ ] b\n\n```c\n<d>\n```\n",
            "h<math><mtext><table><mglyph><style><!--</style>",
            "h<table><td><a href=x><table><td></a>",
        ],
        words: [
            "<script", "</script>", "javascript:", "href=\"", "<svg>", "<style>", "onload=", "<!--", "-->",
            "<![CDATA[",
            "]]>", "&#10;", "&lt;", "[a](b)", "```", "<table>", "</td>", "<a href=x>", "<iframe", "data:",
            "| - |",
        ]
    ) { text, faults in
        let format: ArticleFormat =
            switch text.utf8.first {
            case UInt8(ascii: "h"): .html
            case UInt8(ascii: "p"): .plain
            case _: .markdown
            }
        let html = ArticleRenderer.html(of: String(text.unicodeScalars.dropFirst()), format)
        if let fault = TagList.fault(in: html) { faults.expect(false, fault) }
        faults.expect(
            ArticleRenderer.html(of: html, .html).hasBytes(of: html), "rendered again it is another")
    }

    /// The words of a body.
    static let markup = FuzzTarget(
        text: "markup", longest: 8_192,
        seeds: rendering.seeds + [
            "<!-- a", "`` ` ``", "\\<a> &amp; &nGt; ]( ][ ]: <http://a>", "    code\n> a",
        ],
        words: rendering.words + ["](", "][", "`", "\\", "    ", "\n\n", "://", "&amp;", "</style", "?>"]
    ) { text, faults in
        for format in ArticleFormat.allCases {
            let words = PlainText.of(text, format)
            faults.expect(
                words.utf8.count <= text.utf8.count, "\(words.utf8.count) bytes of \(text.utf8.count)")
        }
    }

    /// A template of the pages.
    static let theme = FuzzTarget(
        text: "theme", longest: 2_048,
        seeds: [
            "<h1>{{title}}</h1>{{{body}}}", "{{#article}}{{title}}{{/article}}", "{{>head}}{{>article}}",
            "{{=<% %>=}}",
            "{{^a}}{{/a}}{{! b }}", "{{%CONTENT_TYPE:TEXT}}{{title}}", "{{$a}}{{/a}}{{<b}}{{/b}}",
        ],
        words: [
            "{{#", "{{/", "{{^", "{{>", "{{{", "}}", "}}}", "{{!", "{{=", "=}}", "title", "head", "article",
            "{{&",
        ]
    ) { text, faults in
        guard let theme = try? ReaderTheme(replacing: ["problem.mustache": text]) else { return }
        let page: TemplateObject = ["status": .text("404"), "title": .text("<i>")]
        faults.expect(
            !String(decoding: theme.render(page, with: "problem"), as: UTF8.self).contains("<i>")
                || text.contains("<i>"), "text is not escaped")
    }
}

/// The tags of html that was written by us, looked at by their bytes alone.
private enum TagList {
    private static let void: Set = ["br", "col", "hr", "img", "source", "wbr"]
    private static let refused: Set = [
        "script", "style", "iframe", "object", "embed", "form", "base", "link", "meta", "svg", "math",
        "template",
        "textarea", "input", "button", "select", "noscript", "title", "frame", "plaintext", "xmp",
    ]

    /// What is wrong with it; `nil` if nothing is.
    static func fault(in html: String) -> String? {
        var open: [Substring] = []
        for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstIndex(of: ">") else { return "<\(part.prefix(80)) does not end" }
            let tag = part[..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if name.isEmpty || refused.contains(name.lowercased()) { return "<\(tag.prefix(80))>" }
            let runs = tag.contains(#/ on[a-z]+=|(href|src)="\s*(java|vb)script:/#)
            if runs { return "<\(tag.prefix(80))>" }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return "</\(name)> closes another" }
            } else if !void.contains(String(name)) {
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "\(open) is not closed"
    }
}
