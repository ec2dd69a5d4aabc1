import Synchronization

extension ArticleService {
    /// The synonyms. Throws `notFound` where the storage keeps none.
    public func synonyms() async throws(ArticleError) -> SearchSynonyms {
        try await synonymRepository().synonyms()
    }

    /// Sets the synonyms in place of those before. Every search that begins afterwards knows them.
    ///
    /// Throws `versionMismatch` when the precondition does not hold, and `notFound` where the storage keeps none.
    public func setSynonyms(
        _ draft: SynonymDraft, if precondition: Precondition
    ) async throws(ArticleError) -> SearchSynonyms {
        let repository = try synonymRepository()
        for _ in 0..<Self.attempts {
            let present = try await repository.synonyms()
            try precondition.check(version: present.version)
            if present.rules == draft.rules, present.version > 0 { return present }
            let time = max(now, present.updatedAt ?? .earliest)
            let synonyms = SearchSynonyms(
                rules: draft.rules, version: present.version + 1, updatedAt: time)
            do throws(ArticleError) {
                let context = synonyms.context(from: present, by: author, at: time)
                try await storing(.synonyms(synonyms), in: context) { (context) throws(ArticleError) in
                    try await repository.update(synonyms, in: context)
                }
                return synonyms
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw ArticleError(.unavailable, "too many changes of the synonyms at once")
    }

    /// The rules as searches look them up, in the version that is stored now.
    func synonymTable() async throws(ArticleError) -> SynonymTable {
        guard let repository = synonymStorage else { return SynonymTable() }
        let version = try await repository.synonymVersion()
        if let known = knownSynonyms.table(version: version) { return known }
        let synonyms = try await repository.synonyms()
        let words = synonyms.rules.reduce(0) { $0 + 64 * ($1.synonyms.count + 1) }
        let table = try await work.run(.analysing(words)) { SynonymTable(synonyms.rules) }
        knownSynonyms.keep(table, version: synonyms.version)
        return table
    }

    private func synonymRepository() throws(ArticleError) -> any SynonymRepository {
        guard let synonymStorage else {
            throw ArticleError(.notFound, "the storage of this service keeps no synonyms")
        }
        return synonymStorage
    }
}

/// The table of the synonyms that were read last.
final class KnownSynonyms: Sendable {
    private let known = Mutex<(version: Int, table: SynonymTable)>((0, SynonymTable()))

    func table(version: Int) -> SynonymTable? {
        known.withLock { $0.version == version ? $0.table : nil }
    }

    func keep(_ table: SynonymTable, version: Int) {
        known.withLock { $0 = (version, table) }
    }
}
