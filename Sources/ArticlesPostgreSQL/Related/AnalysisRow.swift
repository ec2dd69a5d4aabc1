internal import Articles
internal import PostgreSQLClient

/// The columns of an analysis, in the order in which they are written.
enum AnalysisRow {
    /// The parameters of `Statement.insertAnalysis` and `updateAnalysis`; `nil` when the article has none.
    static func values(of indexed: IndexedArticle) -> [PostgreSQLValue]? {
        let article = indexed.article
        guard let analysis = indexed.analysis, let publishedAt = article.publishedAt else { return nil }
        return [
            .id(article.id), .int64(article.id.sampleKey), .int64(analysis.fingerprint), .time(publishedAt),
            .int16(Int16(clamping: analysis.version)), .optional(article.language),
            .int64Array(analysis.termNumbers), .bytes(analysis.profile),
        ]
    }
}

extension ArticleProfile {
    /// Reads a row of `Statement.profiles`; `nil` when it is malformed.
    init?(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        guard let tags = try row.tags(5) else { return nil }
        self.init(
            article: try row.id(0), profile: row.isNull(1) ? [] : try row.bytes(1),
            language: try row.optionalText(2), tags: tags, publishedAt: try row.time(3),
            fingerprint: try row.int64(4))
    }
}

extension AnalysisState {
    /// Reads a row of `Statement.shownAnalyses`.
    init(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        self.init(
            fingerprint: try row.int64(1), language: try row.optionalText(2), publishedAt: try row.time(3))
    }
}
