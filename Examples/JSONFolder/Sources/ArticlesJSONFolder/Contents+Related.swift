import Articles

/// What an editor has said about related articles, and how often tags changed: one file.
extension Contents {
    var relatedRecord: JSONValue {
        .object([
            JSONMember("tag_revision", .number("\(tagRevision)")),
            JSONMember("used_version", usedVersion.map { .number("\($0)") } ?? .null),
            JSONMember(
                "merged_tags",
                .array(
                    mergedTags.sorted { $0.key < $1.key }.map { tag, merged in
                        .object([
                            JSONMember("tag", .string("\(tag)")),
                            JSONMember("merged", Self.record(of: merged)),
                        ])
                    })),
            JSONMember(
                "overrides",
                .array(
                    overrides.sorted { $0.key < $1.key }.map { article, overrides in
                        .object([
                            JSONMember("article", .string("\(article)")),
                            JSONMember("pinned", Self.record(of: overrides.pinned)),
                            JSONMember("excluded", Self.record(of: overrides.excluded)),
                        ])
                    })),
        ])
    }

    /// Articles come before it. What it says of those that are gone, since a file was removed by hand, counts
    /// no more.
    mutating func takeRelated(_ value: JSONValue) throws {
        set(tagRevision: Int64(try value.number("tag_revision")))
        if try !value.member("used_version").isNull { set(usedVersion: try value.number("used_version")) }
        for element in try value.member("merged_tags").elements() {
            let tag = try element.parsed("tag") { UniqueID($0) }
            if tags[tag] != nil { set(merged: try Self.identities(element.member("merged")), into: tag) }
        }
        for element in try value.member("overrides").elements() {
            let said = RelatedOverrides(
                pinned: try Self.identities(element.member("pinned")),
                excluded: try Self.identities(element.member("excluded")))
            set(said, of: try element.parsed("article") { UniqueID($0) })
        }
    }

    private static func record(of identities: [UniqueID]) -> JSONValue {
        .array(identities.map { .string("\($0)") })
    }

    private static func identities(_ value: JSONValue) throws -> [UniqueID] {
        try value.elements().map { element in
            guard case .string(let text) = element, let id = UniqueID(text) else {
                throw RecordError("an identity is wrong")
            }
            return id
        }
    }
}
