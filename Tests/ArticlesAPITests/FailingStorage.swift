import Articles

/// A storage of which every method throws the same error.
struct FailingStorage: ArticleStorage {
    let error: ArticleError

    func article(id: ArticleID) async throws(ArticleError) -> Article? { throw error }
    func article(slug: Slug) async throws(ArticleError) -> Article? { throw error }
    func article(source: Source) async throws(ArticleError) -> Article? { throw error }
    func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] { throw error }
    func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int { throw error }
    func publicEntry(
        _ reference: ArticleReference, at now: Timestamp, includesBody: Bool
    ) async throws(ArticleError) -> PublicEntry? { throw error }
    func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition? { throw error }
    func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] { throw error }
    func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? { throw error }
    func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? { throw error }
    func tombstone(source: Source) async throws(ArticleError) -> Tombstone? { throw error }
    func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone] { throw error }
    func insert(
        _ article: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) { throw error }
    func update(
        _ article: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) { throw error }
    func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) { throw error }
    func write(_ operations: [ArticleWrite]) async throws(ArticleError) { throw error }

    func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? { throw error }
    func tag(
        formerSlug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> Tag? { throw error }
    func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] { throw error }
    func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] { throw error }
    func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] { throw error }
    func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String> { throw error }
    func ignoredTags() async throws(ArticleError) -> Set<TagID> { throw error }
    func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article] { throw error }
    func outdatedCount(version: Int?) async throws(ArticleError) -> Int { throw error }
    func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError) -> [Article] {
        throw error
    }
    func reindex(_ articles: [IndexedArticle]) async throws(ArticleError) { throw error }
    func activateIndex(version: Int) async throws(ArticleError) { throw error }
    func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] { throw error }
    func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError) { throw error }
    func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError) { throw error }
    func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError) { throw error }
    func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int { throw error }

    func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] { throw error }
    func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile] { throw error }
    func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState { throw error }
    func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] { throw error }
    func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides { throw error }
    func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError) { throw error }
    func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] { throw error }

    func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] { throw error }
    func accessKey(id: String) async throws(ArticleError) -> AccessKey? { throw error }
    func accessKeys() async throws(ArticleError) -> [AccessKey] { throw error }
    func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) { throw error }
    func deleteAccessKey(id: String, in context: WriteContext) async throws(ArticleError) -> Bool {
        throw error
    }
    func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) { throw error }
    func keptResponse(
        id: UniqueID, at now: Timestamp
    ) async throws(ArticleError) -> KeptResponse? { throw error }
    func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage { throw error }
    func numberChanges(in scope: ChangeScope, at now: Timestamp, limit: Int) async throws(ArticleError) -> Int
    {
        throw error
    }
    func deleteChanges(
        in scope: ChangeScope, before time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int { throw error }
    func deleteRevisions(
        ofArticlesDeletedBefore time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int { throw error }
    func revisions(
        of article: ArticleID, from version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] { throw error }
    func revisions(
        of article: ArticleID, upTo version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] { throw error }
    func ping() async throws(ArticleError) { throw error }
}
