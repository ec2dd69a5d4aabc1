internal import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteConnection {
    /// Keeps the analysis that an article brings, in place of all that it had; drops these when it brings
    /// none.
    func setAnalysis(of article: Article, _ limits: TermIndexLimits) throws {
        let id = StoredID(article.id)
        guard let analysis = article.analysis, let values = Self.values(of: article) else {
            if try run(.deleteAnalyses, [id]) > 0 { try setTerms([], of: article.id) }
            return
        }
        try run(.deleteOtherAnalyses, [id, analysis.version])
        try run(.setAnalysis, values)
        try setTerms(TermNumbers(analysis).values, of: article.id)
        try tendTerms(after: article.id, limits)
    }

    /// Keeps the analysis that an article brings beside those of other versions.
    func addAnalysis(of article: Article, _ limits: TermIndexLimits) throws {
        guard let analysis = article.analysis, let values = Self.values(of: article) else { return }
        try run(.setAnalysis, values)
        let others = try allTermNumbers(of: article.id).filter { number in
            TermNumbers.version(of: number) != analysis.version
        }
        try setTerms(others + TermNumbers(analysis).values, of: article.id)
        try tendTerms(after: article.id, limits)
    }

    /// Removes some analyses of other versions, and their terms from the lists of the articles; `false` when
    /// there is none.
    func removeAnalyses(besides version: Int, limit: Int) throws -> Bool {
        let unused = try rows(.unusedAnalyses, [version, limit]) { row in
            (
                article: try row.decode(StoredID.self, atIndex: 0).id,
                version: try row.decode(Int.self, atIndex: 1)
            )
        }
        for (article, version) in unused {
            try run(.deleteAnalysisOfVersion, [StoredID(article), version])
            try forgetTerms(of: article, version: version)
        }
        return !unused.isEmpty
    }

    /// What `Statement.setAnalysis` takes; `nil` without an analysis, or a time to show it from.
    private static func values(of article: Article) -> [(any SQLiteConvertible)?]? {
        guard let analysis = article.analysis, let publishedAt = article.publishedAt else { return nil }
        return [
            StoredID(article.id), analysis.version, article.id.sampleKey, analysis.signature,
            publishedAt.milliseconds, article.language, Data(analysis.profile),
        ]
    }
}
