import Articles
import Testing

extension RepositoryCheck {
    /// Storing the next version.
    static let updateChecks = [
        RepositoryCheck("an update replaces every member") { storage in
            let tags = [Tag.sample(1), Tag.sample(2)]
            let plain = Article.sample(7, slug: "plain", tags: [tags[0]])
            try await storage.insert(plain, newTags: [tags[0]])
            var full = Article.sampleWithEverything(tags: [tags[1], tags[0]])
            full.version = 2
            try await storage.update(full, from: plain, newTags: [tags[1]])
            expectSame(try await storage.article(id: full.id), full)
            var bare = Article(id: full.id, slug: full.slug, title: "Bare", createdAt: full.createdAt)
            bare.version = 3
            try await storage.update(bare, from: full, newTags: [])
            expectSame(try await storage.article(id: full.id), bare)
            #expect(try await storage.tag(slug: tags[0].slug, in: .all)?.articleCount == 0)
        },
        RepositoryCheck("what an import keeps of the source stays with the article") { storage in
            var article = Article.sample()
            article.source = Source(name: "s", id: "1", digest: "1:a,b")
            try await storage.insert(article, newTags: [])
            #expect(try await storage.article(id: article.id)?.source?.digest == "1:a,b")
            #expect(try await storage.article(slug: article.slug)?.source?.digest == "1:a,b")
            var second = article.revised(title: "Second")
            second.source?.digest = "1:c"
            try await storage.update(second, from: article, newTags: [])
            let source = Source(name: "s", id: "1")
            #expect(try await storage.article(source: source)?.source?.digest == "1:c")
            var third = second.revised(title: "Third")
            third.source = nil
            try await storage.update(third, from: second, newTags: [])
            #expect(try await storage.article(source: source) == nil)
            #expect(try await storage.article(id: article.id)?.source == nil)
        },
        RepositoryCheck("an update of another version is refused with the present one") { storage in
            let first = Article.sample()
            try await storage.insert(first, newTags: [])
            let second = first.revised(title: "Second")
            try await storage.update(second, from: first, newTags: [])
            let tag = Tag.sample(1)
            let error = await expectError(.versionMismatch) {
                try await storage.update(first.revised(title: "Late"), from: first, newTags: [tag])
            }
            #expect(error?.currentVersion == 2)
            expectSame(try await storage.article(id: first.id), second)
            #expect(try await storage.tag(slug: tag.slug, in: .all) == nil)
        },
        RepositoryCheck("an update of nothing is refused") { storage in
            let error = await expectError(.versionMismatch) {
                try await storage.update(Article.sample().revised(), from: .sample(), newTags: [])
            }
            #expect(error != nil && error?.currentVersion == nil)
        },
        RepositoryCheck("of 32 updates of one version exactly one succeeds") { storage in
            let first = Article.sample()
            try await storage.insert(first, newTags: [])
            let successes = await withTaskGroup(of: Bool.self) { group in
                for number in 1...32 {
                    group.addTask {
                        do throws(ArticleError) {
                            let next = first.revised(title: "Writer \(number)")
                            try await storage.update(next, from: first, newTags: [])
                            return true
                        } catch {
                            #expect(error.code == .versionMismatch)
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(successes == 1)
            #expect(try await storage.article(id: first.id)?.version == 2)
        },
        RepositoryCheck("an update that takes another's slug, source or a missing tag changes nothing") {
            storage in
            var other = Article.sample(2, slug: "other")
            other.source = Source(name: "s", id: "1")
            try await storage.insert(other, newTags: [])
            let first = Article.sample(1, slug: "first")
            try await storage.insert(first, newTags: [])
            var bySource = first.revised()
            bySource.source = other.source
            var byTag = first.revised(title: "With a tag")
            byTag.tags = [Tag.sample(1).ofArticle]
            let attempts = [
                (first.revised(slug: "other"), ArticleError.Subject.slug), (bySource, .source), (byTag, .tag),
            ]
            for (next, subject) in attempts {
                let error = await expectError(.conflict) {
                    try await storage.update(next, from: first, newTags: [])
                }
                #expect(error?.subject == subject)
                expectSame(try await storage.article(id: first.id), first)
            }
        },
        RepositoryCheck("a former slug leads to its article, however often it was renamed") { storage in
            var article = Article.sample(1, slug: "a")
            try await storage.insert(article, newTags: [])
            for slug in ["b", "c", "a", "d"] {
                let next = article.revised(slug: slug)
                try await storage.update(next, from: article, newTags: [])
                article = next
            }
            for slug in ["a", "b", "c"] {
                guard case .article(let found) = try await storage.formerOwner(of: .sample(slug)) else {
                    Issue.record("\(slug) leads nowhere")
                    continue
                }
                expectSame(found, article)
            }
            #expect(try await storage.formerOwner(of: .sample("d")) == nil)
            #expect(try await storage.article(slug: .sample("a")) == nil)
        },
        RepositoryCheck("another article can take a former slug") { storage in
            let first = Article.sample(1, slug: "a")
            try await storage.insert(first, newTags: [])
            try await storage.update(first.revised(slug: "b"), from: first, newTags: [])
            let second = Article.sample(2, slug: "a")
            try await storage.insert(second, newTags: [])
            expectSame(try await storage.article(slug: .sample("a")), second)
            #expect(try await storage.formerOwner(of: .sample("a")) == nil)
            let third = Article.sample(3, slug: "c")
            try await storage.insert(third, newTags: [])
            try await storage.update(second.revised(slug: "e"), from: second, newTags: [])
            try await storage.update(third.revised(slug: "a"), from: third, newTags: [])
            #expect(try await storage.formerOwner(of: .sample("a")) == nil)
            #expect(try await storage.article(slug: .sample("a"))?.id == third.id)
        },
    ]

    /// Deleting.
    static let deleteChecks = [
        RepositoryCheck("a deleted article leaves its tombstone, and its slugs lead there") { storage in
            let first = Article.sample(1, slug: "a", tags: [.sample(1)])
            try await storage.insert(first, newTags: [.sample(1)])
            let second = first.revised(slug: "b")
            try await storage.update(second, from: first, newTags: [])
            try await storage.delete(second.tombstone)
            #expect(try await storage.article(id: first.id) == nil)
            #expect(try await storage.article(slug: .sample("b")) == nil)
            #expect(try await storage.tombstone(id: first.id) == second.tombstone)
            for slug in ["a", "b"] {
                guard case .tombstone(let found) = try await storage.formerOwner(of: .sample(slug)) else {
                    Issue.record("\(slug) leads nowhere")
                    continue
                }
                #expect(found == second.tombstone)
            }
            #expect(try await storage.tag(slug: Tag.sample(1).slug, in: .all)?.articleCount == 0)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 0)
        },
        RepositoryCheck("a deletion of another version is refused") { storage in
            let first = Article.sample()
            try await storage.insert(first, newTags: [])
            let second = first.revised()
            try await storage.update(second, from: first, newTags: [])
            let error = await expectError(.versionMismatch) { try await storage.delete(first.tombstone) }
            #expect(error?.currentVersion == 2)
            expectSame(try await storage.article(id: first.id), second)
            try await storage.delete(second.tombstone)
            let again = await expectError(.versionMismatch) { try await storage.delete(second.tombstone) }
            #expect(again != nil && again?.currentVersion == nil)
        },
        RepositoryCheck("a deleted identity, slug and source can be used again") { storage in
            var first = Article.sample(1, slug: "a")
            first.source = Source(name: "s", id: "1")
            try await storage.insert(first, newTags: [])
            try await storage.delete(first.tombstone)
            var again = first
            again.version = 3
            try await storage.insert(again, newTags: [])
            expectSame(try await storage.article(slug: .sample("a")), again)
            #expect(try await storage.tombstone(id: first.id) == nil)
            #expect(try await storage.formerOwner(of: .sample("a")) == nil)
        },
    ]
}
