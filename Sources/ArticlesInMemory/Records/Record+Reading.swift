import Articles
import StrictJSON

extension Record {
    /// Reads what `json` wrote, as strictly as it was written: a record may have been edited by hand.
    ///
    /// `name` says where the bytes were found, such as the path of a file; every error begins with it.
    public init(json bytes: [UInt8], named name: String) throws(RecordError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(bytes)
        } catch {
            throw RecordError(name, error, in: bytes)
        }
        do throws(RecordReader.Fault) {
            self = try Record(value)
        } catch {
            throw RecordError(name, error.reason)
        }
    }

    private init(_ value: JSONValue) throws(RecordReader.Fault) {
        guard case .object = value else { throw .init("it is no JSON object") }
        guard case .string(let word)? = value["record"] else {
            throw .init("/record is missing: it must be the kind of the record")
        }
        guard let kind = RecordKind(rawValue: word) else {
            throw .init("/record is \"\(word)\", a kind that this program does not know")
        }
        guard case .number(let digits)? = value["record_version"], let version = Int(digits), version > 0
        else { throw .init("/record_version must be a whole number from 1 on") }
        guard version <= kind.version else {
            throw .init(
                "/record_version is \(version), of a newer program: this one reads \(kind.rawValue) records up "
                    + "to version \(kind.version)")
        }
        func reader(_ names: [String]) throws(RecordReader.Fault) -> RecordReader {
            try RecordReader(value, names: ["record", "record_version"] + names)
        }
        switch kind {
        case .article:
            let added = version > 1 ? ["import_digest"] : []
            self = .article(try Article(record: reader(Article.recordMembers + added)))
        case .tag: self = .tag(try TagRecord(record: reader(TagRecord.recordMembers)))
        case .redirects:
            let reader = try reader(["article", "slugs"])
            self = .redirects(try reader.id("article"), try reader.formerSlugs("slugs"))
        case .tombstone:
            let added = version > 1 ? ["source", "import_digest"] : []
            self = .tombstone(
                try Tombstone(record: reader(["id", "slug", "version", "was_visible", "deleted_at"] + added)))
        case .key:
            let added = version > 1 ? ["expires_at", "last_used_at"] : []
            self = .accessKey(
                try AccessKey(
                    record: reader(["id", "label", "scope", "hash", "created_at"] + added), version))
        case .overrides:
            let reader = try reader(["article", "pinned", "excluded"])
            self = .overrides(
                try reader.id("article"),
                RelatedOverrides(pinned: try reader.ids("pinned"), excluded: try reader.ids("excluded")))
        case .response:
            let names = ["id", "fingerprint", "stored_at", "status", "location", "entity_tag", "body"]
            self = .response(try KeptResponse(record: reader(names)))
        case .revision:
            let added = version > 1 ? ["is_deletion"] : []
            let names = ["article", "version", "stored_at", "key", "previous"] + added
            self = .revision(try Revision(record: reader(names), version))
        case .change:
            self = .change(try ChangeRecord(record: reader(ChangeRecord.names(version)), version))
        case .changeCounters:
            self = .changeCounters(
                try ChangeCounters(record: reader(ChangeCounters.names(version)), version))
        case .webhook: self = .webhook(try Webhook(record: reader(Webhook.recordMembers)))
        case .delivery:
            self = .delivery(try WebhookDelivery(record: reader(WebhookDelivery.recordMembers)))
        case .synonyms: self = .synonyms(try SearchSynonyms(record: reader(SearchSynonyms.recordMembers)))
        }
    }
}

extension RecordError {
    /// Bytes that are no JSON, and the line and column at which that shows.
    fileprivate init(_ name: String, _ error: JSONError, in bytes: [UInt8]) {
        let before = bytes.prefix(error.offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1)
        self.init(name, "line \(line), column \(column): \(error.detail)")
    }
}

