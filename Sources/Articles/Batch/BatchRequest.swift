import StrictJSON

/// What a client asks for with a batch: operations, or one change of the articles of a filter.
public enum BatchRequest: Sendable {
    case operations(BatchOperations)
    case bulk(ArticleListing, BulkChange, isDryRun: Bool)

    /// The most bytes of one operation: as those of a request of its own.
    static let operationBytes = 2 << 20
    /// The most bytes of any other member.
    private static let memberBytes = 64 << 10
    private static let known = ["atomic", "operations", "filter", "change", "dry_run", "cursor"]

    /// Reads `{"atomic":true,"operations":[…]}` or `{"filter":{…},"change":{…},"dry_run":false,"cursor":null}`.
    ///
    /// An operation is read when it is its turn, so that there is a tree of one of them at a time.
    ///
    /// Throws a `JSONError`, or `invalid` with every violation; what is wrong with an operation of a batch that is not atomic is
    /// left to its result.
    ///
    /// With `needsVersion`, an operation that changes an article must say which version it is about.
    public init(json bytes: [UInt8], needsVersion: Bool) throws {
        guard let parts = try JSONParser.members(of: bytes, atMost: Self.known.count) else {
            throw ArticleError.invalid("the batch", [.init("", "type", "must be an object")])
        }
        var members: [JSONMember] = []
        var violations: [ArticleError.Violation] = []
        for part in parts where !part.name.hasSameBytes(as: "operations") {
            if part.range.count > Self.memberBytes {
                violations.append(.init("".pointer(to: part.name), "too_long", "must have at most 64 KiB"))
            } else {
                members.append(
                    JSONMember(part.name, try JSONParser.parse(bytes, in: part.range, depth: 1)))
            }
        }
        let operations = parts.first { $0.name.hasSameBytes(as: "operations") }
        if operations != nil { members.append(JSONMember("operations", true)) }
        var reader = MemberReader(.object(members), known: Self.known)
        reader.adopt(violations)
        if let operations {
            self = .operations(
                try BatchOperations(bytes, operations.range, needsVersion: needsVersion, &reader))
        } else {
            self = try Self.bulk(&reader)
        }
    }

    private static func bulk(_ reader: inout MemberReader) throws(ArticleError) -> BatchRequest {
        if reader.value("atomic") != nil {
            reader.report("atomic", "not_allowed", "is for operations: a change by filter is atomic")
        }
        let isDryRun = reader.flag("dry_run") ?? false
        let cursor = reader.text("cursor", atMost: 1_024)
        let filter = reader.read("filter") { (json, pointer) throws(ArticleError) in
            try ArticleListing(json: json, at: pointer)
        }
        let change = reader.read("change") { (json, pointer) throws(ArticleError) in
            try BulkChange(json: json, at: pointer)
        }
        guard reader.violations.isEmpty, var listing = filter, let change else {
            throw .invalid("the batch", reader.violations)
        }
        listing.cursor = cursor
        return .bulk(listing, change, isDryRun: isDryRun)
    }
}

extension MemberReader {
    /// A member that must be there, and that `read` understands.
    fileprivate mutating func read<Value>(
        _ name: String, _ read: (JSONValue, String) throws(ArticleError) -> Value
    ) -> Value? {
        guard let value = value(name) else {
            report(name, "required", "is required, unless there are operations")
            return nil
        }
        do throws(ArticleError) {
            return try read(value, pointer.pointer(to: name))
        } catch {
            adopt(error.violations)
            return nil
        }
    }
}
