public import StrictJSON

extension ArticleDraft {
    /// The draft that a merge patch (RFC 7396) makes of an article: absent keeps, `null` clears.
    ///
    /// Throws `invalid` with every violation of the patched article.
    public init(patch: JSONValue, of article: Article, at now: Timestamp) throws(ArticleError) {
        let present = try ArticleDraft.json(of: article, at: now)
        try self.init(json: present.merging(patch))
        if case .absent = slug { slug = .cleared }
        if case .absent = publishedAt { publishedAt = .cleared }
        // A time that has passed is no time to schedule for, unless the patch itself says so.
        if isScheduled, article.status != .published, patch["published_at"] == nil,
            let time = article.publishedAt, time <= now
        {
            publishedAt = .cleared
        }
    }

    /// The JSON of an article as a value.
    static func json(of article: Article, at now: Timestamp) throws(ArticleError) -> JSONValue {
        do throws(JSONError) {
            return try JSONParser.parse(article.json(at: now))
        } catch {
            throw ArticleError(.internal, "a stored article can't be read", cause: error)
        }
    }

    /// The members that a client sent or meant and that differ from the present ones, in the order of
    /// `ArticleFields.names`.
    func differences(from article: Article, at now: Timestamp) -> [String] {
        var wanted = article
        wanted.title = title
        wanted.excerpt = excerpt
        wanted.body = body
        wanted.format = format
        wanted.status = status
        wanted.authors = authors
        wanted.image = image
        wanted.canonicalURL = canonicalURL
        wanted.language = language
        wanted.metadata = metadata
        wanted.source = source
        if case .value(let slug) = slug { wanted.slug = slug }
        if case .value(let time) = publishedAt { wanted.publishedAt = time }
        var names = ArticleFields.names.filter { name in
            guard let field = ArticleFields(named: name) else { return false }
            return !wanted.hasSame(field, as: article, at: now)
        }
        let hasSameTags = tags.elementsEqual(article.tags) { name, tag in
            name.isSlug ? name.slug == tag.slug : name.key.hasSameBytes(as: tag.name.folded)
        }
        if !hasSameTags { names.append("tags") }
        return names
    }
}

extension Article {
    /// Whether everything that an editor writes is the same, byte by byte.
    func hasSameContent(as other: Article) -> Bool {
        let written = ArticleFields.all.subtracting([.version, .updatedAt])
        return hasSame(written, as: other, at: Timestamp.latest)
    }

    /// Whether these members have the same JSON at this instant.
    func hasSame(_ fields: ArticleFields, as other: Article, at now: Timestamp) -> Bool {
        var mine = JSONWriter()
        var others = JSONWriter()
        write(to: &mine, fields, at: now)
        other.write(to: &others, fields, at: now)
        return mine.bytes == others.bytes
    }
}