extension Article {
    fileprivate static let recordMembers = [
        "id", "slug", "title", "excerpt", "body", "format", "status", "published_at", "tags", "authors",
        "image", "canonical_url", "language", "metadata", "source", "version", "created_at", "updated_at",
        "was_visible", "slug_was_visible", "tag_spellings",
    ]

    fileprivate init(record: RecordReader) throws(RecordReader.Fault) {
        let slug = try record.slug("slug")
        self.init(
            id: try record.id("id"), slug: slug, title: try record.text("title", 1...ArticleLimits.title),
            createdAt: try record.time("created_at"))
        excerpt = try record.text("excerpt", 0...ArticleLimits.excerpt)
        body = try record.text("body", 0...ArticleLimits.bodyBytes)
        guard body.utf8.count <= ArticleLimits.bodyBytes else {
            throw record.fault("body", "must have at most 1 MiB")
        }
        format = try record.parsed("format", "must be markdown, html or plain") {
            ArticleFormat(rawValue: $0)
        }
        status = try record.parsed("status", "must be draft, published or archived") {
            ArticleStatus(rawValue: $0)
        }
        publishedAt = try record.optionalTime("published_at")
        guard status != .published || publishedAt != nil else {
            throw record.fault("published_at", "must be a time when the status is published")
        }
        tags = try record.ids("tags", atMost: ArticleLimits.tags).map {
            ArticleTag(id: $0, slug: slug, name: "")
        }
        authors = try record.texts("authors", atMost: ArticleLimits.authors, 1...ArticleLimits.author)
        if !record.isNull("image") {
            let image = try RecordReader(record.value("image"), at: "/image", names: ["url", "alt"])
            self.image = ArticleImage(
                url: try image.text("url", 1...ArticleLimits.url),
                alt: try image.text("alt", 0...ArticleLimits.alt))
        }
        canonicalURL = try record.optionalText("canonical_url", 1...ArticleLimits.url)
        language = try record.optionalText("language", 1...100)
        try readMetadata(record)
        source = try record.source()
        version = try record.number("version", Self.versions)
        updatedAt = try record.time("updated_at")
        wasVisible = try record.flag("was_visible")
        slugWasVisible = try record.flag("slug_was_visible")
        tagSpellings = try record.texts(
            "tag_spellings", atMost: ArticleLimits.tags, 1...TagName.maximumLength)
    }

