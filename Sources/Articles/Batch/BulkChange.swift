public import StrictJSON

/// What is done to each article of a filter.
public struct BulkChange: Sendable {
    /// Tags that each is to carry, behind those that it has.
    public var addedTags: [TagName] = []
    /// Tags that none is to carry.
    public var removedTags: [TagName] = []
    /// The state that each is to have.
    public var status: ArticleStatus?

    /// Nothing.
    public init() {}
}

/// What was done to the articles of a filter, as far as one request goes.
public struct BulkResult: Sendable {
    /// How many articles of the filter were looked at.
    public var matched = 0
    /// How many of them were changed, or would be.
    public var changed = 0
    /// Where to go on; `nil` at the end.
    public var next: String?
    /// Whether nothing was stored.
    public var isDryRun: Bool
}

extension BulkChange {
    /// Reads `{"add_tags":[…],"remove_tags":[…],"status":…}`.
    ///
    /// Throws `invalid` with every violation, each with a JSON Pointer below `pointer`.
    public init(json: JSONValue, at pointer: String) throws(ArticleError) {
        var reader = MemberReader(json, at: pointer, known: ["add_tags", "remove_tags", "status"])
        addedTags = Self.tags("add_tags", &reader)
        removedTags = Self.tags("remove_tags", &reader)
        status = reader.parsed("status", atMost: 16, "must be draft, published or archived") {
            ArticleStatus(rawValue: $0)
        }
        if reader.violations.isEmpty, addedTags.isEmpty, removedTags.isEmpty, status == nil {
            reader.adopt([.init(pointer, "empty", "must say what to change")])
        }
        guard reader.violations.isEmpty else { throw .invalid("the change", reader.violations) }
    }

    private static func tags(_ name: String, _ reader: inout MemberReader) -> [TagName] {
        let elements = reader.elements(name, atMost: ArticleLimits.tags)
        return elements.enumerated().compactMap { index, element in
            ArticleDraft.tag(element, "\(reader.pointer)/\(name)/\(index)", &reader)
        }
    }
}
