/// The kinds of changes that the change feed tells of.
public enum ChangeType: Int16, Sendable, CaseIterable {
    case articleCreated = 1
    case articleUpdated = 2
    /// The public can read it from now on.
    case articlePublished = 3
    /// The public can no longer read it, and it is still there.
    case articleWithdrawn = 4
    case articleDeleted = 5
    case tagCreated = 16
    case tagUpdated = 17
    /// Another tag took its articles, and it is gone.
    case tagMerged = 18
    case tagDeleted = 19
    /// A former slug leads to a present one.
    case redirectCreated = 32
    /// The same of a tag.
    case tagRedirectCreated = 33
    /// An editor has said what is related to an article.
    case overridesUpdated = 48
    case keyCreated = 64
    case keyRevoked = 65
    case webhookCreated = 80
    case webhookUpdated = 81
    case webhookDeleted = 82
    case synonymsUpdated = 96

    /// The kind of resource that it is about, as JSON names it.
    public var kind: String {
        switch self {
        case .articleCreated, .articleUpdated, .articlePublished, .articleWithdrawn, .articleDeleted,
            .redirectCreated, .overridesUpdated:
            "article"
        case .tagCreated, .tagUpdated, .tagMerged, .tagDeleted, .tagRedirectCreated: "tag"
        case .keyCreated, .keyRevoked: "key"
        case .webhookCreated, .webhookUpdated, .webhookDeleted: "webhook"
        case .synonymsUpdated: "synonyms"
        }
    }

    /// Whether it is about articles and tags: what the change feed tells of, and not the audit log alone.
    public var isOfContent: Bool { kind == "article" || kind == "tag" }

    /// The name in the feed: the kind of resource and what happened to it.
    public var text: String {
        switch self {
        case .articleCreated: "article.created"
        case .articleUpdated: "article.updated"
        case .articlePublished: "article.published"
        case .articleWithdrawn: "article.withdrawn"
        case .articleDeleted: "article.deleted"
        case .tagCreated: "tag.created"
        case .tagUpdated: "tag.updated"
        case .tagMerged: "tag.merged"
        case .tagDeleted: "tag.deleted"
        case .redirectCreated, .tagRedirectCreated: "redirect.created"
        case .overridesUpdated: "overrides.updated"
        case .keyCreated: "key.created"
        case .keyRevoked: "key.revoked"
        case .webhookCreated: "webhook.created"
        case .webhookUpdated: "webhook.updated"
        case .webhookDeleted: "webhook.deleted"
        case .synonymsUpdated: "synonyms.updated"
        }
    }
}

/// Who made a change, for the audit log.
public struct ChangeAuthor: Hashable, Sendable {
    /// The public part of their access key; `nil` for a command, or where no key is needed.
    public var keyID: String?
    /// The request, as its response named it.
    public var requestID: String?

    /// An author.
    public init(keyID: String? = nil, requestID: String? = nil) {
        self.keyID = keyID
        self.requestID = requestID
    }
}

/// A change that was made, as the change feed and the audit log tell of it.
public struct Change: Hashable, Sendable {
    /// To whom it is told: of what the public sees, it is told on its own.
    public var scope: ChangeScope
    /// What happened, as those see it.
    public var type: ChangeType
    /// The article, tag or webhook that it happened to; of a key `AccessKey.auditSubject`, of the synonyms
    /// `SearchSynonyms.auditSubject`.
    public var subject: UniqueID
    /// The slug of the subject: the one that it has now, or had when it went away. Of a redirect the former one, of a key its public
    /// part.
    public var slug: Slug
    /// Where a redirect or a merge leads.
    public var target: Slug?
    /// The version of the subject that the change made.
    public var version: Int
    /// The version before; `nil` of what is new.
    public var previousVersion: Int?
    /// When it was made; of an awaited change, when it comes about.
    public var time: Timestamp
    /// Whether it comes about by the passing of time: a scheduled article appears, unless it is changed before.
    public var isAwaited: Bool
    /// Who made it.
    public var author: ChangeAuthor

    /// A change.
    public init(
        _ type: ChangeType, in scope: ChangeScope = .all, of subject: UniqueID, slug: Slug,
        target: Slug? = nil, version: Int, previousVersion: Int? = nil, at time: Timestamp,
        isAwaited: Bool = false,
        by author: ChangeAuthor = ChangeAuthor()
    ) {
        self.scope = scope
        self.type = type
        self.subject = subject
        self.slug = slug
        self.target = target
        self.version = version
        self.previousVersion = previousVersion
        self.time = time
        self.isAwaited = isAwaited
        self.author = author
    }
}
