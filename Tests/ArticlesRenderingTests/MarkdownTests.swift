import Articles
import Testing

@testable import ArticlesRendering

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("Hello *you* and **me**", "<p>Hello <em>you</em> and <strong>me</strong></p>\n"),
        ("***a** b*", "<p><em><strong>a</strong> b</em></p>\n"),
        ("snake_case_name and *a_b*", "<p>snake_case_name and <em>a_b</em></p>\n"),
        ("# One\n\nTwo\n===", "<h1 id=\"one\">One</h1>\n<h1 id=\"two\">Two</h1>\n"),
        ("# Content\n\n## Q", "<h1 id=\"content-2\">Content</h1>\n<h2 id=\"q-2\">Q</h2>\n"),
        ("## A `b` *c* ##", "<h2 id=\"a-b-c\">A <code>b</code> <em>c</em></h2>\n"),
        (
            "- a\n- b\n  - c\n\n1) x\n",
            "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<ol>\n<li>x</li>\n</ol>\n"
        ),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        (
            "> a\nb\n> > c",
            "<blockquote>\n<p>a\nb</p>\n<blockquote>\n<p>c</p>\n</blockquote>\n</blockquote>\n"
        ),
        ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n"),
        (
            "```swift x\nlet a = 1 < 2\n\n```",
            "<pre><code class=\"language-swift\">let a = 1 &lt; 2\n\n</code></pre>\n"
        ),
        ("    a\n\n      b\n", "<pre><code>a\n\n  b\n</code></pre>\n"),
        ("`` a`b ``", "<p><code>a`b</code></p>\n"),
        (
            "[a](/b \"c\") [d][e] [e]\n\n[e]: <f g> 'h'",
            "<p><a href=\"/b\" title=\"c\">a</a> <a href=\"f%20g\" title=\"h\">d</a> <a href=\"f%20g\" title=\"h\">e</a></p>\n"
        ),
        ("![a *b*](c.png)", "<p><img src=\"c.png\" alt=\"a b\" loading=\"lazy\" decoding=\"async\"></p>\n"),
        ("[a](javascript:alert(1)) ![b](javascript:x)", "<p>a b</p>\n"),
        (
            "See http://a.example/b_c_d(e). And www.f.example, g@h.example!",
            "<p>See <a href=\"http://a.example/b_c_d(e)\">http://a.example/b_c_d(e)</a>. And <a href=\"http://www.f.example\">www.f.example</a>, <a href=\"mailto:g@h.example\">g@h.example</a>!</p>\n"
        ),
        (
            "<https://a.example/?b&c>",
            "<p><a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a></p>\n"
        ),
        ("~~gone~~ ~a~", "<p><del>gone</del> <del>a</del></p>\n"),
        (
            "| a | b |\n|:-:|--:|\n| 1 | `x\\|y` |\n| 2",
            "<table>\n<thead>\n<tr>\n<th class=\"align-center\">a</th>\n<th class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"align-center\">1</td>\n<td class=\"align-right\"><code>x|y</code></td>\n</tr>\n<tr>\n<td class=\"align-center\">2</td>\n<td class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n"
        ),
        ("- [ ] a\n- [x] b", "<ul>\n<li>\u{2610} a</li>\n<li>\u{2611} b</li>\n</ul>\n"),
        ("&copy; &amp; &nosuch; \\*a\\* AT&T", "<p>© &amp; &amp;nosuch; *a* AT&amp;T</p>\n"),
        ("i<n, and n>i", "<p>i&lt;n, and n&gt;i</p>\n"),
        ("a <b>b</b> <script>c</script>d", "<p>a <b>b</b> d</p>\n"),
        ("<div onclick=x>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>\n"),
        ("a\n\n---\n\n***", "<p>a</p>\n<hr>\n<hr>\n"),
        ("\tcode\n\n1.\ta", "<pre><code>code\n</code></pre>\n<ol>\n<li>a</li>\n</ol>\n"),
        ("# مرحبا\n\nabc", "<h1 id=\"مرحبا\" dir=\"auto\">مرحبا</h1>\n<p dir=\"auto\">abc</p>\n"),
        ("", ""), ("\n\n", ""),
    ])
    func `Markdown is read by CommonMark, with GitHub's additions`(_ source: String, _ expected: String) {
        #expect(ArticleRenderer.html(of: source, .markdown) == expected)
    }

    @Test func `footnotes have links there and back`() {
        let html = ArticleRenderer.html(of: "A[^b] and[^a], not[^c].\n\n[^a]: One\n[^b]: Two", .markdown)
        #expect(
            html == """
                <p>A<sup class="footnote-ref"><a id="fnref-b" href="#fn-b">1</a></sup> \
                and<sup class="footnote-ref"><a id="fnref-a" href="#fn-a">2</a></sup>, not[^c].</p>
                <section class="footnotes">
                <ol>
                <li id="fn-b">
                <p>Two <a href="#fnref-b" class="footnote-backref">↩</a></p>
                </li>
                <li id="fn-a">
                <p>One <a href="#fnref-a" class="footnote-backref">↩</a></p>
                </li>
                </ol>
                </section>

                """)
    }

    @Test func `what is nested too deep is preformatted, and nothing is lost`() {
        for text in [String(repeating: "> ", count: 2_000), String(repeating: "<div>", count: 2_000)] {
            for format in [ArticleFormat.markdown, .html] {
                let html = ArticleRenderer.html(of: text + "end", format)
                #expect(html.contains("end") && SafeHTML.faults(in: html).isEmpty)
            }
        }
        #expect(ArticleRenderer.html(of: String(repeating: "> ", count: 2_000), .markdown).hasPrefix("<pre>"))
    }

    @Test func `many parsers at once read the same`() async {
        let text = "~~a~~ www.b.example\n\n|a|b|\n|-|-|\n|1|~~2~~|\n\nx[^1]\n\n[^1]: y"
        let expected = ArticleRenderer.html(of: text, .markdown)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<50).allSatisfy { _ in ArticleRenderer.html(of: text, .markdown) == expected }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test func `the ends of lines of other systems mean the same`() {
        let text = "# a\n\nb\nc\n\n```\nd\n```\n"
        for end in ["\r\n", "\r"] {
            let other = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
            #expect(ArticleRenderer.html(of: other, .markdown) == ArticleRenderer.html(of: text, .markdown))
        }
    }
}
