import Articles
import Testing

extension RepositoryCheck {
    /// Changing tags.
    static let tagWritingChecks = [
        RepositoryCheck("a tag whose key or slug is taken is a conflict") { storage in
            try await storage.insert(.sample(1, name: "News"))
            var sameSlug = Tag.sample(2, name: "Other")
            sameSlug.slug = .sample("news")
            var sameKey = Tag.sample(3, name: "NEWS")
            sameKey.slug = .sample("else")
            for tag in [sameSlug, sameKey] {
                let error = await expectError(.conflict) { try await storage.insert(tag) }
                #expect(error?.subject == .tag)
            }
            let other = Tag.sample(4, name: "Fine")
            try await storage.insert(other)
            var taken = other
            taken.version = 2
            taken.slug = .sample("news")
            await expectError(.conflict) {
                try await storage.update(taken, from: other, leavesRedirect: true)
            }
        },
        RepositoryCheck("a renamed tag shows in its articles, whose versions stay") { storage in
            let tag = Tag.sample(1, name: "Old")
            let article = Article.sample(1, tags: [tag])
            try await storage.insert(article, newTags: [tag])
            var renamed = tag
            (renamed.name, renamed.slug, renamed.version) = ("New", .sample("new"), 2)
            try await storage.update(renamed, from: tag, leavesRedirect: true)
            let found = try #require(try await storage.article(id: article.id))
            #expect(found.tags == [renamed.ofArticle])
            #expect(found.version == 1)
            #expect(try await storage.tag(slug: .sample("old"), in: .all) == nil)
            await expectError(.versionMismatch) {
                try await storage.update(renamed, from: tag, leavesRedirect: true)
            }
        },
        RepositoryCheck("a deleted tag leaves all articles") { storage in
            let tags = [Tag.sample(1), Tag.sample(2), Tag.sample(3)]
            try await storage.insert(.sample(1, tags: tags), newTags: tags)
            try await storage.delete(tags[1])
            #expect(
                try await storage.article(id: .sample(1))?.tags == [tags[0].ofArticle, tags[2].ofArticle])
            #expect(try await storage.tag(slug: tags[1].slug, in: .all) == nil)
            let error = await expectError(.versionMismatch) { try await storage.delete(tags[1]) }
            #expect(error != nil && error?.currentVersion == nil)
            try await storage.insert(tags[1])
        },
        RepositoryCheck("a merged tag moves its articles in place, and its slugs lead to the target") {
            storage in
            let tags = (0...3).map { Tag.sample($0) }
            for tag in tags { try await storage.insert(tag) }
            var old = tags[1]
            (old.slug, old.version) = (.sample("former"), 2)
            try await storage.update(old, from: tags[1], leavesRedirect: true)
            let carried = [[0, 1, 2], [1, 3], [3, 1, 0], [2]]
            for (index, numbers) in carried.enumerated() {
                try await storage.insert(
                    .sample(index + 1, tags: numbers.map { $0 == 1 ? old : tags[$0] }), newTags: [])
            }
            #expect(try await storage.merge(old, into: tags[3], at: .sample, leavesRedirect: true) == 3)
            for (index, numbers) in [[0, 3, 2], [3], [3, 0], [2]].enumerated() {
                let article = try await storage.article(id: .sample(index + 1))
                #expect(article?.tags == numbers.map { tags[$0].ofArticle })
                #expect(article?.version == 1)
            }
            #expect(try await storage.tag(slug: tags[3].slug, in: .all)?.articleCount == 3)
            for slug in [tags[1].slug, old.slug] {
                #expect(try await storage.tag(formerSlug: slug, in: .all) == tags[3])
            }
            await expectError(.versionMismatch) {
                _ = try await storage.merge(old, into: tags[3], at: .sample, leavesRedirect: true)
            }
            await expectError(.versionMismatch) {
                _ = try await storage.merge(tags[3], into: old, at: .sample, leavesRedirect: true)
            }
            var filter = ArticleFilter(statuses: .any)
            filter.tagGroups = [[tags[3].id]]
            #expect(
                try await storage.articles(ArticleQuery(filter)).map(\.id) == [
                    .sample(3), .sample(2), .sample(1),
                ])
        },
        RepositoryCheck("a new tag takes a former slug") { storage in
            let tag = Tag.sample(1, name: "Old")
            try await storage.insert(tag)
            var renamed = tag
            (renamed.slug, renamed.name, renamed.version) = (.sample("new"), "New", 2)
            try await storage.update(renamed, from: tag, leavesRedirect: true)
            let heir = Tag.sample(2, name: "Old")
            try await storage.insert(heir)
            #expect(try await storage.tag(slug: heir.slug, in: .all)?.tag == heir)
            #expect(try await storage.tag(formerSlug: heir.slug, in: .all) == nil)
        },
    ]

    /// Which slugs lead elsewhere.
    static let redirectChecks = [
        RepositoryCheck("redirects list in order, in pages, both ways, in their scope") { storage in
            for number in 1...4 {
                var article = Article.sample(number, slug: "old-\(number)")
                if number == 4 { article.status = .draft }
                try await storage.insert(article, newTags: [])
                try await storage.update(article.revised(slug: "new-\(number)"), from: article, newTags: [])
            }
            let tag = Tag.sample(1, name: "old 2")
            try await storage.insert(tag)
            var renamed = tag
            (renamed.slug, renamed.version, renamed.updatedAt) = (.sample("tag"), 2, .latest)
            try await storage.update(renamed, from: tag, leavesRedirect: true)
            let gone = Article.sample(5, slug: "gone")
            try await storage.insert(gone, newTags: [])
            try await storage.delete(gone.tombstone)
            let whole = try await storage.redirects(RedirectQuery(scope: .all, limit: 100))
            #expect(whole.map(\.from.text) == ["old-1", "old-2", "old-2", "old-3", "old-4"])
            #expect(whole.map(\.to.text) == ["new-1", "new-2", "tag", "new-3", "new-4"])
            #expect(whole[2] == Redirect(kind: .tag, from: tag.slug, to: renamed.slug, createdAt: .latest))
            #expect(whole[0].createdAt == Article.sample(1).revised().updatedAt)
            let visible = try await storage.redirects(
                RedirectQuery(scope: .visible(at: Timestamp.sample.adding(2_000)), limit: 100))
            #expect(visible.map(\.from.text) == ["old-1", "old-2", "old-2"])
            for isBackward in [false, true] {
                var query = RedirectQuery(scope: .all, isBackward: isBackward, limit: 2)
                var seen: [Redirect] = []
                while true {
                    let page = try await storage.redirects(query)
                    seen += page
                    guard let last = page.last, page.count == 2 else { break }
                    query.position = .init(from: last.from, kind: last.kind)
                }
                #expect(seen == (isBackward ? whole.reversed() : whole))
            }
        }
    ]
}
