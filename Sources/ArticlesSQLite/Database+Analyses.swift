internal import Articles
internal import Foundation
internal import GRDB

extension Database {
    /// Keeps the analysis of a new article.
    func insertAnalysis(of article: Article, _ limits: TermIndexLimits) throws {
        guard let values = Self.values(of: article), let analysis = article.analysis else { return }
        try run(.insertAnalysis, values)
        let numbers = TermNumbers(analysis)
        try run(.insertQueuedTerms, [StoredID(article.id), numbers.data])
        try tendTerms(after: article.id, limits)
    }

    /// Keeps the analysis of a changed article, as far as that changes, or drops it.
    func updateAnalysis(of article: Article, _ limits: TermIndexLimits) throws {
        let id = StoredID(article.id)
        guard let values = Self.values(of: article), let analysis = article.analysis else {
            if try run(.deleteAnalysis, [id]) > 0 { try setTerms([], of: article.id) }
            return
        }
        guard try first(.hasAnalysis, [id], { _ in true }) != nil else {
            return try insertAnalysis(of: article, limits)
        }
        try run(.updateAnalysis, values)
        try setTerms(TermNumbers(analysis).values, of: article.id)
        try tendTerms(after: article.id, limits)
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
