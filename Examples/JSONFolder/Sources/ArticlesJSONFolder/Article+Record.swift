import Articles

extension Article {
    /// Reads an article as strictly as if a client had sent it: a file may have been edited by hand.
    ///
    /// What it is found by is as the file says: new words that were put in by hand count after the next change.
    init(id: ArticleID, record: JSONValue) throws {
        guard case .object(let members) = record else { throw RecordError("it is no object") }
        let ours = [
            "slug", "tag_ids", "was_visible", "slug_was_visible", "tag_spellings", "analyses", "search",
        ]
        let draft = try ArticleDraft(json: .object(members.filter { !ours.contains($0.name) }))
        guard draft.id == id, let created = draft.record.createdAt, let updated = draft.record.updatedAt,
            let version = draft.record.version
        else { throw RecordError("id, version, created_at or updated_at is wrong") }
        let slug = try record.parsed("slug") { Slug(stored: $0) }
        self.init(id: id, slug: slug, title: draft.title, createdAt: created)
        excerpt = draft.excerpt
        body = draft.body
        format = draft.format
        status = draft.status
        if case .value(let time) = draft.publishedAt { publishedAt = time }
        authors = draft.authors
        image = draft.image
        canonicalURL = draft.canonicalURL
        language = draft.language
        metadata = draft.metadata
        source = draft.source
        self.version = version
        updatedAt = updated
        wasVisible = try record.flag("was_visible")
        // Files of former versions have neither.
        slugWasVisible =
            try record["slug_was_visible"].map { _ in try record.flag("slug_was_visible") } ?? wasVisible
        tagSpellings =
            try record["tag_spellings"]?.elements().compactMap { spelling -> String? in
                if case .string(let text) = spelling { text } else { nil }
            } ?? []
        search = try record["search"].map { try SearchDocument(record: $0) }
        // Slugs and names are those of the tags, whenever the article is read.
        tags = try record.member("tag_ids").elements().map { element in
            guard case .string(let text) = element, let tag = UniqueID(text) else {
                throw RecordError("tag_ids is wrong")
            }
            return ArticleTag(id: tag, slug: slug, name: "")
        }
    }
}
