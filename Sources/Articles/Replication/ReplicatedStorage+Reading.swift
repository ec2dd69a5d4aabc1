/// Reads that may come from the replica.
extension ReplicatedStorage {
    public func article(id: ArticleID) async throws(ArticleError) -> Article? {
        try await reading { storage async throws(ArticleError) in try await storage.article(id: id) }
    }

    public func article(slug: Slug) async throws(ArticleError) -> Article? {
        try await reading { storage async throws(ArticleError) in try await storage.article(slug: slug)
        }
    }

    public func article(source: Source) async throws(ArticleError) -> Article? {
        try await reading { storage async throws(ArticleError) in
            try await storage.article(source: source)
        }
    }

    public func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] {
        try await reading { storage async throws(ArticleError) in try await storage.articles(query) }
    }

    public func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int {
        try await reading { storage async throws(ArticleError) in try await storage.count(filter) }
    }

    public func publicEntry(_ reference: ArticleReference, at now: Timestamp, includesBody: Bool)
        async throws(ArticleError) -> PublicEntry?
    {
        try await reading { storage async throws(ArticleError) in
            try await storage.publicEntry(reference, at: now, includesBody: includesBody)
        }
    }

    public func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition? {
        try await reading { storage async throws(ArticleError) in
            try await storage.visiblePosition(after: count, behind: position, at: now)
        }
    }

    public func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        try await reading { storage async throws(ArticleError) in try await storage.holders(of: slugs) }
    }

    public func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        try await reading { storage async throws(ArticleError) in
            try await storage.formerOwner(of: slug)
        }
    }

    public func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        try await reading { storage async throws(ArticleError) in try await storage.tombstone(id: id) }
    }

    public func tombstone(source: Source) async throws(ArticleError) -> Tombstone? {
        try await reading { storage async throws(ArticleError) in
            try await storage.tombstone(source: source)
        }
    }

    public func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone] {
        try await reading { storage async throws(ArticleError) in
            try await storage.tombstones(sourceName: sourceName)
        }
    }

    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        try await reading { storage async throws(ArticleError) in
            try await storage.tag(slug: slug, in: scope)
        }
    }

    public func tag(formerSlug: Slug, in scope: TagScope) async throws(ArticleError) -> Tag? {
        try await reading { storage async throws(ArticleError) in
            try await storage.tag(formerSlug: formerSlug, in: scope)
        }
    }

    public func tags(named names: TagNames, in scope: TagScope) async throws(ArticleError)
        -> [NamedTag]
    {
        try await reading { storage async throws(ArticleError) in
            try await storage.tags(named: names, in: scope)
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        try await reading { storage async throws(ArticleError) in try await storage.tags(query) }
    }

    public func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        try await reading { storage async throws(ArticleError) in try await storage.tags(query) }
    }

    public func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String> {
        try await reading { storage async throws(ArticleError) in
            try await storage.searchedLanguages(in: scope)
        }
    }

    public func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        try await reading { storage async throws(ArticleError) in try await storage.ignoredTags() }
    }

    public func companions(of tag: TagID, in scope: TagScope, sample: Int) async throws(ArticleError)
        -> [CompanionTag]
    {
        try await reading { storage async throws(ArticleError) in
            try await storage.companions(of: tag, in: scope, sample: sample)
        }
    }

    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        try await reading { storage async throws(ArticleError) in try await storage.candidates(query) }
    }

    public func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile] {
        try await reading { storage async throws(ArticleError) in
            try await storage.profiles(of: articles, version: version, besides: known)
        }
    }

    public func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState {
        try await reading { storage async throws(ArticleError) in try await storage.sampleState(query) }
    }

    public func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        try await reading { storage async throws(ArticleError) in try await storage.sample(query) }
    }

    public func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides {
        try await reading { storage async throws(ArticleError) in
            try await storage.overrides(of: article)
        }
    }

    public func articles(ids: [ArticleID], includesBody: Bool) async throws(ArticleError) -> [Article] {
        try await reading { storage async throws(ArticleError) in
            try await storage.articles(ids: ids, includesBody: includesBody)
        }
    }

    public func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] {
        try await reading { storage async throws(ArticleError) in try await storage.redirects(query) }
    }

    public func revisions(of article: ArticleID, from version: Int, limit: Int)
        async throws(ArticleError) -> [Revision]
    {
        try await reading { storage async throws(ArticleError) in
            try await storage.revisions(of: article, from: version, limit: limit)
        }
    }

    public func revisions(of article: ArticleID, upTo version: Int, limit: Int)
        async throws(ArticleError) -> [Revision]
    {
        try await reading { storage async throws(ArticleError) in
            try await storage.revisions(of: article, upTo: version, limit: limit)
        }
    }
}

/// Reads that come from the primary: of keys, which end at once; of kept responses and of the index, by which it is decided what to
/// write; and of the change feed, whose readers go by its numbers.
extension ReplicatedStorage {
    public func outdatedArticles(version: Int?, after article: ArticleID?, limit: Int)
        async throws(ArticleError) -> [Article]
    {
        try await primary.outdatedArticles(version: version, after: article, limit: limit)
    }

    public func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        try await primary.outdatedCount(version: version)
    }

    public func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError)
        -> [Article]
    {
        try await primary.appearedArticles(at: now, limit: limit)
    }

    public func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        try await primary.accessKey(id: id)
    }

    public func accessKeys() async throws(ArticleError) -> [AccessKey] {
        try await primary.accessKeys()
    }

    public func keptResponse(id: UniqueID, at now: Timestamp) async throws(ArticleError)
        -> KeptResponse?
    {
        try await primary.keptResponse(id: id, at: now)
    }

    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        try await primary.changes(query)
    }

    public func ping() async throws(ArticleError) {
        try await primary.ping()
    }
}
