import Articles
import StrictJSON

extension Record {
    /// The record as JSON in UTF-8: an object with a line for each member, so that people can read it and
    /// tools can compare it.
    public var json: [UInt8] {
        var object = RecordWriter(id.kind)
        switch self {
        case .article(let article): object.write(article)
        case .tag(let record): object.write(record)
        case .redirects(let article, let slugs):
            object.member("article") { $0.id(article) }
            object.member("slugs") { $0.array(slugs) { $0.former("slug", $1, \.text) } }
        case .tombstone(let tombstone): object.write(tombstone)
        case .accessKey(let key): object.write(key)
        case .overrides(let article, let overrides):
            object.member("article") { $0.id(article) }
            object.member("pinned") { $0.array(overrides.pinned) { $0.id($1) } }
            object.member("excluded") { $0.array(overrides.excluded) { $0.id($1) } }
        case .response(let response): object.write(response)
        case .revision(let revision): object.write(revision)
        case .change(let record): object.write(record)
        case .changeCounters(let counters):
            object.member("scope") { $0.string(counters.scope.recordText) }
            object.member("position") { $0.number(Int(counters.position)) }
            object.member("number") { $0.number(Int(counters.number)) }
        case .webhook(let webhook): object.write(webhook)
        case .delivery(let delivery): object.write(delivery)
        case .synonyms(let synonyms): object.write(synonyms)
        }
        return object.finish()
    }
}

/// Writes the JSON of one record.
struct RecordWriter {
    private var writer = JSONWriter()

    init(_ kind: RecordKind) {
        writer.raw("{\n  \"record\": ")
        writer.string(kind.rawValue)
        member("record_version") { $0.number(kind.version) }
    }

    mutating func member(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        writer.raw(",\n  \"")
        writer.raw(name)
        writer.raw("\": ")
        write(&writer)
    }

    mutating func finish() -> [UInt8] {
        writer.raw("\n}\n")
        return writer.bytes
    }

    mutating func write(_ article: Article) {
        member("id") { $0.id(article.id) }
        member("slug") { $0.string(article.slug.text) }
        member("title") { $0.string(article.title) }
        member("excerpt") { $0.string(article.excerpt) }
        member("body") { $0.string(article.body) }
        member("format") { $0.string(article.format.rawValue) }
        member("status") { $0.string(article.status.rawValue) }
        member("published_at") { $0.timestamp(article.publishedAt) }
        member("tags") { $0.array(article.tags) { $0.id($1.id) } }
        member("authors") { $0.array(article.authors) { $0.string($1) } }
        member("image") { $0.pair(article.image.map { ($0.url, $0.alt) }, "url", "alt") }
        member("canonical_url") { $0.string(article.canonicalURL) }
        member("language") { $0.string(article.language) }
        member("metadata") { $0.raw(checked: article.metadata) }
        member("source") { $0.pair(article.source.map { ($0.name, $0.id) }, "name", "id") }
        member("version") { $0.number(article.version) }
        member("created_at") { $0.timestamp(article.createdAt) }
        member("updated_at") { $0.timestamp(article.updatedAt) }
        member("was_visible") { $0.bool(article.wasVisible) }
        member("slug_was_visible") { $0.bool(article.slugWasVisible) }
        member("tag_spellings") { $0.array(article.tagSpellings) { $0.string($1) } }
        member("import_digest") { $0.string(article.source?.digest) }
    }

    mutating func write(_ record: Record.TagRecord) {
        let tag = record.tag
        member("id") { $0.id(tag.id) }
        member("slug") { $0.string(tag.slug.text) }
        member("name") { $0.string(tag.name) }
        member("description") { $0.string(tag.description) }
        member("relatedness") { $0.string(tag.relatedness.rawValue) }
        member("is_declared") { $0.bool(tag.isDeclared) }
        member("version") { $0.number(tag.version) }
        member("created_at") { $0.timestamp(tag.createdAt) }
        member("updated_at") { $0.timestamp(tag.updatedAt) }
        member("former_slugs") { $0.array(record.formerSlugs) { $0.former("slug", $1, \.text) } }
        member("former_keys") { $0.array(record.formerKeys) { $0.former("key", $1, \.self) } }
        member("merged") { $0.array(record.merged) { $0.id($1) } }
    }

