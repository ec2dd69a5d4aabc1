import Articles

extension FaultCheck {
    /// Every kind of write.
    public static let all = [
        FaultCheck("insert an article") { storage in
            try await storage.insert(tags[0])
            try await storage.insert(first, newTags: [])
            try await storage.update(first.revised(slug: "moved"), from: first, newTags: [])
        } write: { storage in
            var article = IndexedArticle.found(2, by: "one two", tags: [tags[0], tags[1]])
            (article.slug, article.authors) = (.sample("article-1"), ["Ada"])
            article.analysis = .sample(terms: [1: 200, 2: 100])
            try await storage.insert(article, newTags: [tags[1]], in: context(version: 1))
        },
        FaultCheck("update an article") { storage in
            let article = IndexedArticle(
                first, search: .sample("one"), analysis: .sample(terms: [1: 200, 2: 100]))
            try await storage.insert(article, newTags: [], in: scheduled)
        } write: { storage in
            var article = first.revised(title: "Another", slug: "another")
            article.tags = [tags[1].ofArticle]
            article.authors = ["Ada", "Bo"]
            let indexed = IndexedArticle(
                article, search: .sample("two"), analysis: .sample(terms: [2: 50, 3: 70]))
            try await storage.update(
                indexed, from: first, newTags: [tags[1]], in: context(version: 2, settling: first.id))
        },
        FaultCheck("delete an article") { storage in
            var article = IndexedArticle.found(1, by: "one two", tags: [tags[0]])
            article.authors = ["Ada"]
            article.analysis = .sample(terms: [1: 200, 2: 100])
            try await storage.insert(article, newTags: [tags[0]], in: scheduled)
            try await storage.insert(.sample(2), newTags: [])
            try await storage.setOverrides(.init(pinned: [.sample(1)]), of: .sample(2))
        } write: { storage in
            try await storage.delete(
                Article.sample(1).tombstone, in: context(version: 2, settling: .sample(1)))
        },
        FaultCheck("make several writes") { storage in
            try await storage.insert(tags[0])
            try await storage.insert(.sample(1, slug: "a"), newTags: [])
            try await storage.insert(.sample(2, slug: "b", tags: [tags[0]]), newTags: [])
        } write: { storage in
            try await storage.write(RepositoryCheck.writes)
        },
        FaultCheck("number changes") { storage in
            try await storage.insert(first.indexed, newTags: [], in: context(version: 1))
        } write: { storage in
            _ = try await storage.numberChanges(in: .visible, at: .sample, limit: 9)
        },
        FaultCheck("forget changes") { storage in
            try await storage.insert(first.indexed, newTags: [], in: context(version: 1))
            try await storage.numberAll()
        } write: { storage in
            _ = try await storage.deleteChanges(in: .all, before: .latest, limit: 9)
        },
        FaultCheck("forget the versions of deleted articles") { storage in
            try await storage.insert(first.indexed, newTags: [], in: context(version: 1))
            try await storage.delete(first.tombstone, in: context(version: 2, isDeletion: true))
        } write: { storage in
            _ = try await storage.deleteRevisions(ofArticlesDeletedBefore: .latest, limit: 9)
        },
        FaultCheck("reindex", isOfIndex: true) { storage in
            try await storage.insert(first, newTags: [])
            try await storage.insert(.found(2, by: "one"), newTags: [])
        } write: { storage in
            var articles = [IndexedArticle.found(1, by: "one"), .found(2, by: "two")]
            articles[0].analysis = .sample(terms: [1: 200, 2: 100])
            articles[1].analysis = .sample(terms: [1: 20])
            try await storage.reindex(articles)
        },
        FaultCheck("set overrides") { storage in
            for number in 1...3 { try await storage.insert(.sample(number), newTags: []) }
            try await storage.setOverrides(.init(pinned: [.sample(2)]), of: .sample(1))
        } write: { storage in
            try await storage.setOverrides(
                .init(pinned: [.sample(3)], excluded: [.sample(2)]), of: .sample(1))
        },
        FaultCheck("insert a tag") { _ in
        } write: { storage in
            try await storage.insert(tags[0])
        },
        FaultCheck("rename a tag") { storage in
            try await storage.insert(.sample(1, tags: [tags[0]]), newTags: [tags[0]])
        } write: { storage in
            try await storage.update(renamed, from: tags[0], leavesRedirect: true)
        },
        FaultCheck("rename a tag back") { storage in
            try await storage.insert(tags[0])
            try await storage.update(renamed, from: tags[0], leavesRedirect: true)
        } write: { storage in
            var former = tags[0]
            former.version = 3
            try await storage.update(former, from: renamed, leavesRedirect: true)
        },
        FaultCheck("delete a tag") { storage in
            try await storage.insert(.sample(1, tags: [tags[0], tags[1]]), newTags: Array(tags.prefix(2)))
        } write: { storage in
            try await storage.delete(tags[0])
        },
        FaultCheck("merge tags") { storage in
            for tag in tags { try await storage.insert(tag) }
            try await storage.update(renamed, from: tags[0], leavesRedirect: true)
            try await storage.insert(.sample(1, tags: [renamed, tags[1]]), newTags: [])
            try await storage.insert(.sample(2, tags: [renamed]), newTags: [])
        } write: { storage in
            _ = try await storage.merge(renamed, into: tags[1], at: .sample, leavesRedirect: true)
        },
        FaultCheck("insert a key") { _ in
        } write: { storage in
            try await storage.insert(
                AccessKey(
                    id: "key", label: "", scope: .read, hash: Array(repeating: 1, count: 32),
                    createdAt: .sample))
        },
        FaultCheck("note the uses of keys") { storage in
            for id in ["key", "other"] {
                try await storage.insert(
                    AccessKey(
                        id: id, label: "", scope: .write, hash: Array(repeating: 1, count: 32),
                        createdAt: .sample, expiresAt: .latest))
            }
        } write: { storage in
            try await storage.noteUses(["key": .sample, "other": .sample.adding(1)])
        },
    ]

    private static let tags = (0...2).map { Tag.sample($0) }
    private static let renamed = {
        var tag = tags[0]
        (tag.slug, tag.name, tag.version) = (.sample("renamed"), "Renamed", 2)
        return tag
    }()
    private static let first = Article.sample(1, tags: [])

    /// What is stored beside a write of the first article.
    private static func context(
        version: Int, settling article: ArticleID? = nil, isDeletion: Bool = false
    ) -> WriteContext {
        let former = FormerContent(version: version - 1, members: [], prefix: 0, suffix: 0, middle: [])
        let revision = Revision(
            of: first.id, version: version, storedAt: .sample, previous: version > 1 ? former : nil,
            isDeletion: isDeletion)
        return WriteContext(
            changes: [.sample(), .sample().visible], settled: article, revision: revision,
            droppedRevisions: 0...0, at: .sample)
    }

    /// The same, of one that appears by itself.
    private static let scheduled = {
        var written = context(version: 1)
        written.changes = [.sample(at: .sample.adding(9)).awaited]
        return written
    }()
}
