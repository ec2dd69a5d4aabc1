import Articles

extension OperationScript {
    mutating func readArticle() -> Operation {
        let slug = roll(2) == 0 ? anyArticle()?.slug ?? anySlug() : anySlug()
        let id = (roll(4) == 0 ? pick(graves) : anyArticle()?.id) ?? .sample(0)
        let source = Source(name: "s", id: pick(["1", "2", "é", "e\u{301}"]) ?? "1")
        let (count, place, now) = (
            1 + roll(5), anyArticle().map { ArticlePosition(of: $0, in: .oldest) }, anyTime()
        )
        return switch roll(7) {
        case 5:
            Operation("visible position") { storage throws(ArticleError) in
                "\(try await storage.visiblePosition(after: count, behind: place, at: now) as Any)"
            }
        case 0:
            Operation("article by id") { storage throws(ArticleError) in
                let article = try await storage.article(id: id)
                return
                    "\(article?.record ?? "none") \(article?.slugWasVisible as Any) \(article?.tagSpellings ?? [])"
            }
        case 1:
            Operation("article by slug") { storage throws(ArticleError) in
                try await storage.article(slug: slug)?.record ?? "none"
            }
        case 2:
            Operation("article by source") { storage throws(ArticleError) in
                try await storage.article(source: source)?.record ?? "none"
            }
        case 3:
            Operation("tombstone") { storage throws(ArticleError) in
                "\(try await storage.tombstone(id: id) as Any)"
            }
        case 4:
            Operation("tombstone by source") { storage throws(ArticleError) in
                let all = try await storage.tombstones(sourceName: "s").sorted { $0.id < $1.id }
                return "\(try await storage.tombstone(source: source) as Any) of \(all)"
            }
        case _:
            Operation("former owner") { storage throws(ArticleError) in
                switch try await storage.formerOwner(of: slug) {
                case .article(let article): article.record
                case .tombstone(let tombstone): "\(tombstone)"
                case nil: "none"
                }
            }
        }
    }

    private mutating func anyFilter() -> ArticleFilter {
        let now = anyTime()
        let statuses: [ArticleFilter.Statuses] = [
            .visible(at: now), .scheduled(at: now), .draft, .archived, .any,
        ]
        var filter = ArticleFilter(statuses: statuses[roll(5)])
        if roll(3) == 0 {
            filter.tagGroups = (0...roll(2)).map { _ in (0...roll(3)).compactMap { _ in anyTag()?.id } }
            filter.tagGroups = filter.tagGroups.map { Set($0).sorted() }
        }
        if roll(4) == 0 { filter.excludedTags = [anyTag()?.id, anyTag()?.id].compactMap { $0 } }
        if roll(5) == 0 { filter.author = pick(["ada", "bo", "é", "none"]) }
        if roll(5) == 0 { filter.language = pick(["en", "de", "fr"]) }
        if roll(5) == 0 { filter.publishedAfter = anyTime() }
        if roll(5) == 0 { filter.publishedBefore = anyTime() }
        if roll(5) == 0 { filter.updatedAfter = Timestamp.sample.adding(Int64(roll(2_000))) }
        return filter
    }

    mutating func listArticles() -> Operation {
        let filter = anyFilter()
        if roll(5) == 0 {
            return Operation("count") { storage throws(ArticleError) in "\(try await storage.count(filter))" }
        }
        let order = ArticleOrder.allCases[roll(ArticleOrder.allCases.count)]
        let position = roll(2) == 0 ? nil : anyArticle().map { ArticlePosition(of: $0, in: order) }
        let query = ArticleQuery(
            filter, order: order, position: position, isBackward: roll(2) == 0, limit: 1 + roll(12),
            includesBody: roll(4) == 0)
        return Operation("list \(query)") { storage throws(ArticleError) in
            try await storage.articles(query).map(\.record).joined(separator: "\n")
        }
    }

