@testable import ArticlesExchange

/// Exports of WordPress for tests.
enum WordPressExport {
    static let head = """
        <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://blog.example</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
        <wp:category><wp:category_nicename>food</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Food]]></wp:cat_name></wp:category>
        <wp:category><wp:category_nicename>soup</wp:category_nicename><wp:category_parent>food</wp:category_parent><wp:cat_name><![CDATA[Soup]]></wp:cat_name></wp:category>
        """

    static func item(
        _ id: Int, _ status: String, type: String = "post", body: String = "Text", more: String = ""
    ) -> String {
        """
        <item><title>Title \(id)</title><dc:creator>ann</dc:creator><content:encoded><![CDATA[\(body)]]></content:encoded>
        <wp:post_id>\(id)</wp:post_id><wp:post_date>2020-01-02 03:04:05</wp:post_date><wp:post_date_gmt>2020-01-02 01:04:05</wp:post_date_gmt>
        <wp:post_name>title-\(id)</wp:post_name><wp:status>\(status)</wp:status><wp:post_type>\(type)</wp:post_type>\(more)</item>
        """
    }

    static func read(_ items: String..., includesPages: Bool = false) throws -> [ImportItem] {
        try Reading.items(
            "export.xml", Array(text(items.joined(separator: "\n")).utf8), includesPages: includesPages)
    }

    static func text(_ items: String) -> String { head + items + "</channel></rss>" }
}
