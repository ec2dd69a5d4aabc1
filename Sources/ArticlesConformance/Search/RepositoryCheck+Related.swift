import Articles
import Testing
import TextAnalysis

extension RepositoryCheck {
    /// What a storage promises about analyses, candidates and samples.
    static let relatedChecks = [
        RepositoryCheck("candidates have the sum of the products, highest first, ties by identity") {
            storage in
            try await storage.insert(.analysed(1, terms: [1: 200, 2: 10]), newTags: [])
            try await storage.insert(.analysed(2, terms: [1: 100, 3: 255]), newTags: [])
            try await storage.insert(.analysed(3, terms: [1: 200, 2: 10]), newTags: [])
            try await storage.insert(.analysed(4, terms: [9: 255]), newTags: [])
            let query = CandidateQuery.sample(terms: [1: 3, 2: 50, 8: 1])
            #expect(
                try await storage.scores(query) == [
                    .sample(1, 1_100), .sample(3, 1_100), .sample(2, 300),
                ])
            var shorter = query
            shorter.limit = 2
            #expect(try await storage.scores(shorter) == [.sample(1, 1_100), .sample(3, 1_100)])
            shorter.excluded = [.sample(1)]
            #expect(try await storage.scores(shorter) == [.sample(3, 1_100), .sample(2, 300)])
            #expect(try await storage.scores(.sample(terms: [:])).isEmpty)
        },
        RepositoryCheck("what is told of the analysis of a candidate is what its profile says") { storage in
            for number in 1...4 {
                var article = IndexedArticle.analysed(number, terms: [1: 200 - number, 10 + number: 10])
                article.article.language = [nil, "de", "pt-BR", nil][number - 1]
                try await storage.insert(article, newTags: [])
            }
            let candidates = try await storage.candidates(.sample(terms: [1: 3]))
            #expect(candidates.count == 4)
            let profiles = try await storage.profiles(of: candidates.map(\.article), version: 1)
            _ = try CapabilityCheck.required(candidates.first?.analysis, "states of candidates")
            for candidate in candidates {
                let analysis = try #require(candidate.analysis, "all of them or none")
                #expect(profiles.first { $0.article == candidate.article }?.analysis == analysis)
            }
        },
        RepositoryCheck(
            "of a term the heaviest rows count, ties by identity, and what is hidden is left out of them"
        ) {
            storage in
            for number in 1...6 {
                try await storage.insert(.analysed(number, terms: [1: number < 3 ? 50 : 40]), newTags: [])
            }
            var scheduled = IndexedArticle.analysed(7, terms: [1: 255])
            scheduled.publishedAt = Timestamp.sample.adding(1_000_000)
            try await storage.insert(scheduled, newTags: [])
            var query = CandidateQuery.sample(terms: [1: 1])
            query.postingsPerTerm = 3
            query.excluded = [.sample(1)]
            #expect(try await storage.scores(query) == [.sample(2, 50), .sample(3, 40)])
            query.now = Timestamp.sample.adding(1_000_000)
            #expect(try await storage.scores(query) == [.sample(7, 255), .sample(2, 50)])
            query.postingsPerTerm = 5
            query.limit = 3
            #expect(try await storage.scores(query) == [.sample(7, 255), .sample(2, 50), .sample(3, 40)])
        },
        RepositoryCheck("hidden articles take no place from visible ones, however many and heavy they are") {
            storage in
            for number in 1...10 {
                try await storage.insert(.analysed(number, terms: [1: 100 + number, 2: 5]), newTags: [])
            }
            var query = CandidateQuery.sample(terms: [1: 1, 2: 7])
            query.postingsPerTerm = 8
            let expected = try await storage.scores(query)
            #expect(expected.map(\.score) == [143, 142, 141, 140, 139, 138, 110, 109, 35, 35])
            for number in 11...60 {
                var hidden = IndexedArticle.analysed(number, terms: [1: 50 + number * 3, 2: 200])
                hidden.publishedAt = Timestamp.sample.adding(1_000_000)
                try await storage.insert(hidden, newTags: [])
            }
            #expect(try await storage.scores(query) == expected)
            query.now = Timestamp.sample.adding(1_000_000)
            let appeared = Array(11...18) + (53...60).reversed()
            #expect(try await storage.scores(query).map(\.article) == appeared.map { .sample($0) })
        },
        RepositoryCheck("the result is full though most of the best are hidden") { storage in
            for number in 1...300 {
                var article = IndexedArticle.analysed(number, terms: [1: number < 260 ? 200 : 100])
                if number < 250 { article.publishedAt = Timestamp.sample.adding(1_000_000) }
                try await storage.insert(article, newTags: [])
            }
            var query = CandidateQuery.sample(terms: [1: 1])
            query.now = Timestamp.sample.adding(500_000)
            query.excluded = Set((250...255).map { .sample($0) })
            query.limit = 5
            #expect(
                try await storage.scores(query)
                    == (256...259).map { .sample($0, 200) } + [.sample(260, 100)])
        },
        RepositoryCheck("of a tag the newest articles count, and words and tags add up") { storage in
            let tag = Articles.Tag.sample(1)
            for number in 1...4 {
                let article = IndexedArticle.analysed(number, terms: [1: 10 * number], tags: [tag])
                try await storage.insert(article, newTags: number == 1 ? [tag] : [])
            }
            try await storage.insert(.analysed(5, terms: [1: 5]), newTags: [])
            var unread = Article.sample(6, tags: [tag])
            unread.status = .draft
            try await storage.insert(unread, newTags: [])
            var query = CandidateQuery.sample(terms: [1: 1])
            query.tags = [.init(tag: tag.id, weight: 100)]
            query.postingsPerTerm = 2
            #expect(try await storage.scores(query) == [.sample(4, 140), .sample(3, 130)])
            query.excluded = [.sample(4)]
            #expect(try await storage.scores(query) == [.sample(3, 130)])
            var archived = Article.sample(7, tags: [tag])
            archived.status = .archived
            try await storage.insert(archived, newTags: [])
            #expect(try await storage.scores(query) == [.sample(3, 130)])
            try await storage.insert(.sample(8, tags: [tag]), newTags: [])
            #expect(try await storage.scores(query) == [.sample(3, 30)])
            query.excluded = []
            #expect(try await storage.scores(query) == [.sample(4, 140), .sample(3, 30)])
            try await storage.delete(tag)
            #expect(try await storage.scores(query) == [.sample(4, 40), .sample(3, 30)])
        },
        RepositoryCheck("a change replaces what an article is found by; without an analysis it is not found")
        {
            storage in
            let first = IndexedArticle.analysed(1, terms: [1: 10, 2: 20])
            try await storage.insert(first, newTags: [])
            try await storage.insert(.analysed(2, terms: [1: 1]), newTags: [])
            var second = first.revised(title: "Other")
            second.analysis = .sample(terms: [2: 30, 3: 40])
            try await storage.update(second, from: first, newTags: [])
            let query = CandidateQuery.sample(terms: [1: 1, 2: 1, 3: 1])
            #expect(try await storage.scores(query) == [.sample(1, 70), .sample(2, 1)])
            #expect(
                try await storage.profiles(of: [.sample(1)], version: 1).map(\.profile) == [
                    second.analysis?.profile
                ])
            var withdrawn = second.revised()
            withdrawn.status = .archived
            withdrawn.analysis = nil
            try await storage.update(withdrawn, from: second, newTags: [])
            #expect(try await storage.scores(query) == [.sample(2, 1)])
            #expect(try await storage.profiles(of: [.sample(1)], version: 1).isEmpty)
            var back = withdrawn.revised()
            back.status = .published
            back.analysis = .sample(terms: [3: 5])
            try await storage.update(back, from: withdrawn, newTags: [])
            #expect(try await storage.scores(query) == [.sample(1, 5), .sample(2, 1)])
            try await storage.delete(back.tombstone)
            #expect(try await storage.scores(query) == [.sample(2, 1)])
        },
        RepositoryCheck("profiles come back as bytes, with the present tags, of the asked version only") {
            storage in
            let tag = Articles.Tag.sample(1)
            var article = IndexedArticle.analysed(1, terms: [1: 10], tags: [tag])
            article.language = "pt-BR"
            article.analysis?.profile = [0, 255, 10, 13, 39, 92] + Array(repeating: 7, count: 1_915)
            try await storage.insert(article, newTags: [tag])
            var renamed = tag
            (renamed.name, renamed.version) = ("Renamed", 2)
            try await storage.update(renamed, from: tag, leavesRedirect: true)
            var other = IndexedArticle.analysed(2, terms: [1: 10])
            other.analysis?.version = 2
            try await storage.insert(other, newTags: [])
            let ids: [ArticleID] = [.sample(1), .sample(2), .sample(3), .sample(1)]
            let expected = ArticleProfile(
                article: article.id, profile: article.analysis?.profile ?? [], language: "pt-BR",
                tags: [renamed.ofArticle], publishedAt: try #require(article.publishedAt),
                fingerprint: try #require(article.analysis?.fingerprint))
            #expect(try await storage.profiles(of: ids, version: 1) == [expected])
            let others = [article.id: expected.fingerprint + 1, other.id: expected.fingerprint]
            #expect(try await storage.profiles(of: ids, version: 1, besides: others) == [expected])
            var known = expected
            let same = [article.id: expected.fingerprint]
            let found = try await storage.profiles(of: ids, version: 1, besides: same)
            if found != [expected] { (known.profile, known.tags) = ([], []) }
            #expect(found == [known])
            #expect(try await storage.profiles(of: ids, version: 2).map(\.article) == [other.id])
            #expect(try await storage.scores(.sample(terms: [1: 1])).map(\.article) == [article.id])
        },
        RepositoryCheck("the sample are the visible articles with the smallest keys") { storage in
            let numbers = (1...40).sorted { ArticleID.sample($0).sampleKey < ArticleID.sample($1).sampleKey }
            for number in 1...40 {
                var article = IndexedArticle.analysed(number, terms: [1: 1])
                article.analysis?.fingerprint = Int64(number) << 40
                if number == numbers[0] { article.publishedAt = Timestamp.sample.adding(9_000_000) }
                try await storage.insert(article, newTags: [])
            }
            let query = SampleQuery(version: 1, size: 10, now: Timestamp.sample.adding(100_000))
            let expected = numbers[1...10].map {
                SampledArticle(article: .sample($0), fingerprint: Int64($0) << 40)
            }
            #expect(try await storage.sample(query) == expected)
            let state = SampleState(
                count: 10, checksum: expected.reduce(0) { $0 + $1.fingerprint },
                greatestKey: ArticleID.sample(numbers[10]).sampleKey, tagRevision: 0, activeVersion: 1)
            #expect(try await storage.sampleState(query) == state)
            let empty = SampleQuery(version: 7, size: 10, now: query.now)
            #expect(
                try await storage.sampleState(empty)
                    == SampleState(count: 0, checksum: 0, greatestKey: 0, tagRevision: 0, activeVersion: 1))
            let later = SampleQuery(version: 1, size: 100, now: Timestamp.sample.adding(9_000_000))
            #expect(try await storage.sample(later).count == 40)
        },
        RepositoryCheck("changes, deletions and merges of tags are counted, and only those") { storage in
            let query = SampleQuery(version: 1, size: 10, now: .sample)
            let tags = (1...3).map { Articles.Tag.sample($0) }
            try await storage.insert(.analysed(1, terms: [1: 1], tags: tags), newTags: tags)
            try await storage.insert(Articles.Tag.sample(4))
            #expect(try await storage.sampleState(query).tagRevision == 0)
            var renamed = tags[0]
            (renamed.name, renamed.version) = ("Renamed", 2)
            try await storage.update(renamed, from: tags[0], leavesRedirect: true)
            await expectError(.versionMismatch) {
                try await storage.update(renamed, from: tags[0], leavesRedirect: true)
            }
            #expect(try await storage.sampleState(query).tagRevision == 1)
            _ = try await storage.merge(renamed, into: tags[1], at: .sample, leavesRedirect: true)
            try await storage.delete(tags[2])
            #expect(try await storage.sampleState(query).tagRevision == 3)
        },
        RepositoryCheck("overrides keep their order and vanish with either article") { storage in
            for number in 1...5 { try await storage.insert(.sample(number), newTags: []) }
            let one = ArticleID.sample(1)
            #expect(try await storage.overrides(of: one) == RelatedOverrides())
            let all = RelatedOverrides(
                pinned: [.sample(4), .sample(2), .sample(9)], excluded: [.sample(5), .sample(3)])
            try await storage.setOverrides(all, of: one)
            let stored = RelatedOverrides(
                pinned: [.sample(4), .sample(2)], excluded: [.sample(5), .sample(3)])
            #expect(try await storage.overrides(of: one) == stored)
            try await storage.setOverrides(.init(pinned: [one]), of: .sample(2))
            try await storage.delete(Article.sample(4).tombstone)
            try await storage.delete(Article.sample(3).tombstone)
            #expect(
                try await storage.overrides(of: one)
                    == RelatedOverrides(pinned: [.sample(2)], excluded: [.sample(5)]))
            try await storage.delete(Article.sample(1).tombstone)
            #expect(try await storage.overrides(of: .sample(2)) == RelatedOverrides())
            #expect(try await storage.overrides(of: one) == RelatedOverrides())
            await expectError(.notFound) { try await storage.setOverrides(all, of: one) }
        },
        RepositoryCheck("overrides are replaced only when they are as expected") { storage in
            for number in 1...5 { try await storage.insert(.sample(number), newTags: []) }
            let one = ArticleID.sample(1)
            func replace(_ expected: RelatedOverrides?, with overrides: RelatedOverrides) async throws {
                try await storage.setOverrides(overrides, of: one, replacing: expected, in: .none)
            }
            let first = RelatedOverrides(pinned: [.sample(2), .sample(3)], excluded: [.sample(4)])
            let second = RelatedOverrides(excluded: [.sample(5)])
            await expectError(.versionMismatch) { try await replace(first, with: second) }
            try await replace(RelatedOverrides(), with: first)
            for other in [
                RelatedOverrides(),
                RelatedOverrides(pinned: [.sample(3), .sample(2)], excluded: [.sample(4)]),
                RelatedOverrides(pinned: [.sample(2), .sample(3)]),
                RelatedOverrides(excluded: first.pinned + first.excluded),
            ] {
                await expectError(.versionMismatch) { try await replace(other, with: second) }
            }
            #expect(try await storage.overrides(of: one) == first)
            try await replace(first, with: second)
            try await replace(nil, with: first)
            #expect(try await storage.overrides(of: one) == first)
            // Of several at the same time one is as expected.
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 2...5 {
                    group.addTask {
                        let own = RelatedOverrides(pinned: [.sample(number)])
                        return (try? await storage.setOverrides(own, of: one, replacing: first, in: .none))
                            != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 1)
            await expectError(.notFound) {
                try await storage.setOverrides(
                    first, of: .sample(9), replacing: RelatedOverrides(), in: .none)
            }
        },
        RepositoryCheck("articles are read by identity, with or without their bodies") { storage in
            let article = Article.sampleWithEverything()
            try await storage.insert(article, newTags: [])
            try await storage.insert(.sample(2), newTags: [])
            let found = try await storage.articles(
                ids: [article.id, .sample(99), article.id], includesBody: true)
            #expect(found.count == 1)
            expectSame(found.first, article)
            let listed = try await storage.articles(ids: [.sample(2), article.id], includesBody: false)
            #expect(Set(listed.map(\.id)) == [.sample(2), article.id])
            #expect(listed.allSatisfy { $0.body.isEmpty })
            #expect(try await storage.articles(ids: [], includesBody: true).isEmpty)
        },
    ]
}

