public import StrictJSON

/// One of the writes of a batch: what a request of its own would ask for.
public struct BatchOperation: Sendable {
    /// The kinds of writes.
    public enum Change: Sendable {
        case create(ArticleDraft)
        case replace(ArticleReference, with: ArticleDraft)
        /// With a merge patch (RFC 7396).
        case patch(ArticleReference, with: JSONValue)
        case delete(ArticleReference)
    }

    /// What is to be done.
    public var change: Change
    /// What must hold before.
    public var precondition: Precondition

    /// An operation.
    public init(_ change: Change, if precondition: Precondition = .none) {
        self.change = change
        self.precondition = precondition
    }
}

/// The limits of a batch.
public enum BatchLimits {
    /// Operations of a batch, and articles that are changed by a filter at a time.
    public static let operations = 1_000
    /// Bytes of the articles that are written in one transaction.
    public static let bytes = 64 << 20
    /// Violations that are looked for.
    public static let violations = 100
}

extension ArticleService {
    /// Carries out one operation, as the request that asks for it alone.
    public func perform(_ operation: BatchOperation) async throws(ArticleError) -> WriteResult {
        let precondition = operation.precondition
        switch operation.change {
        case .create(let draft): return .article(try await create(draft), isNew: true)
        case .replace(let reference, let draft):
            let written = try await replace(reference, with: draft, if: precondition)
            return .article(written.article, isNew: written.isNew)
        case .patch(let reference, let patch):
            let written = try await self.patch(reference, with: patch, if: precondition)
            return .article(written.article, isNew: written.isNew)
        case .delete(let reference):
            try await delete(reference, if: precondition)
            return .deletion
        }
    }
}
