internal import Articles
internal import Foundation
internal import SQLiteClient

/// The columns of an analysis, in the order in which they are written and read.
enum AnalysisRow {
    /// The parameters of `Statement.insertAnalysis`; `nil` without an analysis, or a time to show it from.
    static func values(of indexed: IndexedArticle) -> [(any SQLiteConvertible)?]? {
        let article = indexed.article
        guard let analysis = indexed.analysis, let publishedAt = article.publishedAt else { return nil }
        return [
            StoredID(article.id), analysis.version, article.id.sampleKey, analysis.fingerprint,
            publishedAt.milliseconds, article.language, Data(analysis.profile),
        ]
    }
}

extension ArticleProfile {
    /// Reads a row of `Statement.profiles`, without tags; of a known one without the profile.
    init(row: borrowing SQLiteRow, besides known: [ArticleID: Int64]) throws {
        let article = try row.decode(StoredID.self, atIndex: 0).id
        let fingerprint = try row.decode(Int64.self, atIndex: 3)
        self.init(
            article: article,
            profile: known[article] == fingerprint ? [] : Array(try row.decode(Data.self, atIndex: 4)),
            language: try row.decode(String?.self, atIndex: 2), tags: [],
            publishedAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 1)),
            fingerprint: fingerprint)
    }
}
