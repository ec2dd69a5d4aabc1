public import Articles

extension UniqueID {
    /// The `number`-th identity of the samples; ascending.
    public static func sample(_ number: Int) -> UniqueID {
        UniqueID(high: 0x0193_41F2_7C1E_7000, low: 0x8000_0000_0000_0000 | UInt64(number))
    }
}

extension Timestamp {
    /// 2026-01-01T00:00:00.000Z.
    public static let sample = Timestamp(clamping: 1_767_225_600_000)

    /// This instant, some milliseconds later.
    public func adding(_ milliseconds: Int64) -> Timestamp {
        Timestamp(clamping: self.milliseconds + milliseconds)
    }
}

extension Slug {
    /// A slug that is known to be valid.
    public static func sample(_ text: String) -> Slug { Slug(making: text) }
}

extension Tag {
    /// A tag named after its number.
    public static func sample(_ number: Int, name: String? = nil, isDeclared: Bool = true) -> Tag {
        let name = name ?? "Tag \(number)"
        return Tag(
            id: .sample(1_000_000 + number), slug: Slug(making: name, fallback: "tag"), name: name,
            isDeclared: isDeclared, createdAt: .sample)
    }
}

extension Article {
    /// A published article, `number` seconds younger than `Timestamp.sample`.
    public static func sample(
        _ number: Int = 1, slug: String? = nil, title: String? = nil, tags: [Tag] = []
    ) -> Article {
        let time = Timestamp.sample.adding(Int64(number) * 1_000)
        let title = title ?? "Article \(number)"
        var article = Article(
            id: .sample(number), slug: .sample(slug ?? "article-\(number)"), title: title, createdAt: time)
        article.body = "Body of article \(number)."
        article.status = .published
        article.publishedAt = time
        article.wasVisible = true
        article.slugWasVisible = true
        article.tags = tags.map(\.ofArticle)
        return article
    }

    /// An article with a value in every member, awkward ones among them.
    public static func sampleWithEverything(tags: [Tag] = []) -> Article {
        var article = Article.sample(
            7, slug: "привет-日本", title: "Caf\u{65}\u{301} \u{1F469}\u{200D}\u{1F680} \"q\"", tags: tags)
        article.excerpt = "line\nline\ttab \u{1} \u{7F} \u{FFFF} \u{10FFFF}"
        article.body = String(repeating: "é 𝔘𝔫𝔦 \\ \" ' ; -- $1 ? %\n", count: 2_000)
        article.format = .html
        article.authors = ["Ada Lovelace", "e\u{301}", "\u{E9}"]
        article.image = ArticleImage(url: "https://example.org/a.png", alt: "")
        article.canonicalURL = "https://example.org/?a=b&c=%20"
        article.language = "pt-BR"
        article.metadata = #"{"z":1.0,"a":[1e400,-0,"é"],"big":123456789012345678901234567890}"#
        article.source = Source(name: "wordpress", id: "1\u{301}")
        article.version = 41
        article.createdAt = Timestamp.earliest
        article.updatedAt = Timestamp.latest
        return article
    }

    /// The next version with another title.
    public func revised(title: String? = nil, slug: String? = nil) -> Article {
        var next = self
        next.version += 1
        next.updatedAt = updatedAt.adding(1_000)
        if let title { next.title = title }
        if let slug { next.slug = .sample(slug) }
        return next
    }

    /// The tombstone that deletes this version.
    public var tombstone: Tombstone {
        Tombstone(
            id: id, slug: slug, version: version + 1, wasVisible: wasVisible,
            deletedAt: updatedAt.adding(1_000), source: source)
    }
}

extension Dependencies {
    /// Dependencies whose clock stands still and whose randomness counts up from `seed`.
    public static func sample(at now: Timestamp = .sample, seed: UInt64 = 1) -> Dependencies {
        let generator = SharedRandom(seed: seed)
        return Dependencies(
            now: { now }, random: { (generator.next(), generator.next()) },
            digest: { bytes in
                let hash = contentHash(bytes)
                return (0..<32).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 % 8 * 8)) }
            })
    }
}