    private mutating func readMetadata(_ record: RecordReader) throws(RecordReader.Fault) {
        let value = record.value("metadata")
        guard case .object = value else { throw record.fault("metadata", "must be an object") }
        var writer = JSONWriter()
        writer.value(value)
        guard writer.bytes.count <= ArticleLimits.metadataBytes else {
            throw record.fault("metadata", "must have at most 16 KiB")
        }
        metadata = String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Record.TagRecord {
    fileprivate static let recordMembers = [
        "id", "slug", "name", "description", "relatedness", "is_declared", "version", "created_at",
        "updated_at", "former_slugs", "former_keys", "merged",
    ]

    fileprivate init(record: RecordReader) throws(RecordReader.Fault) {
        tag = Tag(
            id: try record.id("id"), slug: try record.slug("slug"),
            name: try record.text("name", 1...TagName.maximumLength),
            description: try record.optionalText("description", 0...ArticleLimits.tagDescription),
            isDeclared: try record.flag("is_declared"), createdAt: try record.time("created_at"))
        tag.relatedness = try record.parsed("relatedness", "must be counted or ignored") {
            Relatedness(rawValue: $0)
        }
        tag.version = try record.number("version", Article.versions)
        tag.updatedAt = try record.time("updated_at")
        formerSlugs = try record.formerSlugs("former_slugs")
        formerKeys = try record.formerKeys("former_keys")
        merged = try record.ids("merged")
    }
}

extension Tombstone {
    fileprivate init(record: RecordReader) throws(RecordReader.Fault) {
        self.init(
            id: try record.id("id"), slug: try record.slug("slug"),
            // One more than the last version of the article.
            version: try record.number("version", 1...Article.versions.upperBound + 1),
            wasVisible: try record.flag("was_visible"), deletedAt: try record.time("deleted_at"),
            source: try record.source())
    }
}

extension KeptResponse {
    fileprivate init(record: RecordReader) throws(RecordReader.Fault) {
        let request = IdempotentRequest(
            id: try record.id("id"),
            fingerprint: try record.parsed(
                "fingerprint", "must be 32 bytes in lower-case hexadecimal digits"
            ) { text in
                Hexadecimal.bytes(of: text).flatMap { $0.count == 32 ? $0 : nil }
            })
        let content = ResponseContent(
            status: try record.number("status", 200...299),
            location: try record.optionalText("location", 1...8_192),
            entityTag: try record.optionalText("entity_tag", 2...256),
            body: Array(try record.text("body", 0...16_777_216).utf8))
        self.init(to: request, content, storedAt: try record.time("stored_at"))
    }
}

extension AccessKey {
    fileprivate init(record: RecordReader, _ version: Int) throws(RecordReader.Fault) {
        self.init(
            id: try record.parsed("id", "must be 1 to 64 lower-case letters and digits") { text in
                let isName = text.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                }
                return isName && (1...64).contains(text.utf8.count) ? text : nil
            },
            label: try record.text("label", 0...1_000),
            scope: try version > 1 ? record.scope() : record.firstScope(),
            hash: try record.parsed("hash", "must be 32 bytes in lower-case hexadecimal digits") { text in
                Hexadecimal.bytes(of: text).flatMap { $0.count == 32 ? $0 : nil }
            },
            createdAt: try record.time("created_at"))
        guard version > 1 else { return }
        expiresAt = try record.optionalTime("expires_at")
        lastUsedAt = try record.optionalTime("last_used_at")
    }
}

extension RecordReader {
    fileprivate func scope() throws(Fault) -> Scope {
        try parsed("scope", "must be read, write, publish or admin") { name in
            Scope.allCases.first { $0.name.hasSameBytes(as: name) }
        }
    }

    /// The scope in a key of version 1, in which “write” was to publish too.
    fileprivate func firstScope() throws(Fault) -> Scope {
        try parsed("scope", "must be read, write or admin") { name in
            switch name {
            case "read": .read
            case "write": .publish
            case "admin": .admin
            case _: nil
            }
        }
    }

    /// The source with its digest; `nil` where there is none.
    fileprivate func source() throws(Fault) -> Source? {
        let digest = try optionalText("import_digest", 1...1_000)
        guard !isNull("source") else { return nil }
        let source = try RecordReader(value("source"), at: "/source", names: ["name", "id"])
        return Source(
            name: try source.text("name", 1...ArticleLimits.sourceName),
            id: try source.text("id", 1...ArticleLimits.sourceID), digest: digest)
    }

    fileprivate func formerSlugs(_ name: String) throws(Fault) -> [Record.FormerSlug] {
        try former(name, "slug") { (reader) throws(Fault) in try reader.slug("slug") }
    }

    fileprivate func formerKeys(_ name: String) throws(Fault) -> [Record.FormerKey] {
        try former(name, "key") { (reader) throws(Fault) in
            try reader.parsed("key", "must be the folded name of a tag") { text in
                text.folded.hasSameBytes(as: text) && (1...1_000).contains(text.utf8.count) ? text : nil
            }
        }
    }

    private func former<Name>(
        _ name: String, _ member: String, _ read: (RecordReader) throws(Fault) -> Name
    ) throws(Fault) -> [Record.Former<Name>] {
        try elements(name) { (value, place) throws(Fault) in
            let reader = try RecordReader(value, at: place, names: [member, "given_up_at", "is_public"])
            return Record.Former(
                try read(reader), givenUpAt: try reader.time("given_up_at"),
                isPublic: try reader.flag("is_public"))
        }
    }
}
