import ArticlesTesting
import HTTPTypes
import StrictJSON
import Testing

@Suite("Posts of Ghost's Content API")
struct PostTests {
    /// Five posts, the last one the newest.
    private static func fill(_ site: TestFacade) async throws {
        for (title, members) in [
            ("One", #""tags":["a","b"],"authors":["Ada Lovelace"]"#),
            ("Two", #""tags":["b"],"authors":["Ada Lovelace","Jo-Ann"],"excerpt":"Short.""#),
            ("Three", #""tags":["c","featured"],"authors":["Jo-Ann"]"#), ("Four", #""tags":["a","c"]"#),
            ("Five", #""image":{"url":"/i.png","alt":"I"}"#),
        ] {
            try await site.create(
                #""title":"\#(title)","body":"Words of \#(title)","status":"published",\#(members)"#)
        }
        try await site.create(#""title":"Six","tags":["a"],"authors":["Ada Lovelace"]"#)
    }

    /// A filter, and the posts that pass it.
    private static let filters: [(String, [String])] = [
        ("tag:a", ["Four", "One"]), ("tag:a+tag:b", ["One"]), ("tag:[a,b]", ["Four", "Two", "One"]),
        ("tag:a,tag:b", ["Four", "Two", "One"]), ("tag:-a", ["Five", "Three", "Two"]),
        ("tags:-[a,b]", ["Five", "Three"]), ("featured:true", ["Three"]), ("tag:c+featured:false", ["Four"]),
        ("featured:-true+tag:c", ["Four"]), ("author:ada-lovelace", ["Two", "One"]),
        ("author:jo-ann", ["Three", "Two"]), ("authors:[ada-lovelace,jo-ann]", ["Three", "Two", "One"]),
        ("primary_tag:a", ["Four", "One"]), ("primary_tag:b", ["Two"]), ("primary_author:jo-ann", ["Three"]),
        ("slug:two", ["Two"]), ("slug:[two,five,nine]", ["Two", "Five"]), ("slug:-two+tag:b", ["One"]),
        ("slug:two+tag:a", []), ("slug:[two,five]+feature_image:-null", ["Five"]),
        ("visibility:public", ["Five", "Four", "Three", "Two", "One"]), ("visibility:members", []),
        ("published_at:>'2026-01-01 00:04:00'", ["Five"]),
        ("published_at:>='2026-01-01T00:04:00Z'", ["Five", "Four"]),
        ("published_at:<'2026-01-01 00:02:00'", ["One"]),
        ("published_at:<='2026-01-01 00:02:00'+tag:b", ["Two", "One"]),
        ("title:~'o'", ["Four", "Two", "One"]), ("title:~^'t'", ["Three", "Two"]),
        ("title:-~$'e'", ["Four", "Two"]),
        ("(tag:a+tag:b),slug:five", ["Five", "One"]), ("feature_image:null+tag:c", ["Four", "Three"]),
        ("tag:nowhere", []), ("author:nobody", []),
    ]

    @Test(arguments: TestStorage.all)
    func `a filter leaves what passes it`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            for (filter, titles) in Self.filters {
                let response = await site.get("posts/?key=0&fields=title&filter=\(filter)")
                #expect(response.texts("posts", "title") == titles, "\(filter): \(response.text)")
                let total = response.json["meta"]?["pagination"]?["total"]?.digits
                #expect(total == String(titles.count), "\(filter): \(response.text)")
            }
        }
    }

    /// A target that is refused, with the status and the class of the error.
    private static let refusals: [(String, Int, String)] = [
        ("posts/?filter=tag", 400, "BadRequestError"), ("posts/?filter=tag:", 400, "BadRequestError"),
        ("posts/?filter=tag:a%2B", 400, "BadRequestError"), ("posts/?filter=(tag:a", 400, "BadRequestError"),
        ("posts/?filter=tag:[a", 400, "BadRequestError"), ("posts/?filter=unknown:a", 400, "BadRequestError"),
        ("posts/?filter=title:>[a,b]", 400, "BadRequestError"),
        ("posts/?filter=tag:'a", 400, "BadRequestError"),
        ("posts/?filter=published_at:>'soon'", 400, "BadRequestError"),
        ("posts/?filter=published_at:>now-30d", 400, "BadRequestError"),
        ("posts/?order=slug", 400, "BadRequestError"), ("posts/?order=title+desc", 400, "BadRequestError"),
        ("posts/?limit=0", 422, "ValidationError"), ("posts/?limit=x", 422, "ValidationError"),
        ("posts/?page=-1", 422, "ValidationError"), ("posts/?formats=pdf", 422, "ValidationError"),
        ("posts/?filter=tag:a&page=100000", 400, "BadRequestError"),
        ("posts/slug/none/", 404, "NotFoundError"), ("posts/6194d3ce51e2700162531a77/", 404, "NotFoundError"),
        ("pages/slug/about/", 404, "NotFoundError"), ("tags/slug/none/", 404, "NotFoundError"),
        ("authors/slug/none/", 404, "NotFoundError"), ("nothing/", 404, "NotFoundError"),
        ("tags/?filter=description:x", 400, "BadRequestError"),
    ]

    @Test func `what can't be asked is an error in Ghost's form`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            for (target, status, type) in Self.refusals {
                let response = await site.get(target)
                #expect(response.status == status, "\(target): \(response.text)")
                #expect(response.errorType == type, "\(target)")
                #expect(response.fields[.cacheControl] == "no-store", "\(target)")
            }
            let deep = String(repeating: "(", count: 5_000) + "tag:a"
            #expect(await site.get("posts/?filter=\(deep)").status == 400)
        }
    }

    @Test func `a post has the members of Ghost's`() async throws {
        try await TestStorage.memory.run { articles in
            let site = try TestFacade(articles)
            try await Self.fill(site)
            let response = await site.get(
                "posts/slug/two/?key=0&slug=two&include=tags,authors&formats=html,plaintext")
            let post = try #require(response.json["posts"]?.elements.first)
            #expect(
                post.names.sorted() == [
                    "access", "authors", "canonical_url", "codeinjection_foot", "codeinjection_head",
                    "comment_id", "comments", "created_at", "custom_excerpt", "custom_template",
                    "email_subject", "excerpt", "feature_image", "feature_image_alt",
                    "feature_image_caption", "featured", "frontmatter", "html", "id", "meta_description",
                    "meta_title", "og_description", "og_image", "og_title", "plaintext", "primary_author",
                    "primary_tag", "published_at", "reading_time", "slug", "tags", "title",
                    "twitter_description", "twitter_image", "twitter_title", "updated_at", "url", "uuid",
                    "visibility",
                ])
            #expect(post["html"]?.text == "<p>Words of Two</p>")
            #expect(post["plaintext"]?.text == "Words of Two")
            #expect(post["custom_excerpt"]?.text == "Short.")
            #expect(post["published_at"]?.text == "2026-01-01T00:02:00.000+00:00")
            #expect(post["url"]?.text == "https://example.org/articles/two")
            #expect(post["primary_tag"]?["slug"]?.text == "b")
            #expect(post["primary_author"]?["slug"]?.text == "ada-lovelace")
            #expect(response.json["meta"] == nil)
            let id = try #require(post["id"]?.text)
            #expect(await site.get("posts/\(id)/").texts("posts", "slug") == ["two"])
            #expect(
                await site.get("posts/?fields=slug,url&limit=1").json["posts"]?.elements.first?.names == [
                    "slug", "url",
                ])
            let plain = await site.get("posts/?limit=1&include=authors").json["posts"]?.elements.first
            #expect(
                plain?["primary_author"]?.isNull == true && plain?["tags"] == nil
                    && plain?["plaintext"] == nil)
            #expect(plain?["feature_image"]?.text == "https://example.org/i.png")
        }
    }

    @Test(arguments: TestStorage.all)
    func `pages follow each other, whatever is left out`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await articles.insertSamples(45)
            for filter in [
                "", "&filter=slug:-article-44", "&filter=slug:-[article-44,article-2]", "&order=title",
            ] {
                var seen: [String] = []
                var page = "1"
                while true {
                    let response = await site.get("posts/?fields=slug&limit=4&page=\(page)\(filter)")
                    seen += response.texts("posts", "slug")
                    guard let next = response.json["meta"]?["pagination"]?["next"]?.digits else { break }
                    page = next
                }
                let excluded = filter.contains("[") ? 2 : filter.contains("slug") ? 1 : 0
                #expect(seen.count == 45 - excluded && Set(seen).count == seen.count, "\(filter)")
            }
            let all = await site.get("posts/?limit=all&fields=slug")
            #expect(all.texts("posts", "slug").count == 45)
            #expect(all.json["meta"]?["pagination"]?["limit"]?.digits == "100")
            #expect(await site.get("posts/?page=99").texts("posts", "slug") == [])
        }
    }
}
