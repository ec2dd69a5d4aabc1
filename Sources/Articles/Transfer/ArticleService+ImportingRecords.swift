/// What became of a record that an import brought.
public enum RecordOutcome: Sendable, Hashable {
    /// It is stored as it came.
    case stored
    /// It was there already.
    case unchanged
    /// It is not needed here, because …
    case skipped(String)
    /// Nothing was written: here it is otherwise, and …
    case conflict(String)
}

extension ArticleService {
    /// Takes in a record beside articles. What it names has to be stored before: see `ExportedRecord.rank`.
    ///
    /// Nothing is deleted, and no article that is there changes its status: a tombstone of one that is here is skipped. What is
    /// here otherwise and newer, or has no order in time, is a conflict unless `preference` decides. With `isDryRun` nothing
    /// is stored, and what a record names need not exist.
    ///
    /// Throws `notFound` for one that names what does not exist, and `invalidQuery` if the storage takes no records.
    public func importRecord(
        _ record: ExportedRecord, preferring preference: ImportPreference? = nil, isDryRun: Bool = false
    ) async throws(ArticleError) -> RecordOutcome {
        guard let transfer = storage as? any RecordTransfer else {
            throw ArticleError(.invalidQuery, "this storage takes articles only, and no other records")
        }
        let intake = RecordIntake(
            service: self, transfer: transfer, preference: preference, isDryRun: isDryRun)
        return switch record {
        case .tag(let tag): try await intake.take(tag)
        case .tagRedirect(let from, let tag, let time):
            try await intake.take(from, ofTag: tag, givenUpAt: time)
        case .tagName(let key, let tag, let time, let isPublic):
            try await intake.take(key: key, of: tag, givenUpAt: time, isPublic: isPublic)
        case .tombstone(let tombstone): try await intake.take(tombstone)
        case .redirect(let from, let article, let time, let isPublic):
            try await intake.take(
                FormerName(from.text, of: article, givenUpAt: time, isPublic: isPublic), from)
        case .overrides(let article, let overrides): try await intake.take(overrides, of: article)
        case .visibility(let article, let slug, let wasVisible, let slugWasVisible):
            try await intake.take(
                visibilityOf: article, slug, wasVisible: wasVisible, slugWasVisible: slugWasVisible)
        case .synonyms(let rules): try await intake.take(rules)
        }
    }
}

/// Takes in single records.
struct RecordIntake {
    let service: ArticleService
    let transfer: any RecordTransfer
    let preference: ImportPreference?
    let isDryRun: Bool

    private var storage: any ArticleStorage { service.storage }

    /// Stores a record in place of what has its key, unless that is another one that stays.
    func put(_ record: TransferredRecord, isNewer: Bool = false) async throws(ArticleError) -> RecordOutcome {
        let present = try await transfer.record(record.kind, record.key)
        guard present != record else { return .unchanged }
        if present != nil, !isNewer {
            switch preference {
            case .file: break
            case .article: return .skipped("it stays as it is here")
            case nil: return .conflict("it is otherwise here")
            }
        }
        if !isDryRun { try await transfer.store([record]) }
        return .stored
    }

    // MARK: Tags

    func take(_ tag: Tag) async throws(ArticleError) -> RecordOutcome {
        for _ in 0..<ArticleService.attempts {
            let now = service.now
            var tag = tag
            let present = try await storage.tags(named: TagNames(keys: [tag.key], slugs: []), in: .all)
                .first { $0.tag.key.hasSameBytes(as: tag.key) }?.tag
            if let present, let outcome = keeping(present, over: tag) { return outcome }
            guard !isDryRun else { return .stored }
            tag = tag.identified(as: present?.id ?? service.dependencies.makeID(at: now))
            // One that somebody may have read under its version gets another one.
            if let present, present.isDeclared || present.version > 1 {
                tag.version = try service.next(after: max(present.version, tag.version))
            }
            do throws(ArticleError) {
                let context = try service.context(
                    present == nil ? .tagCreated : .tagUpdated, of: tag, from: present,
                    isPublic: present?.isDeclared ?? false, at: now)
                guard let present else {
                    try await storage.insert(tag, in: context)
                    return .stored
                }
                // One that only came with articles has no slug that anybody was told to keep.
                let leavesRedirect = present.isDeclared || present.version > 1
                try await storage.update(tag, from: present, leavesRedirect: leavesRedirect, in: context)
                return .stored
            } catch  where error.code == .versionMismatch {
                continue
            } catch  where error.code == .conflict && error.subject == .tag {
                guard try await service.makeWay(for: [tag], appearing: now.milliseconds) else {
                    return .conflict("another tag has the slug \(tag.slug)")
                }
            }
        }
        throw service.contended()
    }

