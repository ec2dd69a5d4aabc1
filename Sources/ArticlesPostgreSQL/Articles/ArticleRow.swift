internal import Articles
internal import PostgreSQLClient

/// The columns of an article, in the order in which they are read and written.
enum ArticleRow {
    /// All but the body, of the table `a`, and the tags of `g`.
    static let columns = """
        a.id, a.slug, a.title, a.excerpt, a.format, a.status, a.published_at, a.authors, a.image_url,
        a.image_alt, a.canonical_url, a.language, a.metadata, a.source_name, a.source_id, a.version,
        a.created_at, a.updated_at, a.was_visible, g.ids, g.slugs, g.names
        """

    /// All, with the body and what only writers ask for.
    static let allColumns = columns + ", a.body, a.slug_was_visible, a.tag_spellings, a.import_digest"

    /// All, with the body if a parameter says so, else an empty one.
    static func columns(withBodyIf parameter: String) -> String {
        allColumns.replacing("a.body", with: "CASE WHEN \(parameter) THEN a.body ELSE '' END")
    }

    /// The index of the body, in a row that has it.
    static let bodyIndex = 22

    /// The index of the first column behind all of these.
    static let next = 26

    /// The parameters of `Statement.insertArticle` and `updateArticle`.
    static func values(of article: Article) -> [PostgreSQLValue] {
        [
            .id(article.id), .text(article.slug.text), .text(article.title), .text(article.titleKey),
            .text(article.excerpt), .text(article.format.rawValue), .int16(article.status.stored),
            .optional(article.publishedAt), .int64(article.publishedKey), .textArray(article.authors),
            .optional(article.image?.url), .optional(article.image?.alt), .optional(article.canonicalURL),
            .optional(article.language), .text(article.metadata), .optional(article.source?.name),
            .optional(article.source?.id), .int64(Int64(article.version)), .time(article.createdAt),
            .time(article.updatedAt), .bool(article.wasVisible), .text(article.body),
            .bool(article.slugWasVisible), .textArray(article.tagSpellings),
            .optional(article.source?.digest),
        ]
    }
}

extension Article {
    /// Reads a row with the columns of `ArticleRow`, with or without a body; `nil` when it is malformed.
    init?(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        guard let format = ArticleFormat(rawValue: try row.text(4)),
            let status = ArticleStatus(stored: try row.int16(5))
        else { return nil }
        self.init(
            id: try row.id(0), slug: Slug(stored: try row.text(1)), title: try row.text(2),
            createdAt: try row.time(16))
        self.format = format
        self.status = status
        excerpt = try row.text(3)
        publishedAt = try row.optionalTime(6)
        authors = try row.textArray(7)
        if let url = try row.optionalText(8) { image = ArticleImage(url: url, alt: try row.text(9)) }
        canonicalURL = try row.optionalText(10)
        language = try row.optionalText(11)
        metadata = try row.text(12)
        if let name = try row.optionalText(13) { source = Source(name: name, id: try row.text(14)) }
        version = Int(try row.int64(15))
        updatedAt = try row.time(17)
        wasVisible = try row.bool(18)
        guard let tags = try row.tags(19) else { return nil }
        self.tags = tags
        if row.columnCount > ArticleRow.bodyIndex { body = try row.text(ArticleRow.bodyIndex) }
        guard row.columnCount >= ArticleRow.next else { return }
        slugWasVisible = try row.bool(ArticleRow.bodyIndex + 1)
        tagSpellings = try row.textArray(ArticleRow.bodyIndex + 2)
        source?.digest = try row.optionalText(ArticleRow.bodyIndex + 3)
    }
}

extension PostgreSQLRow {
    /// The ids, slugs and names of tags, as `Statement.tagsOfArticle` joins them, from this column on; `nil`
    /// when they are not equally many.
    func tags(_ column: Int) throws(PostgreSQLError) -> [ArticleTag]? {
        guard !isNull(column) else { return [] }
        let (ids, slugs) = (try uuidArray(column), try textArray(column + 1))
        let names = try textArray(column + 2)
        guard ids.count == slugs.count, ids.count == names.count else { return nil }
        return ids.indices.map { index in
            ArticleTag(id: TagID(ids[index]), slug: Slug(stored: slugs[index]), name: names[index])
        }
    }
}

extension ArticleStatus {
    /// The number by which it is stored.
    var stored: Int16 {
        switch self {
        case .draft: 0
        case .published: 1
        case .archived: 2
        }
    }

    fileprivate init?(stored: Int16) {
        switch stored {
        case 0: self = .draft
        case 1: self = .published
        case 2: self = .archived
        case _: return nil
        }
    }
}
