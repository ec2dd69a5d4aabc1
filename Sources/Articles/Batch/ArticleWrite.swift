/// A write among several that are made in one transaction.
public enum ArticleWrite: Sendable {
    /// `ArticleWriteRepository.insert(_:newTags:in:)`
    case insert(IndexedArticle, newTags: [Tag], in: WriteContext)
    /// `ArticleWriteRepository.update(_:from:newTags:in:)`
    case update(IndexedArticle, from: Article, newTags: [Tag], in: WriteContext)
    /// `ArticleWriteRepository.delete(_:in:)`
    case delete(Tombstone, in: WriteContext)
    /// `TagWriteRepository.update(_:from:leavesRedirect:in:)`
    case updateTag(Tag, from: Tag, leavesRedirect: Bool, in: WriteContext)

    /// What is stored with it.
    public var context: WriteContext {
        get {
            switch self {
            case .insert(_, _, let context), .update(_, _, _, let context), .delete(_, let context),
                .updateTag(_, _, _, let context):
                context
            }
        }
        set {
            switch self {
            case .insert(let article, let tags, _): self = .insert(article, newTags: tags, in: newValue)
            case .update(let article, let previous, let tags, _):
                self = .update(article, from: previous, newTags: tags, in: newValue)
            case .delete(let tombstone, _): self = .delete(tombstone, in: newValue)
            case .updateTag(let tag, let previous, let leavesRedirect, _):
                self = .updateTag(tag, from: previous, leavesRedirect: leavesRedirect, in: newValue)
            }
        }
    }
}
