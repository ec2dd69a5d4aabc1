public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        let words = [tag.searchWords]
        try await write { database in
            try database.store(context)
            try database.insertTags([tag], words)
        }
    }

    public func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError) {
        try await write(
            .updateTag(tag, from: previous, leavesRedirect: leavesRedirect, in: context))
    }

    public func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            try database.delete(tag)
        }
    }

    public func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int {
        try await write { database in
            for tag in [tag, target] {
                let current = try database.version(ofTag: tag.id)
                guard current == tag.version else { throw ArticleError.versionMismatch(current: current) }
            }
            let (from, to) = (StoredID(tag.id), StoredID(target.id))
            let count = try database.first(.articleCountOfTag, [from]) { row in
                try row.decode(Int.self, atIndex: 0)
            }
            try database.store(context)
            guard tag.id != target.id else { return count ?? 0 }
            try database.run(.deleteDoubledArticleTags, [from, to])
            try database.run(.updateArticleTags, [from, to])
            try database.run(.publishMergedTag, [from, to])
            try database.run(.publishTagWords, [to])
            try database.run(.updateFormerTagSlugs, [from, to])
            try database.run(.updateFormerTagKeys, [from, to])
            try database.run(.insertMergedTagsOfTag, [from, to])
            try database.run(.insertMergedTags, [to, from])
            try database.delete(tag)
            try database.insertFormerKey(tag.key, for: target.id, at: time, isPublic: leavesRedirect)
            if leavesRedirect {
                try database.run(.insertFormerTagSlug, [tag.slug.text, to, time.milliseconds])
            }
            if let response {
                let carried = try database.first(.articleCountOfTag, [to]) { row in
                    try row.decode(Int.self, atIndex: 0)
                }
                try database.store(response(count ?? 0, carried ?? 0))
            }
            return count ?? 0
        }
    }
}

extension SQLiteConnection {
    /// Stores a tag with its words in place of what it was.
    func update(
        _ tag: Tag, from previous: Tag, _ words: some Sequence<String>, leavesRedirect: Bool
    ) throws {
        do {
            guard try run(.updateTag, TagRow.values(of: tag) + [previous.version]) == 1 else {
                throw ArticleError.versionMismatch(current: try version(ofTag: tag.id))
            }
        } catch let error as SQLiteError where error.isTaken {
            throw ArticleError.conflict(.tag, cause: error)
        }
        try run(.updateTagRevision)
        try updateWords(Array(words), of: tag.id)
        try run(.publishTagWords, [StoredID(tag.id)])
        if !tag.key.hasSameBytes(as: previous.key) {
            try run(.deleteFormerTagKeys, [tag.key])
            try insertFormerKey(previous.key, for: tag.id, at: tag.updatedAt, isPublic: leavesRedirect)
        }
        guard tag.slug != previous.slug else { return }
        try run(.deleteFormerTagSlugs, [tag.slug.text])
        guard leavesRedirect else { return }
        try run(
            .insertFormerTagSlug, [previous.slug.text, StoredID(tag.id), tag.updatedAt.milliseconds])
    }

    /// Makes the tags of an article that is visible known to the public.
    func publishTags(of article: ArticleID) throws {
        let id = StoredID(article)
        try run(.updateAwaitedArticleTags, [id])
        guard try run(.publishTags, [id]) > 0 else { return }
        for tag in try rows(.tagIDsOfArticle, [id], { try $0.decode(StoredID.self, atIndex: 1) }) {
            try run(.publishTagWords, [tag])
        }
    }

    /// Inserts new tags with their words. Each takes its key and slug from whoever had them before.
    func insertTags(_ tags: [Tag], _ words: [[String]]) throws {
        for (tag, words) in zip(tags, words) {
            do {
                try run(.insertTags, TagRow.values(of: tag))
            } catch let error as SQLiteError where error.isTaken {
                throw ArticleError.conflict(.tag, cause: error)
            }
            try run(.deleteFormerTagSlugs, [tag.slug.text])
            try run(.deleteFormerTagKeys, [tag.key])
            for word in words { try run(.insertTagWords, [word, StoredID(tag.id)]) }
        }
    }

    /// Updates the words of a tag to these, which are sorted.
    func updateWords(_ words: [String], of tag: TagID) throws {
        let id = StoredID(tag)
        let present = try rows(.wordsOfTag, [id]) { try $0.decode(String.self, atIndex: 0) }
        let isSame = present.elementsEqual(words) { $0.hasSameBytes(as: $1) }
        guard !isSame else { return }
        try run(.deleteTagWords, [id])
        for word in words { try run(.insertTagWords, [word, id]) }
    }

    /// Inserts a key that no tag has any more as a former key of this one.
    fileprivate func insertFormerKey(_ key: String, for tag: TagID, at time: Timestamp, isPublic: Bool) throws
    {
        try run(.insertFormerTagKey, [key, StoredID(tag), time.milliseconds, isPublic])
    }

    fileprivate func delete(_ tag: Tag) throws {
        guard try run(.deleteTag, [StoredID(tag.id), tag.version]) == 1 else {
            throw ArticleError.versionMismatch(current: try version(ofTag: tag.id))
        }
        try run(.updateTagRevision)
    }

    fileprivate func version(ofTag id: TagID) throws -> Int? {
        try first(.tagVersion, [StoredID(id)]) { try $0.decode(Int.self, atIndex: 0) }
    }
}
