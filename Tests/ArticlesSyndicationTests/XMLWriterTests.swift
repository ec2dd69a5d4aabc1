import Testing

@testable import ArticlesSyndication

@Suite struct XMLWriterTests {
    private func written(_ text: String) -> String {
        var xml = XMLWriter(capacity: 0)
        xml.element("a", text, ("b", text))
        return String(decoding: xml.bytes, as: UTF8.self)
    }

    @Test func `markup in a text is text`() {
        let text = written("a & <b> \"c\" 'd' ]]>")
        #expect(text.contains(">a &amp; &lt;b&gt; \"c\" 'd' ]]&gt;</a>"))
        #expect(text.contains("b=\"a &amp; &lt;b&gt; &quot;c&quot; 'd' ]]&gt;\""))
    }

    @Test func `white space that a parser would change is a reference`() {
        let text = written("1\r2\n3\t4")
        #expect(text.contains(">1&#13;2\n3\t4</a>"))
        #expect(text.contains("b=\"1&#13;2&#10;3&#9;4\""))
    }

    @Test func `characters that XML has not are replaced`() {
        let forbidden = [0x1, 0x8, 0xB, 0xC, 0xE, 0x1F, 0xFFFE, 0xFFFF].compactMap { Unicode.Scalar($0) }
        for scalar in forbidden {
            #expect(written("a\(scalar)b").contains(">a\u{FFFD}b</a>"), "\(scalar.value)")
        }
        for text in ["\u{FFFD}", "\u{FF5E}", "\u{7F}", "\u{202E}", "\u{1FFFE}", "\u{10FFFF}", "日本"] {
            #expect(written(text).contains(">\(text)</a>"))
        }
    }

    @Test func `an attribute without a value is left out`() {
        var xml = XMLWriter(capacity: 0)
        xml.empty("a", ("b", nil), ("c", ""))
        #expect(String(decoding: xml.bytes, as: UTF8.self).hasSuffix("?>\n<a c=\"\"/>\n"))
    }
}