    mutating func readTags() -> Operation {
        let scope = roll(2) == 0 ? TagScope.all : .visible(at: anyTime())
        let slug = roll(2) == 0 ? anyTag()?.slug ?? anySlug() : anySlug()
        let id = anyTag()?.id ?? .sample(0)
        let names = TagNames(
            keys: (0..<roll(4)).compactMap { _ in
                pick(["news", "é", "strasse", "t1", "t2", "日本", "n1", "другое"])
            },
            slugs: (0..<roll(4)).map { _ in anySlug() })
        let sample = 1 + roll(8)
        switch roll(5) {
        case 0:
            return Operation("tag by slug") { storage throws(ArticleError) in
                try await storage.tag(slug: slug, in: scope)?.record ?? "none"
            }
        case 1:
            return Operation("tag by former slug") { storage throws(ArticleError) in
                "\(try await storage.tag(formerSlug: slug, in: scope) as Any)"
            }
        case 2:
            return Operation("tags named") { storage throws(ArticleError) in
                try await storage.tags(named: names, in: scope).map { "\($0.tag.id) \($0)" }.sorted().joined(
                    separator: "\n")
            }
        case 3:
            return Operation("companions") { storage throws(ArticleError) in
                try await storage.companions(of: id, in: scope, sample: sample)
                    .map { "\($0.tag.id) \($0)" }.sorted().joined(separator: "\n")
            }
        case _: return listTags(scope)
        }
    }

    private mutating func listTags(_ scope: TagScope) -> Operation {
        let place =
            roll(2) == 0 ? nil : anyTag().map { TagQuery.Position(articleCount: roll(6), key: $0.key) }
        let query = TagQuery(
            scope: scope, prefix: pick(["", "n", "é", "t1"]) ?? "",
            order: TagQuery.Order.allCases[roll(2)], position: place, isBackward: roll(2) == 0,
            limit: 1 + roll(9))
        return Operation("tags \(query)") { storage throws(ArticleError) in
            try await storage.tags(query).map(\.record).joined(separator: "\n")
        }
    }

    mutating func readRest() -> Operation {
        if roll(3) == 0 {
            let now = Timestamp.sample.adding(anyKeptTime())
            let ids = (0..<30).map { UniqueID.sample($0) }
            return Operation("kept responses") { storage throws(ArticleError) in
                var texts: [String] = []
                for id in ids {
                    guard let kept = try await storage.keptResponse(id: id, at: now) else { continue }
                    let (request, content) = (kept.request, kept.content)
                    texts.append(
                        "\(request.id) \(kept.storedAt) \(contentHash(request.fingerprint)) \(content.status) "
                            + "\(content.location ?? "-") \(content.entityTag ?? "-") "
                            + String(decoding: content.body, as: UTF8.self))
                }
                return texts.joined(separator: "\n")
            }
        }
        if roll(2) == 0 {
            let slugs = (0..<1 + roll(6)).map { _ in anySlug() }
            return Operation("holders") { storage throws(ArticleError) in
                try await storage.holders(of: slugs).map { "\($0)" }.sorted().joined(separator: "\n")
            }
        }
        if roll(2) == 0 {
            let now = anyTime()
            let id = pick(graves) ?? anyArticle()?.id ?? .sample(0)
            let reference = roll(2) == 0 ? ArticleReference.id(id) : .slug(anySlug())
            let includesBody = roll(3) > 0
            return Operation("public entry") { storage throws(ArticleError) in
                switch try await storage.publicEntry(reference, at: now, includesBody: includesBody) {
                case .article(let article): article.record
                case .moved(let slug): "moved to \(slug)"
                case .gone: "gone"
                case nil: "none"
                }
            }
        }
        let place =
            roll(2) == 0
            ? nil : RedirectQuery.Position(from: anySlug(), kind: Redirect.Kind.allCases[roll(2)])
        let query = RedirectQuery(
            scope: roll(2) == 0 ? .all : .visible(at: anyTime()), position: place,
            isBackward: roll(2) == 0, limit: 1 + roll(9))
        return Operation("redirects \(query)") { storage throws(ArticleError) in
            "\(try await storage.redirects(query))"
        }
    }
}
