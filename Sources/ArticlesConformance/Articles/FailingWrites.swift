import Articles
import Testing

/// Tries writes of every kind that fail in different ways: nothing of what they bring with them may be stored.
func expectFailures(
    in storage: any ArticleStorage, _ context: WriteContext, keeping response: MergeResponse? = nil,
    _ location: SourceLocation = #_sourceLocation
) async throws {
    let article = Article.sample(1, slug: "a")
    try await storage.insert(article, newTags: [])
    await expectError(.conflict, location) {
        try await storage.insert(Article.sample(2, slug: "a").indexed, newTags: [], in: context)
    }
    await expectError(.versionMismatch, location) {
        try await storage.update(
            article.revised().revised().indexed, from: article.revised(), newTags: [], in: context)
    }
    await expectError(.versionMismatch, location) {
        try await storage.delete(article.revised().revised().tombstone, in: context)
    }
    await expectError(.notFound, location) {
        try await storage.setOverrides(RelatedOverrides(), of: .sample(9), in: context)
    }
    var merged = context
    merged.response = nil
    await expectError(.versionMismatch, location) {
        _ = try await storage.merge(
            .sample(1), into: .sample(2), at: .sample, leavesRedirect: true, in: merged, keeping: response)
    }
}
