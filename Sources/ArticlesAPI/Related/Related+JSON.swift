import Articles
import HTTPRouting
import StrictJSON

extension RelatedPage {
    /// The shape of a list of articles, each with its `relation`.
    func json(_ listing: RelatedListing) -> [UInt8] {
        var writer = JSONWriter(capacity: 256 + articles.count * 1_024)
        writer.raw("{\"data\":")
        writer.array(articles) { writer, related in
            related.article.write(
                to: &writer, listing.fields, at: now,
                with: { writer in
                    writer.raw("\"relation\":")
                    related.relation.write(to: &writer)
                })
        }
        writer.raw(",\"page\":{\"limit\":")
        writer.number(listing.limit)
        writer.raw(",\"next\":null,\"previous\":null,\"total\":null}}")
        return writer.bytes
    }
}

extension Relation {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.raw("{\"score\":")
        writer.raw(checked: RelatedTag.decimal(Double(score) / 1_000))
        writer.raw(",\"pinned\":")
        writer.bool(isPinned)
        writer.raw(",\"fill\":")
        writer.bool(isFill)
        if let sharedTags {
            writer.raw(",\"shared_tags\":")
            writer.array(sharedTags) { $0.string($1.text) }
        }
        if let sharedTerms {
            writer.raw(",\"shared_terms\":")
            writer.array(sharedTerms) { $0.string($1) }
        }
        writer.raw("}")
    }
}

extension RelatedOverrideList {
    /// `{"pinned":[{"id","slug","title"}],"excluded":[…]}`
    func json() -> [UInt8] {
        var writer = JSONWriter(capacity: 64 + (pinned.count + excluded.count) * 128)
        let fields = ArticleFields(["id", "slug", "title"].compactMap { ArticleFields(named: $0) })
        let now = Timestamp(clamping: 0)
        writer.raw("{\"pinned\":")
        writer.array(pinned) { $1.write(to: &$0, fields, at: now) }
        writer.raw(",\"excluded\":")
        writer.array(excluded) { $1.write(to: &$0, fields, at: now) }
        writer.raw("}")
        return writer.bytes
    }
}

extension RelatedOverridesDraft {
    /// Reads a body: `{"pinned":[ref…],"excluded":[ref…]}`; what is left out is empty. A reference is an id,
    /// a slug, or an object with an `id` or `slug`, as they are read.
    ///
    /// Throws `invalid` with every violation.
    init(json: JSONValue) throws(ArticleError) {
        guard case .object(let members) = json else {
            throw .invalid("the overrides", [.init("", "type", "must be an object")])
        }
        var violations: [ArticleError.Violation] = []
        let known = ["pinned", "excluded"]
        for member in members.prefix(100) where !known.contains(where: { $0.hasSameBytes(as: member.name) }) {
            let hint = suggestion(for: member.name, among: known)
            violations.append(
                .init("".pointer(to: member.name), "unknown_member", "is not a known member\(hint)"))
        }
        let lists = known.map { Self.references(json[$0], "/\($0)", &violations) }
        guard violations.isEmpty else { throw .invalid("the overrides", violations) }
        self.init(pinned: lists[0], excluded: lists[1])
    }

    private static func references(
        _ value: JSONValue?, _ pointer: String, _ violations: inout [ArticleError.Violation]
    ) -> [String] {
        guard let value else { return [] }
        guard case .array(let elements) = value else {
            violations.append(.init(pointer, "type", "must be an array"))
            return []
        }
        guard elements.count <= ArticleService.overrideLimit else {
            let detail = "must have at most \(ArticleService.overrideLimit) elements"
            violations.append(.init(pointer, "too_many", detail))
            return []
        }
        return elements.enumerated().compactMap { index, element in
            if case .string(let text) = element { return text }
            for name in ["id", "slug"] {
                if case .string(let text) = element[name] { return text }
            }
            violations.append(.init("\(pointer)/\(index)", "type", "must be an id or a slug"))
            return nil
        }
    }
}
