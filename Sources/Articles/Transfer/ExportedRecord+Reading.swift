public import StrictJSON

extension ExportedRecord {
    /// Whether an object is a record, and not an article.
    public static func isRecord(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value else { return false }
        return members.contains { $0.name.hasSameBytes(as: "record") }
    }

    /// Reads the object of a record.
    ///
    /// Throws `invalid` with every violation: an unknown kind or member, one that is missing, a version of the format that is
    /// newer.
    public init(json: JSONValue) throws(ArticleError) {
        guard case .object(let all) = json else {
            throw .invalid("the record", [.init("", "type", "must be an object")])
        }
        let kind = all.first { $0.name.hasSameBytes(as: "record") }?.value
        guard case .string(let kind) = kind, Self.allKinds.contains(kind) else {
            let kinds = Self.allKinds.joined(separator: ", ")
            throw .invalid("the record", [.init("/record", "unknown", "must be one of \(kinds)")])
        }
        var reader = RecordMembers(json, of: kind)
        let record: ExportedRecord? =
            switch kind {
            case "tag": reader.tag().map { .tag($0) }
            case "tag_redirect": reader.tagRedirect()
            case "tag_name": reader.tagName()
            case "tombstone": reader.tombstone()
            case "redirect": reader.redirect()
            case "overrides": reader.overrides()
            case "synonyms": try Self.synonyms(json)
            case _: reader.visibility()
            }
        let violations = reader.members.violations
        guard violations.isEmpty, let record else { throw .invalid("the record", violations) }
        self = record
    }
}

extension ExportedRecord {
    /// Rules are read as those of a client.
    fileprivate static func synonyms(_ json: JSONValue) throws(ArticleError) -> ExportedRecord? {
        guard case .object(let members) = json,
            let rules = members.first(where: { $0.name.hasSameBytes(as: "rules") })
        else { throw .invalid("the record", [.init("/rules", "required", "is required")]) }
        return .synonyms(try SynonymDraft(json: .object([rules])).rules)
    }
}

/// Reads the members of a record, of which none may be missing.
private struct RecordMembers {
    var members: MemberReader

    init(_ value: JSONValue, of kind: String) {
        members = MemberReader(value, known: ["record", "record_version"] + (Self.known[kind] ?? []))
        let version = required("record_version") { $0.wholeNumber($1, in: 1...Int(Int32.max)) }
        guard let version, version > ExportedRecord.version else { return }
        members.report("record_version", "newer", "is newer than this program reads")
    }

    private static let known = [
        "tag": [
            "slug", "name", "description", "relatedness", "is_declared", "version", "created_at",
            "updated_at",
        ],
        "tag_redirect": ["from", "tag", "given_up_at"],
        "tag_name": ["key", "tag", "given_up_at", "is_public"],
        "tombstone": ["id", "slug", "version", "was_visible", "deleted_at", "source"],
        "redirect": ["from", "article", "given_up_at", "is_public"],
        "overrides": ["article", "pinned", "excluded"],
        "visibility": ["article", "slug", "was_visible", "slug_was_visible"],
        "synonyms": ["rules"],
    ]

    // MARK: Kinds

    mutating func tag() -> Tag? {
        let (slug, name) = (slug("slug"), name())
        let description = members.text("description", atMost: ArticleLimits.tagDescription)
        let relatedness = required("relatedness") {
            $0.parsed($1, atMost: 16, "must be counted or ignored") { Relatedness(rawValue: $0) }
        }
        let (isDeclared, version) = (flag("is_declared"), version())
        let (created, updated) = (time("created_at"), time("updated_at"))
        guard let slug, let name, let relatedness, let isDeclared, let version, let created, let updated
        else { return nil }
        var tag = Tag(
            id: UniqueID(high: 0, low: 0), slug: slug, name: name, description: description,
            isDeclared: isDeclared, createdAt: created)
        (tag.relatedness, tag.version, tag.updatedAt) = (relatedness, version, updated)
        return tag
    }

    mutating func tagRedirect() -> ExportedRecord? {
        let (from, tag, time) = (slug("from"), slug("tag"), time("given_up_at"))
        guard let from, let tag, let time else { return nil }
        return .tagRedirect(from: from, tag: tag, givenUpAt: time)
    }

