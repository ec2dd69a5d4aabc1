extension StorageCopy {
    /// Stores the tags that the copy lacks, or has otherwise.
    func copyTags(_ progress: inout StorageCopyProgress) async throws(ArticleError) {
        let source = try await sourceTags()
        var copies = try await targetTags()
        for tag in source.values.sorted(by: { $0.id < $1.id }) {
            try StorageComparison.checkCancellation()
            if let copy = copies[tag.id], tag.differences(from: copy).isEmpty { continue }
            try await makeWay(for: tag, source, &copies)
            try await store(tag, in: &copies)
            progress.written += 1
        }
    }

    /// Deletes the tags that the source has not.
    func deleteSurplusTags(_ progress: inout StorageCopyProgress) async throws(ArticleError) {
        let source = try await sourceTags()
        for copy in try await targetTags().values where source[copy.id] == nil {
            try await delete(copy)
            progress.written += 1
        }
    }

    private func delete(_ copy: Tag) async throws(ArticleError) {
        try await target.delete(
            copy,
            in: try service.context(
                .tagDeleted, of: copy, from: copy, isPublic: copy.isDeclared, at: service.now))
    }

    private func store(_ tag: Tag, in copies: inout [TagID: Tag]) async throws(ArticleError) {
        if let copy = copies[tag.id] {
            // Redirects are records of their own.
            let context = try service.context(
                .tagUpdated, of: tag, from: copy, isPublic: copy.isDeclared && copy.slug == tag.slug,
                at: service.now)
            try await target.update(tag, from: copy, leavesRedirect: false, in: context)
        } else {
            let context = try service.context(.tagCreated, of: tag, at: service.now)
            try await target.insert(tag, in: context)
        }
        copies[tag.id] = tag
    }

    /// Gives tags of the copy that have the key or the slug of another one by now names that nobody else has: they get
    /// theirs later, or are deleted.
    private func makeWay(
        for tag: Tag, _ source: [TagID: Tag], _ copies: inout [TagID: Tag]
    ) async throws(ArticleError) {
        let names = TagNames(keys: [tag.key], slugs: [tag.slug])
        for named in try await target.tags(named: names, in: .all) {
            let copy = named.tag
            guard copy.id != tag.id, copy.slug == tag.slug || copy.key.hasSameBytes(as: tag.key) else {
                continue
            }
            guard source[copy.id] != nil else {
                try await delete(copy)
                copies[copy.id] = nil
                continue
            }
            var moved = copy
            (moved.name, moved.slug) = ("copying \(copy.id)", .makingWay(copy.id))
            try await target.update(moved, from: copy, leavesRedirect: false)
            copies[copy.id] = moved
        }
    }
}
