import Articles
import Testing

@testable import ArticlesRendering

@Suite struct SanitizingTests {
    @Test(arguments: HostileMarkup.all)
    func `hostile markup comes out harmless, and stays as it came out`(_ markup: String) {
        for format in ArticleFormat.allCases {
            for text in [
                markup, "x \(markup) y", "<div>\(markup)", "<table><tr><td>\(markup)", "<svg>\(markup)",
            ] {
                Self.check(ArticleRenderer.html(of: text, format), of: text)
            }
        }
    }

    static func check(_ html: String, of source: String) {
        let faults = SafeHTML.faults(in: html)
        #expect(faults.isEmpty, "\(source.debugDescription) -> \(html.debugDescription)")
        let again = ArticleRenderer.html(of: html, .html)
        #expect(again == html, "\(source.debugDescription)")
    }

    @Test func `random markup comes out harmless, and stays as it came out`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed)
        for round in 0..<600 {
            let text = RandomMarkup.text(&generator)
            for format in [ArticleFormat.html, .markdown] {
                let html = ArticleRenderer.html(of: text, format)
                let isSafe = SafeHTML.faults(in: html).isEmpty
                let isStable = ArticleRenderer.html(of: html, .html) == html
                #expect(isSafe && isStable, "seed \(seed), round \(round), \(text.debugDescription)")
            }
        }
    }

    @Test(arguments: [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("a &amp; &lt;b&gt; &eacute;&nbsp;&copy; 5 > 3", "a &amp; &lt;b&gt; é\u{A0}© 5 &gt; 3"),
        ("i<n and n>i", "ii"),
        ("1 < 2 and 3<4", "1 &lt; 2 and 3&lt;4"),
        ("<main><div>a</div></main><nav>b</nav>", "<div><div>a</div></div><div>b</div>"),
        ("<center><font color=red>a</font></center>", "<div>a</div>"),
        ("<strike>a</strike><tt>b</tt>", "<s>a</s><code>b</code>"),
        (
            "<table><td align=right style=x>1",
            "<table><tbody><tr><td class=\"align-right\">1</td></tr></tbody></table>"
        ),
        ("<ul>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("<li>a", "<ul><li>a</li></ul>"),
        ("<a href=x>1<a href=y>2", "<a href=\"x\">1</a><a href=\"y\">2</a>"),
        ("<a href='javascript:x'>kept</a>", "kept"),
        ("<a name=top></a>", "<a id=\"top\"></a>"),
        (
            "<img src=a.png width=10 height=20>",
            "<img src=\"a.png\" alt=\"\" width=\"10\" height=\"20\" loading=\"lazy\" decoding=\"async\">"
        ),
        ("<img src='javascript:x' alt='a cat'>", "a cat"),
        (
            "<iframe src='https://v.example/1'>x</iframe>",
            "<a href=\"https://v.example/1\">https://v.example/1</a>"
        ),
        ("<svg><path/></svg>after", "after"),
        ("<noscript>a</noscript><custom-tag>b</custom-tag>", "ab"),
        ("<pre class='language-c big'>\n\nx</pre>", "<pre class=\"language-c\">\n\nx</pre>"),
        ("a\r\nb\rc\u{1}\u{7F}\u{FFFE}", "a\nb\nc"),
        (
            "<h2>A & B</h2><h2>A b</h2><h2 id=x>C</h2><p id=x>",
            "<h2 id=\"a-b\">A &amp; B</h2><h2 id=\"a-b-2\">A b</h2><h2 id=\"x\">C</h2><p></p>"
        ),
        ("<h2></h2><h3>東京</h3>", "<h2 id=\"section\"></h2><h3 id=\"東京\">東京</h3>"),
        ("<p>שלום<p>a<p dir=ltr>b", "<p dir=\"auto\">שלום</p><p dir=\"auto\">a</p><p dir=\"ltr\">b</p>"),
        ("a\u{202E}b\u{2066}c\u{200F}", "ab\u{2066}c\u{200F}"),
    ])
    func `html is written anew`(_ source: String, _ expected: String) {
        #expect(ArticleRenderer.html(of: source, .html) == expected)
    }

    @Test func `noncharacters are left out, their neighbours stay`() {
        let left = [0xFDD0, 0xFDEF, 0xFFFE, 0x1FFFE, 0x10FFFF].compactMap { Unicode.Scalar($0 as UInt32) }
        let kept = [0xFDCF, 0xFDF0, 0xFFFD, 0x1F600, 0x1FFFD].compactMap { Unicode.Scalar($0 as UInt32) }
        func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }
        let source = "a\(text(left))b\(text(kept))"
        #expect(ArticleRenderer.html(of: source, .html) == "ab\(text(kept))")
    }

    @Test func `hostile sizes give html in proportion, or their source`() {
        let count = 1 << 13
        let units = [
            "<div>", "<b>", "<table>", "<table><td>", "<ul><li>", "<dl><dd>", "<a href=x>", "<h1>", "<svg>",
            "<!--",
            "<", "&", "&amp", "<p>a", "<a b=", "</p>", "<b><i></b>", "<pre>\n", "<script>", "<x \"",
            "<ruby><rt>",
            ">", "> ", "[", "![", "![[]()", "[a](", "*", "*a ", "*a_", "**a ", "`", "```\n", "- ", "1. ",
            "    ",
            "|", "|-|\n", "a|b\n", "[^a]", "[a]: b\n", "www.", "a@b.", "http://a(", "<?", "<!A ", "<![CDATA[",
            "~~a ", "\\", "&#", "# a\n", "\t", "a <?a ", ":-:|", "(", ")", "x@", "<a b=c ",
        ]
        for unit in units {
            let text = String(repeating: unit, count: count / unit.utf8.count)
            for text in [text, "www.a.b" + text, "a\n|-|\n" + text, "<a " + text] {
                for format in [ArticleFormat.html, .markdown] {
                    let html = ArticleRenderer.html(of: text, format)
                    #expect(html.utf8.count < 40 * text.utf8.count, "\(unit)")
                }
            }
        }
    }

    @Test func `what multiplies a document is preformatted`() {
        let half = 1 << 16
        let address =
            "[a]: /" + String(repeating: "x", count: half) + "\n\n"
            + String(repeating: "[a] ", count: half / 4)
        let columns = String(repeating: "a|", count: half) + "\n" + String(repeating: "-|", count: half)
        let table = columns + "\n" + String(repeating: "a\n", count: half)
        for text in [address, table] {
            let html = ArticleRenderer.html(of: text, .markdown)
            #expect(html.hasPrefix("<pre>") && html.utf8.count < 2 * text.utf8.count)
        }
    }

    @Test func `long documents of honest writers are rendered`() {
        let row = "| [name](https://host.example/path) | `code` | 12 | text of a cell |\n"
        let table = "| a | b | c | d |\n|---|---|---|---|\n" + String(repeating: row, count: 2_000)
        let list = String(
            repeating: "- [name](https://host.example/path), text (more), *emphasis*\n", count: 1_500)
        let prose = String(repeating: "A sentence (with [a link](/x)), and *more* of it.\n", count: 20)
        let references = (0..<500).map { "[\($0)]: https://host.example/\($0) \"Title\"\n" }.joined()
        let texts = [
            table, list, String(repeating: prose + "\n", count: 900),
            references + "\n" + String(repeating: "[7] ", count: 5_000),
        ]
        for text in texts {
            #expect(!ArticleRenderer.html(of: text, .markdown).hasPrefix("<pre>"))
        }
    }
}
