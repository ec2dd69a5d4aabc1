import Articles
import StrictJSON

/// What a client wants to be done with a tag: `{"into":"slug","dry_run":false}`.
struct TagMerge {
    /// The tag that stays.
    let into: Slug
    /// Whether to count only.
    let isDryRun: Bool

    private static let members = ["into", "dry_run"]

    /// Reads a body. Throws `invalid` with every violation.
    init(json: JSONValue) throws(ArticleError) {
        guard case .object(let members) = json else {
            throw .invalid("the merge", [.init("", "type", "must be an object")])
        }
        var violations = Array(members.lazy.compactMap { Self.unknown($0.name) }.prefix(100))
        var target: Slug?
        switch json["into"] {
        case .string(let text):
            target = Slug(text)
            if target == nil { violations.append(.init("/into", "format", "must be the slug of a tag")) }
        case nil: violations.append(.init("/into", "required", "is required"))
        case .some: violations.append(.init("/into", "type", "must be a string"))
        }
        switch json["dry_run"] {
        case .bool(let flag): isDryRun = flag
        case nil: isDryRun = false
        case .some:
            isDryRun = false
            violations.append(.init("/dry_run", "type", "must be true or false"))
        }
        guard violations.isEmpty, let target else { throw .invalid("the merge", violations) }
        into = target
    }

    private static func unknown(_ name: String) -> ArticleError.Violation? {
        guard !members.contains(where: { $0.hasSameBytes(as: name) }) else { return nil }
        let hint = suggestion(for: name, among: members)
        return .init("".pointer(to: name), "unknown_member", "is not a known member\(hint)")
    }

    /// The bytes of the response.
    static func json(_ target: CountedTag, moved: Int, isDryRun: Bool) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.raw("{\"into\":")
        target.write(to: &writer)
        writer.raw(",\"moved\":")
        writer.number(moved)
        writer.raw(",\"dry_run\":")
        writer.bool(isDryRun)
        writer.raw("}")
        return writer.bytes
    }
}
