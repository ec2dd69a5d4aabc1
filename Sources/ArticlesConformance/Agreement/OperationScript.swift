import Articles

/// Makes random operations that mean something: mostly of articles and tags that exist.
struct OperationScript {
    var random: SplitMix64
    var articles: [ArticleID: Article] = [:]
    var tags: [TagID: Tag] = [:]
    var graves: [ArticleID] = []
    var clock = Timestamp.sample
    /// Whether some operations depend on which derivations were stored, and when.
    let looksAtIndex: Bool
    var made = 0

    init(seed: UInt64, looksAtIndex: Bool = true) {
        random = SplitMix64(seed: seed)
        self.looksAtIndex = looksAtIndex
    }

    /// Takes over what the operation left behind, so that the next ones can refer to it.
    mutating func learn(_ operation: Operation, from storage: some ArticleStorage) async {
        guard operation.isWrite else { return }
        let query = ArticleQuery(
            ArticleFilter(statuses: .any), order: .oldest, limit: 1_000, includesBody: true)
        let present = (try? await storage.articles(query)) ?? []
        let known = Dictionary(uniqueKeysWithValues: present.map { ($0.id, $0) })
        graves += articles.keys.filter { known[$0] == nil }.sorted()
        articles = known
        let counted = (try? await storage.tags(TagQuery(scope: .all, limit: 1_000))) ?? []
        tags = Dictionary(uniqueKeysWithValues: counted.map { ($0.tag.id, $0.tag) })
    }

    mutating func next() -> Operation {
        clock = clock.adding(Int64(roll(3)))
        made += 1
        return switch roll(118) {
        case 110...: changeFeed()
        case 100..<102: suggest()
        case 102..<106: search()
        case 106 where !looksAtIndex: search()
        case 106: roll(3) == 0 ? activateIndex() : reindex()
        case 107..<110: readIndex()
        case 0..<14: Operation("write: insert article", insertion())
        case 14..<28: Operation("write: update article", update())
        case 28..<30: writeSeveral()
        case 30..<34 + articles.count / 20: Operation("write: delete article", deletion())
        case ..<46: writeTag()
        case ..<60: readArticle()
        case ..<82: listArticles()
        case ..<88: readTags()
        case ..<90: setOverrides()
        case ..<97: readRelated()
        case _: readRest()
        }
    }

