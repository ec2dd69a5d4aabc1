import ArticlesRendering
import Testing

@testable import Articles

/// What search and related articles read of a body, beside what readers see of it.
@Suite struct PlainTextTests {
    @Test(arguments: [
        "For i<n the loop, which matters, visits.\n\n> A quotation.",
        "If a<b then c, else d > e.", "5 <6> 7 and x < y > z",
        "A `i<n` in code and `<b>bold</b>` too.", "```\nfor (i=0; i<n; i++) { a<b>c }\n```\n\nAfter it.",
        "<p>One</p> and <em>two</em>.", "Text <!-- hidden --> shown.",
        "<script>no()</script>\n\nAfter a script.",
        "A [link](https://example.org/target \"title\") and ![](/picture.png).",
        "# Heading\n\n* one\n* two\n\n| a | b |\n|---|---|\n| c | d |", "AT&amp;T &copy; 2026, R&D",
        "I<3 you, and 2<3<4.", "List<String> is generic, Map<Key, Value> too.",
    ])
    func `the words of Markdown are those that are shown`(_ body: String) {
        let shown = PlainText.of(ArticleRenderer.html(of: body, .markdown), .html)
        #expect(Self.words(PlainText.of(body, .markdown)) == Self.words(shown))
    }

    @Test(arguments: [
        "<p>One<br>two</p><ul><li>three</li></ul>", "<p>AT&amp;T &lt;b&gt;</p>",
        "<p>a</p><!-- b --><style>c{}</style><script>d()</script><p>e</p>", "<p>1 < 2, and 2 <3.</p>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
    ])
    func `the words of html are those that are shown`(_ body: String) {
        let shown = PlainText.of(ArticleRenderer.html(of: body, .html), .html)
        #expect(Self.words(PlainText.of(body, .html)) == Self.words(shown))
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber }
    }
}
