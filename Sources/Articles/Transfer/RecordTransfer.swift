/// A storage whose records can be listed and stored as they are, besides articles, tags and keys, which its repositories
/// list: what an export of everything, and a copy into another storage, need of it.
///
/// No part of `ArticleStorage`: a storage without it exports its articles only.
public protocol RecordTransfer: Sendable {
    /// The records of a kind from a key on, in the order of the bytes of their keys; at most `limit`.
    func records(
        _ kind: TransferredRecord.Kind, from key: String, limit: Int
    ) async throws(ArticleError) -> [TransferredRecord]

    /// Stores records in place of those with the same keys, in their order and in one transaction. Nothing else changes, and
    /// no change is told of.
    ///
    /// Overrides leave out articles that do not exist. Throws `conflict(.tag)` for a former name of a tag that does not exist,
    /// and `notFound` for overrides of an article that does not.
    func store(_ records: [TransferredRecord]) async throws(ArticleError)

    /// Deletes the records with these kinds and keys, as far as they exist; in one transaction.
    func delete(_ records: [TransferredRecord]) async throws(ArticleError)
}

extension RecordTransfer {
    /// All records of a kind, page by page, in the order of their keys.
    func forEachRecord(
        _ kind: TransferredRecord.Kind, pageSize: Int = 200,
        _ body: ([TransferredRecord]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        var last: String?
        while true {
            let found = try await records(kind, from: last ?? "", limit: pageSize + 1)
            let page = found.first?.key == last ? found.dropFirst() : found.prefix(pageSize)
            if !page.isEmpty { try await body(Array(page)) }
            guard found.count > pageSize, let key = page.last?.key else { return }
            last = key
        }
    }

    /// The record of a kind with a key.
    func record(
        _ kind: TransferredRecord.Kind, _ key: String
    ) async throws(ArticleError) -> TransferredRecord? {
        try await records(kind, from: key, limit: 1).first { $0.key.hasSameBytes(as: key) }
    }
}

/// A record that nothing else lists.
public enum TransferredRecord: Hashable, Sendable {
    /// A former slug of an article, which may be deleted.
    case formerSlug(FormerName)
    /// A former slug of a tag; always public.
    case formerTagSlug(FormerName)
    /// The key of a former name of a tag.
    case formerTagKey(FormerName)
    /// What is left of a deleted article.
    case tombstone(Tombstone)
    /// What an editor has said about the articles related to one.
    case overrides(ArticleID, RelatedOverrides)

    /// The kinds.
    public enum Kind: Sendable, CaseIterable {
        case formerSlug
        case formerTagSlug
        case formerTagKey
        case tombstone
        case overrides
    }

    /// The kind.
    public var kind: Kind {
        switch self {
        case .formerSlug: .formerSlug
        case .formerTagSlug: .formerTagSlug
        case .formerTagKey: .formerTagKey
        case .tombstone: .tombstone
        case .overrides: .overrides
        }
    }

    /// What no other record of the kind has: the slug or key, or the identity of the article.
    public var key: String {
        switch self {
        case .formerSlug(let former), .formerTagSlug(let former), .formerTagKey(let former): former.name
        case .tombstone(let tombstone): tombstone.id.description
        case .overrides(let article, _): article.description
        }
    }
}

/// A slug, or the key of a tag's name, that was given up.
public struct FormerName: Hashable, Sendable {
    /// The slug or key.
    public var name: String
    /// The article or tag that had it last.
    public var owner: UniqueID
    /// When it was given up.
    public var givenUpAt: Timestamp
    /// Whether it leads on for the public, too.
    public var isPublic: Bool

    /// A former name.
    public init(_ name: String, of owner: UniqueID, givenUpAt: Timestamp, isPublic: Bool = true) {
        self.name = name
        self.owner = owner
        self.givenUpAt = givenUpAt
        self.isPublic = isPublic
    }
}
