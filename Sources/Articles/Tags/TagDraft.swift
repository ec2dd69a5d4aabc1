public import StrictJSON

/// A draft of a tag: what a client wants it to be. One that exists is valid.
public struct TagDraft: Sendable {
    /// The spelling that is shown.
    public var name: String
    /// Absent keeps the present slug, cleared makes it from the name.
    public var slug: ArticleDraft.Given<Slug> = .absent
    /// At most 2,000 Unicode scalars.
    public var description: String?
    /// What the tag means for related articles.
    public var relatedness: Relatedness = .counted

    /// The members of a tag's JSON, in the order they are written.
    public static let members = [
        "slug", "name", "description", "relatedness", "article_count", "version", "created_at", "updated_at",
    ]

    /// Reads the JSON object of a tag. What the service sets itself is checked and has no effect.
    ///
    /// Throws `invalid` with every violation.
    public init(json: JSONValue) throws(ArticleError) {
        var reader = MemberReader(json, known: Self.members)
        var name: TagName?
        if reader.value("name") == nil {
            reader.report("name", "required", "is required")
        } else {
            name = reader.parsed("name", atMost: .max, "must be a tag name of 1 to 100 characters") {
                TagName($0)
            }
        }
        if let given = reader.parsed("slug", atMost: .max, ArticleDraft.slugRule, { Slug($0) }) {
            slug = .value(given)
        } else if reader.isNull("slug") {
            slug = .cleared
        }
        description = reader.text("description", atMost: ArticleLimits.tagDescription)
        let choices = Relatedness.allCases.map(\.rawValue).joined(separator: " or ")
        if let given = reader.parsed(
            "relatedness", atMost: .max, "must be \(choices)",
            {
                $0.utf8.count > 16 ? nil : Relatedness(rawValue: $0)
            })
        {
            relatedness = given
        }
        _ = reader.wholeNumber("article_count", in: 0...Article.versions.upperBound)
        _ = reader.wholeNumber("version", in: Article.versions)
        _ = reader.time("created_at")
        _ = reader.time("updated_at")
        guard reader.violations.isEmpty, let name else { throw .invalid("the tag", reader.violations) }
        self.name = name.text
    }

    /// The draft that a merge patch (RFC 7396) makes of a tag.
    init(patch: JSONValue, of tag: Tag) throws(ArticleError) {
        guard case .object = patch else {
            throw .invalid("the patch", [.init("", "type", "must be an object")])
        }
        var present: [JSONMember] = [
            JSONMember("slug", .string(tag.slug.text)), JSONMember("name", .string(tag.name)),
            JSONMember("relatedness", .string(tag.relatedness.rawValue)),
        ]
        if let description = tag.description {
            present.append(JSONMember("description", .string(description)))
        }
        try self.init(json: JSONValue.object(present).merging(patch))
        if case .absent = slug { slug = .cleared }
    }
}
