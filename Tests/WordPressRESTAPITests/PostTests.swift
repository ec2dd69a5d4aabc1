import ArticlesTesting
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@Suite("Posts of WordPress's REST API")
struct PostTests {
    /// Five posts, the last one the newest.
    static func fill(_ site: TestFacade) async throws {
        for (title, members) in [
            ("One", #""tags":["a","New York"],"authors":["Ada"]"#),
            ("Two", #""tags":["New York"],"authors":["Jo & Ann"],"excerpt":"Short <b>.""#),
            ("Three", #""tags":["c","featured"],"authors":["Jo & Ann"]"#), ("Four", #""tags":["a","c"]"#),
            ("Five", #""image":{"url":"/i.png","alt":"I"},"authors":["Ada"]"#),
        ] {
            try await site.create(
                #""title":"\#(title)","body":"Words of \#(title)","status":"published",\#(members)"#)
        }
        try await site.create(#""title":"Six","tags":["a"],"authors":["Ada"]"#)
    }

    @Test(arguments: TestStorage.all)
    func `a parameter leaves what passes it`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            let all = await site.get("posts")
            #expect(all.slugs == ["five", "four", "three", "two", "one"])
            let post = Dictionary(zip(all.slugs, all.numbers)) { first, _ in first }
            let terms = await site.get("tags")
            let tag = Dictionary(zip(terms.slugs, terms.numbers)) { first, _ in first }
            let people = await site.get("users")
            let user = Dictionary(zip(people.slugs, people.numbers)) { first, _ in first }
            func of(_ numbers: [String: Int], _ slugs: String...) -> String {
                slugs.map { String(numbers[$0] ?? 0) }.joined(separator: ",")
            }
            let rows: [(String, [String])] = [
                ("tags=\(of(tag, "a"))", ["four", "one"]),
                ("tags=\(of(tag, "a", "new-york"))", ["four", "two", "one"]),
                ("tags[]=\(of(tag, "a"))&tags[]=\(of(tag, "new-york"))", ["four", "two", "one"]),
                ("tags_exclude=\(of(tag, "a"))", ["five", "three", "two"]), ("tags=12345", []),
                ("author=\(of(user, "ada"))", ["five", "one"]), ("author=12345", []),
                ("author=\(of(user, "ada", "jo-ann"))", ["five", "three", "two", "one"]),
                ("author_exclude=\(of(user, "ada"))", ["four", "three", "two"]),
                ("include=\(of(post, "two", "five"))", ["five", "two"]),
                ("include=\(of(post, "two", "five"))&orderby=include", ["two", "five"]),
                ("include=\(of(post, "two", "five"))&tags=\(of(tag, "new-york"))", ["two"]),
                ("exclude=\(of(post, "five"))&per_page=2", ["four", "three"]),
                ("slug=two", ["two"]), ("slug=two,none,one", ["two", "one"]), ("slug=none", []),
                ("after=2026-01-01T04:04:00", ["five"]), ("before=2026-01-01T02:02:00Z", ["one"]),
                ("order=asc", ["one", "two", "three", "four", "five"]),
                ("orderby=title&order=asc", ["five", "four", "one", "three", "two"]),
                ("orderby=modified&per_page=1", ["five"]), ("offset=3", ["two", "one"]),
                ("page=2&per_page=2", ["three", "two"]), ("page=3&per_page=2", ["one"]),
                ("sticky=true", ["three"]), ("sticky=false&per_page=1", ["five"]),
                ("categories=1", []), ("categories_exclude=1&per_page=1", ["five"]),
                ("search=three", ["three"]), ("search=words&orderby=relevance&per_page=1", ["five"]),
                ("status=publish&per_page=1", ["five"]), ("unknown=1&per_page=1", ["five"]),
            ]
            for (query, slugs) in rows {
                let response = await site.get("posts?\(query)")
                #expect(response.slugs == slugs, "\(query): \(response.text)")
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `whatever has a number is found by it`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            try await articles.insertSamples(20)
            for (path, error) in [
                ("posts", "rest_post_invalid_id"), ("tags", "rest_term_invalid"),
                ("users", "rest_user_invalid_id"), ("media", "rest_post_invalid_id"),
            ] {
                let listed = await site.get("\(path)?per_page=100")
                #expect(!listed.numbers.isEmpty && Set(listed.numbers).count == listed.numbers.count)
                for element in listed.json.elements {
                    let number = try #require(element["id"]?.number)
                    #expect(number > 0 && number < 1 << 53)
                    let single = await site.get("\(path)/\(number)")
                    #expect(single.json["slug"] == element["slug"], "\(path)/\(number): \(single.text)")
                    #expect(await site.get("\(path)/\(number + 1)").code == error)
                }
            }
            let post = await site.get("posts?slug=five").json.elements.first
            let media = try #require(post?["featured_media"]?.number)
            #expect(await site.get("posts/\(media)").code == "rest_post_invalid_id")
            #expect(await site.get("media?parent=\(post?["id"]?.number ?? 0)").numbers == [media])
        }
    }

    /// A target that is refused, with the status and the code of the error.
    private static let refusals: [(String, Int, String)] = [
        ("posts?page=4&per_page=2", 400, "rest_post_invalid_page_number"),
        ("posts?page=100000", 400, "rest_post_invalid_page_number"),
        ("posts?page=0", 400, "rest_invalid_param"), ("posts?per_page=101", 400, "rest_invalid_param"),
        ("posts?tags=x", 400, "rest_invalid_param"), ("posts?after=soon", 400, "rest_invalid_param"),
        ("posts?orderby=id", 400, "rest_invalid_param"), ("posts?order=up", 400, "rest_invalid_param"),
        ("posts?orderby=relevance", 400, "rest_invalid_param"),
        ("posts?status=draft", 400, "rest_invalid_param"),
        ("posts?tags[operator]=AND&tags[terms]=1", 400, "rest_invalid_param"),
        ("posts?tax_relation=AND", 400, "rest_invalid_param"), ("posts?sticky=x", 400, "rest_invalid_param"),
        ("posts?search=one&slug=one", 400, "rest_invalid_param"),
        ("posts?context=edit", 401, "rest_forbidden_context"), ("posts/0", 404, "rest_post_invalid_id"),
        ("posts/99999999999999999999", 404, "rest_no_route"), ("posts/one", 404, "rest_no_route"),
        ("posts/9223372036854775807", 404, "rest_post_invalid_id"), ("tags/-1", 404, "rest_no_route"),
        ("tags/9223372036854775807", 404, "rest_term_invalid"), ("pages/1", 404, "rest_post_invalid_id"),
        ("nothing", 404, "rest_no_route"), ("types/page", 404, "rest_type_invalid"),
        ("search?search=words&page=9", 400, "rest_search_invalid_page_number"),
    ]

    @Test func `what can't be asked is an error in WordPress's form`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            for (target, status, code) in Self.refusals {
                let response = await site.get(target)
                #expect(response.status == status && response.code == code, "\(target): \(response.text)")
                #expect(response.json["data"]?["status"]?.number == status, "\(target)")
                #expect(response.fields[.cacheControl] == "no-store", "\(target)")
            }
            let many = (1...101).map(String.init).joined(separator: ",")
            #expect(await site.get("posts?include=\(many)").code == "rest_invalid_param")
        }
    }

    @Test func `headers count and lead on`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            let second = await site.get("posts?per_page=2&page=2&_fields=id")
            #expect(second.total == "5" && second.pages == "3")
            let start = "https://example.org/wp-json/wp/v2/posts?per_page=2&_fields=id&page="
            #expect(second.link == "<\(start)1>; rel=\"prev\", <\(start)3>; rel=\"next\"")
            #expect(await site.get("posts?per_page=2&page=3").link?.contains("next") == false)
            let none = await site.get("posts?tags=1")
            #expect(none.total == "0" && none.pages == "0" && none.link == nil && none.status == 200)
            let tag = try #require(second.fields[.eTag])
            let again = await site.get("posts?per_page=2&page=2&_fields=id", fields: [.ifNoneMatch: tag])
            #expect(again.status == 304 && again.total == "5")
            let basic = await site.get("posts", fields: [.authorization: "Basic dTpw"])
            #expect(basic.status == 200)
            #expect(basic.fields[.accessControlExposeHeaders]?.contains("X-WP-Total") == true)
        }
    }

    @Test func `a post has the members of WordPress's`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            let post = try #require(await site.get("posts?slug=two&_embed").json.elements.first)
            #expect(
                post.names.sorted() == [
                    "_embedded", "_links", "author", "categories", "comment_status", "content", "date",
                    "date_gmt", "excerpt", "featured_media", "format", "guid", "id", "link", "meta",
                    "modified",
                    "modified_gmt", "ping_status", "slug", "status", "sticky", "tags", "template", "title",
                    "type",
                ])
            #expect(post["date_gmt"]?.text == "2026-01-01T02:02:00")
            #expect(post["content"]?["rendered"]?.text == "<p>Words of Two</p>")
            #expect(post["excerpt"]?["rendered"]?.text == "<p>Short &lt;b&gt;.</p>\n")
            #expect(post["_embedded"]?["author"]?.elements.first?["name"]?.text == "Jo &amp; Ann")
            #expect(post["_embedded"]?["wp:term"]?.elements.last?.elements.first?["slug"]?.text == "new-york")
            #expect(post["_embedded"]?["author"]?.elements.first?["id"] == post["author"])
            let cut = await site.get("posts?slug=two&_fields=id,title.rendered,_links.self").json.elements
                .first
            #expect(cut?.names == ["id", "title", "_links"] && cut?["_links"]?.names == ["self"])
            let pictured = await site.get("posts?slug=five&_embed=wp:featuredmedia").json.elements.first
            #expect(pictured?["_embedded"]?.names == ["wp:featuredmedia"])
            let media = pictured?["_embedded"]?["wp:featuredmedia"]?.elements.first
            #expect(media?["source_url"]?.text == "https://example.org/i.png")
            #expect(media?["mime_type"]?.text == "image/png")
            #expect(await site.get("search?search=words&per_page=100").numbers.count == 5)
            #expect(await site.get("types").json["post"]?["rest_base"]?.text == "posts")
        }
    }

    @Test func `clients find their way from the index`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            for path in ["/wp-json", "/wp-json/"] {
                let index = Received(await site.router.respond(to: .init(.get, path)))
                #expect(index.json["namespaces"]?.elements.first?.text == "wp/v2", "\(index.text)")
                #expect(index.json["routes"]?["/wp/v2/posts/(?P<id>[\\d]+)"] != nil)
            }
        }
    }
}