extension TermID {
    /// A term that stands for no word.
    static func sample(_ number: Int) -> TermID { TermID(stem: "sample \(number)") }
}

extension Candidate {
    static func sample(_ number: Int, _ score: Int) -> Candidate {
        Candidate(article: .sample(number), score: score)
    }
}

extension RelatedIndex {
    /// Candidates with their scores alone: what else a storage tells of them is its own choice.
    func scores(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        try await candidates(query).map { Candidate(article: $0.article, score: $0.score) }
    }
}

extension CandidateQuery {
    static func sample(terms: [Int: Int]) -> CandidateQuery {
        CandidateQuery(
            terms: terms.sorted { $0.key < $1.key }.map {
                LeadingTerm(id: .sample($0.key), weight: $0.value)
            },
            version: 1, now: Timestamp.sample.adding(100_000))
    }
}

extension ArticleAnalysis {
    /// An analysis with these leading terms and their weights.
    static func sample(terms: [Int: Int]) -> ArticleAnalysis {
        let leading = terms.map { LeadingTerm(id: .sample($0.key), weight: $0.value) }
        return ArticleAnalysis(
            version: 1, leadingTerms: leading.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) },
            profile: terms.keys.sorted().map { UInt8(clamping: $0) }, fingerprint: Int64(terms.count))
    }
}

extension IndexedArticle {
    /// A published article with these leading terms and their weights.
    static func analysed(_ number: Int, terms: [Int: Int], tags: [Articles.Tag] = []) -> IndexedArticle {
        IndexedArticle(.sample(number, tags: tags), analysis: .sample(terms: terms))
    }
}
