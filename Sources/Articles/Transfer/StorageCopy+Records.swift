extension StorageCopy {
    /// Stores the records of a kind that the copy lacks or has otherwise, and deletes those that the source has not.
    func copyRecords(
        _ kind: TransferredRecord.Kind, _ progress: inout StorageCopyProgress
    ) async throws(ArticleError) {
        var stored: [TransferredRecord] = []
        var deleted: [TransferredRecord] = []
        try await comparison.forEachDifferingRecord(kind) { (here, there) throws(ArticleError) in
            if let here { stored.append(here) } else if let there { deleted.append(there) }
            guard stored.count + deleted.count >= StorageComparison.pageSize else { return }
            progress.written += try await flush(&stored, &deleted)
        }
        progress.written += try await flush(&stored, &deleted)
    }

    /// Returns how many records were stored or deleted.
    private func flush(
        _ stored: inout [TransferredRecord], _ deleted: inout [TransferredRecord]
    ) async throws(ArticleError) -> Int {
        var count = stored.count + deleted.count
        if !deleted.isEmpty { try await target.delete(deleted) }
        if !stored.isEmpty {
            do throws(ArticleError) {
                try await target.store(stored)
            } catch  where error.code == .conflict || error.code == .notFound {
                // The tag or article of one has come since; the next pass has it.
                for record in stored where try await !isStored(record) { count -= 1 }
            }
        }
        (stored, deleted) = ([], [])
        return count
    }

    /// Stores a record; false if what it is about is not there.
    private func isStored(_ record: TransferredRecord) async throws(ArticleError) -> Bool {
        do throws(ArticleError) {
            try await target.store([record])
            return true
        } catch  where error.code == .conflict || error.code == .notFound {
            return false
        }
    }

    /// Copies keys, of which storages have but hashes, so that they go on to work; one that was revoked goes.
    func copyKeys(_ progress: inout StorageCopyProgress) async throws(ArticleError) {
        let keys = try await comparison.source.accessKeys()
        let copies = try await target.accessKeys()
        for copy in copies {
            let key = keys.first { $0.id == copy.id }
            var known = copy
            known.lastUsedAt = key?.lastUsedAt
            if key == known { continue }
            _ = try await target.deleteAccessKey(id: copy.id, in: .none)
            progress.written += 1
        }
        var uses: [String: Timestamp] = [:]
        for key in keys {
            let copy = copies.first { $0.id == key.id }
            guard key != copy else { continue }
            var blank = copy
            blank?.lastUsedAt = key.lastUsedAt
            if blank != key {
                try await target.insert(key, in: .none)
                progress.written += 1
            }
            if let time = key.lastUsedAt, copy?.lastUsedAt ?? .earliest < time { uses[key.id] = time }
        }
        // The source is read with keys meanwhile: that is no change to be caught up with.
        if !uses.isEmpty { try await target.noteUses(uses) }
    }

    /// Copies the rules of synonyms.
    func copySynonyms(_ progress: inout StorageCopyProgress) async throws(ArticleError) {
        guard let target = target as? any SynonymRepository else { return }
        let original = try await (comparison.source as? any SynonymRepository)?.synonyms() ?? SearchSynonyms()
        let present = try await target.synonyms()
        guard original.rules != present.rules else { return }
        // Their time tells whether they were set in the target afterwards.
        try await target.update(
            SearchSynonyms(
                rules: original.rules, version: present.version + 1,
                updatedAt: original.updatedAt ?? service.now))
        progress.written += 1
    }

    /// The rules of synonyms of a storage; none of one that keeps none.
    func synonyms(of storage: any ArticleStorage) async throws(ArticleError) -> [SynonymRule] {
        try await (storage as? any SynonymRepository)?.synonyms().rules ?? []
    }
}
