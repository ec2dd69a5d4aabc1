internal import Articles
internal import Foundation
internal import GRDB

extension Database {
    /// Keeps the analysis of a new article.
    func insertAnalysis(of article: Article) throws {
        guard let values = Self.values(of: article), let analysis = article.analysis else { return }
        try run(.insertAnalysis, values)
        try insertTerms(StoredTerms(analysis), of: article.id)
    }

    /// Keeps the analysis of a changed article, as far as that changes, or drops it.
    func updateAnalysis(of article: Article) throws {
        let id = StoredID(article.id)
        let present = try leadingTerms(of: article.id)
        guard let values = Self.values(of: article), let analysis = article.analysis else {
            guard let present else { return }
            try run(.deleteAnalysis, [id])
            try run(.deleteLeadingTerms, [id])
            return try deleteTerms(present, of: article.id)
        }
        guard let present else { return try insertAnalysis(of: article) }
        try run(.updateAnalysis, values)
        let terms = StoredTerms(analysis)
        guard terms != present else { return }
        try run(.updateLeadingTerms, [id, terms.version, terms.data])
        try deleteTerms(present, of: article.id, besides: terms)
        if let json = terms.json(besides: present) { try run(.insertTerms, [id, terms.version, json]) }
    }

    /// The terms by which an article is found now.
    func leadingTerms(of article: ArticleID) throws -> StoredTerms? {
        try first(.leadingTerms, [StoredID(article)]) { row in
            try StoredTerms(
                version: row.decode(Int.self, atIndex: 0), data: row.decode(Data.self, atIndex: 1))
        }
    }

    /// Makes an article impossible to find by these terms, but for those that stay.
    func deleteTerms(
        _ terms: StoredTerms, of article: ArticleID, besides others: StoredTerms? = nil
    ) throws {
        guard let json = terms.json(besides: others) else { return }
        try run(.deleteTerms, [StoredID(article), terms.version, json])
    }

    private func insertTerms(_ terms: StoredTerms, of article: ArticleID) throws {
        let id = StoredID(article)
        try run(.insertLeadingTerms, [id, terms.version, terms.data])
        if let json = terms.json() { try run(.insertTerms, [id, terms.version, json]) }
    }

    /// What `Statement.insertAnalysis` takes; `nil` without an analysis, or a time to show it from.
    private static func values(of article: Article) -> [(any DatabaseValueConvertible)?]? {
        guard let analysis = article.analysis, let publishedAt = article.publishedAt else { return nil }
        return [
            StoredID(article.id), analysis.version, article.id.sampleKey, analysis.signature,
            publishedAt.milliseconds, article.language, Data(analysis.profile),
        ]
    }
}
