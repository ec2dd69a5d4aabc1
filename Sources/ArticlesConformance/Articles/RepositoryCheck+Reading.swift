import Articles
import Testing

extension RepositoryCheck {
    /// Reading one article.
    static let readingChecks = [
        RepositoryCheck("an empty storage has nothing") { storage in
            #expect(try await storage.article(id: .sample(1)) == nil)
            #expect(try await storage.article(slug: .sample("a")) == nil)
            #expect(try await storage.article(source: Source(name: "a", id: "b")) == nil)
            #expect(try await storage.formerOwner(of: .sample("a")) == nil)
            #expect(try await storage.tombstone(id: .sample(1)) == nil)
            #expect(try await storage.tombstone(source: Source(name: "a", id: "b")) == nil)
            #expect(try await storage.holders(of: [.sample("a")]).isEmpty)
            #expect(try await storage.publicEntry(.id(.sample(1)), at: .latest, includesBody: true) == nil)
            #expect(
                try await storage.publicEntry(.slug(.sample("a")), at: .latest, includesBody: true) == nil)
            #expect(try await storage.articles(ArticleQuery(ArticleFilter(statuses: .any))).isEmpty)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 0)
            try await storage.ping()
        },
        RepositoryCheck("an article comes back byte by byte, by id, slug and source") { storage in
            let tags = [Tag.sample(1), Tag.sample(2, name: "Ünï \u{1F600}")]
            let article = Article.sampleWithEverything(tags: tags)
            try await storage.insert(article, newTags: tags)
            expectSame(try await storage.article(id: article.id), article)
            expectSame(try await storage.article(slug: article.slug), article)
            let source = try #require(article.source)
            expectSame(try await storage.article(source: source), article)
        },
        RepositoryCheck("an article with nothing but a title comes back") { storage in
            let article = Article(
                id: .sample(1), slug: .sample("bare"), title: "Bare", createdAt: .sample)
            try await storage.insert(article, newTags: [])
            expectSame(try await storage.article(id: article.id), article)
        },
        RepositoryCheck("a body of a mebibyte comes back") { storage in
            var article = Article.sample()
            article.body = String(repeating: "0123456789abcdé\n", count: 61_680)
            try await storage.insert(article, newTags: [])
            expectSame(try await storage.article(id: article.id), article)
        },
        RepositoryCheck("the order of tags is the article's") { storage in
            let tags = (1...9).map { Tag.sample($0) }
            let article = Article.sample(tags: [5, 1, 9, 2].map { tags[$0 - 1] })
            try await storage.insert(article, newTags: tags)
            #expect(try await storage.article(id: article.id)?.tags == article.tags)
        },
        RepositoryCheck("canonically equivalent texts stay apart") { storage in
            var composed = Article.sample(1)
            composed.source = Source(name: "n", id: "\u{E9}")
            var decomposed = Article.sample(2)
            decomposed.source = Source(name: "n", id: "e\u{301}")
            try await storage.insert(composed, newTags: [])
            try await storage.insert(decomposed, newTags: [])
            expectSame(try await storage.article(source: Source(name: "n", id: "e\u{301}")), decomposed)
            expectSame(try await storage.article(source: Source(name: "n", id: "\u{E9}")), composed)
        },
        RepositoryCheck("slugs are compared as bytes, whatever their case elsewhere") { storage in
            try await storage.insert(.sample(1, slug: "strasse"), newTags: [])
            #expect(try await storage.article(slug: Slug(stored: "STRASSE")) == nil)
            #expect(try await storage.article(slug: Slug(stored: "strasse ")) == nil)
        },
    ]

    /// Storing a new article.
    static let insertChecks = [
        RepositoryCheck("a taken id is a conflict of the id") { storage in
            try await storage.insert(.sample(1), newTags: [])
            let error = await expectError(.conflict) {
                try await storage.insert(.sample(1, slug: "other"), newTags: [])
            }
            #expect(error?.subject == .id)
        },
        RepositoryCheck("a taken slug is a conflict of the slug, and changes nothing") { storage in
            let first = Article.sample(1, slug: "hello")
            try await storage.insert(first, newTags: [])
            let tag = Tag.sample(1)
            let error = await expectError(.conflict) {
                try await storage.insert(.sample(2, slug: "hello", tags: [tag]), newTags: [tag])
            }
            #expect(error?.subject == .slug)
            #expect(try await storage.article(id: .sample(2)) == nil)
            #expect(try await storage.tag(slug: tag.slug, in: .all) == nil)
            expectSame(try await storage.article(slug: .sample("hello")), first)
        },
        RepositoryCheck("a taken source is a conflict of the source") { storage in
            var first = Article.sample(1)
            first.source = Source(name: "ghost", id: "9")
            try await storage.insert(first, newTags: [])
            var second = Article.sample(2)
            second.source = first.source
            let error = await expectError(.conflict) { try await storage.insert(second, newTags: []) }
            #expect(error?.subject == .source)
        },
        RepositoryCheck("of several conflicts the id is named before the slug before the source") { storage in
            var first = Article.sample(1)
            first.source = Source(name: "ghost", id: "9")
            try await storage.insert(first, newTags: [])
            var twin = first
            let whole = await expectError(.conflict) { try await storage.insert(twin, newTags: []) }
            #expect(whole?.subject == .id)
            twin.id = .sample(2)
            let rest = await expectError(.conflict) { try await storage.insert(twin, newTags: []) }
            #expect(rest?.subject == .slug)
        },
        RepositoryCheck("a new tag whose key or slug is taken is a conflict of the tag") { storage in
            try await storage.insert(.sample(1, name: "Café"))
            var sameKey = Tag.sample(2, name: "CAFÉ")
            sameKey.slug = .sample("other")
            var sameSlug = Tag.sample(3, name: "Other")
            sameSlug.slug = .sample("cafe")
            for tag in [sameKey, sameSlug] {
                let error = await expectError(.conflict) {
                    try await storage.insert(.sample(1, tags: [tag]), newTags: [tag])
                }
                #expect(error?.subject == .tag)
                #expect(try await storage.article(id: .sample(1)) == nil)
            }
        },
        RepositoryCheck("two new tags with one key or slug are a conflict of the tag") { storage in
            let first = Tag.sample(1, name: "News")
            var sameKey = Tag.sample(2, name: "NEWS")
            sameKey.slug = .sample("other")
            var sameSlug = Tag.sample(3, name: "Other")
            sameSlug.slug = first.slug
            for second in [sameKey, sameSlug] {
                let tags = [first, second]
                let error = await expectError(.conflict) {
                    try await storage.insert(.sample(1, tags: tags), newTags: tags)
                }
                #expect(error?.subject == .tag)
            }
            let tags = try await storage.tags(TagQuery(scope: .all))
            #expect(tags.isEmpty)
        },
        RepositoryCheck("a tag that does not exist is a conflict of the tag") { storage in
            let error = await expectError(.conflict) {
                try await storage.insert(.sample(1, tags: [.sample(1)]), newTags: [])
            }
            #expect(error?.subject == .tag)
            let article = try await storage.article(id: .sample(1))
            #expect(article == nil)
        },
        RepositoryCheck("of 32 inserts of one slug at once exactly one succeeds") { storage in
            let successes = await withTaskGroup(of: Bool.self) { group in
                for number in 1...32 {
                    group.addTask {
                        do throws(ArticleError) {
                            try await storage.insert(.sample(number, slug: "same"), newTags: [])
                            return true
                        } catch {
                            #expect(error.subject == .slug)
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(successes == 1)
            let count = try await storage.count(ArticleFilter(statuses: .any))
            #expect(count == 1)
        },
    ]
}
