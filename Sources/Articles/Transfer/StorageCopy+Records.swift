extension StorageCopy {
    /// Stores the records of a kind that the copy lacks or has otherwise, and deletes those that the source has not.
    func copyRecords(
        _ kind: TransferredRecord.Kind, _ progress: inout StorageCopyProgress
    ) async throws(ArticleError) {
        var stored: [TransferredRecord] = []
        var deleted: [TransferredRecord] = []
        try await comparison.forEachDifferingRecord(kind) { (here, there) throws(ArticleError) in
            if let here { stored.append(here) } else if let there { deleted.append(there) }
            progress.written += 1
            guard stored.count + deleted.count >= StorageComparison.pageSize else { return }
            try await flush(&stored, &deleted)
        }
        try await flush(&stored, &deleted)
    }

    private func flush(
        _ stored: inout [TransferredRecord], _ deleted: inout [TransferredRecord]
    ) async throws(ArticleError) {
        if !deleted.isEmpty { try await target.delete(deleted) }
        if !stored.isEmpty {
            do throws(ArticleError) {
                try await target.store(stored)
            } catch  where error.code == .conflict || error.code == .notFound {
                // The tag or article of one has come since; the next pass has it.
                for record in stored { try await storeUnlessOrphan(record) }
            }
        }
        (stored, deleted) = ([], [])
    }

    private func storeUnlessOrphan(_ record: TransferredRecord) async throws(ArticleError) {
        do throws(ArticleError) {
            try await target.store([record])
        } catch  where error.code == .conflict || error.code == .notFound {
            return
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
        if !uses.isEmpty {
            try await target.noteUses(uses)
            progress.written += 1
        }
    }
}