    mutating func roll(_ sides: Int) -> Int {
        Int.random(in: 0..<sides, using: &random)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &random)
    }

    mutating func anyArticle() -> Article? {
        pick(articles.values.sorted { $0.id < $1.id })
    }

    mutating func anyTag() -> Tag? {
        pick(tags.values.sorted { $0.id < $1.id })
    }

    mutating func anyTime() -> Timestamp {
        Timestamp.sample.adding(Int64(roll(60)) - 20)
    }

    /// Behind every instant at which anything is asked.
    static let end = Timestamp.sample.adding(60)

    mutating func anySlug() -> Slug {
        .sample(pick(["a", "b", "c", "d", "日本", "привет", "z-\(roll(12))"]) ?? "a")
    }

    mutating func someTags() -> (carried: [Tag], new: [Tag]) {
        var carried: [Tag] = []
        var new: [Tag] = []
        for _ in 0..<roll(4) {
            if roll(4) == 0 || tags.isEmpty {
                let tag = newTag()
                new.append(tag)
                carried.append(tag)
            } else if let tag = anyTag(), !carried.contains(where: { $0.id == tag.id }) {
                carried.append(tag)
            }
        }
        return (carried, new)
    }

    mutating func newTag() -> Tag {
        let names = ["News", "news", "É", "e\u{301}", "Straße", "日本", "T\(roll(15))"]
        var tag = Tag.sample(made * 8 + roll(8), name: pick(names), isDeclared: roll(2) == 0)
        if roll(3) == 0 { tag.slug = anySlug() }
        tag.createdAt = clock
        tag.updatedAt = clock
        return tag
    }

    mutating func vary(_ article: Article, _ tags: [Tag]) -> Article {
        var article = article
        if roll(2) == 0 { article.slug = anySlug() }
        article.title = pick(["Alpha", "ALPHA", "ß", "ss", "e\u{301}", "\u{E9}", "Ω \(roll(9))"]) ?? "A"
        article.body = String(repeating: "x'\"\\é", count: roll(40)) + " " + someText()
        article.excerpt = roll(2) == 0 ? "" : "An excerpt"
        article.status = ArticleStatus.allCases[roll(3)]
        article.publishedAt = article.status == .published || roll(2) == 0 ? anyTime() : nil
        article.authors = (0..<roll(3)).compactMap { _ in pick(["Ada", "ADA", "Bo", "É"]) }
        article.language = pick(["en", "de", nil]) ?? nil
        article.source = roll(3) == 0 ? Source(name: "s", id: pick(["1", "2", "é", "e\u{301}"]) ?? "1") : nil
        article.metadata = roll(3) == 0 ? #"{"k":[1,1.0,"é"]}"# : "{}"
        article.image = roll(3) == 0 ? ArticleImage(url: "/i.png", alt: "") : nil
        article.tags = tags.map(\.ofArticle)
        article.wasVisible = roll(2) == 0
        article.slugWasVisible = article.wasVisible && roll(2) == 0
        article.tagSpellings = roll(4) == 0 ? ["É", "t'"] : []
        return article
    }

    /// What a write is stored with: now and then the response to one of a few requests, by a clock that jumps, and changes
    /// for the feed.
    mutating func anyContext(of article: ArticleID? = nil) -> WriteContext {
        var context = WriteContext(at: anyTime())
        if roll(3) == 0 { context.response = .sample(roll(30), at: anyKeptTime()) }
        if roll(2) == 0 { context.settled = article }
        if roll(2) == 0 {
            let former = FormerContent(
                version: roll(9), members: Array("{}".utf8), prefix: roll(3), suffix: 0,
                middle: [UInt8(roll(256))])
            context.revision = Revision(
                of: .sample(roll(4)), version: roll(9), storedAt: anyTime(), keyID: pick(["k", nil]) ?? nil,
                previous: roll(3) == 0 ? nil : former, isDeletion: roll(4) == 0)
            if roll(3) == 0 { context.droppedRevisions = roll(4)...4 + roll(5) }
        }
        for _ in 0..<roll(3) {
            var change = Change.sample(roll(6), at: anyTime())
            if let article, roll(2) == 0 { change.subject = article }
            change.isAwaited = roll(3) == 0
            if roll(2) == 0 { change = change.visible }
            if roll(3) == 0 { change.target = anySlug() }
            context.changes.append(change)
        }
        return context
    }

    /// Milliseconds after the first instant of the samples.
    mutating func anyKeptTime() -> Int64 {
        Int64(roll(5)) * KeptResponse.lifetime / 2 + Int64(roll(4))
    }

    private mutating func writeTag() -> Operation {
        let context = anyContext()
        guard let tag = anyTag(), let other = anyTag(), roll(3) > 0 else {
            let tag = newTag()
            return Operation("write: insert tag") { storage throws(ArticleError) in
                try await storage.insert(tag, in: context)
                return "inserted"
            }
        }
        let (at, isPublic) = (clock, roll(4) > 0)
        switch roll(6) {
        case 0:
            return Operation("write: delete tag") { storage throws(ArticleError) in
                try await storage.delete(tag, in: context)
                return "deleted"
            }
        case 1 where tag.id != other.id:
            let (changes, response) = (context.withoutResponse, context.response)
            return Operation("write: merge tags") { storage throws(ArticleError) in
                var keeping: MergeResponse?
                if let response {
                    keeping = { moved, count in
                        var response = response
                        response.content.body = Array("[\(moved),\(count)]".utf8)
                        return response
                    }
                }
                let moved = try await storage.merge(
                    tag, into: other, at: at, leavesRedirect: isPublic, in: changes, keeping: keeping)
                return "moved \(moved)"
            }
        case _:
            var next = tag
            if roll(2) == 0 { next.slug = anySlug() }
            if roll(2) == 0 { next.name = pick(["News", "Другое", "N\(roll(9))"]) ?? "N" }
            next.description = roll(2) == 0 ? nil : "About."
            next.relatedness = Relatedness.allCases[roll(2)]
            next.version += roll(8) == 0 ? 2 : 1
            next.updatedAt = clock
            var previous = tag
            previous.version = next.version - 1
            return Operation("write: update tag") { [next, previous] storage throws(ArticleError) in
                try await storage.update(next, from: previous, leavesRedirect: isPublic, in: context)
                return "updated"
            }
        }
    }
}

extension WriteContext {
    /// The same, but for the response.
    fileprivate var withoutResponse: WriteContext {
        var context = self
        context.response = nil
        return context
    }
}
