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

extension AnalysisState {
    /// Reads a row of `Statement.shownAnalyses` or `profiles`.
    init(row: borrowing SQLiteRow) throws {
        self.init(
            fingerprint: try row.decode(Int64.self, atIndex: 0),
            language: try row.decode(String?.self, atIndex: 1),
            publishedAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 2)))
    }
}
