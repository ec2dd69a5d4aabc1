import Articles

// MARK: Writing

extension State {
    /// From now on it is noted which records change.
    mutating func startNoting() {
        articles.startNoting()
        tags.startNoting()
        mergedTags.startNoting()
        formerSlugs.startNoting()
        formerTagSlugs.startNoting()
        formerTagKeys.startNoting()
        startNotingTombstones()
        accessKeys.startNoting()
        overrides.startNoting()
        responses.startNoting()
        changes.startNoting()
        revisions.startNoting()
        webhooks.startNoting()
        synonyms.startNoting()
    }

    /// What has become of the records that have changed since the last time, in the order of their identities.
    mutating func takeChanges() -> [RecordChange] {
        var changed = articles.takeChanged()
        changed.formUnion(tags.takeChanged())
        changed.formUnion(mergedTags.takeChanged())
        changed.formUnion(formerSlugs.takeChanged())
        changed.formUnion(formerTagSlugs.takeChanged())
        changed.formUnion(formerTagKeys.takeChanged())
        changed.formUnion(takeChangedTombstones())
        changed.formUnion(accessKeys.takeChanged())
        changed.formUnion(overrides.takeChanged())
        changed.formUnion(responses.takeChanged())
        changed.formUnion(changes.takeChanged())
        changed.formUnion(revisions.takeChanged())
        changed.formUnion(webhooks.takeChanged())
        changed.formUnion(synonyms.takeChanged())
        return changed.sorted().map { id in record(id).map { RecordChange($0) } ?? RecordChange(removing: id)
        }
    }

    /// The record as it is now; `nil` when there is none.
    private func record(_ id: RecordID) -> Record? {
        if id.kind == .key { return accessKeys[id.name].map { .accessKey($0) } }
        // A revision is named after its article and its version.
        guard let owner = UniqueID(String(id.name.prefix(36))) else { return nil }
        switch id.kind {
        case .article: return articles[owner].map { .article($0) }
        case .tag:
            return tags[owner].map { tag in
                .tag(
                    Record.TagRecord(
                        tag, formerSlugs: former(formerTagSlugs, of: owner, \.self),
                        formerKeys: former(formerTagKeys, of: owner, \.text),
                        merged: (mergedTags[owner] ?? []).sorted()))
            }
        case .redirects:
            let slugs = former(formerSlugs, of: owner, \.self)
            return slugs.isEmpty ? nil : .redirects(owner, slugs)
        case .tombstone: return tombstones[owner].map { .tombstone($0) }
        case .key: return nil
        case .overrides:
            return overrides[owner].flatMap {
                $0 == RelatedOverrides() ? nil : .overrides(owner, $0)
            }
        case .response: return responses[owner].map { .response($0) }
        case .revision:
            guard let version = Int(id.name.dropFirst(37)) else { return nil }
            return revisions.rows[.init(article: owner, version: version)].map { .revision($0) }
        case .change:
            guard let scope = ChangeScope(rawValue: Int(truncatingIfNeeded: owner.high)) else { return nil }
            return changes[scope].rows[Int64(bitPattern: owner.low)].map { .change($0) }
        case .changeCounters:
            guard let scope = ChangeScope(rawValue: Int(truncatingIfNeeded: owner.low)) else { return nil }
            return changes[scope].counters[scope].map { .changeCounters($0) }
        case .webhook: return webhooks.webhooks[owner].map { .webhook($0) }
        case .delivery: return webhooks.deliveries[owner].map { .delivery($0) }
        case .synonyms: return synonyms[.only].map { .synonyms($0) }
        }
    }

    /// What an owner has given up, sorted.
    private func former<Key: Comparable, Name>(
        _ table: RecordTable<Key, Former>, of owner: UniqueID, _ name: (Key) -> Name
    ) -> [Record.Former<Name>] {
        table.lazy.filter { $0.value.owner == owner }.sorted { $0.key < $1.key }
            .map {
                Record.Former(name($0.key), givenUpAt: $0.value.givenUpAt, isPublic: $0.value.isPublic)
            }
    }
}

// MARK: Upgrading

extension [Record] {
    /// Whether changes were stored by a program that told everybody at once.
    var hasFormerChanges: Bool {
        contains { record in
            guard case .changeCounters(let last) = record else { return false }
            return last.formerPublicNumber != nil
        }
    }
}

extension State {
    /// The records of all changes, as they are written now.
    func changesAnew() -> [RecordChange] {
        var state = self
        state.startNoting()
        state.changes.noteAll()
        return state.takeChanges()
    }
}

// MARK: Reading

extension State {
    /// The state that these records are of, with the entries of the articles in the index.
    ///
    /// Throws for records that do not go together, such as two articles with one slug.
    init(_ records: [Record], _ entries: [ArticleID: IndexedArticle] = [:]) throws(RecordError) {
        self.init()
        var known: Set<RecordID> = []
        for record in records where !known.insert(record.id).inserted {
            throw RecordError(record.id.description, "this record is there twice")
        }
        // Each kind after those that it names.
        for record in records { try takeTag(record) }
        for record in records { try takeArticle(record, entries) }
        for record in records { try takeOther(record) }
        for record in records { try takeFormerSlugs(record) }
        for record in records { try takeDelivery(record) }
        takeResponses(records)
        try takeChanges(records)
    }

