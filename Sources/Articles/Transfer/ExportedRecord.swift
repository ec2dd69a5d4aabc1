import StrictJSON

/// A record that an export has beside articles, as one line of JSON: tags are named by their slugs, since their identities
/// are those of one storage.
public enum ExportedRecord: Sendable {
    /// A tag as it is, without what led to it before.
    case tag(Tag)
    /// A former slug of a tag, and its present one.
    case tagRedirect(from: Slug, tag: Slug, givenUpAt: Timestamp)
    /// The key of a former name of a tag, and its slug.
    case tagName(key: String, tag: Slug, givenUpAt: Timestamp, isPublic: Bool)
    /// What is left of a deleted article.
    case tombstone(Tombstone)
    /// A former slug of an article, which may be deleted.
    case redirect(from: Slug, article: ArticleID, givenUpAt: Timestamp, isPublic: Bool)
    /// What an editor has said about the articles related to one.
    case overrides(ArticleID, RelatedOverrides)
    /// Of an article that is hidden: whether the public could ever read it, and under the slug that it has in the export.
    case visibility(ArticleID, Slug, wasVisible: Bool, slugWasVisible: Bool)
    /// The rules of synonyms of searches.
    case synonyms([SynonymRule])

    /// The version of the format that is written, and the newest one that is read.
    static let version = 1

    /// The word of its kind in JSON. `allKinds` is in the order in which they can be imported one after the other.
    var kind: String {
        switch self {
        case .tag: "tag"
        case .tagRedirect: "tag_redirect"
        case .tagName: "tag_name"
        case .tombstone: "tombstone"
        case .redirect: "redirect"
        case .overrides: "overrides"
        case .visibility: "visibility"
        case .synonyms: "synonyms"
        }
    }

    static let allKinds = [
        "tag", "tag_redirect", "tag_name", "tombstone", "redirect", "overrides", "visibility",
        "synonyms",
    ]

    /// Where it stands among the kinds: what it names is stored before it if all of a lesser rank are.
    public var rank: Int { Self.allKinds.firstIndex(of: kind) ?? 0 }

    /// How many ranks there are.
    public static var rankCount: Int { allKinds.count }

    /// What it is of, for a person: `the tag news`.
    public var title: String {
        switch self {
        case .tag(let tag): "the tag \(tag.slug)"
        case .tagRedirect(let from, let tag, _): "the former slug \(from) of the tag \(tag)"
        case .tagName(let key, let tag, _, _): "the former name \(key) of the tag \(tag)"
        case .tombstone(let tombstone): "the deleted article \(tombstone.slug)"
        case .redirect(let from, _, _, _): "the former slug \(from)"
        case .overrides(let article, _): "the overrides of \(article)"
        case .visibility(let article, _, _, _): "the visibility of \(article)"
        case .synonyms: "the synonyms"
        }
    }

    /// One object, without a line break.
    public var json: [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.raw("{\"record\":")
        writer.string(kind)
        writer.raw(",\"record_version\":")
        writer.number(Self.version)
        writeMembers(to: &writer)
        writer.raw("}")
        return writer.bytes
    }

    private func writeMembers(to writer: inout JSONWriter) {
        switch self {
        case .tag(let tag): writer.members(of: tag)
        case .tagRedirect(let from, let tag, let time):
            writer.member("from") { $0.string(from.text) }
            writer.member("tag") { $0.string(tag.text) }
            writer.member("given_up_at") { $0.timestamp(time) }
        case .tagName(let key, let tag, let time, let isPublic):
            writer.member("key") { $0.string(key) }
            writer.member("tag") { $0.string(tag.text) }
            writer.member("given_up_at") { $0.timestamp(time) }
            writer.member("is_public") { $0.bool(isPublic) }
        case .tombstone(let tombstone): writer.members(of: tombstone)
        case .redirect(let from, let article, let time, let isPublic):
            writer.member("from") { $0.string(from.text) }
            writer.member("article") { $0.id(article) }
            writer.member("given_up_at") { $0.timestamp(time) }
            writer.member("is_public") { $0.bool(isPublic) }
        case .overrides(let article, let overrides):
            writer.member("article") { $0.id(article) }
            writer.member("pinned") { $0.ids(overrides.pinned) }
            writer.member("excluded") { $0.ids(overrides.excluded) }
        case .synonyms(let rules): writer.member("rules") { $0.array(rules) { $1.write(to: &$0) } }
        case .visibility(let article, let slug, let wasVisible, let slugWasVisible):
            writer.member("article") { $0.id(article) }
            writer.member("slug") { $0.string(slug.text) }
            writer.member("was_visible") { $0.bool(wasVisible) }
            writer.member("slug_was_visible") { $0.bool(slugWasVisible) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        raw(",\"")
        raw(name)
        raw("\":")
        write(&self)
    }

    fileprivate mutating func ids(_ ids: [UniqueID]) {
        array(ids) { $0.id($1) }
    }

    fileprivate mutating func members(of tag: Tag) {
        member("slug") { $0.string(tag.slug.text) }
        member("name") { $0.string(tag.name) }
        member("description") { $0.string(tag.description) }
        member("relatedness") { $0.string(tag.relatedness.rawValue) }
        member("is_declared") { $0.bool(tag.isDeclared) }
        member("version") { $0.number(tag.version) }
        member("created_at") { $0.timestamp(tag.createdAt) }
        member("updated_at") { $0.timestamp(tag.updatedAt) }
    }

    fileprivate mutating func members(of tombstone: Tombstone) {
        member("id") { $0.id(tombstone.id) }
        member("slug") { $0.string(tombstone.slug.text) }
        member("version") { $0.number(tombstone.version) }
        member("was_visible") { $0.bool(tombstone.wasVisible) }
        member("deleted_at") { $0.timestamp(tombstone.deletedAt) }
        member("source") { writer in
            guard let source = tombstone.source else { return writer.raw("null") }
            writer.raw("{\"name\":")
            writer.string(source.name)
            writer.raw(",\"id\":")
            writer.string(source.id)
            writer.raw("}")
        }
    }
}
