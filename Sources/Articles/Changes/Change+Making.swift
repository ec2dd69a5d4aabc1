/// What is stored of a change beside it. Throws `forbidden` for a change that the caller may not make.
extension ArticleService {
    /// What is stored beside a write of an article.
    func context(
        of article: Article, from present: Article? = nil, newTags: [Tag] = [], at now: Timestamp
    ) async throws(ArticleError) -> WriteContext {
        try checkPermission(toWrite: article, from: present)
        let (wasVisible, isVisible) = (present?.isVisible(at: now) == true, article.isVisible(at: now))
        let (type, publicType): (ChangeType, ChangeType?) =
            switch (wasVisible, isVisible) {
            case (false, true): (present == nil ? .articleCreated : .articlePublished, .articlePublished)
            case (true, true): (.articleUpdated, .articleUpdated)
            case (true, false): (.articleWithdrawn, .articleWithdrawn)
            case (false, false): (present == nil ? .articleCreated : .articleUpdated, nil)
            }
        var log = ChangeWriter(author: author, now: now)
        for tag in newTags { log.tell(.tagCreated, of: tag) }
        // What goes away, goes away under the slug that the public knows.
        let slug = type == .articleWithdrawn ? present?.slug : nil
        log.tell(type, publicly: publicType, of: article, slug: slug, previous: present?.version)
        if let present, present.slug != article.slug {
            let isPublic = isVisible && present.isSlugPublic(at: now)
            log.tell(
                .redirectCreated, publicly: isPublic ? .redirectCreated : nil, of: article,
                slug: present.slug, target: article.slug, previous: present.version)
        }
        let appearance = article.status == .published && !isVisible ? article.publishedAt : nil
        if appearance != nil {
            log.tell(
                .articlePublished, publicly: .articlePublished, of: article, previous: article.version,
                awaited: appearance)
        }
        var context = WriteContext(changes: log.changes, settled: present?.idIfAwaited(at: now), at: now)
        try await addRevision(of: article, from: present, to: &context)
        return context
    }

    /// What is stored beside a deletion.
    func context(
        ofDeleting present: Article, version: Int, at now: Timestamp
    ) async throws(ArticleError) -> WriteContext {
        try checkPermission(toDelete: present)
        var deleted = present
        deleted.version = version
        var log = ChangeWriter(author: author, now: now)
        log.tell(
            .articleDeleted, publicly: present.isVisible(at: now) ? .articleDeleted : nil, of: deleted,
            previous: present.version)
        var context = WriteContext(changes: log.changes, settled: present.idIfAwaited(at: now), at: now)
        try await addRevision(ofDeleting: present, version: version, to: &context)
        return context
    }

    /// What is stored beside a write of a tag that the public knows, or not. One that is declared by it is known from then on,
    /// though it may have no articles.
    func context(
        _ type: ChangeType, of tag: Tag, from present: Tag? = nil, target: Slug? = nil,
        isPublic: Bool = false, at now: Timestamp
    ) throws(ArticleError) -> WriteContext {
        try checkPermissionToWriteTags()
        var log = ChangeWriter(author: author, now: now)
        let isDeclared = tag.isDeclared && present?.isDeclared != true
        log.tell(
            type, publicly: isPublic ? type : isDeclared ? .tagCreated : nil, of: tag, target: target,
            previous: present?.version)
        if let present, present.slug != tag.slug, isPublic {
            log.tell(
                .tagRedirectCreated, publicly: .tagRedirectCreated, of: tag, slug: present.slug,
                target: tag.slug,
                previous: present.version)
        }
        return WriteContext(changes: log.changes, at: now)
    }

    /// What is stored beside the overrides of an article.
    func context(
        ofOverridesOf article: Article, at now: Timestamp
    ) throws(ArticleError) -> WriteContext {
        try checkPermissionToWriteOverrides()
        var log = ChangeWriter(author: author, now: now)
        log.tell(.overridesUpdated, publicly: nil, of: article, previous: article.version)
        return WriteContext(changes: log.changes, at: now)
    }
}

extension Article {
    /// The identity if there may be awaited changes of it: it was scheduled when it was stored.
    fileprivate func idIfAwaited(at now: Timestamp) -> ArticleID? {
        guard status == .published, let publishedAt else { return nil }
        // An import may have stored a time that is still to come.
        return publishedAt > min(updatedAt, now) ? id : nil
    }
}

/// Collects the changes of a write: each is told to editors, with its author, and perhaps to the public.
private struct ChangeWriter {
    let author: ChangeAuthor
    let now: Timestamp
    private(set) var changes: [Change] = []

    init(author: ChangeAuthor, now: Timestamp) {
        self.author = author
        self.now = now
    }

    mutating func tell(
        _ type: ChangeType, publicly publicType: ChangeType?, of article: Article, slug: Slug? = nil,
        target: Slug? = nil, previous: Int?, awaited time: Timestamp? = nil
    ) {
        add(
            Change(
                type, of: article.id, slug: slug ?? article.slug, target: target, version: article.version,
                previousVersion: previous, at: time ?? now, isAwaited: time != nil, by: author), publicType)
    }

    mutating func tell(
        _ type: ChangeType, publicly publicType: ChangeType? = nil, of tag: Tag, slug: Slug? = nil,
        target: Slug? = nil, previous: Int? = nil
    ) {
        add(
            Change(
                type, of: tag.id, slug: slug ?? tag.slug, target: target, version: tag.version,
                previousVersion: previous, at: now, by: author), publicType)
    }

    private mutating func add(_ change: Change, _ publicType: ChangeType?) {
        changes.append(change)
        guard let publicType else { return }
        var visible = change
        (visible.scope, visible.type) = (.visible, publicType)
        (visible.author, visible.previousVersion) = (ChangeAuthor(), nil)
        changes.append(visible)
    }
}
