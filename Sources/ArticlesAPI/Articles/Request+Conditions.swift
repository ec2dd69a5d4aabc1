import Articles
import HTTPRouting
import HTTPTypes

extension Request {
    /// What the header demands of the present state before a change (RFC 9110 §13.1).
    ///
    /// `If-Match` looks at the version in a tag only, so that the tag of any projection will do. Throws a
    /// 400 for a malformed field, and a 428 when nothing is demanded but must be.
    func precondition(isRequired: Bool) throws(Problem) -> Precondition {
        let match = try condition(.ifMatch)
        switch (match, try condition(.ifNoneMatch)) {
        case (nil, nil):
            guard !isRequired else { throw .preconditionRequired }
            return .none
        case (.any, nil): return .exists
        case (.tags(let tags), nil): return .versions(tags.compactMap(\.version))
        case (nil, .any): return .absent
        case (.some, .any): return .versions([])
        case (_, .tags):
            throw .badHeader(
                HTTPField.Name.ifNoneMatch.rawName, "must be * on a change; If-Match names versions")
        }
    }

    /// What the header demands of something that has no version before a change: that it still is what the client read.
    /// Throws as `precondition`, and for `If-None-Match`, as it is always there.
    func contentCondition(isRequired: Bool) throws -> EntityTagCondition? {
        guard try condition(.ifNoneMatch) == nil else { throw ArticleError.contentMismatch }
        let match = try condition(.ifMatch)
        guard match != nil || !isRequired else { throw Problem.preconditionRequired }
        return match
    }

    /// Whether the client has these bytes already. A malformed `If-None-Match` asks for them.
    func hasCopy(of tag: EntityTag) -> Bool {
        guard method == .get || method == .head, let value = field(.ifNoneMatch) else { return false }
        return EntityTagCondition(value)?.includes(tag) ?? false
    }

    private func condition(_ name: HTTPField.Name) throws(Problem) -> EntityTagCondition? {
        guard let value = field(name) else { return nil }
        guard let condition = EntityTagCondition(value) else {
            throw .badHeader(name.rawName, "must be * or entity tags in quotation marks")
        }
        return condition
    }
}

extension Problem {
    /// 428: a change that does not say which version it is about (RFC 6585 §3).
    static var preconditionRequired: Problem {
        Problem(
            "precondition-required", title: "The change must say which version it is about",
            status: .preconditionRequired,
            detail: "send If-Match with the ETag that you read, or If-None-Match: * to create")
    }

    /// 400: a header field is malformed.
    static func badHeader(_ name: String, _ detail: String) -> Problem {
        Problem(
            "bad-header", title: "A header field is not valid", status: .badRequest,
            detail: "\(name) \(detail)",
            errors: [Violation(.header(name), code: "format", detail: detail)])
    }
}
