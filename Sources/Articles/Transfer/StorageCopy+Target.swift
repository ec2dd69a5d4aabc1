extension StorageCopy {
    /// Throws `conflict` unless the target is empty, or a former copy of the source to which nobody else has written: with a
    /// key, or over HTTP, as its changes tell for as long as it keeps them. What it has of its own would be lost.
    public func checkTarget() async throws(ArticleError) {
        try await checkChanges()
        try await checkAdministration()
        try await checkSynonyms()
        try await checkTags()
        try await comparison.forEachSurplusArticle { (page) throws(ArticleError) in
            for article in page {
                // One that the source has deleted since is known there.
                guard try await comparison.source.tombstone(id: article.id) == nil else { continue }
                throw .foreign("it has \(article.subject), which the source does not know")
            }
        }
        try await comparison.forEachArticle(includesBody: false) { (page) throws(ArticleError) in
            for case (let here, let there?) in page where there.isForeign(beside: here) {
                throw .foreign("its \(here.subject) is newer than that of the source, or another one")
            }
        }
        try await checkTombstones()
    }

    /// A copy changes things without an author.
    private func checkChanges() async throws(ArticleError) {
        try await forEachChange(in: .all) { (change) throws(ArticleError) in
            guard change.author != ChangeAuthor() else { return }
            let author = change.author.keyID.map { "with the key \($0)" } ?? "over HTTP"
            throw .foreign(
                "its changes tell of \(change.type.text) of \(change.slug) \(author), at \(change.time)")
        }
    }

    /// A copy makes and deletes keys, and sets synonyms, without a change.
    private func checkAdministration() async throws(ArticleError) {
        let keys = try await comparison.source.accessKeys()
        let copies = try await target.accessKeys()
        let (known, present) = (Set(keys.map(\.id)), Set(copies.map(\.id)))
        try await forEachChange(in: .administration) { (change) throws(ArticleError) in
            let isOfKey = { (key: AccessKey) in key.auditSubject == change.subject }
            switch change.type {
            case .keyCreated:
                guard let key = copies.first(where: isOfKey), !known.contains(key.id) else { return }
                throw .foreign("the \(key.subject) was made there")
            case .keyRevoked:
                guard let key = keys.first(where: isOfKey), !present.contains(key.id) else { return }
                throw .foreign("the \(key.subject) was revoked there")
            case .synonymsUpdated where change.author != ChangeAuthor():
                throw .foreign("its synonyms were set there")
            case _: return
            }
        }
    }

    /// Rules that were set in the target later than those of the source, when its changes no longer tell of it.
    private func checkSynonyms() async throws(ArticleError) {
        guard let copy = try await (target as? any SynonymRepository)?.synonyms(), !copy.rules.isEmpty else {
            return
        }
        let original = try await (comparison.source as? any SynonymRepository)?.synonyms() ?? SearchSynonyms()
        guard copy.rules != original.rules, copy.updatedAt ?? .earliest > original.updatedAt ?? .earliest
        else { return }
        throw .foreign("its synonyms were set there")
    }

    private func forEachChange(
        in scope: ChangeScope, _ body: (Change) throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        while try await target.numberChanges(in: scope, at: service.now, limit: Self.changePage) > 0 {
            try StorageComparison.checkCancellation()
        }
        var last: Int64 = 0
        while true {
            try StorageComparison.checkCancellation()
            let query = ChangeQuery(scope, after: last, limit: Self.changePage, at: service.now)
            let changes = try await target.changes(query).changes
            for numbered in changes { try body(numbered.change) }
            guard let end = changes.last?.number else { return }
            last = end
        }
    }

    private func checkTags() async throws(ArticleError) {
        let source = try await sourceTags()
        for copy in try await targetTags().values {
            guard let tag = source[copy.id], copy.isForeign(beside: tag) else { continue }
            throw .foreign("its \(copy.subject) is newer than that of the source, or another one")
        }
    }

    /// What was deleted in the target would come back.
    private func checkTombstones() async throws(ArticleError) {
        try await comparison.forEachDifferingRecord(.tombstone) { (here, there) throws(ArticleError) in
            guard here == nil, case .tombstone(let tombstone)? = there,
                let article = try await comparison.source.article(id: tombstone.id),
                article.version <= tombstone.version
            else { return }
            throw .foreign("\(article.subject) was deleted there")
        }
    }

    private static let changePage = 500
}

extension ArticleError {
    /// The target of a copy is no copy.
    fileprivate static func foreign(_ reason: String) -> ArticleError {
        ArticleError(.conflict, "the target is no copy of the source, or was written to by others: \(reason)")
    }
}

extension Article {
    /// Whether an article of a copy has something that the one of the source never had.
    fileprivate func isForeign(beside source: Article) -> Bool {
        guard version == source.version else { return version > source.version }
        // A tag is renamed without a new version of its articles; what makes way has a slug of its own for a moment.
        let own: Set<String> = [
            "tags", "visibility in the past", "digest of the import", "spellings of tags",
        ]
        return !slug.isMakingWay && !Set(source.differences(from: self)).isSubset(of: own)
    }
}

extension Tag {
    fileprivate func isForeign(beside source: Tag) -> Bool {
        guard version == source.version else { return version > source.version }
        // Of a tag that only came with articles these say how it is spelled.
        return isDeclared && source.isDeclared && !slug.isMakingWay && !source.differences(from: self).isEmpty
    }
}

extension Slug {
    /// What an article or a tag of a copy is called that has made way for another one.
    static func makingWay(_ id: UniqueID) -> Slug { Slug(stored: "copying-\(id)") }

    var isMakingWay: Bool { text.hasPrefix("copying-") }
}
