public import Articles

extension InMemoryArticleRepository: RecordTransfer {
    public func records(
        _ kind: TransferredRecord.Kind, from key: String, limit: Int
    ) async throws(ArticleError) -> [TransferredRecord] {
        let first = TextKey(text: key)
        let found = read { $0.records(kind) { TextKey(text: $0) >= first } }
        return Array(found.sorted { TextKey(text: $0.key) < TextKey(text: $1.key) }.prefix(limit))
    }

    public func store(_ records: [TransferredRecord]) async throws(ArticleError) {
        try await write(.everything) { (state) throws(ArticleError) in
            for record in records { try state.check(record) }
            for record in records { state.store(record) }
        }
    }

    public func delete(_ records: [TransferredRecord]) async throws(ArticleError) {
        try await write(.everything) { state in
            for record in records { state.delete(record) }
        }
    }
}

extension State {
    /// The records of a kind whose keys are asked for.
    fileprivate func records(
        _ kind: TransferredRecord.Kind, _ isAsked: @escaping (String) -> Bool
    ) -> [TransferredRecord] {
        switch kind {
        case .formerSlug:
            formerSlugs.lazy.filter { isAsked($0.key.text) }
                .map { .formerSlug(FormerName($0.key.text, $0.value)) }
        case .formerTagSlug:
            formerTagSlugs.lazy.filter { isAsked($0.key.text) }
                .map { .formerTagSlug(FormerName($0.key.text, $0.value)) }
        case .formerTagKey:
            formerTagKeys.lazy.filter { isAsked($0.key.text) }
                .map { .formerTagKey(FormerName($0.key.text, $0.value)) }
        case .tombstone:
            tombstones.lazy.filter { isAsked($0.key.description) }.map { .tombstone($0.value) }
        case .overrides:
            overrides.lazy.filter { isAsked($0.key.description) && $0.value != RelatedOverrides() }
                .map { .overrides($0.key, $0.value) }
        }
    }

    fileprivate func check(_ record: TransferredRecord) throws(ArticleError) {
        switch record {
        case .formerSlug, .tombstone: return
        case .formerTagSlug(let former), .formerTagKey(let former):
            guard tags[former.owner] != nil else { throw .conflict(.tag) }
        case .overrides(let article, _):
            guard articles[article] != nil else { throw .notFound("article") }
        }
    }

    fileprivate mutating func store(_ record: TransferredRecord) {
        switch record {
        case .formerSlug(let former): formerSlugs[Slug(stored: former.name)] = Former(former)
        case .formerTagSlug(let former): formerTagSlugs[Slug(stored: former.name)] = Former(former)
        case .formerTagKey(let former): formerTagKeys[TextKey(text: former.name)] = Former(former)
        case .tombstone(let tombstone): setTombstone(tombstone, of: tombstone.id)
        case .overrides(let article, let overrides): set(overrides, of: article)
        }
    }

    fileprivate mutating func delete(_ record: TransferredRecord) {
        switch record {
        case .formerSlug(let former): formerSlugs[Slug(stored: former.name)] = nil
        case .formerTagSlug(let former): formerTagSlugs[Slug(stored: former.name)] = nil
        case .formerTagKey(let former): formerTagKeys[TextKey(text: former.name)] = nil
        case .tombstone(let tombstone): setTombstone(nil, of: tombstone.id)
        case .overrides(let article, _):
            if articles[article] != nil { set(RelatedOverrides(), of: article) }
        }
    }
}

extension State.Former {
    fileprivate init(_ former: FormerName) {
        self.init(owner: former.owner, givenUpAt: former.givenUpAt, isPublic: former.isPublic)
    }
}

extension FormerName {
    fileprivate init(_ name: String, _ former: State.Former) {
        self.init(name, of: former.owner, givenUpAt: former.givenUpAt, isPublic: former.isPublic)
    }
}
