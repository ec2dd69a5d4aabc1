import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What a name and what a slug mean, whatever was written before.
    static let tagNameChecks = [
        RepositoryCheck("which tag a name means does not depend on the order in which names come") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let names = ["C++", "c-", "C.", "c--2"]
            for (number, order) in permutations(of: names).enumerated() {
                // A family of names of its own for each order: all of their slugs want to be the same.
                let family = String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number)))
                try await write(order.map { $0 == "c--2" ? "c-\(family)-2" : $0 + family }, service)
            }
            let tags = try await storage.tags(TagQuery(scope: .all, limit: 200)).map(\.tag)
            #expect(tags.count == 24 * names.count)
            for tag in tags { try await expectOneList(of: tag, count: 3, service) }
        },
        RepositoryCheck("C++, c, C, .NET and net are four tags, though the slugs of two would be c and net") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let first = try await create(service, #""tags":["C++",".NET"]"#)
            let second = try await create(service, #""tags":["c","net","C"]"#)
            #expect(first.tags.map(\.slug.text) == ["c", "net"])
            #expect(second.tags.map(\.name) == ["c", "net"])
            #expect(second.tags.map(\.slug.text) == ["c-2", "net-2"])
            for (query, ids) in [
                ("c", [first]), ("C", [second]), ("C++", [first]), ("c-2", [second]), ("net", [first]),
                ("NET", [second]), (".net", [first]), ("net-2", [second]), ("#.NET", [first]),
            ] { #expect(try await list(query, service) == ids.map(\.id).sorted(), "\(query)") }
        },
        RepositoryCheck("in a list a text is a slug, else a former slug, else a name, else a former name") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let articles = [
                try await create(service, #""tags":["C++"]"#), try await create(service, #""tags":["C"]"#),
            ]
            #expect(try await list("c", service) == [articles[0].id])
            _ = try await service.patchTag(.sample("c"), with: json(#"{"slug":"cpp"}"#), if: .none)
            #expect(try await list("c", service) == [articles[0].id])
            guard case .moved(let slug) = try await service.tag(.sample("c"), for: .anonymous),
                slug.text == "cpp"
            else {
                Issue.record("the former slug leads nowhere")
                return
            }
            #expect(try await list("C", service) == [articles[1].id])
            _ = try await service.patchTag(.sample("c-2"), with: json(#"{"slug":"c"}"#), if: .none)
            #expect(try await list("c", service) == [articles[1].id])
            _ = try await service.patchTag(.sample("c"), with: json(#"{"name":"C (language)"}"#), if: .none)
            for name in ["C", "c", "C (language)"] {
                #expect(try await list(name, service) == [articles[1].id])
            }
        },
        RepositoryCheck(
            "a name beside a slug says which tag it is, and the slug only how a new one is called"
        ) {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let first = try await create(service, #""tags":["C",{"name":"Tea","slug":"green-tea"}]"#)
            #expect(first.tags.map(\.slug.text) == ["c", "green-tea"])
            let second = try await create(
                service,
                #""tags":[{"name":"C++","slug":"c"},{"name":"TEA","slug":"tea"},{"name":"c","slug":"see"}]"#)
            #expect(second.tags.map(\.name) == ["C++", "Tea", "C"])
            #expect(second.tags.map(\.slug.text) == ["c-2", "green-tea", "c"])
            let third = try await create(
                service, #""tags":[{"slug":"c-2"},{"slug":"green-tea"},"c","c-2",{"slug":"new"}]"#)
            #expect(third.tags.map(\.name) == ["C++", "Tea", "C", "c-2", "new"])
            #expect(third.tags.map(\.slug.text) == ["c-2", "green-tea", "c", "c-2-2", "new"])
        },
        RepositoryCheck("an import after renaming or merging brings nothing back") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let drafts = try ["published", "draft"].map { status in
                let tags = ["old", "old-thing", "gone"].map { slug in
                    #"{"name":"\#(slug.replacing("-", with: " ")) \#(status)","slug":"\#(slug)-\#(status)"}"#
                }
                let members = #""title":"A","status":"\#(status)","source":{"name":"s","id":"\#(status)"}"#
                return try ArticleDraft(json: json("{\(members),\"tags\":[\(tags.joined(separator: ","))]}"))
            }
            for draft in drafts { #expect(try await service.importArticle(draft) == .created) }
            for status in ["published", "draft"] {
                let rename = try json(#"{"name":"New \#(status)","slug":null}"#)
                _ = try await service.patchTag(.sample("old-\(status)"), with: rename, if: .none)
                for source in ["gone", "old-thing"] {
                    _ = try await service.mergeTag(
                        .sample("\(source)-\(status)"), into: .sample("new-\(status)"), isDryRun: false)
                }
            }
            for draft in drafts { #expect(try await service.importArticle(draft) == .unchanged) }
            let tags = try await storage.tags(TagQuery(scope: .all)).map(\.tag.name)
            #expect(tags == ["New draft", "New published"])
            for article in try await storage.articles(ArticleQuery(ArticleFilter(statuses: .any))) {
                #expect(article.tags.count == 1 && article.version == 1)
            }
        },
        RepositoryCheck(
            "what a tag was called is free again when somebody makes a tag of that name, or deletes it"
        ) {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await create(service, #""tags":["A","B"]"#)
            for (slug, name) in [("a", "X"), ("b", "Y")] {
                let rename = try json(#"{"name":"\#(name)"}"#)
                _ = try await service.patchTag(.sample(slug), with: rename, if: .none)
            }
            let made = try await service.createTag(TagDraft(json: json(#"{"name":"a"}"#)))
            #expect(made.tag.slug == .sample("a-2"))
            _ = try await service.patchTag(.sample("a"), with: json(#"{"name":"B"}"#), if: .none)
            #expect(
                try await create(service, #""tags":["A","B","X","Y"]"#).tags.map(\.slug.text) == [
                    "a-2", "a", "b",
                ])
            try await service.deleteTag(.sample("b"), if: .none)
            #expect(try await create(service, #""tags":["Y"]"#).tags.map(\.slug.text) == ["y"])
        },
        RepositoryCheck("what a tag was called before anybody saw it makes way for what appears") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await create(service, #""tags":["Shade","Dusk"]"#, status: "draft")
            _ = try await create(service, #""tags":["Swift"]"#)
            let rename = try json(#"{"name":"Shadow","slug":null}"#)
            _ = try await service.patchTag(.sample("shade"), with: rename, if: .none)
            _ = try await service.mergeTag(.sample("dusk"), into: .sample("swift"), isDryRun: false)
            let draft = try await create(service, #""tags":["shade","dusk"]"#, status: "draft")
            #expect(draft.tags.map(\.name) == ["Shadow", "Swift"])
            #expect(try await list("dusk", service) == [])
            let shown = try await create(service, #""tags":["Shade","Dusk"]"#)
            #expect(shown.tags.map(\.name) == ["Shade", "Dusk"])
            #expect(shown.tags.map(\.slug.text) == ["shade", "dusk"])
            let later = try await create(service, #""tags":["shade","dusk"]"#, status: "draft")
            #expect(later.tags.map(\.name) == ["Shade", "Dusk"])
        },
        RepositoryCheck("a tag that the public does not know takes no name that it knows") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await create(service, #""tags":["Known"]"#)
            _ = try await service.patchTag(.sample("known"), with: json(#"{"name":"New"}"#), if: .none)
            _ = try await create(service, #""tags":["Hidden"]"#, status: "draft")
            let rename = try json(#"{"name":"known"}"#)
            let error = await expectError(.conflict) {
                _ = try await service.patchTag(.sample("hidden"), with: rename, if: .none)
            }
            #expect(error?.subject == .tag)
            #expect(try await list("Known", service).count == 1)
        },
        RepositoryCheck("articles that were exported keep the names and slugs of their tags elsewhere") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let tags =
                #"[{"slug":"c-2","name":"C"},{"slug":"c","name":"C++"},{"slug":"green-tea","name":"Tea"}]"#
            for status in ["draft", "published"] {
                let draft = try ArticleDraft(
                    json: json(#"{"title":"\#(status)","status":"\#(status)","tags":\#(tags)}"#))
                var again = draft
                again.source = Source(name: "s", id: status)
                #expect(try await service.importArticle(again) == .created)
            }
            let kept = try await storage.tags(TagQuery(scope: .visible(at: .latest))).map(\.tag)
            #expect(kept.map(\.name) == ["C", "C++", "Tea"])
            #expect(kept.map(\.slug.text) == ["c-2", "c", "green-tea"])
        },
    ]

    /// Writes an article for each name, in this order, one for each in the other order and in capitals, and one with
    /// all, and expects the tag of that name.
    private static func write(_ names: [String], _ service: ArticleService) async throws {
        for name in names + names.reversed().map({ $0.uppercased() }) {
            let article = try await create(service, #""tags":["\#(name)"]"#)
            #expect(article.tags.map(\.name.folded) == [name.folded])
        }
        let list = names.map { "\"\($0)\"" }.joined(separator: ",")
        let article = try await create(service, #""tags":[\#(list)]"#)
        #expect(article.tags.map(\.name.folded) == names.map(\.folded), "\(names)")
    }

    /// Expects the same articles in a list by slug, in one by name if that is no slug, and at the tag.
    private static func expectOneList(of tag: Articles.Tag, count: Int, _ service: ArticleService)
        async throws
    {
        let articles = try await list(tag.slug.text, service)
        #expect(articles.count == count, "\(tag.name)")
        guard case .present(let present) = try await service.tag(tag.slug, for: .anonymous) else {
            Issue.record("\(tag.slug) leads elsewhere")
            return
        }
        #expect(present.tag == tag && present.articleCount == count)
        if Slug(tag.name) == nil { #expect(try await list(tag.name, service) == articles, "\(tag.name)") }
    }

    private static func list(_ tag: String, _ service: ArticleService) async throws -> [ArticleID] {
        var listing = ArticleListing()
        (listing.tagGroups, listing.limit) = ([[tag]], 100)
        return try await service.articles(listing, for: .anonymous).elements.map(\.article.id).sorted()
    }

    private static func create(
        _ service: ArticleService, _ members: String, status: String = "published"
    ) async throws -> Article {
        let title = members.filter { $0.isLetter || $0.isNumber }
        let text = #"{"title":"\#(title)","status":"\#(status)",\#(members)}"#
        return try await service.create(ArticleDraft(json: json(text)))
    }

    private static func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    private static func permutations<Element>(of elements: [Element]) -> [[Element]] {
        guard elements.count > 1 else { return [elements] }
        return elements.indices.flatMap { index in
            var rest = elements
            let first = rest.remove(at: index)
            return permutations(of: rest).map { [first] + $0 }
        }
    }
}
