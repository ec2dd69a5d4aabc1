internal import Articles
internal import Foundation
internal import SQLiteClient
import StrictJSON

/// The columns of an article, in the order in which they are read and written.
enum ArticleRow {
    /// All but the body, of the table `a`.
    static let columns = """
        a.id, a.slug, a.title, a.excerpt, a.format, a.status, a.published_at, a.authors, a.image_url,
        a.image_alt, a.canonical_url, a.language, a.metadata, a.source_name, a.source_id, a.version,
        a.created_at, a.updated_at, a.was_visible
        """

    /// All, with the body and what only writers ask for.
    static let allColumns = columns + ", a.body, a.slug_was_visible, a.tag_spellings, a.import_digest"

    /// All, with the body if a parameter says so, else an empty one.
    static func columns(withBodyIf parameter: String) -> String {
        allColumns.replacing("a.body", with: "CASE WHEN \(parameter) THEN a.body ELSE '' END")
    }

    /// The index of the body, in a row that has it.
    static let bodyIndex = 19

    /// The parameters of `Statement.insertArticle` and `updateArticle`.
    static func values(of article: Article) -> [(any SQLiteConvertible)?] {
        [
            StoredID(article.id), article.slug.text, article.title, article.titleKey, article.excerpt,
            article.format.rawValue, article.status.stored, article.publishedAt?.milliseconds,
            article.publishedKey, jsonArray(of: article.authors), article.image?.url, article.image?.alt,
            article.canonicalURL, article.language, article.metadata, article.source?.name,
            article.source?.id, article.version, article.createdAt.milliseconds,
            article.updatedAt.milliseconds, article.wasVisible, article.body,
            article.slugWasVisible, article.tagSpellings.isEmpty ? nil : jsonArray(of: article.tagSpellings),
            article.source?.digest,
        ]
    }

    /// The texts as a JSON array.
    static func jsonArray(of texts: some Collection<String>) -> String {
        if texts.isEmpty { return "[]" }
        var writer = JSONWriter(capacity: 64)
        writer.array(texts) { $0.string($1) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    fileprivate static func texts(of json: String, _ column: String = "authors") throws -> [String] {
        if json == "[]" { return [] }
        guard case .array(let elements) = try JSONParser.parse(Array(json.utf8)) else {
            throw MalformedRow(column: column)
        }
        return try elements.map { element in
            guard case .string(let text) = element else { throw MalformedRow(column: column) }
            return text
        }
    }
}

/// The error of a row with a value that no statement of ours writes.
struct MalformedRow: Error {
    let column: String
}

extension Article {
    /// Reads a row with the columns of `ArticleRow`, without tags.
    init(row: borrowing SQLiteRow) throws {
        self.init(
            id: try row.decode(StoredID.self, atIndex: 0).id,
            slug: Slug(stored: try row.decode(String.self, atIndex: 1)),
            title: try row.decode(String.self, atIndex: 2),
            createdAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 16)))
        excerpt = try row.decode(String.self, atIndex: 3)
        guard let format = ArticleFormat(rawValue: try row.decode(String.self, atIndex: 4)) else {
            throw MalformedRow(column: "format")
        }
        self.format = format
        status = try ArticleStatus(stored: try row.decode(Int.self, atIndex: 5))
        publishedAt = try row.decode(Int64?.self, atIndex: 6).map(Timestamp.init(clamping:))
        authors = try ArticleRow.texts(of: try row.decode(String.self, atIndex: 7))
        if let url = try row.decode(String?.self, atIndex: 8) {
            image = ArticleImage(url: url, alt: try row.decode(String.self, atIndex: 9))
        }
        canonicalURL = try row.decode(String?.self, atIndex: 10)
        language = try row.decode(String?.self, atIndex: 11)
        metadata = try row.decode(String.self, atIndex: 12)
        if let name = try row.decode(String?.self, atIndex: 13) {
            source = Source(name: name, id: try row.decode(String.self, atIndex: 14))
        }
        version = try row.decode(Int.self, atIndex: 15)
        updatedAt = Timestamp(clamping: try row.decode(Int64.self, atIndex: 17))
        wasVisible = try row.decode(Bool.self, atIndex: 18)
        if row.count > ArticleRow.bodyIndex {
            body = try row.decode(String.self, atIndex: ArticleRow.bodyIndex)
            slugWasVisible = try row.decode(Bool.self, atIndex: ArticleRow.bodyIndex + 1)
            let spellings = try row.decode(String?.self, atIndex: ArticleRow.bodyIndex + 2)
            tagSpellings = try spellings.map { try ArticleRow.texts(of: $0, "tag_spellings") } ?? []
            source?.digest = try row.decode(String?.self, atIndex: ArticleRow.bodyIndex + 3)
        }
    }
}

extension ArticleStatus {
    /// The number by which it is stored.
    var stored: Int {
        switch self {
        case .draft: 0
        case .published: 1
        case .archived: 2
        }
    }

    fileprivate init(stored: Int) throws {
        switch stored {
        case 0: self = .draft
        case 1: self = .published
        case 2: self = .archived
        case _: throw MalformedRow(column: "status")
        }
    }
}