    private mutating func takeChanges(_ records: [Record]) throws(RecordError) {
        var rows: [ChangeScope: [Record.ChangeRecord]] = [:]
        var counters: [ChangeScope: Record.ChangeCounters] = [:]
        for record in records {
            switch record {
            case .change(let row):
                rows[row.change.scope, default: []].append(row)
                if let row = row.ofPublic { rows[.visible, default: []].append(row) }
            case .changeCounters(let last):
                counters[last.scope] = last
                if let last = last.ofPublic { counters[.visible] = last }
            case .revision(let revision): revisions.add(revision)
            case .article, .tag, .redirects, .tombstone, .accessKey, .overrides, .response, .webhook,
                .delivery, .synonyms:
                continue
            }
        }
        for record in records {
            if case .tombstone(let tombstone) = record {
                revisions.markDeletion(of: tombstone.id, tombstone.version)
            }
        }
        for scope in ChangeScope.allCases {
            let rows = rows[scope] ?? []
            try Self.check(rows, counters[scope] ?? .init(scope))
            changes[scope] = ChangeLog(scope, rows, counters[scope])
        }
    }

    /// Throws unless the numbers are the last ones that were given, without a gap: whoever follows the feed relies on them.
    private static func check(
        _ rows: [Record.ChangeRecord], _ last: Record.ChangeCounters
    ) throws(RecordError) {
        for row in rows where row.position > last.position || row.number ?? 0 > last.number {
            throw RecordError(
                RecordID(change: row.position, in: last.scope).description,
                "its numbers are larger than the last ones given")
        }
        let numbered = rows.filter { $0.number != nil }.sorted { ($0.number ?? 0) > ($1.number ?? 0) }
        for (index, row) in numbered.enumerated() where row.number != last.number - Int64(index) {
            throw RecordError(
                RecordID(change: row.position, in: last.scope).description,
                "its number is \(row.number ?? 0); the one that is missing is \(last.number - Int64(index))")
        }
    }

    private mutating func takeResponses(_ records: [Record]) {
        let responses = records.compactMap { record in
            if case .response(let response) = record { response } else { nil }
        }
        for response in responses.sorted(by: { $0.storedAt < $1.storedAt }) { add(response) }
    }

    private mutating func takeTag(_ record: Record) throws(RecordError) {
        guard case .tag(let tag) = record else { return }
        guard !isTaken(tag.tag) else {
            throw RecordError(record.id.description, "another tag has its name or its slug")
        }
        add(tag.tag)
        if !tag.merged.isEmpty { mergedTags[tag.tag.id] = Set(tag.merged) }
    }

    private mutating func takeArticle(
        _ record: Record, _ entries: [ArticleID: IndexedArticle]
    ) throws(RecordError) {
        guard case .article(let article) = record else { return }
        do throws(ArticleError) {
            try checkConflicts(of: article, [])
        } catch {
            let reason =
                switch error.subject {
                case .slug: "another article has the slug \(article.slug)"
                case .source: "another article has its source"
                case .tag: "it has a tag that is not there"
                case .id, .key, .request, nil: error.message
                }
            throw RecordError(record.id.description, reason)
        }
        add(entries[article.id] ?? article.indexed)
    }

    private mutating func takeOther(_ record: Record) throws(RecordError) {
        switch record {
        case .article, .tag, .redirects, .response, .revision, .change, .changeCounters, .delivery: return
        case .webhook(let webhook): webhooks.set(webhook)
        case .synonyms(let stored): synonyms[.only] = stored
        case .tombstone(let tombstone): setTombstone(tombstone, of: tombstone.id)
        case .accessKey(let key): accessKeys[key.id] = key
        case .overrides(let article, let overrides):
            for id in [article] + overrides.pinned + overrides.excluded where articles[id] == nil {
                throw RecordError(record.id.description, "there is no article \(id)")
            }
            set(overrides, of: article)
        }
    }

    private mutating func takeDelivery(_ record: Record) throws(RecordError) {
        guard case .delivery(let delivery) = record else { return }
        guard webhooks.webhooks[delivery.webhook] != nil else {
            throw RecordError(record.id.description, "there is no webhook \(delivery.webhook)")
        }
        webhooks.set(delivery)
    }

    private mutating func takeFormerSlugs(_ record: Record) throws(RecordError) {
        switch record {
        case .article, .tombstone, .accessKey, .overrides, .response, .revision, .change, .changeCounters,
            .webhook, .delivery, .synonyms:
            return
        case .tag(let tag):
            for former in tag.formerSlugs {
                guard tagIndex.tag(slug: former.name) == nil, formerTagSlugs[former.name] == nil else {
                    throw RecordError(
                        record.id.description, "another tag has, or had, the former slug \(former.name)")
                }
                formerTagSlugs[former.name] = Former(former, of: tag.tag.id)
            }
            for former in tag.formerKeys {
                let key = TextKey(text: former.name)
                guard tagIndex.tag(key: key) == nil, formerTagKeys[key] == nil else {
                    throw RecordError(
                        record.id.description, "another tag has, or had, the former name \(former.name)")
                }
                formerTagKeys[key] = Former(former, of: tag.tag.id)
            }
        case .redirects(let owner, let slugs):
            guard articles[owner] != nil || tombstones[owner] != nil else {
                throw RecordError(record.id.description, "there is no article and no tombstone \(owner)")
            }
            for former in slugs {
                guard formerSlugs[former.name] == nil else {
                    throw RecordError(
                        record.id.description, "another article had the slug \(former.name), too")
                }
                formerSlugs[former.name] = Former(former, of: owner)
            }
        }
    }
}

extension State.Former {
    fileprivate init<Name>(_ former: Record.Former<Name>, of owner: UniqueID) {
        self.init(owner: owner, givenUpAt: former.givenUpAt, isPublic: former.isPublic)
    }
}
