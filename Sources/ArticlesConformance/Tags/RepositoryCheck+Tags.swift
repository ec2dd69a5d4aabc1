import Articles
import Testing

extension RepositoryCheck {
    /// Reading tags.
    static let tagChecks = [
        RepositoryCheck("a tag comes back with its count in the scope") { storage in
            var tag = Tag.sample(1, name: "Ñandú")
            tag.description = "A bird.\u{1}"
            try await storage.insert(tag)
            #expect(try await storage.tag(slug: tag.slug, in: .all) == CountedTag(tag: tag, articleCount: 0))
            for number in 1...4 { try await storage.insert(.sample(number, tags: [tag]), newTags: []) }
            let now = TagScope.visible(at: Timestamp.sample.adding(3_000))
            #expect(try await storage.tag(slug: tag.slug, in: now)?.articleCount == 3)
            #expect(try await storage.tag(slug: tag.slug, in: .all)?.articleCount == 4)
        },
        RepositoryCheck("a tag that only hidden articles carry does not exist for the public") { storage in
            let (hidden, declared) = (Tag.sample(1, isDeclared: false), Tag.sample(2))
            var draft = Article.sample(1, tags: [hidden, declared])
            draft.status = .draft
            try await storage.insert(draft, newTags: [hidden, declared])
            let scope = TagScope.visible(at: .latest)
            #expect(try await storage.tag(slug: hidden.slug, in: scope) == nil)
            #expect(try await storage.tag(slug: hidden.slug, in: .all)?.articleCount == 1)
            #expect(try await storage.tags(TagQuery(scope: scope)).map(\.tag) == [declared])
            #expect(try await storage.tags(TagQuery(scope: scope)).map(\.articleCount) == [0])
        },
        RepositoryCheck("tags are found by key, slug and former slug") { storage in
            let first = Tag.sample(1, name: "Café")
            let second = Tag.sample(2, name: "Tea")
            for tag in [first, second] { try await storage.insert(tag) }
            var renamed = second
            renamed.slug = .sample("green-tea")
            renamed.version = 2
            try await storage.update(renamed, from: second, leavesRedirect: true)
            let names = TagNames(
                keys: ["café", "none"], slugs: ["tea", "green-tea", "x"].map { .sample($0) })
            let found = try await storage.tags(named: names, in: .all).sorted { $0.tag.slug < $1.tag.slug }
            #expect(
                found == [
                    NamedTag(tag: first, appearance: Int64.min),
                    NamedTag(tag: renamed, formerSlugs: [.sample("tea")], appearance: Int64.min),
                ])
            #expect(try await storage.tags(named: TagNames(keys: [], slugs: []), in: .all).isEmpty)
            #expect(try await storage.tag(formerSlug: .sample("tea"), in: .all) == renamed)
            #expect(try await storage.tag(formerSlug: .sample("green-tea"), in: .all) == nil)
        },
        RepositoryCheck("tags list by name and by count, in pages, both ways, by prefix") { storage in
            let names = ["b", "B2", "a", "É", "zz", "ba", "b\u{10FFFF}x", "日"]
            let tags = names.enumerated().map { Tag.sample($0.offset, name: $0.element) }
            for tag in tags { try await storage.insert(tag) }
            for number in 1...12 {
                let carried = tags.indices.filter { number % ($0 + 2) == 0 }.map { tags[$0] }
                try await storage.insert(.sample(number, tags: carried), newTags: [])
            }
            for order in TagQuery.Order.allCases {
                for prefix in ["", "b", "é", "q"] {
                    try await expectPages(storage, prefix: prefix, order)
                }
            }
            let byName = try await storage.tags(TagQuery(scope: .all, limit: 100)).map(\.tag.key)
            #expect(byName == byName.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            let counted = TagQuery(scope: .all, order: .articleCount, limit: 100)
            #expect(try await storage.tags(counted).map(\.articleCount) == [6, 4, 3, 2, 2, 1, 1, 1])
        },
        RepositoryCheck("companions are counted among the newest articles of the scope") { storage in
            let tags = (0...3).map { Tag.sample($0) }
            for tag in tags { try await storage.insert(tag) }
            for number in 1...12 {
                let carried = [tags[0]] + (1...3).filter { number % ($0 + 1) == 0 }.map { tags[$0] }
                try await storage.insert(.sample(number, tags: carried), newTags: [])
            }
            func counts(_ scope: TagScope, _ sample: Int) async throws -> [[Int]] {
                try await storage.companions(of: tags[0].id, in: scope, sample: sample)
                    .sorted { $0.tag.slug < $1.tag.slug }.map { [$0.articlesInCommon, $0.articleCount] }
            }
            #expect(try await counts(.all, 100) == [[6, 6], [4, 4], [3, 3]])
            #expect(try await counts(.all, 4) == [[2, 6], [2, 4], [1, 3]])
            let now = TagScope.visible(at: Timestamp.sample.adding(5_000))
            #expect(try await counts(now, 100) == [[2, 2], [1, 1], [1, 1]])
        },
    ]

    private static func expectPages(
        _ storage: any ArticleStorage, prefix: String, _ order: TagQuery.Order
    ) async throws {
        let whole = try await storage.tags(TagQuery(scope: .all, prefix: prefix, order: order, limit: 100))
        #expect(whole.allSatisfy { $0.tag.key.hasPrefix(prefix) })
        for isBackward in [false, true] {
            var query = TagQuery(
                scope: .all, prefix: prefix, order: order, isBackward: isBackward, limit: 3)
            var seen: [CountedTag] = []
            while true {
                let page = try await storage.tags(query)
                seen += page
                guard let last = page.last, page.count == 3 else { break }
                query.position = .init(articleCount: last.articleCount, key: last.tag.key)
            }
            #expect(seen == (isBackward ? whole.reversed() : whole), "\(prefix) \(order) \(isBackward)")
        }
    }
}
