import Articles
import TextAnalysis

extension OperationScript {
    mutating func readRelated() -> Operation {
        let ids = (0..<roll(6)).compactMap { _ in anyArticle()?.id } + (roll(4) == 0 ? graves.suffix(1) : [])
        let time = anyTime()
        switch roll(7) {
        case 2 where !looksAtIndex: return related(at: time)
        case 0: return candidates()
        case 1:
            let version = 1 + roll(3)
            return Operation("profiles") { storage throws(ArticleError) in
                try await storage.profiles(of: ids, version: version)
                    .sorted { $0.article < $1.article }.map { "\($0)" }.joined(separator: "\n")
            }
        case 2:
            let query = SampleQuery(version: 1 + roll(3), size: 1 + roll(30), now: time)
            return Operation("sample \(query)") { storage throws(ArticleError) in
                "\(try await storage.sampleState(query)) \(try await storage.sample(query))"
            }
        case 3:
            guard let id = anyArticle()?.id else { return readRest() }
            return Operation("overrides") { storage throws(ArticleError) in
                "\(try await storage.overrides(of: id))"
            }
        case 4:
            return Operation("articles by identity") { storage throws(ArticleError) in
                try await storage.articles(ids: ids, includesBody: true).sorted { $0.id < $1.id }
                    .map(\.record).joined(separator: "\n")
            }
        case _: return related(at: time)
        }
    }

    mutating func setOverrides() -> Operation {
        guard let article = anyArticle() else { return readRest() }
        var others = Set((0..<roll(6)).compactMap { _ in anyArticle()?.id }).sorted()
        if roll(3) == 0, let grave = graves.last, !others.contains(grave) { others.append(grave) }
        others.removeAll { $0 == article.id }
        let split = roll(others.count + 1)
        let overrides = RelatedOverrides(
            pinned: Array(others[..<split]), excluded: Array(others[split...]))
        return Operation("write: overrides") { storage throws(ArticleError) in
            try await storage.setOverrides(overrides, of: article.id)
            return "set"
        }
    }

    private mutating func candidates() -> Operation {
        let words = (0..<roll(6)).compactMap { _ in pick(Self.words) }
        let terms = Set(words.map { TermID(stem: $0) }).sorted()
            .map { LeadingTerm(id: $0, weight: 1 + roll(300)) }
        let tags = Set((0..<roll(3)).compactMap { _ in anyTag()?.id }).sorted()
            .map { CandidateQuery.WeighedTag(tag: $0, weight: 1 + roll(9_000)) }
        let query = CandidateQuery(
            terms: terms, tags: tags, version: roll(3) > 0 ? 1 : 2 + roll(2), postingsPerTerm: 1 + roll(8),
            excluded: Set((0..<roll(3)).compactMap { _ in anyArticle()?.id }), now: anyTime(),
            limit: 1 + roll(12))
        return Operation("candidates \(query)") { storage throws(ArticleError) in
            "\(try await storage.scores(query))"
        }
    }

    private mutating func related(at time: Timestamp) -> Operation {
        guard let article = anyArticle() else { return readRest() }
        var listing = RelatedListing()
        listing.limit = 1 + roll(8)
        listing.isExplained = roll(2) == 0
        listing.isFilled = roll(3) == 0
        listing.halfLifeDays = roll(3) == 0 ? 1 + roll(30) : nil
        listing.languages = [.own, .any, .some(["en"]), .some(["de", "fr"])][roll(4)]
        return Operation("related to \(article.id) at \(time)") { [listing] storage throws(ArticleError) in
            let service = ArticleService(storage: storage, dependencies: .sample(at: time))
            switch try await service.related(to: .id(article.id), listing, for: .editorial) {
            case .present(let page):
                return page.articles.map { "\($0.article.record) \($0.relation)" }.joined(separator: "\n")
            case .moved(let slug): return "moved to \(slug)"
            }
        }
    }

    /// Words that are their own stems.
    static let words = [
        "krill", "whale", "plankton", "yeast", "flour", "crust", "orbit", "rocket", "moon", "lava",
    ]

    /// A text of some of them.
    mutating func someText() -> String {
        (0..<roll(12)).compactMap { _ in pick(Self.words) }.joined(separator: " ")
    }
}