    mutating func write(_ tombstone: Tombstone) {
        member("id") { $0.id(tombstone.id) }
        member("slug") { $0.string(tombstone.slug.text) }
        member("version") { $0.number(tombstone.version) }
        member("was_visible") { $0.bool(tombstone.wasVisible) }
        member("deleted_at") { $0.timestamp(tombstone.deletedAt) }
        member("source") { $0.pair(tombstone.source.map { ($0.name, $0.id) }, "name", "id") }
        member("import_digest") { $0.string(tombstone.source?.digest) }
    }

    mutating func write(_ response: KeptResponse) {
        member("id") { $0.id(response.request.id) }
        member("fingerprint") { $0.string(Hexadecimal.text(of: response.request.fingerprint)) }
        member("stored_at") { $0.timestamp(response.storedAt) }
        member("status") { $0.number(response.content.status) }
        member("location") { $0.string(response.content.location) }
        member("entity_tag") { $0.string(response.content.entityTag) }
        member("body") { $0.string(String(decoding: response.content.body, as: UTF8.self)) }
    }

    mutating func write(_ revision: Revision) {
        member("article") { $0.id(revision.article) }
        member("version") { $0.number(revision.version) }
        member("stored_at") { $0.timestamp(revision.storedAt) }
        member("key") { $0.string(revision.keyID) }
        member("previous") { writer in
            guard let former = revision.previous else { return writer.raw("null") }
            writer.raw("{\"version\": ")
            writer.number(former.version)
            writer.raw(", \"members\": ")
            writer.string(String(decoding: former.members, as: UTF8.self))
            writer.raw(", \"prefix\": ")
            writer.number(former.prefix)
            writer.raw(", \"suffix\": ")
            writer.number(former.suffix)
            writer.raw(", \"middle\": ")
            // A part of a text may begin and end within a character.
            writer.string(Hexadecimal.text(of: former.middle))
            writer.raw("}")
        }
        member("is_deletion") { $0.bool(revision.isDeletion) }
    }

    mutating func write(_ record: Record.ChangeRecord) {
        let change = record.change
        member("scope") { $0.string(change.scope.recordText) }
        member("position") { $0.number(Int(record.position)) }
        member("type") { $0.string(change.type.recordText) }
        member("subject") { $0.id(change.subject) }
        member("slug") { $0.string(change.slug.text) }
        member("target") { $0.string(change.target?.text) }
        member("version") { $0.number(change.version) }
        member("previous_version") { $0.optional(change.previousVersion.map { Int64($0) }) }
        member("time") { $0.timestamp(change.time) }
        member("is_awaited") { $0.bool(change.isAwaited) }
        member("key") { $0.string(change.author.keyID) }
        member("request") { $0.string(change.author.requestID) }
        member("number") { $0.optional(record.number) }
    }

    mutating func write(_ key: AccessKey) {
        member("id") { $0.string(key.id) }
        member("label") { $0.string(key.label) }
        member("scope") { $0.string(key.scope.name) }
        member("hash") { $0.string(Hexadecimal.text(of: key.hash)) }
        member("created_at") { $0.timestamp(key.createdAt) }
        member("expires_at") { $0.timestamp(key.expiresAt) }
        member("last_used_at") { $0.timestamp(key.lastUsedAt) }
    }
}

extension JSONWriter {
    fileprivate mutating func former<Name>(
        _ member: StaticString, _ former: Record.Former<Name>, _ text: (Name) -> String
    ) {
        raw("{\"")
        raw(member)
        raw("\": ")
        string(text(former.name))
        raw(", \"given_up_at\": ")
        timestamp(former.givenUpAt)
        raw(", \"is_public\": ")
        bool(former.isPublic)
        raw("}")
    }

    fileprivate mutating func optional(_ value: Int64?) {
        if let value { number(Int(value)) } else { raw("null") }
    }

    /// An object of two texts, or `null`.
    fileprivate mutating func pair(
        _ texts: (String, String)?, _ first: StaticString, _ second: StaticString
    ) {
        guard let texts else { return raw("null") }
        raw("{\"")
        raw(first)
        raw("\": ")
        string(texts.0)
        raw(", \"")
        raw(second)
        raw("\": ")
        string(texts.1)
        raw("}")
    }
}

/// Bytes as pairs of lower-case hexadecimal digits.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(of bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }

    /// `nil` for anything but pairs of digits.
    static func bytes(of text: String) -> [UInt8]? {
        let values = text.utf8.compactMap { digits.firstIndex(of: $0) }
        guard values.count == text.utf8.count, values.count % 2 == 0 else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
