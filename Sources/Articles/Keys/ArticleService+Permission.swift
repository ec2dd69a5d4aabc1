/// What a caller may change. Whoever makes the context of a write asks here, so no write can go without
/// (decision 0037).
extension ArticleService {
    /// Throws `forbidden` unless the caller may make this of an article.
    func checkPermission(toWrite article: Article, from present: Article?) throws(ArticleError) {
        if article.status == .published || present?.status == .published {
            return try check(.publish, because: "the public sees the article, or is going to")
        }
        if let present, present.slugWasVisible, present.slug != article.slug {
            return try check(.publish, because: "the public has seen the article under its slug")
        }
        try check(.write, because: "it changes an article")
    }

    /// Throws `forbidden` unless the caller may delete an article. What was visible is gone for the public
    /// afterwards, instead of not found.
    func checkPermission(toDelete article: Article) throws(ArticleError) {
        let isPublic = article.status == .published || article.wasVisible || article.slugWasVisible
        try check(
            isPublic ? .publish : .write,
            because: isPublic
                ? "the public sees the article, has seen it or is going to" : "it deletes an article")
    }

    /// Throws `forbidden` unless the caller may change tags: they are those of articles that the public sees,
    /// too.
    func checkPermissionToWriteTags() throws(ArticleError) {
        try check(.publish, because: "the public sees tags")
    }

    /// Throws `forbidden` unless the caller may change overrides. They have no version, so an article may
    /// become visible between the reading of it and the writing of its overrides.
    func checkPermissionToWriteOverrides() throws(ArticleError) {
        try check(.publish, because: "the public sees related articles")
    }

    private func check(_ needed: Scope, because reason: String) throws(ArticleError) {
        guard scope < needed else { return }
        throw ArticleError(.forbidden, "the key lacks the scope \(needed.name): \(reason)")
    }
}
