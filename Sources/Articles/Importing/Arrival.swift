/// An article that an import brings, and how it is to be taken.
public struct Arrival: Sendable {
    /// The article as the input has it.
    public var draft: ArticleDraft
    /// Whether its slug is only a wish: taken by another article, it gets a number.
    public var yieldsSlug = false
    /// Where the article, which may be deleted, is known from if its source is not: it was moved there.
    public var formerSource: Source?
    /// Whether it is taken in although the article that was imported from there was deleted here.
    public var restoresDeleted = false
    /// Who wins where the input and an editor changed the same member; without it, that is a conflict.
    public var preference: ImportPreference?

    /// An article as it is.
    public init(_ draft: ArticleDraft) {
        self.draft = draft
    }
}

/// What became of an article that an import brought.
public struct ImportResult: Sendable {
    /// In a word.
    public var outcome: ImportOutcome
    /// The identity; that of a dry run is made up for a new article.
    public var id: ArticleID
    /// The slug that it has, would have or, if it is deleted, had last.
    public var slug: Slug
    /// The status that it has, or would have.
    public var status: ArticleStatus
    /// The names of the members that the import changed.
    public var changed: [String] = []
    /// The names of the members that were changed here since the last import, and stay.
    public var kept: [String] = []
    /// The names of the members that were changed here and in the input.
    public var conflicts: [String] = []
}
