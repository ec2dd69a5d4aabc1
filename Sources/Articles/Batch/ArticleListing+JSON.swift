public import StrictJSON

extension ArticleListing {
    /// The most groups of tags, and the most tags in one of them.
    public static let tagGroupLimit = 10
    /// The most tags that a list can leave out.
    public static let excludedTagLimit = 100

    /// Reads a filter: the members are those parameters of a list that say which articles it has, and mean the same.
    /// A text with commas is any of these tags; of several texts in an array each must be met. Words are searched for as they
    /// are spelt. A member that is `null` or an empty array is none, and refused: a variable that is not set would widen it.
    ///
    /// Throws `invalid` with every violation, each with a JSON Pointer below `pointer`.
    public init(json: JSONValue, at pointer: String) throws(ArticleError) {
        self.init()
        (order, fuzziness) = (.oldest, .never)
        var reader = MemberReader(
            json, at: pointer,
            known: [
                "tag", "not_tag", "author", "status", "language", "published_after", "published_before",
                "updated_after", "q",
            ])
        if reader.members.isEmpty, reader.violations.isEmpty {
            reader.adopt([.init(pointer, "empty", "must say which articles")])
        }
        for member in reader.members where member.value.isNull {
            reader.report(member.name, "type", "must not be null")
        }
        tagGroups = Self.groups("tag", atMost: Self.tagGroupLimit, &reader)
        excludedTags = Self.groups("not_tag", atMost: Self.excludedTagLimit, &reader).flatMap(\.self)
        if excludedTags.count > Self.excludedTagLimit {
            reader.report("not_tag", "too_many", "must have at most \(Self.excludedTagLimit) tags")
        }
        author = reader.text("author", atMost: ArticleLimits.author)
        status =
            reader.parsed("status", atMost: 16, "must be published, scheduled, draft, archived or any") {
                Status(rawValue: $0)
            } ?? .published
        language = reader.parsed("language", atMost: .max, "must be a language tag such as en or pt-BR") {
            LanguageTag.canonical($0)
        }
        publishedAfter = reader.time("published_after")
        publishedBefore = reader.time("published_before")
        updatedAfter = reader.time("updated_after")
        search = reader.text("q", atMost: 8_192)
        guard reader.violations.isEmpty else { throw .invalid("the filter", reader.violations) }
    }

    private static func groups(
        _ name: String, atMost limit: Int, _ reader: inout MemberReader
    ) -> [[String]] {
        let value = reader.value(name)
        if case .array(let elements)? = value, elements.isEmpty {
            reader.report(name, "too_few", "must have at least one text")
        }
        let texts: [JSONValue] =
            if case .string? = value { value.map { [$0] } ?? [] } else {
                reader.elements(name, atMost: limit)
            }
        return texts.map { text in
            guard case .string(let names) = text else {
                reader.report(name, "type", "must be a text, or an array of texts")
                return []
            }
            let group = names.parts(between: ",")
            if group.count > limit {
                reader.report(name, "too_many", "must have at most \(limit) tags")
            } else if !group.allSatisfy({ TagName($0) != nil }) {
                reader.report(name, "format", "must be names or slugs of tags with commas between")
            }
            return group
        }
    }
}
