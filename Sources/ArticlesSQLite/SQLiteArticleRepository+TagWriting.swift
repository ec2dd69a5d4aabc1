public import Articles
internal import GRDB

extension SQLiteArticleRepository {
    public func insert(_ tag: Tag) async throws(ArticleError) {
        try await writer.write { try $0.insertTags([tag]) }
    }

    public func update(_ tag: Tag, from previous: Tag) async throws(ArticleError) {
        try await writer.write { database in
            do {
                guard try database.run(.updateTag, TagRow.values(of: tag) + [previous.version]) == 1 else {
                    throw ArticleError.versionMismatch(current: try database.version(ofTag: tag.id))
                }
            } catch let error as DatabaseError where error.isTaken {
                throw ArticleError.conflict(.tag, cause: error)
            }
            try database.run(.countTagChange)
            guard tag.slug != previous.slug else { return }
            try database.run(.deleteFormerTagSlug, [tag.slug.text])
            try database.run(
                .insertFormerTagSlug, [previous.slug.text, StoredID(tag.id), tag.updatedAt.milliseconds])
        }
    }

    public func delete(_ tag: Tag) async throws(ArticleError) {
        try await writer.write { try $0.delete(tag) }
    }

    public func merge(_ tag: Tag, into target: Tag, at time: Timestamp) async throws(ArticleError) -> Int {
        try await writer.write { database in
            for tag in [tag, target] {
                let current = try database.version(ofTag: tag.id)
                guard current == tag.version else { throw ArticleError.versionMismatch(current: current) }
            }
            let (from, to) = (StoredID(tag.id), StoredID(target.id))
            let count = try database.first(.countArticlesOfTag, [from]) { row in
                try row.decode(Int.self, atIndex: 0)
            }
            guard tag.id != target.id else { return count ?? 0 }
            try database.run(.deleteDoubledTag, [from, to])
            try database.run(.moveArticlesOfTag, [from, to])
            try database.run(.moveFormerTagSlugs, [from, to])
            try database.delete(tag)
            try database.run(.insertFormerTagSlug, [tag.slug.text, to, time.milliseconds])
            return count ?? 0
        }
    }
}

extension Database {
    /// Stores new tags. Each takes its slug from whoever had it before.
    func insertTags(_ tags: [Tag]) throws {
        for tag in tags {
            do {
                try run(.insertTag, TagRow.values(of: tag))
            } catch let error as DatabaseError where error.isTaken {
                throw ArticleError.conflict(.tag, cause: error)
            }
            try run(.deleteFormerTagSlug, [tag.slug.text])
        }
    }

    fileprivate func delete(_ tag: Tag) throws {
        guard try run(.deleteTag, [StoredID(tag.id), tag.version]) == 1 else {
            throw ArticleError.versionMismatch(current: try version(ofTag: tag.id))
        }
        try run(.countTagChange)
    }

    fileprivate func version(ofTag id: TagID) throws -> Int? {
        try first(.tagVersion, [StoredID(id)]) { try $0.decode(Int.self, atIndex: 0) }
    }
}
