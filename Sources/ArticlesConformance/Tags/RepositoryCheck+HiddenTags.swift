import Articles
import Testing

extension RepositoryCheck {
    /// Tags that only hidden articles carry.
    static let hiddenTagChecks = [
        RepositoryCheck("a tag is found by its names in a scope only if it exists there") { storage in
            let tags = (1...3).map { Tag.sample($0, name: "Word \($0)", isDeclared: $0 == 3) }
            try await storage.insert(hidden(1, slug: "a", tags: [tags[0]]), newTags: [tags[0]])
            let scheduled = Article.sample(2, tags: [tags[1]])
            try await storage.insert(scheduled, newTags: [tags[1]])
            try await storage.insert(tags[2])
            let appearances = [Int64.max, scheduled.publishedKey, Int64.min]
            let scopes: [(TagScope, Set<Int>)] = [
                (.all, [0, 1, 2]), (.visible(at: .sample.adding(1_999)), [2]),
                (.visible(at: .sample.adding(2_000)), [1, 2]), (.visible(at: .latest), [1, 2]),
            ]
            for (scope, found) in scopes {
                let expected = Set(found.map { NamedTag(tag: tags[$0], appearance: appearances[$0]) })
                let byKey = TagNames(keys: tags.map(\.key), slugs: [])
                let bySlug = TagNames(keys: [], slugs: tags.map(\.slug))
                for names in [byKey, bySlug] {
                    #expect(Set(try await storage.tags(named: names, in: scope)) == expected, "\(scope)")
                }
                let words = TagWordQuery(words: ["word"], scope: scope)
                #expect(Set(try await storage.tags(words).map(\.id)) == Set(found.map { tags[$0].id }))
            }
        },
        RepositoryCheck("only so many tags of the scope are found by a word") { storage in
            let hidden = (1...30).map { Tag.sample($0, name: "Word a\($0)", isDeclared: false) }
            for tag in hidden { try await storage.insert(tag) }
            let shown = Tag.sample(40, name: "Word b")
            try await storage.insert(shown)
            let query = TagWordQuery(words: ["word"], scope: .visible(at: .latest), limit: 10)
            #expect(try await storage.tags(query).map(\.id) == [shown.id])
        },
        RepositoryCheck("a renamed or merged tag leaves a redirect only if that is wanted") { storage in
            let tags = (1...3).map { Tag.sample($0) }
            for tag in tags { try await storage.insert(tag) }
            var renamed = tags[0]
            (renamed.slug, renamed.version) = (.sample("other"), 2)
            try await storage.update(renamed, from: tags[0], leavesRedirect: false)
            #expect(try await storage.tag(formerSlug: tags[0].slug, in: .all) == nil)
            _ = try await storage.merge(tags[1], into: tags[2], at: .sample, leavesRedirect: false)
            #expect(try await storage.tag(formerSlug: tags[1].slug, in: .all) == nil)
            #expect(try await storage.redirects(RedirectQuery(scope: .all)).isEmpty)
        },
        RepositoryCheck("a former slug leads to a tag only where the tag exists") { storage in
            let tag = Tag.sample(1, isDeclared: false)
            try await storage.insert(hidden(1, slug: "a", tags: [tag]), newTags: [tag])
            var renamed = tag
            (renamed.slug, renamed.version) = (.sample("other"), 2)
            try await storage.update(renamed, from: tag, leavesRedirect: true)
            #expect(try await storage.tag(formerSlug: tag.slug, in: .visible(at: .latest)) == nil)
            #expect(try await storage.tag(formerSlug: tag.slug, in: .all) == renamed)
        },
        RepositoryCheck("a tag can be stored anew under the same version") { storage in
            let tag = Tag.sample(1, name: "Swift", isDeclared: false)
            try await storage.insert(hidden(1, slug: "a", tags: [tag]), newTags: [tag])
            var renewed = Tag.sample(1, name: "SWIFT", isDeclared: false)
            renewed.createdAt = .sample.adding(5)
            renewed.updatedAt = renewed.createdAt
            try await storage.update(renewed, from: tag, leavesRedirect: false)
            #expect(try await storage.tag(slug: tag.slug, in: .all)?.tag == renewed)
            #expect(try await storage.article(slug: .sample("a"))?.tags.map(\.name) == ["SWIFT"])
        },
    ]
}
