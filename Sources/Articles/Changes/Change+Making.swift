/// What is stored of a change beside it. Throws `forbidden` for a change that the caller may not make.
extension ArticleService {
    /// The changes of a write of an article, and what it cancels.
    func context(
        of article: Article, from present: Article? = nil, newTags: [Tag] = [], at now: Timestamp
    ) throws(ArticleError) -> WriteContext {
        try checkPermission(toWrite: article, from: present)
        let wasVisible = present?.isVisible(at: now) == true
        let isVisible = article.isVisible(at: now)
        let (type, publicType): (ChangeType, ChangeType?) =
            switch (wasVisible, isVisible) {
            case (false, true): (present == nil ? .articleCreated : .articlePublished, .articlePublished)
            case (true, true): (.articleUpdated, .articleUpdated)
            case (true, false): (.articleWithdrawn, .articleWithdrawn)
            case (false, false): (present == nil ? .articleCreated : .articleUpdated, nil)
            }
        var changes = newTags.map { change(.tagCreated, of: $0, at: now) }
        // What goes away, goes away under the slug that the public knows.
        let slug = present.map { type == .articleWithdrawn ? $0.slug : article.slug } ?? article.slug
        changes.append(
            Change(
                type, publicType: publicType, of: article.id, slug: slug, version: article.version,
                previousVersion: present?.version, at: now, by: author))
        if let present, present.slug != article.slug {
            let isPublic = isVisible && present.isSlugPublic(at: now)
            changes.append(
                Change(
                    .redirectCreated, publicType: isPublic ? .redirectCreated : nil, of: article.id,
                    slug: present.slug, target: article.slug, version: article.version,
                    previousVersion: present.version, at: now, by: author))
        }
        if article.status == .published, !isVisible, let time = article.publishedAt {
            changes.append(
                Change(
                    .articlePublished, publicType: .articlePublished, of: article.id, slug: article.slug,
                    version: article.version, previousVersion: article.version, at: time, isAwaited: true,
                    by: author))
        }
        return WriteContext(changes: changes, rescheduled: present?.awaitedID(at: now), at: now)
    }

    /// The changes of a deletion.
    func context(
        ofDeleting present: Article, version: Int, at now: Timestamp
    ) throws(ArticleError) -> WriteContext {
        try checkPermission(toDelete: present)
        let change = Change(
            .articleDeleted, publicType: present.isVisible(at: now) ? .articleDeleted : nil, of: present.id,
            slug: present.slug, version: version, previousVersion: present.version, at: now, by: author)
        return WriteContext(changes: [change], rescheduled: present.awaitedID(at: now), at: now)
    }

    /// The changes of a write of a tag that the public knows, or not.
    func context(
        _ type: ChangeType, of tag: Tag, from present: Tag? = nil, target: Slug? = nil,
        isPublic: Bool = false,
        at now: Timestamp
    ) throws(ArticleError) -> WriteContext {
        try checkPermissionToWriteTags()
        var changes = [
            change(
                type, of: tag, target: target, previousVersion: present?.version, isPublic: isPublic, at: now)
        ]
        if let present, present.slug != tag.slug, isPublic {
            changes.append(
                Change(
                    .tagRedirectCreated, publicType: .tagRedirectCreated, of: tag.id, slug: present.slug,
                    target: tag.slug, version: tag.version, previousVersion: present.version, at: now,
                    by: author))
        }
        return WriteContext(changes: changes, at: now)
    }

    /// The change of the overrides of an article.
    func context(
        ofOverridesOf article: Article, at now: Timestamp
    ) throws(ArticleError) -> WriteContext {
        try checkPermissionToWriteOverrides()
        let change = Change(
            .overridesUpdated, of: article.id, slug: article.slug, version: article.version,
            previousVersion: article.version, at: now, by: author)
        return WriteContext(changes: [change], at: now)
    }

    private func change(
        _ type: ChangeType, of tag: Tag, target: Slug? = nil, previousVersion: Int? = nil,
        isPublic: Bool = false, at now: Timestamp
    ) -> Change {
        Change(
            type, publicType: isPublic ? type : nil, of: tag.id, slug: tag.slug, target: target,
            version: tag.version, previousVersion: previousVersion, at: now, by: author)
    }
}

extension Article {
    /// The identity, if the article is one that appears by the passing of time alone.
    fileprivate func awaitedID(at now: Timestamp) -> ArticleID? {
        status == .published && !isVisible(at: now) ? id : nil
    }
}
