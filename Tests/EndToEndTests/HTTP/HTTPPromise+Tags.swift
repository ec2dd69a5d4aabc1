import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// Tags.
    static let tagPromises = [
        HTTPPromise("a tag is made, described, renamed, and redirects") { site in
            let created = try await site.send(
                .post, "/v1/tags", as: "publish", json: #"{"name":"Übung","description":"Training"}"#)
            #expect(created.status == 201)
            #expect(try created.string("slug") == "ubung")
            _ = try await site.create(#"{"title":"A","status":"published","tags":["übung"]}"#)
            let renamed = try await site.send(
                .patch, "/v1/tags/ubung", as: "publish", json: #"{"name":"Practice","slug":null}"#)
            #expect(renamed.status == 200, "\(renamed.text)")
            #expect(try renamed.string("slug") == "practice")
            #expect(try renamed.string("description") == "Training")
            let moved = try await site.send(.get, "/v1/tags/ubung")
            #expect(moved.status == 308 && moved.fields[.location] == "/v1/tags/practice")
            let article = try await site.send(.get, "/v1/articles/a")
            #expect(article.text.contains(#""tags":[{"slug":"practice","name":"Practice"}]"#))
            #expect(try article.string("version") == "1")
            #expect(try await site.send(.get, "/v1/articles?tag=ubung").list("slug") == ["a"])
        },
        HTTPPromise("merging moves every article, a dry run none") { site in
            for (title, tags) in [("A", #"["x","y"]"#), ("B", #"["x"]"#), ("C", #"["y"]"#)] {
                _ = try await site.create(#"{"title":"\#(title)","status":"published","tags":\#(tags)}"#)
            }
            let dry = try await site.send(
                .post, "/v1/tags/x/merge", as: "publish", json: #"{"into":"y","dry_run":true}"#)
            #expect(dry.status == 200)
            #expect(try dry.string("moved") == "2")
            #expect(try await site.send(.get, "/v1/tags/x").status == 200)
            let merged = try await site.send(.post, "/v1/tags/x/merge", as: "publish", json: #"{"into":"y"}"#)
            #expect(try merged.string("moved") == "2")
            #expect(try merged.string("into", "article_count") == "3")
            #expect(try await site.send(.get, "/v1/tags/x").status == 308)
            #expect(
                try await site.send(.get, "/v1/articles?tag=x&sort=title").list("slug") == ["a", "b", "c"])
        },
        HTTPPromise("the list by a slug is that of its tag, whatever names came first") { site in
            for (title, tags) in [("A", #"["C++"]"#), ("B", #"["c"]"#), ("D", #"[{"slug":"c"},"C"]"#)] {
                _ = try await site.create(#"{"title":"\#(title)","status":"published","tags":\#(tags)}"#)
            }
            let tag = try await site.send(.get, "/v1/tags/c")
            #expect(try [tag.string("name"), tag.string("article_count")] == ["C++", "2"])
            for (name, slugs) in [("c", ["a", "d"]), ("C%2B%2B", ["a", "d"]), ("C", ["b", "d"])] {
                let list = try await site.send(.get, "/v1/articles?tag=\(name)&sort=title")
                #expect(try list.list("slug") == slugs, "\(name)")
                let others = try await site.send(.get, "/v1/articles?not_tag=\(name)&count=exact")
                #expect(try others.string("page", "total") == "1")
            }
            let renamed = try await site.send(
                .patch, "/v1/tags/c-2", as: "publish", json: #"{"name":"The C language","slug":null}"#)
            #expect(renamed.status == 200)
            _ = try await site.create(#"{"title":"E","status":"published","tags":["C"]}"#)
            #expect(try await site.send(.get, "/v1/tags").list("slug") == ["c", "the-c-language"])
        },
        HTTPPromise("tags list by name and count, and by prefix") { site in
            for (title, tags) in [("A", #"["Red","Green"]"#), ("B", #"["Green","Grey"]"#)] {
                _ = try await site.create(#"{"title":"\#(title)","status":"published","tags":\#(tags)}"#)
            }
            #expect(try await site.send(.get, "/v1/tags").list("slug") == ["green", "grey", "red"])
            #expect(
                try await site.send(.get, "/v1/tags?sort=-article_count").list("slug") == [
                    "green", "grey", "red",
                ])
            #expect(try await site.send(.get, "/v1/tags?q=GRE").list("slug") == ["green", "grey"])
            let page = try await site.send(.get, "/v1/tags?limit=2")
            let rest = try await site.send(.get, "/v1/tags?limit=2&cursor=\(page.string("page", "next"))")
            #expect(try rest.list("slug") == ["red"])
            let related = try await site.send(.get, "/v1/tags/green/related")
            #expect(try related.list("slug") == ["grey", "red"])
        },
        HTTPPromise("a deleted tag leaves its articles") { site in
            _ = try await site.create(#"{"title":"A","status":"published","tags":["x","y"]}"#)
            #expect(try await site.send(.delete, "/v1/tags/x", as: "publish").status == 204)
            #expect(try await site.send(.get, "/v1/tags/x").status == 404)
            let article = try await site.send(.get, "/v1/articles/a")
            #expect(article.text.contains(#""tags":[{"slug":"y","name":"y"}]"#))
        },
    ]
}
