import ArticlesExchange
import Foundation
import Synchronization

/// A site of a test: what it has under which address, and what it was asked for.
final class TestSite: SiteTransport {
    private let respond: @Sendable (_ path: String, _ query: [String: String]) -> SiteResponse
    private let state = Mutex((requests: [String](), conditional: 0, failsAt: Int?.none))

    static let address = "https://blog.example.org/"

    init(_ respond: @escaping @Sendable (_ path: String, _ query: [String: String]) -> SiteResponse) {
        self.respond = respond
    }

    var requests: [String] { state.withLock { $0.requests } }
    /// How many requests were made on a condition.
    var conditionalCount: Int { state.withLock { $0.conditional } }

    /// From so many requests on there is no response.
    func fail(at number: Int?) { state.withLock { $0.failsAt = number } }

    func get(
        _ url: String, fields: [(name: String, value: String)]
    ) async throws(SiteError) -> SiteResponse {
        let isFailing = state.withLock { state in
            state.requests.append(url)
            if fields.contains(where: { $0.name == "If-None-Match" }) { state.conditional += 1 }
            return state.failsAt.map { state.requests.count > $0 } ?? false
        }
        if isFailing { throw .site("nothing comes") }
        guard let parts = URLComponents(string: url) else { throw .site("no URL: \(url)") }
        let query = Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first
        }
        var response = respond(parts.path, query)
        if response.status == 200, response.url == "304" { response.status = fields.isEmpty ? 200 : 304 }
        if response.url == "broken" { throw .site("nothing comes from \(url)") }
        // What has an address was found there after a redirect.
        if !response.url.hasPrefix("http") { response.url = url }
        return response
    }

    static func json(_ text: String, status: Int = 200, _ fields: [(String, String)] = []) -> SiteResponse {
        SiteResponse(status: status, url: "", fields: fields, body: Array(text.utf8))
    }

    /// No response.
    static let broken = SiteResponse(status: 0, url: "broken")
    static let missing = SiteResponse(status: 404, url: "", body: Array("<html>Not found</html>".utf8))
}

/// A site of WordPress, with what its REST API says of its posts; shapes as of WordPress 6.6.
enum TestWordPress {
    static let index =
        #"{"name":"A blog","url":"https://blog.example.org","home":"https://blog.example.org","#
        + #""namespaces":["oembed/1.0","wp/v2"],"routes":{}}"#

    static let page = #"""
        <!DOCTYPE html><html><head><title>A blog</title>
        <link rel="alternate" type="application/rss+xml" href="https://blog.example.org/feed/" />
        <link rel="https://api.w.org/" href="https://blog.example.org/wp-json/" /></head><body>…</body></html>
        """#

    /// A post; `change` says what is otherwise.
    static func post(_ id: Int, _ change: String = "") -> String {
        #"""
        {"id":\#(id),"date":"2024-03-01T12:00:00","date_gmt":"2024-03-01T11:00:00",
        "guid":{"rendered":"https://blog.example.org/?p=\#(id)"},"modified":"2024-03-02T12:00:00",
        "modified_gmt":"2024-03-02T11:00:00","slug":"post-\#(id)","status":"publish","type":"post",
        "link":"https://blog.example.org/post-\#(id)/","title":{"rendered":"Fish &#038; chips \#(id)"},
        "content":{"rendered":"<p>Text \#(id)</p>\n","protected":false},
        "excerpt":{"rendered":"<p>Said \#(id)</p>\n","protected":false},"author":1,"featured_media":7,
        "comment_status":"open","ping_status":"open","sticky":false,"template":"","format":"standard",
        "meta":{"footnotes":""},"categories":[3],"tags":[5],
        "class_list":["post-\#(id)","post","type-post","status-publish","format-standard","hentry"],
        "_links":{"self":[{"href":"https://blog.example.org/wp-json/wp/v2/posts/\#(id)"}]},
        "_embedded":{"author":[{"id":1,"name":"Ann Other","slug":"ann"}],
        "wp:featuredmedia":[{"id":7,"source_url":"https://blog.example.org/a.jpg","alt_text":"A fish"}],
        "wp:term":[[{"id":3,"name":"Soup","slug":"soup","taxonomy":"category"}],
        [{"id":5,"name":"Fish","slug":"fish","taxonomy":"post_tag"}]]}\#(change)}
        """#
    }

    static let categories =
        #"[{"id":2,"name":"Food","slug":"food","parent":0},{"id":3,"name":"Soup","slug":"soup","parent":2}]"#

    /// The response to a request for posts.
    static func posts(_ posts: [String], page: Int, total: Int? = nil) -> SiteResponse {
        let pages = max(1, (posts.count + 99) / 100)
        guard page <= pages else {
            return TestSite.json(
                #"{"code":"rest_post_invalid_page_number","message":"…","data":{"status":400}}"#, status: 400)
        }
        let some = posts.dropFirst((page - 1) * 100).prefix(100).joined(separator: ",")
        return TestSite.json("[\(some)]", [("X-WP-TotalPages", "\(total ?? pages)")])
    }

    /// A site with posts.
    static func site(
        _ posts: @escaping @Sendable (_ page: Int) -> SiteResponse
    ) -> TestSite {
        TestSite { path, query in
            switch path {
            case "/": TestSite.json(page)
            case "/wp-json/": TestSite.json(index)
            case "/wp-json/wp/v2/categories": TestSite.json(query["page"] == "1" ? categories : "[]")
            case "/wp-json/wp/v2/posts": posts(Int(query["page"] ?? "") ?? 0)
            case _: TestSite.missing
            }
        }
    }
}
