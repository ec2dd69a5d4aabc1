import Articles
import Testing

extension RepositoryCheck {
    /// The entry that the public finds under an identity or a slug.
    static let publicChecks = [
        RepositoryCheck("the public finds an article from the instant on at which it is visible") { storage in
            let article = Article.sample(2, slug: "a", tags: [.sample(1)])
            try await storage.insert(article, newTags: [.sample(1)])
            let time = try #require(article.publishedAt)
            for reference in [ArticleReference.id(article.id), .slug(article.slug)] {
                #expect(
                    try await storage.publicEntry(reference, at: time.adding(-1), includesBody: true) == nil)
                guard
                    case .article(let found) = try await storage.publicEntry(
                        reference, at: time, includesBody: true)
                else {
                    Issue.record("\(reference) leads nowhere")
                    continue
                }
                #expect(found.json(at: time) == article.json(at: time))
                var bare = article
                bare.body = ""
                let short = try await storage.publicEntry(reference, at: time, includesBody: false)
                guard case .article(let found) = short else {
                    Issue.record("\(reference) leads nowhere without the body")
                    continue
                }
                #expect(found.json(at: time) == bare.json(at: time))
            }
        },
        RepositoryCheck("what hides behind a public slug or identity is not looked at") { storage in
            let first = Article.sample(1, slug: "a")
            try await storage.insert(first, newTags: [])
            try await storage.update(first.revised(slug: "b"), from: first, newTags: [])
            let second = Article.sample(2, slug: "c")
            try await storage.insert(second, newTags: [])
            try await storage.delete(second.tombstone)
            try await storage.insert(hidden(3, slug: "a"), newTags: [])
            try await storage.insert(hidden(2, slug: "c"), newTags: [])
            try await expectTraces(storage)
            try await storage.delete(hidden(3, slug: "a").tombstone)
            try await storage.delete(hidden(2, slug: "c").tombstone)
            try await expectTraces(storage)
            #expect(try await storage.tombstone(id: second.id)?.wasVisible == true)
        },
        RepositoryCheck("what appears takes the slug and the identity over, then and for ever") { storage in
            let first = Article.sample(1, slug: "a")
            try await storage.insert(first, newTags: [])
            try await storage.update(first.revised(slug: "b"), from: first, newTags: [])
            var scheduled = hidden(2, slug: "a")
            scheduled.status = .published
            scheduled.publishedAt = .sample.adding(60_000)
            try await storage.insert(scheduled, newTags: [])
            let redirects = { (time: Int64) in
                try await storage.redirects(RedirectQuery(scope: .visible(at: .sample.adding(time)))).map(
                    \.from)
            }
            #expect(try await redirects(59_999) == [.sample("a")])
            #expect(try await redirects(60_000) == [])
            #expect(try await entry("a", storage, at: 59_999) == "moved to b")
            #expect(try await entry("a", storage, at: 60_000) == "article 2")
            var withdrawn = scheduled.revised()
            withdrawn.status = .draft
            (withdrawn.wasVisible, withdrawn.slugWasVisible) = (true, true)
            try await storage.update(withdrawn, from: scheduled, newTags: [])
            #expect(try await entry("a", storage, at: 60_000) == "nothing")
            #expect(try await redirects(60_000) == [])
        },
        RepositoryCheck("a slug leads to its article only if the public could read it there") { storage in
            let draft = hidden(1, slug: "a")
            try await storage.insert(draft, newTags: [])
            var published = draft.revised(slug: "b")
            published.status = .published
            (published.wasVisible, published.slugWasVisible) = (true, true)
            try await storage.update(published, from: draft, newTags: [])
            guard case .article(let found) = try await storage.formerOwner(of: .sample("a")),
                found.id == draft.id
            else {
                Issue.record("editors do not find it")
                return
            }
            #expect(try await entry("a", storage) == "nothing")
            #expect(try await storage.redirects(RedirectQuery(scope: .visible(at: .latest))).isEmpty)
            #expect(try await storage.redirects(RedirectQuery(scope: .all)).map(\.from) == [.sample("a")])
            var withdrawn = published.revised(slug: "c")
            (withdrawn.status, withdrawn.slugWasVisible) = (.archived, false)
            try await storage.update(withdrawn, from: published, newTags: [])
            try await storage.delete(withdrawn.tombstone)
            #expect(try await entry("a", storage) == "nothing")
            #expect(try await entry("b", storage) == "gone")
            #expect(try await entry("c", storage) == "nothing")
            for slug in ["a", "b", "c"] {
                guard case .tombstone = try await storage.formerOwner(of: .sample(slug)) else {
                    Issue.record("editors do not find \(slug)")
                    continue
                }
            }
        },
        RepositoryCheck("what only writers ask for comes back") { storage in
            var article = Article.sample(1, slug: "a")
            for spellings in [["Ünder", "'\"\\", "C++"], []] {
                (article.slugWasVisible, article.tagSpellings) = (!article.slugWasVisible, spellings)
                let next = article.revised()
                if article.version == 1 {
                    try await storage.insert(article, newTags: [])
                } else {
                    try await storage.update(article, from: .sample(1, slug: "a"), newTags: [])
                }
                for found in [
                    try await storage.article(id: article.id), try await storage.article(slug: article.slug),
                ] {
                    #expect(found?.slugWasVisible == article.slugWasVisible)
                    #expect(found?.tagSpellings == article.tagSpellings)
                }
                article = next
            }
        },
        RepositoryCheck("a scheduled article that is deleted in time leaves nothing, and later its slug") {
            storage in
            for (number, time, expected) in [(1, 999, "nothing"), (2, 1_000, "gone")]
                as [(Int, Int64, String)]
            {
                var scheduled = hidden(number, slug: "a\(number)")
                scheduled.status = .published
                scheduled.publishedAt = .sample.adding(1_000)
                try await storage.insert(scheduled, newTags: [])
                var tombstone = scheduled.tombstone
                tombstone.deletedAt = .sample.adding(time)
                tombstone.wasVisible = time >= 1_000
                try await storage.delete(tombstone)
                #expect(try await entry("a\(number)", storage) == expected)
            }
        },
        RepositoryCheck("who has slugs, and since when the public knows, is told") { storage in
            let first = Article.sample(1, slug: "a")
            try await storage.insert(first, newTags: [])
            try await storage.update(first.revised(slug: "b"), from: first, newTags: [])
            try await storage.insert(hidden(2, slug: "c"), newTags: [])
            var scheduled = hidden(3, slug: "d")
            scheduled.status = .published
            try await storage.insert(scheduled, newTags: [])
            let asked = ["a", "b", "c", "d", "e"].map { Slug.sample($0) }
            let holders = try await storage.holders(of: asked).sorted { $0.slug < $1.slug }
            let expected = [
                SlugHolder(slug: asked[0], article: first.id, isFormer: true, appearance: Int64.min),
                SlugHolder(slug: asked[1], article: first.id, appearance: Int64.min),
                SlugHolder(slug: asked[2], article: .sample(2), appearance: Int64.max),
                SlugHolder(slug: asked[3], article: .sample(3), appearance: scheduled.publishedKey),
            ]
            #expect(holders == expected)
            try await storage.delete(first.revised(slug: "b").tombstone)
            #expect(try await storage.holders(of: Array(asked.prefix(2))).isEmpty)
        },
        RepositoryCheck("languages in the scope of the visible are those of visible articles") { storage in
            for (number, language) in [(1, "de-AT"), (2, nil), (3, "fr"), (4, "de"), (5, "tlh")]
                as [(Int, String?)]
            {
                var article = number == 3 ? hidden(3, slug: "c") : Article.sample(number)
                article.language = language
                try await storage.insert(article.indexed, newTags: [])
            }
            let expected: [(Int64, Set<String>)] = [
                (0, []), (1_000, ["de"]), (2_000, ["de", "en"]), (5_000, ["de", "en", "und"]),
            ]
            for (time, languages) in expected {
                let scope = TagScope.visible(at: .sample.adding(time))
                #expect(try await storage.searchedLanguages(in: scope) == languages, "\(time)")
            }
        },
    ]

    /// An article that the public could never read.
    static func hidden(_ number: Int, slug: String, tags: [Articles.Tag] = []) -> Article {
        var article = Article.sample(number, slug: slug, tags: tags)
        article.status = .draft
        (article.wasVisible, article.slugWasVisible) = (false, false)
        return article
    }

    private static func expectTraces(_ storage: any ArticleStorage) async throws {
        #expect(try await entry("a", storage) == "moved to b")
        #expect(try await entry("c", storage) == "gone")
        guard case .gone = try await storage.publicEntry(.id(.sample(2)), at: .latest, includesBody: true)
        else {
            Issue.record("an identity is forgotten")
            return
        }
        let redirects = try await storage.redirects(RedirectQuery(scope: .visible(at: .latest)))
        #expect(redirects.map(\.from) == [.sample("a")])
    }

    /// What the public finds under a slug, some milliseconds after the samples' time.
    private static func entry(
        _ slug: String, _ storage: any ArticleStorage, at time: Int64 = 1_000_000
    ) async throws -> String {
        switch try await storage.publicEntry(
            .slug(.sample(slug)), at: .sample.adding(time), includesBody: true)
        {
        case .article(let article): "article \(article.id == .sample(2) ? 2 : 0)"
        case .moved(let slug): "moved to \(slug)"
        case .gone: "gone"
        case nil: "nothing"
        }
    }
}
