/// A difference between a storage and its copy.
public struct StorageDifference: Sendable, Hashable, CustomStringConvertible {
    /// How they differ.
    public enum Kind: Sendable, Hashable {
        /// The copy lacks it.
        case missing
        /// The copy alone has it.
        case surplus
        /// Both have it, and these members differ.
        case differing([String])
    }

    /// What differs, for a person: `article 0193… (hello)`.
    public var subject: String
    /// How.
    public var kind: Kind

    /// One line.
    public var description: String {
        switch kind {
        case .missing: "\(subject): is missing in the copy"
        case .surplus: "\(subject): is in the copy only"
        case .differing(let members): "\(subject): \(members.joined(separator: ", ")) differ"
        }
    }
}

extension Article {
    /// How a person finds it.
    var subject: String { "article \(id) (\(slug))" }

    /// The names of the members that differ in another storage, by their bytes, and of what only the storage knows.
    func differences(from other: Article) -> [String] {
        let hasSameMembers = hasSame(.all, as: other, at: .latest)
        var names =
            hasSameMembers
            ? []
            : ArticleFields.names.filter { name in
                guard let field = ArticleFields(named: name) else { return false }
                return !hasSame(field, as: other, at: .latest)
            }
        if tags.map(\.id) != other.tags.map(\.id), !names.contains("tags") { names.append("tags") }
        if wasVisible != other.wasVisible || slugWasVisible != other.slugWasVisible {
            names.append("visibility in the past")
        }
        let isSameDigest = (source?.digest ?? "") == (other.source?.digest ?? "")
        if !isSameDigest { names.append("digest of the import") }
        let isSameSpelling = tagSpellings.elementsEqual(other.tagSpellings) { $0.hasSameBytes(as: $1) }
        if !isSameSpelling { names.append("spellings of tags") }
        return names
    }
}

extension Tag {
    /// How a person finds it.
    var subject: String { "tag \(slug)" }

    /// The names of the members that differ in another storage.
    func differences(from other: Tag) -> [String] {
        var names: [String] = []
        if slug != other.slug { names.append("slug") }
        if !name.hasSameBytes(as: other.name) { names.append("name") }
        if !(description ?? "").hasSameBytes(as: other.description ?? "")
            || (description == nil) != (other.description == nil)
        {
            names.append("description")
        }
        if relatedness != other.relatedness { names.append("relatedness") }
        if isDeclared != other.isDeclared { names.append("whether an editor made it") }
        if version != other.version { names.append("version") }
        if createdAt != other.createdAt { names.append("created_at") }
        if updatedAt != other.updatedAt { names.append("updated_at") }
        return names
    }
}

extension TransferredRecord {
    /// How a person finds it.
    var subject: String {
        switch self {
        case .formerSlug(let former): "former slug \(former.name)"
        case .formerTagSlug(let former): "former slug of a tag \(former.name)"
        case .formerTagKey(let former): "former name of a tag \(former.name)"
        case .tombstone(let tombstone): "deleted article \(tombstone.id) (\(tombstone.slug))"
        case .overrides(let article, _): "overrides of \(article)"
        }
    }

    /// The names of the members that differ in another storage.
    func differences(from other: TransferredRecord) -> [String] {
        switch (self, other) {
        case (.tombstone(let here), .tombstone(let there)):
            let isSame =
                here == there && (here.source?.digest ?? "") == (there.source?.digest ?? "")
            return isSame ? [] : ["its members"]
        case _: return self == other ? [] : ["its members"]
        }
    }
}

extension AccessKey {
    /// How a person finds it.
    var subject: String { "key \(id)" }

    /// The names of the members that differ in another storage.
    func differences(from other: AccessKey) -> [String] {
        var names: [String] = []
        if !label.hasSameBytes(as: other.label) { names.append("label") }
        if scope != other.scope { names.append("scope") }
        if hash != other.hash { names.append("hash") }
        if createdAt != other.createdAt { names.append("created_at") }
        if expiresAt != other.expiresAt { names.append("expires_at") }
        if let time = lastUsedAt, other.lastUsedAt ?? .earliest < time { names.append("last_used_at") }
        return names
    }
}
