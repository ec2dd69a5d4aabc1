import Articles

extension UnindexedStorage: RelatedIndex, OverrideRepository {
    func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        try await inner.candidates(query)
    }

    func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile] {
        try await inner.profiles(of: articles, version: version, besides: known)
    }

    func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState {
        try await inner.sampleState(query)
    }

    func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        try await inner.sample(query)
    }

    func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides {
        try await inner.overrides(of: article)
    }

    func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError) {
        try await inner.setOverrides(overrides, of: article, replacing: expected, in: context)
    }

    func ignoredTags() async throws(ArticleError) -> Set<TagID> { try await inner.ignoredTags() }

    func articles(ids: [ArticleID], includesBody: Bool) async throws(ArticleError) -> [Article] {
        try await inner.articles(ids: ids, includesBody: includesBody)
    }
}

extension UnindexedStorage: FullTextIndex, IndexMaintenance {
    func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String> {
        try await inner.searchedLanguages(in: scope)
    }

    func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        try await inner.tags(query)
    }

    func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article] {
        try await inner.outdatedArticles(version: version, after: article, limit: limit)
    }

    func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        try await inner.outdatedCount(version: version)
    }

    func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError) -> [Article] {
        try await inner.appearedArticles(at: now, limit: limit)
    }

    func reindex(_ articles: [IndexedArticle]) async throws(ArticleError) {
        try await inner.reindex(articles.map(stripped))
    }

    func activateIndex(version: Int) async throws(ArticleError) {
        try await inner.activateIndex(version: version)
    }
}

extension UnindexedStorage: RedirectRepository, AccessKeyRepository, IdempotencyRepository, StorageHealth {
    func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] {
        try await inner.redirects(query)
    }

    func keptResponse(id: UniqueID, at now: Timestamp) async throws(ArticleError) -> KeptResponse? {
        try await inner.keptResponse(id: id, at: now)
    }

    func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        try await inner.accessKey(id: id)
    }

    func accessKeys() async throws(ArticleError) -> [AccessKey] { try await inner.accessKeys() }

    func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) {
        try await inner.insert(key, in: context)
    }

    func deleteAccessKey(
        id: String, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await inner.deleteAccessKey(id: id, in: context)
    }

    func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) {
        try await inner.noteUses(uses)
    }

    func ping() async throws(ArticleError) { try await inner.ping() }
}

extension UnindexedStorage: ChangeRepository, RevisionRepository {
    func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        try await inner.changes(query)
    }

    func numberChanges(
        in scope: ChangeScope, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await inner.numberChanges(in: scope, at: now, limit: limit)
    }

    func deleteChanges(
        in scope: ChangeScope, before time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await inner.deleteChanges(in: scope, before: time, limit: limit)
    }

    func deleteRevisions(
        ofArticlesDeletedBefore time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await inner.deleteRevisions(ofArticlesDeletedBefore: time, limit: limit)
    }

    func revisions(
        of article: ArticleID, from version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        try await inner.revisions(of: article, from: version, limit: limit)
    }

    func revisions(
        of article: ArticleID, upTo version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        try await inner.revisions(of: article, upTo: version, limit: limit)
    }
}
