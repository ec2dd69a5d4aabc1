import Articles
import ArticlesConformance
import Testing

@testable import ArticlesSQLite

/// A statement, and what its plan says of the index that it walks.
private struct PlanCase: Sendable, CustomTestStringConvertible {
    let statement: ArticlesSQLite.Statement
    let step: String

    init(_ statement: ArticlesSQLite.Statement, _ step: String) {
        (self.statement, self.step) = (statement, step)
    }

    var testDescription: String { statement.name }

    static let all = [
        PlanCase(
            .shownAnalyses,
            "COVERING INDEX article_analyses_by_article (article_id=? AND version=? AND published_at<?)"),
        PlanCase(
            .articlesByTag,
            "COVERING INDEX article_tags_by_published (tag_id=? AND status=? AND published_key<?)"),
        PlanCase(.sampleState, "COVERING INDEX article_analyses_by_sample_key (version=?)"),
        PlanCase(.sample, "COVERING INDEX article_analyses_by_sample_key (version=?)"),
        PlanCase(.blocksOfTerm, "PRIMARY KEY (run_id=? AND term=?)"),
        PlanCase(.blockOfPosting, "PRIMARY KEY (run_id=? AND term=? AND start<?)"),
        PlanCase(.lastTermOfBlocks, "PRIMARY KEY (run_id=?)"),
        PlanCase(.blocksUpToTerm, "PRIMARY KEY (run_id=? AND term<?)"),
        PlanCase(.deleteBlocksUpToTerm, "PRIMARY KEY (run_id=? AND term<?)"),
        PlanCase(.profiles, "sqlite_autoindex_article_analyses_1 (article_id=? AND version=?)"),
        PlanCase(.articleWithoutBody, "sqlite_autoindex_articles_1 (id=?)"),
        PlanCase(.tagIDsOfArticle, "PRIMARY KEY (article_id=?)"),
        PlanCase(.tagOfArticles, "sqlite_autoindex_tags_1 (id=?)"),
        PlanCase(.overrides, "PRIMARY KEY (article_id=?)"),
        PlanCase(.ignoredTags, "COVERING INDEX tags_ignored (relatedness=?)"),
        PlanCase(.unusedAnalyses, "COVERING INDEX article_analyses_by_sample_key (version<?)"),
        PlanCase(.unusedAnalyses, "COVERING INDEX article_analyses_by_sample_key (version>?)"),
        PlanCase(.lastTermInRange, "PRIMARY KEY (run_id=? AND term>? AND term<?)"),
        PlanCase(.deleteBlocksInRange, "PRIMARY KEY (run_id=? AND term>? AND term<?)"),
        PlanCase(.documentOfArticle, "INDEX search_documents_by_article (article_id=?)"),
        PlanCase(.documentNumber, "COVERING INDEX search_documents_by_article (article_id=?)"),
        PlanCase(.lastDocument, "INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
        PlanCase(.outdatedArticles, "INDEX sqlite_autoindex_articles_1 (id>?)"),
        PlanCase(.outdatedArticles, "INDEX search_documents_by_article (article_id=?) LEFT-JOIN"),
        PlanCase(.wordsOfTag, "COVERING INDEX tag_words_by_tag (tag_id=?)"),
    ]
}

@Suite("SQLite plans of related articles")
struct RelatedPlanTests {
    @Test(arguments: PlanCase.all)
    private func `a statement walks the intended index and sorts nothing`(_ planCase: PlanCase) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let plan = try await repository.plan(of: planCase.statement.sql, values: nil)
        #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.hasSuffix(planCase.step) }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `a deletion finds what refers to the article by an index`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        for (table, column) in [
            ("article_analyses", "article_id"), ("queued_terms", "article_id"),
            ("sorted_terms", "article_id"), ("related_overrides", "article_id"),
            ("related_overrides", "target_id"), ("search_documents", "article_id"),
            ("tag_words", "tag_id"), ("merged_tags", "target_id"),
        ] {
            let sql = "SELECT 1 FROM \(table) WHERE \(column) = ?1"
            let plan = try await repository.plan(of: sql, values: nil)
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
        }
    }
}
