import Articles
import Testing

@testable import ArticlesExchange

@Suite("HTML as plain text")
struct HTMLTextTests {
    @Test(arguments: [
        ("a < b and c > d", "a < b and c > d"), ("1<2, and <b>3</b>>2", "1<2, and 3>2"),
        ("I <3 soup", "I <3 soup"),
        ("a <b and so on", "a <b and so on"), ("<p>One</p><p>Two</p>", "One Two"),
        ("win<em>dow</em>s", "windows"),
        ("<b>One</b>, two", "One, two"), ("<p>One</p>, two", "One, two"),
        ("Quoi <i>donc</i> ?", "Quoi donc ?"),
        ("a<a title=\"x > y\">b</a>", "ab"), ("a<a title=\"x>b", "ab"), ("a<!-- > -->b", "ab"),
        ("a<!-- b", "a<!-- b"),
        ("a<script>b < c</script>d", "a d"), ("a<?php b ?>c", "ac"), ("a</ b>c", "a c"), ("a</", "a</"),
        ("&lt;b&gt; &amp; <br>c", "<b> & c"), ("x &notanentity; y", "x &notanentity; y"), ("<<b>x</b>", "<x"),
    ])
    func `a sign that opens no tag is text`(_ html: String, _ text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test(arguments: [
        ("it&#146;s", "it’s"), ("it&#x92;s", "it’s"), ("&#128;", "€"), ("&#8217;", "’"), ("&#65;", "A"),
        ("&#+65;", "&#+65;"), ("&#-1;", "&#-1;"), ("&#x+41;", "&#x+41;"), ("&#;", "&#;"), ("&#x;", "&#x;"),
        ("&#0;", "&#0;"), ("&#xD800;", "&#xD800;"), ("&#1114112;", "&#1114112;"),
        ("&#99999999999;", "&#99999999999;"),
    ])
    func `a reference to a character is one only with a number`(_ html: String, _ text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test func `the words of a body that is cut do not end in a tag`() {
        let body = String(repeating: "<i>a</i>", count: 3_000)
        #expect(!PlainWords.first(10, of: body, .html).contains("<"))
        #expect(PlainWords.first(3, of: "<p>a b</p><p>c &amp; d</p>", .html) == "a b c")
        #expect(PlainWords.first(3, of: "a <b c d", .plain) == "a <b c")
    }
}
