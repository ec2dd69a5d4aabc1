extension AccessKey {
    /// What stands for it in the audit log: its public part, in sixteen bytes.
    public var auditSubject: UniqueID {
        let bytes = Array(id.utf8.prefix(16))
        func word(_ range: Range<Int>) -> UInt64 {
            range.reduce(0) { $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0) }
        }
        return UniqueID(high: word(0..<8), low: word(8..<16))
    }

    /// What the audit log is told of it: never its secret. Its scope stands where a change names what it leads to.
    func context(_ type: ChangeType, at now: Timestamp) -> WriteContext {
        let change = Change(
            type, in: .administration, of: auditSubject, slug: Slug(stored: id),
            target: Slug(stored: scope.name),
            version: 1,
            previousVersion: type == .keyCreated ? nil : 1, at: now)
        return WriteContext(changes: [change], at: now)
    }
}

extension Webhook {
    /// What the audit log is told of a change of it: never its secrets.
    func context(
        _ type: ChangeType, from previous: Webhook? = nil, by author: ChangeAuthor, at now: Timestamp
    ) -> WriteContext {
        let change = Change(
            type, in: .administration, of: id, slug: Slug(stored: "webhook"), version: version,
            previousVersion: previous?.version,
            at: now, by: author)
        return WriteContext(changes: [change], at: now)
    }
}

extension SearchSynonyms {
    /// What stands for them in the audit log: there is one list of them.
    public static let auditSubject = UniqueID(high: 0, low: 0)

    /// What the audit log is told when they have taken the place of others.
    func context(
        from previous: SearchSynonyms, by author: ChangeAuthor, at now: Timestamp
    ) -> WriteContext {
        let change = Change(
            .synonymsUpdated, in: .administration, of: Self.auditSubject, slug: Slug(stored: "synonyms"),
            version: version, previousVersion: previous.version > 0 ? previous.version : nil, at: now,
            by: author)
        return WriteContext(changes: [change], at: now)
    }
}
