internal import Articles
internal import SQLiteClient

extension SQLiteConnection {
    /// Stores the analysis of an article in place of all that it had; deletes these when it has none.
    func updateAnalysis(of indexed: IndexedArticle, _ limits: TermIndexLimits) throws {
        let article = indexed.article.id
        let id = StoredID(article)
        guard let analysis = indexed.analysis, let values = AnalysisRow.values(of: indexed) else {
            if try run(.deleteAnalyses, [id]) > 0 { try updateTerms([], of: article) }
            return
        }
        try run(.deleteOtherAnalyses, [id, analysis.version])
        try run(.insertAnalysis, values)
        try updateTerms(TermNumbers(analysis).values, of: article)
        try compactTerms(after: article, limits)
    }

    /// Stores the analysis of an article beside those of other versions.
    func insertAnalysis(of indexed: IndexedArticle, _ limits: TermIndexLimits) throws {
        guard let analysis = indexed.analysis, let values = AnalysisRow.values(of: indexed) else { return }
        try run(.insertAnalysis, values)
        let article = indexed.article.id
        let others = try allTermNumbers(of: article).filter { number in
            TermNumbers.version(of: number) != analysis.version
        }
        try updateTerms(others + TermNumbers(analysis).values, of: article)
        try compactTerms(after: article, limits)
    }

    /// Deletes some analyses of other versions, and their terms from the lists of the articles; `false` when
    /// there is none.
    func deleteAnalyses(besides version: Int, limit: Int) throws -> Bool {
        let unused = try rows(.unusedAnalyses, [version, limit]) { row in
            (
                article: try row.decode(StoredID.self, atIndex: 0).id,
                version: try row.decode(Int.self, atIndex: 1)
            )
        }
        for (article, version) in unused {
            try run(.deleteAnalysisOfVersion, [StoredID(article), version])
            try deleteTermNumbers(of: article, version: version)
        }
        return !unused.isEmpty
    }
}
