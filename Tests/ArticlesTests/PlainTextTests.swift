import ArticlesConformance
import Testing

@testable import Articles

@Suite struct PlainTextTests {
    /// A body, and the words that are left of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let body: String
        let words: String

        init(_ body: String, _ words: String) {
            (self.body, self.words) = (body, words)
        }

        var testDescription: String { body }
    }

    private static let both = [
        Case("", ""),
        Case("plain words", "plain words"),
        Case("<p>One</p><p>two</p>", "One two"),
        Case("<a href=\"/target\" title='Shown'>text</a>", "text"),
        Case("<img alt=\"a > b\" src='data:x'>after", "after"),
        Case("<b data-x = '<p>hidden</p>'>shown</b>", "shown"),
        Case("<!DOCTYPE html><?xml version=\"1.0\"?>a", "a"),
        Case("a<br/>b<BR>c", "a b c"),
        Case("a <!-- <b>no</b> --> b <!--> c", "a b c"),
        Case("a<script>if (x<y) {}</script>b<STYLE type=x>p{}</Style >c", "a b c"),
        Case("a<script src=x></script>b<style-guide>c</style-guide>", "a b c"),
        Case("1 < 2, x <3 and </3 but a <b", "1 < 2, x <3 and </3 but a <b"),
        Case("a <", "a <"),
        Case("see https://example.org/a?b=c&d, then", "see then"),
        Case("(http://example.org/a) <ftp://example.org/b> \"gopher://x\"", "( ) \" \""),
        Case("见http://example.org/甲。后", "见 甲。后"),
        Case("Кит: https://example.org/Кит end", "Кит: end"),
        Case("a :// b", "a b"),
        Case("time 10:30 http: //x", "time 10:30 http: //x"),
        Case("AT&amp;T R&D it&rsquo;s it&#39;s it&#x2019;s", "AT&T R&D it's it's it's"),
        Case("caf&eacute; na&#239;ve Stra&szlig;e &Ouml;l", "caf\u{65}\u{301} naïve Straße \u{4F}\u{308}l"),
        Case("a&nbsp;b&mdash;c&lt;d&unknown;e&#0;f&#xD800;g&#9999999;h", "a b—c<d&unknown;e f g h"),
        Case("&alpha;-Zerfall 3 &times; 4, &euro;5", "α-Zerfall 3 × 4, €5"),
        Case("&qacute; &hellip &#xZZ; &#;", "&qacute; &hellip &#xZZ; &#;"),
        Case("for (i=0; i<n; i++) { a<b && c>d }", "for (i=0; i<n; i++) { a<b && c>d }"),
        Case(
            "For i<n the loop, which matters, visits.\n\n> A quotation.",
            "For i<n the loop, which matters, visits. > A quotation."),
        Case("a<b and c, <b class=\"x\" id=y hidden>d</b>", "a<b and c, d"),
        Case("<a\n  href=\"x\"\n>b</a\n>", "b"),
        Case("x<y> <y/> <y a=1 /> z", "x z"),
        Case("<me@example.org> <made-up:x> <a+b> <@x>", "<a+b> <@x>"),
        Case("<![CDATA[ <b> ]]>c", "c"),
        Case("&; &a &a b; &", "&; &a &a b; &"),
    ]

    @Test(arguments: both, [ArticleFormat.markdown, .html])
    func `markup brings no words of its own`(_ body: Case, _ format: ArticleFormat) {
        #expect(Self.words(body.body, format).hasSameBytes(as: body.words))
    }

    @Test(arguments: [
        Case("a [text](target \"title\") b", "a [text b"),
        Case("![alt](data:image/png;base64,AAAA)", "![alt"),
        Case("[one][ref] [two][] three[^1]", "[one [two three[^1]"),
        Case("[https://example.org](https://example.org) b", "[ ) b"),
        Case("open ](not closed\nnext) [x][y\nz]", "open ](not closed next) [x][y z]"),
        Case("](", "]("),
        Case("] [ ) (", "] [ ) ("),
        Case("call `Array<Int>` and ``a ` <b>`` now", "call Array<Int> and a ` <b> now"),
        Case("```swift\nb[i](x) // https://x\n\n<T>\n```\n<b>c</b>", "swift b[i](x) // https://x <T> c"),
        Case("```\n<a> the rest", "<a> the rest"),
        Case("a stray ` and <b>bold</b>\n\nnext ` one", "a stray and bold next one"),
        Case("a ``b` <i>c</i>", "a b c"),
        Case("\\<b> \\`<i>x</i>\\` C:\\dir \\", "<b> ` x ` C:\\dir \\"),
    ])
    func `targets of links and references go, code stays`(_ body: Case) {
        #expect(Self.words(body.body, .markdown).hasSameBytes(as: body.words))
    }

    @Test func `brackets, backticks and backslashes are text in HTML`() {
        let body = "a[i](x) [b][c] `<b>d</b>` \\&amp;"
        #expect(Self.words(body, .html) == "a[i](x) [b][c] ` d ` \\&")
    }

    @Test(arguments: [
        Case("<p class=it's>one</p> isn't", "one isn't"),
        Case("<p title=\"open>kept</p> more", "kept more"),
        Case("a <!-- the rest", "a"),
        Case("a<script>the rest", "a"),
        Case("<o:p>a</o:p><a href=\"x\"class='y'>b</a><br / ><i x=\"1\"\">c", "a b c"),
        Case("<b\n\nclass=x>a</b>", "a"),
        Case("<pre>    if (i<n) {\n\n    x &lt;= y</pre>", "if (i<n) { x <= y"),
    ])
    func `HTML is read as browsers forgive it`(_ body: Case) {
        #expect(Self.words(body.body, .html).hasSameBytes(as: body.words))
    }

    @Test(arguments: [
        Case("<p class=it's>one</p>", "<p class=it's>one"),
        Case("<p title=\"open>kept</p> more", "<p title=\"open>kept more"),
        Case("i <n and\n\n> a quotation", "i <n and > a quotation"),
        Case("<b\n\nclass=x>a</b>", "<b class=x>a"),
        Case("a <!-- the rest\n\nb --> c", "a <!-- the rest b --> c"),
        Case("a\n<!-- the\n\nrest --> b\n\n<!-- open", "a b"),
        Case("the <script> element\n\nand more", "the element and more"),
        Case("a\n\n<style>\n\np{}</style>b", "a b"),
        Case("<a b=\"x\"c=y>d", "<a b=\"x\"c=y>d"),
    ])
    func `in Markdown a tag is one by the rules of CommonMark`(_ body: Case) {
        #expect(Self.words(body.body, .markdown).hasSameBytes(as: body.words))
    }

    @Test(arguments: [
        Case("~~~\n<a> & &amp; `b\n~~~\n<i>c</i>", "<a> & &amp; `b c"),
        Case("  ~~~~ html\n~~~\n<a>\n ~~~~~ \n<i>c</i>", "html ~~~ <a> c"),
        Case("> ```\n> <a>\n> ```\n<i>b</i>", "> <a> b"),
        Case("1. ```\n   <a>\n   ```\n<i>b</i>", "<a> b"),
        Case("text ```<a>``` <i>b</i>", "text <a> b"),
        Case("a\n\n    Array<Int> &amp;\n\n\tx[1](y)\n<i>b</i>", "a Array<Int> &amp; x[1](y) b"),
        Case("a\n    <i>b</i>", "a b"),
        Case("- a\n\n    <i>b</i>\n\nc\n\n    <d>", "- a b c <d>"),
        Case("```\nopen\n\n<a> `", "open <a> `"),
    ])
    func `a block of code is text`(_ body: Case) {
        #expect(Self.words(body.body, .markdown).hasSameBytes(as: body.words))
    }

    @Test func `a plain body is its own text`() {
        let body = "<b> &amp; [a](b) https://example.org `c`"
        #expect(PlainText.of(body, .plain) == body)
    }

    /// What could make a scanner start over and over; in quadratic time each would take minutes.
    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "<a", "<a ", "<a =\"", "<a ='", "<a =\"'", "<a b=\"<a b='", "</a", "<", "<!", "<!--", "<!-",
            "<script", "<script>", "<style ", "](", "][", "](][", "[", "](\n", "&", "&a", "&aaaaaaaaaa",
            "&#", "`", "``a", "` ", "a`b``c```", "`a\n\n", "\\", "\\<a", "://", "a://", "http://a ", ":",
            "<a>", "é<", "\n", "<a b=\"<a c='\" d='\" ", "b=\"<a c='x' \" ", "<a b ", "<!a", "<?",
            "<![CDATA[", "~~~\n",
            "~~~a\n", "    a\n", "- ", "- a\n\n", "> ", " \n", "\t\n", "<a@", "<ab:",
        ])
    func `any text is read in one pass`(_ part: String) {
        let body = String(repeating: part, count: (1 << 15) / part.utf8.count)
        #expect(PlainText.of(body, .markdown).utf8.count <= 2 * body.utf8.count)
        for tail in part.hasPrefix("<") ? ["", ">", "\"", "'>"] : [""] {
            #expect(PlainText.of(body + tail, .html).utf8.count <= 2 * body.utf8.count)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["<a", "](", "&", "`"])
    func `a long body is read in one pass`(_ part: String) {
        let body = String(repeating: part, count: (1 << 17) / part.utf8.count)
        #expect(PlainText.of(body, .markdown).utf8.count <= body.utf8.count)
    }

    @Test func `any mixture of marks is read, and nothing is made up`() {
        let parts = [
            "<", ">", "a", "/", "!", "--", "script", "style", "=", "\"", "'", "&", ";", "#", "x", "]", "(",
            "[", ")",
            "`", "``", "```", "\\", "\n", "\r\n", " ", ":", "//", "é", "日", "\u{301}",
        ]
        var random = SplitMix64(seed: 7)
        for _ in 0..<3_000 {
            let body = (0..<Int.random(in: 0...60, using: &random))
                .compactMap { _ in parts.randomElement(using: &random) }.joined()
            for format in [ArticleFormat.markdown, .html] {
                let text = PlainText.of(body, format)
                #expect(!text.unicodeScalars.contains("\u{FFFD}"), "\(body.debugDescription)")
                #expect(text.utf8.count <= 3 * body.utf8.count + 1, "\(body.debugDescription)")
            }
        }
    }

    /// What is left, with one space for all white space.
    private static func words(_ body: String, _ format: ArticleFormat) -> String {
        PlainText.of(body, format).split { $0.isWhitespace }.joined(separator: " ")
    }
}