    /// What becomes of a tag's record if the present tag stays; `nil` if the record takes its place: that of a tag that only
    /// came with articles, unless the preference decides. The versions of two storages say nothing about each other.
    private func keeping(_ present: Tag, over tag: Tag) -> RecordOutcome? {
        var same = tag.identified(as: present.id)
        (same.version, same.updatedAt) = (present.version, present.updatedAt)
        if present == same, present.isDeclared || present.version >= tag.version { return .unchanged }
        if !present.isDeclared, present.version == 1 { return nil }
        return switch preference {
        case .file: nil
        case .article: .skipped("it stays as it is here")
        case nil: .conflict("it is otherwise here; --prefer file or --prefer article decides")
        }
    }

    /// Stores rules of synonyms where there are none.
    func take(_ rules: [SynonymRule]) async throws(ArticleError) -> RecordOutcome {
        guard let repository = service.storage as? any SynonymRepository else {
            return .skipped("this storage keeps no synonyms")
        }
        for _ in 0..<ArticleService.attempts {
            let present = try await repository.synonyms()
            if present.rules == rules { return .unchanged }
            if !present.rules.isEmpty {
                switch preference {
                case .file: break
                case .article: return .skipped("they stay as they are here")
                case nil:
                    return .conflict("there are others here; --prefer file or --prefer article decides")
                }
            }
            if isDryRun { return .stored }
            do throws(ArticleError) {
                try await repository.update(
                    SearchSynonyms(rules: rules, version: present.version + 1, updatedAt: service.now))
                return .stored
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw service.contended()
    }

    func take(
        _ from: Slug, ofTag tag: Slug, givenUpAt time: Timestamp
    ) async throws(ArticleError) -> RecordOutcome {
        if try await storage.tag(slug: from, in: .all) != nil { return .skipped("a tag has this slug here") }
        guard let tag = try await owner(tag) else { return isDryRun ? .stored : try missing(tag) }
        return try await put(.formerTagSlug(FormerName(from.text, of: tag, givenUpAt: time)))
    }

    func take(
        key: String, of tag: Slug, givenUpAt time: Timestamp, isPublic: Bool
    ) async throws(ArticleError) -> RecordOutcome {
        let found = try await storage.tags(named: TagNames(keys: [key], slugs: []), in: .all)
        if found.contains(where: { $0.tag.key.hasSameBytes(as: key) }) {
            return .skipped("a tag has this name here")
        }
        guard let tag = try await owner(tag) else { return isDryRun ? .stored : try missing(tag) }
        return try await put(
            .formerTagKey(FormerName(key, of: tag, givenUpAt: time, isPublic: isPublic)))
    }

    private func owner(_ slug: Slug) async throws(ArticleError) -> TagID? {
        try await storage.tag(slug: slug, in: .all)?.tag.id
    }

    private func missing(_ tag: Slug) throws(ArticleError) -> RecordOutcome {
        throw ArticleError(.notFound, "there is no tag \(tag)")
    }
}

extension Tag {
    /// The same with another identity.
    func identified(as id: TagID) -> Tag {
        var tag = Tag(
            id: id, slug: slug, name: name, description: description, isDeclared: isDeclared,
            createdAt: createdAt)
        (tag.relatedness, tag.version, tag.updatedAt) = (relatedness, version, updatedAt)
        return tag
    }
}
