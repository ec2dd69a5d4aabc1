public import Articles

/// One thing that a record store keeps. Records hold what is stored, and nothing that follows from it: term
/// vectors, search documents, lists and counts are made anew when a store is opened.
public enum Record: Sendable {
    /// An article. Its tags are identities only: slugs and names are those of the tags' own records.
    case article(Article)
    /// A tag, and what led to it before.
    case tag(TagRecord)
    /// The former slugs of an article, which may be deleted.
    case redirects(ArticleID, [FormerSlug])
    /// What is left of a deleted article.
    case tombstone(Tombstone)
    /// A key: never its secret, only the secret's hash.
    case accessKey(AccessKey)
    /// What an editor has said about the articles related to one.
    case overrides(ArticleID, RelatedOverrides)
    /// The response to an idempotent request.
    case response(KeptResponse)
    /// A version of an article.
    case revision(Revision)
    /// A change that the feed tells of.
    case change(ChangeRecord)
    /// The numbers that the feed gave last in a scope.
    case changeCounters(ChangeCounters)
    /// A subscription to changes, with its secrets.
    case webhook(Webhook)
    /// A message of a webhook.
    case delivery(WebhookDelivery)
    /// The rules of synonyms.
    case synonyms(SearchSynonyms)

    /// A tag, and what led to it before.
    public struct TagRecord: Hashable, Sendable {
        /// The tag.
        public var tag: Tag
        /// Its former slugs.
        public var formerSlugs: [FormerSlug]
        /// The keys of its former names.
        public var formerKeys: [FormerKey]
        /// The tags that were merged into it.
        public var merged: [TagID]

        /// A tag.
        public init(
            _ tag: Tag, formerSlugs: [FormerSlug] = [], formerKeys: [FormerKey] = [], merged: [TagID] = []
        ) {
            self.tag = tag
            self.formerSlugs = formerSlugs
            self.formerKeys = formerKeys
            self.merged = merged
        }
    }

    /// A change that the feed tells of, and its number once it has one.
    public struct ChangeRecord: Hashable, Sendable {
        /// 1, 2, 3 … in the order in which the changes of the scope were stored.
        public var position: Int64
        /// The change.
        public var change: Change
        /// Its number among the changes of the scope.
        public var number: Int64?
        /// What the public was told, in a record of version 1.
        var formerPublic: FormerPublic?

        struct FormerPublic: Hashable, Sendable {
            var type: ChangeType
            var number: Int64?
        }

        /// A change.
        public init(position: Int64, change: Change, number: Int64? = nil) {
            self.position = position
            self.change = change
            self.number = number
        }
    }

    /// What the feed gave last in a scope; 0 before the first.
    public struct ChangeCounters: Hashable, Sendable {
        /// The scope.
        public var scope: ChangeScope
        /// The last position.
        public var position: Int64
        /// The last number.
        public var number: Int64
        /// The last number of the public, in a record of version 1.
        var formerPublicNumber: Int64?

        /// Numbers.
        public init(_ scope: ChangeScope, position: Int64 = 0, number: Int64 = 0) {
            self.scope = scope
            self.position = position
            self.number = number
        }
    }

    /// A slug, or the key of a tag's name, that was given up.
    public struct Former<Name: Hashable & Sendable>: Hashable, Sendable {
        /// The slug or key.
        public var name: Name
        /// When it was given up.
        public var givenUpAt: Timestamp
        /// Whether it leads on for the public, too.
        public var isPublic: Bool

        /// A former slug or key.
        public init(_ name: Name, givenUpAt: Timestamp, isPublic: Bool = true) {
            self.name = name
            self.givenUpAt = givenUpAt
            self.isPublic = isPublic
        }
    }

    /// A slug that was given up.
    public typealias FormerSlug = Former<Slug>
    /// The key of a name that was given up, as of `Tag.key`.
    public typealias FormerKey = Former<String>

    /// Which record it is.
    public var id: RecordID {
        switch self {
        case .article(let article): RecordID(.article, article.id)
        case .tag(let record): RecordID(.tag, record.tag.id)
        case .redirects(let article, _): RecordID(.redirects, article)
        case .tombstone(let tombstone): RecordID(.tombstone, tombstone.id)
        case .accessKey(let key): RecordID(key: key.id)
        case .overrides(let article, _): RecordID(.overrides, article)
        case .response(let response): RecordID(.response, response.request.id)
        case .revision(let revision): RecordID(revision: revision.version, of: revision.article)
        case .change(let record): RecordID(change: record.position, in: record.change.scope)
        case .changeCounters(let counters): RecordID(changeCounters: counters.scope)
        case .webhook(let webhook): RecordID(.webhook, webhook.id)
        case .delivery(let delivery): RecordID(.delivery, delivery.id)
        case .synonyms: .synonyms
        }
    }
}

/// The kinds of records. The words are part of the format.
public enum RecordKind: String, Sendable, CaseIterable {
    case article
    case tag
    case redirects
    case tombstone
    case key
    case overrides
    case response
    case revision
    case change
    case changeCounters = "counters"
    case webhook
    case delivery
    case synonyms

    /// The version in which this program writes the kind, and the newest one that it reads.
    public var version: Int {
        switch self {
        case .change, .changeCounters: 3
        case .article, .tombstone, .key, .revision: 2
        case .tag, .redirects, .overrides, .response, .webhook, .delivery, .synonyms: 1
        }
    }
}

/// The identity of a record: it never changes, and no two records have the same.
public struct RecordID: Hashable, Sendable {
    /// The kind.
    public let kind: RecordKind
    /// Unique within the kind: 1 to 64 of the characters `a`–`z`, `0`–`9` and `-`, so that it can name a file.
    public let name: String

    init(_ kind: RecordKind, _ id: UniqueID) {
        self.kind = kind
        name = id.description
    }

    init(change position: Int64, in scope: ChangeScope) {
        self.init(.change, UniqueID(high: UInt64(scope.rawValue), low: UInt64(bitPattern: position)))
    }

    init(changeCounters scope: ChangeScope) {
        self.init(.changeCounters, UniqueID(high: 0, low: UInt64(scope.rawValue)))
    }

    init(revision version: Int, of article: ArticleID) {
        kind = .revision
        name = "\(article)-\(version)"
    }

    /// That of the synonyms.
    static let synonyms = RecordID(.synonyms, UniqueID(high: 0, low: 0))

    init(key id: String) {
        kind = .key
        name = id
    }
}

extension RecordID: Comparable, CustomStringConvertible {
    /// By kind, then name.
    public static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.name) < (right.kind.rawValue, right.name)
    }

    /// A relative path: `article/019341f2-7c1e-7000-8000-000000000001`.
    public var description: String { "\(kind.rawValue)/\(name)" }
}

/// Why some bytes are not a record, or records do not go together.
public struct RecordError: Error, Sendable, CustomStringConvertible {
    /// Which record, or the name under which the bytes were found.
    public var name: String
    /// What is wrong with it, and where.
    public var reason: String

    /// An error that names a record, or a file that should be one.
    public init(_ name: String, _ reason: String) {
        self.name = name
        self.reason = reason
    }

    /// Both, in a line.
    public var description: String { "\(name): \(reason)" }
}