    mutating func tagName() -> ExportedRecord? {
        let key = required("key") {
            $0.parsed($1, atMost: .max, "must be the folded name of a tag") { key in
                (1...TagName.maximumKeyBytes).contains(key.utf8.count) ? key : nil
            }
        }
        let (tag, time, isPublic) = (slug("tag"), time("given_up_at"), flag("is_public"))
        guard let key, let tag, let time, let isPublic else { return nil }
        return .tagName(key: key, tag: tag, givenUpAt: time, isPublic: isPublic)
    }

    mutating func tombstone() -> ExportedRecord? {
        let (id, slug, version) = (id("id"), slug("slug"), version())
        let (wasVisible, time, source) = (flag("was_visible"), time("deleted_at"), source())
        guard let id, let slug, let version, let wasVisible, let time else { return nil }
        return .tombstone(
            Tombstone(
                id: id, slug: slug, version: version, wasVisible: wasVisible, deletedAt: time, source: source
            ))
    }

    mutating func redirect() -> ExportedRecord? {
        let (from, article) = (slug("from"), id("article"))
        let (time, isPublic) = (time("given_up_at"), flag("is_public"))
        guard let from, let article, let time, let isPublic else { return nil }
        return .redirect(from: from, article: article, givenUpAt: time, isPublic: isPublic)
    }

    mutating func overrides() -> ExportedRecord? {
        let (article, pinned, excluded) = (id("article"), ids("pinned"), ids("excluded"))
        guard let article else { return nil }
        let all = pinned + excluded
        if Set(all).count < all.count {
            members.report("pinned", "repeated", "must not name an article twice")
        }
        if all.contains(article) { members.report("pinned", "self", "must not name the article itself") }
        return .overrides(article, RelatedOverrides(pinned: pinned, excluded: excluded))
    }

    mutating func visibility() -> ExportedRecord? {
        let (article, slug) = (id("article"), slug("slug"))
        let (was, slugWas) = (flag("was_visible"), flag("slug_was_visible"))
        guard let article, let slug, let was, let slugWas else { return nil }
        return .visibility(article, slug, wasVisible: was, slugWasVisible: slugWas)
    }

    // MARK: Members

    private mutating func required<Value>(
        _ name: String, _ read: (inout MemberReader, String) -> Value?
    ) -> Value? {
        guard members.value(name) != nil else {
            members.report(name, "required", "is required")
            return nil
        }
        return read(&members, name)
    }

    private mutating func slug(_ name: String) -> Slug? {
        required(name) { $0.parsed($1, atMost: .max, ArticleDraft.slugRule) { Slug($0) } }
    }

    private mutating func id(_ name: String) -> UniqueID? {
        required(name) { $0.parsed($1, atMost: 36, "must be a UUID") { UniqueID($0) } }
    }

    private mutating func time(_ name: String) -> Timestamp? { required(name) { $0.time($1) } }

    private mutating func flag(_ name: String) -> Bool? { required(name) { $0.flag($1) } }

    private mutating func version() -> Int? {
        required("version") { $0.wholeNumber($1, in: Article.versions) }
    }

    /// A name as it is shown: one that a client gives would lose blanks around it.
    private mutating func name() -> String? {
        required("name") {
            $0.parsed($1, atMost: TagName.maximumLength, "must be a tag name of 1 to 100 characters") {
                text in
                TagName(text).flatMap { $0.text.hasSameBytes(as: text) ? text : nil }
            }
        }
    }

    private mutating func ids(_ name: String) -> [UniqueID] {
        var ids: [UniqueID] = []
        for (index, value) in members.elements(name, atMost: ArticleService.overrideLimit).enumerated() {
            guard case .string(let text) = value, let id = UniqueID(text) else {
                members.report("\(name)/\(index)", "format", "must be a UUID")
                continue
            }
            ids.append(id)
        }
        return ids
    }

    private mutating func source() -> Source? {
        guard let value = members.value("source") else { return nil }
        var inner = MemberReader(value, at: "/source", known: ["name", "id"])
        let name = inner.text("name", atMost: ArticleLimits.sourceName)
        let id = inner.text("id", atMost: ArticleLimits.sourceID)
        members.adopt(inner.violations)
        guard let name, let id, !name.isEmpty, !id.isEmpty else {
            if inner.violations.isEmpty { members.report("source", "required", "needs name and id") }
            return nil
        }
        return Source(name: name, id: id)
    }
}
