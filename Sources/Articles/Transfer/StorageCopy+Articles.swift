extension StorageCopy {
    /// Stores the articles that the copy lacks, or has otherwise.
    func copyArticles(
        _ progress: inout StorageCopyProgress, _ onProgress: (StorageCopyProgress) -> Void
    ) async throws(ArticleError) {
        try await comparison.forEachArticle { (page) throws(ArticleError) in
            let changed = page.filter { here, there in
                there.map { !here.differences(from: $0).isEmpty } ?? true
            }
            try await store(changed, &progress)
            progress.written += changed.count
            progress.articles += page.count
            onProgress(progress)
        }
    }

    /// Deletes what the source has not, articles first.
    func deleteSurplus(_ progress: inout StorageCopyProgress) async throws(ArticleError) {
        try await comparison.forEachSurplusArticle { (page) throws(ArticleError) in
            for article in page {
                try await delete(article)
                progress.written += 1
            }
        }
        try await deleteSurplusTags(&progress)
    }

    private func delete(_ listed: Article) async throws(ArticleError) {
        // With its body, which becomes a revision.
        guard let article = try await target.article(id: listed.id) else { return }
        let now = service.now
        let version = article.version + 1
        let context = try await service.context(ofDeleting: article, version: version, at: now)
        let tombstone = Tombstone(
            id: article.id, slug: article.slug, version: version, wasVisible: article.wasVisible,
            deletedAt: now, source: article.source)
        try await target.delete(tombstone, in: context)
    }

    /// Stores a page in one transaction; one by one, if some of it is in the way of the rest.
    private func store(
        _ page: [(here: Article, there: Article?)], _ progress: inout StorageCopyProgress
    ) async throws(ArticleError) {
        guard !page.isEmpty else { return }
        var writes: [ArticleWrite] = []
        for (here, there) in page { writes.append(try await write(of: here, over: there)) }
        do throws(ArticleError) {
            try await target.write(writes)
        } catch  where error.code == .conflict {
            for (here, there) in page { try await store(here, over: there, &progress) }
        }
    }

    private func write(of article: Article, over copy: Article?) async throws(ArticleError) -> ArticleWrite {
        let now = service.now
        let context = try await service.context(of: article, from: copy, at: now)
        guard let copy else { return .insert(article.indexed(at: now), newTags: [], in: context) }
        return .update(article.indexed(at: now), from: copy, newTags: [], in: context)
    }

    /// Stores an article, if need be after those that have its slug, source or tags by now.
    private func store(
        _ article: Article, over copy: Article?, _ progress: inout StorageCopyProgress
    ) async throws(ArticleError) {
        for _ in 0..<Self.mostConflicts {
            // It may have made way meanwhile.
            let present = try await target.article(id: article.id)
            do throws(ArticleError) {
                return try await target.write([try await write(of: article, over: present)])
            } catch  where error.code == .conflict {
                switch error.subject {
                case .slug: try await makeWay(try await target.article(slug: article.slug), for: article)
                case .source:
                    guard let source = article.source else { throw error }
                    try await makeWay(try await target.article(source: source), for: article)
                case .tag: try await copyTags(&progress)
                case .id, .key, .request, nil: throw error
                }
            }
        }
        throw ArticleError(.unavailable, "the source changes faster than it is copied")
    }

    /// Takes slug and source from an article of the copy, which gets its own later, or is deleted.
    private func makeWay(_ holder: Article?, for article: Article) async throws(ArticleError) {
        guard let holder, holder.id != article.id else { return }
        var moved = holder
        moved.slug = .makingWay(holder.id)
        moved.source = nil
        try await target.update(moved.indexed(at: service.now), from: holder, newTags: [])
    }

    private static let mostConflicts = 8
}
