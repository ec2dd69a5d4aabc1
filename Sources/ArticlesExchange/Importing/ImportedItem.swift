public import Articles

/// What became of one item of an import, or would become of it.
public struct ImportedItem: Sendable {
    /// In a word.
    public enum Outcome: String, Sendable, CaseIterable {
        case created
        case updated
        case unchanged
        /// A record beside the articles is here now as it came.
        case stored
        /// It is no article, or its article was deleted here.
        case skipped
        /// It can't be imported.
        case refused
        /// Nothing was written: it was changed in the input and here.
        case conflict
    }

    /// The name of the format that it was read as; `nil` if it was not read.
    public let format: String?
    /// Where it begins.
    public let location: ItemLocation
    /// What became of it.
    public let outcome: Outcome
    /// Why: of what was skipped, refused, in conflict or held back as a draft; of what was updated or kept, which
    /// members.
    public let reason: ImportNote?
    /// Whether it was stored as a draft because something was not understood.
    public let isHeldBack: Bool
    /// What was changed on the way in.
    public let notes: [ImportNote]
    /// The article, as the input has it.
    public let draft: ArticleDraft?
    /// What it is here.
    public let result: ImportResult?
    /// Whether it is a record beside the articles: a tag, a redirect, overrides, what is left of a deleted article.
    public let isRecord: Bool
}
