import Foundation

@testable import Articles
@testable import ArticlesExchange

/// Files that are imported.
extension FuzzTarget {
    static let wordPress = importing(
        "wordpress", as: "a.xml", of: .wordPress, longest: 16_384,
        seeds: [
            """
            <?xml version="1.0"?><rss xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://a.example</link>
            <wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name>Ann</wp:author_display_name></wp:author>
            <item><title>A</title><content:encoded><![CDATA[[caption id="1"]<img src="b"/> c[/caption] <!-- wp:more -->]]></content:encoded>
            <wp:post_id>1</wp:post_id><wp:post_date_gmt>2020-01-02 01:04:05</wp:post_date_gmt><wp:post_name>a</wp:post_name>
            <wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="post_tag" nicename="x">X</category>
            <wp:postmeta><wp:meta_key>_k</wp:meta_key><wp:meta_value>a:1:{s:1:"b";i:2;}</wp:meta_value></wp:postmeta></item>
            </channel></rss>
            """
        ],
        words: [
            "<item>", "</item>", "<wp:status>", "<![CDATA[", "]]>", "<!DOCTYPE", "<!ENTITY", "&amp;",
            "&#x41;", "[caption",
            "[/caption]", "[gallery", "<wp:meta_value>", "a:1:{", "s:1:", "password", "private", "<?xml",
            "encoding=",
        ])

    static let feed = importing(
        "feed", as: "a.xml", of: .feed, longest: 8_192,
        seeds: [
            """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><entry><id>b</id><title type="html">&lt;b&gt;</title>
            <published>2020-01-02T03:04:05Z</published><content type="xhtml"><div>c</div></content></entry></feed>
            """,
            """
            <rss version="2.0"><channel><item><guid>a</guid><title>b</title><pubDate>Thu, 02 Jan 2020 03:04:05 +0100</pubDate>
            <description><![CDATA[c]]></description></item></channel></rss>
            """,
        ],
        words: [
            "<entry>", "<item>", "<guid>", "<content type=\"html\">", "<![CDATA[", "]]>", "<updated>", "&#0;",
        ])

    static let ghost = importing(
        "ghost", as: "a.json", of: nil, longest: 8_192,
        seeds: [
            #"""
            {"db":[{"meta":{"version":"5.0.0"},"data":{"posts":[{"id":"1","title":"a","slug":"a","status":"published","visibility":"public",
            "published_at":"2020-01-02T03:04:05.000Z","html":"<p>b</p>","mobiledoc":"{\"version\":\"0.3.1\",\"cards\":[],\"markups\":[[\"em\"]],\"atoms\":[],\"sections\":[[1,\"p\",[[0,[0],1,\"c\"]]]]}"}],
            "tags":[],"posts_tags":[]}}]}
            """#,
            #"{"version":"https://jsonfeed.org/version/1.1","title":"a","items":[{"id":"1","content_html":"b"}]}"#,
        ],
        words: [
            "\"posts\":", "\"lexical\":", "\"mobiledoc\":", "\"visibility\":", "\"status\":", "\\\"", "null",
        ])

    static let frontMatter = importing(
        "front-matter", as: "a.md", of: .markdown, longest: 4_096,
        seeds: [
            "---\ntitle: a\ndate: 2020-01-02\ntags: [b, 'c']\ndraft: true\n---\n\n# d\n",
            "+++\ntitle = \"a\"\n[params]\nb = 1\nc = [1, 2]\nd = 2020-01-02T03:04:05Z\n+++\ne",
            "{\"title\": \"a\"}\n\nb", "Title: a\nDate: 2020-01-02\n\nb", "---\na: &b {c: *b}\n<<: *b\n---\n",
        ],
        words: [
            "---\n", "+++\n", "title: ", "draft: true", "date: ", "&a ", "*a", "!!str ", "<<: ", "[[", "'''",
            "\"\"\"", "{% ",
            "published: false", "|\n", "? ", "- ",
        ])

    static let page = importing(
        "page", as: "a.html", of: .pages, longest: 8_192,
        seeds: [
            """
            <!doctype html><html lang=en><head><title>A | B</title><meta property="article:published_time" content="2020-01-02">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"A"}</script></head><body><article><h1>A</h1>
            <p>By Ann Lee, 2 January 2020</p><p>Text &amp; more</p></article></body></html>
            """, "A title\n\nBy Ann Lee\n2 January 2020\n\nThe text.\n", "", "<!-- a -->",
        ],
        words: [
            "<article>", "<h1>", "<meta ", "content=\"", "<script type=\"application/ld+json\">", "charset=",
            "noindex",
            "<title>", "<time datetime=", "<pre>", "&nbsp;", "<table>", "<ul><li>",
        ])

    /// A file of this name: whatever it holds, it is read to an end, the same way twice, and each article keeps the rules.
    private static func importing(
        _ name: String, as file: String, of format: ImportFormat?, longest: Int, seeds: [String],
        words: [String]
    ) -> FuzzTarget {
        FuzzTarget(name: name, longest: longest, seeds: seeds, words: words) { bytes in
            var faults = Faults()
            let folder = FileManager.default.temporaryDirectory.appending(path: "fuzzing-\(UUID())")
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = folder.appending(path: file)
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try? Data(bytes).write(to: path)
            let (first, second) = (items(path, format), items(path, format))
            faults.expect(
                first.map { String(reflecting: $0.verdict) } == second.map { String(reflecting: $0.verdict) },
                "it is read in two ways")
            faults.expect(first.count <= bytes.count + 1, "\(first.count) items of \(bytes.count) bytes")
            for item in first {
                faults.expect(item.location.line > 0, "line \(item.location.line)")
            }
            return faults.first
        }
    }

    private static func items(_ file: URL, _ format: ImportFormat?) -> [ImportItem] {
        var items: [ImportItem] = []
        let source = try? ItemSource(
            .path(file.path(percentEncoded: false)), format: format, sourceName: "a", includesPages: true,
            CancellationFlag())
        while let item = source?.next() { items.append(item) }
        return items
    }
}
