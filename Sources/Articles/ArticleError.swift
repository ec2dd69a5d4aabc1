/// An error of the domain or a storage.
///
/// `message` and `violations` are for the client; `cause` is for the log only and never leaves.
public struct ArticleError: Error, Sendable {
    /// The kinds of failure. One switch maps each to an HTTP status.
    public enum Code: Sendable, Hashable, CaseIterable {
        /// A value breaks a rule; `violations` names all of them.
        case invalid
        /// A parameter of a query is malformed.
        case invalidQuery
        /// Something unique is taken; `subject` says what.
        case conflict
        /// The idempotency key was used for another request.
        case keyReused
        /// A request with the same idempotency key is being carried out.
        case inProgress
        /// The article or tag is not at the expected version.
        case versionMismatch
        /// Nothing is there, or nothing the asker may see.
        case notFound
        /// It was there and is deleted.
        case gone
        /// Changes that were asked for are not kept any more.
        case expired
        /// A key is needed.
        case unauthorized
        /// The key lacks the scope.
        case forbidden
        /// The service or its storage is overloaded or too slow; trying again helps.
        case unavailable
        /// There is no connection to the storage.
        case unreachable
        /// The storage may only be read, such as a standby.
        case readOnly
        /// The storage is damaged, its device fails, or it does not keep to its protocol.
        case faulty
        /// A write was sent and its outcome is not known.
        case outcomeUnknown
        /// The storage has no room left.
        case storageFull
        /// A fault of the service or its storage.
        case `internal`
    }

    /// What was taken, for `conflict`.
    public enum Subject: String, Sendable {
        case id
        case slug
        case source
        /// A tag's key or slug, or a tag that went away: resolve the tags again.
        case tag
        case key
        /// An idempotent request that was carried out before.
        case request
    }

    /// One broken rule.
    public struct Violation: Sendable, Hashable {
        /// Where: a JSON Pointer (RFC 6901) into the body, or the name of a parameter.
        public let location: String
        /// A stable word, e.g. `too_long`.
        public let code: String
        /// A sentence part, e.g. `must not be empty`.
        public let detail: String

        /// A violation.
        public init(_ location: String, _ code: String, _ detail: String) {
            self.location = location
            self.code = code
            self.detail = detail
        }
    }

    /// The kind.
    public let code: Code
    /// One sentence for the client.
    public let message: String
    /// All broken rules, for `invalid` and `invalidQuery`.
    public var violations: [Violation] = []
    /// What was taken, for `conflict`.
    public var subject: Subject?
    /// The present version, for `versionMismatch`.
    public var currentVersion: Int?
    /// The members that differ from the present ones, for `versionMismatch`.
    public var differing: [String] = []
    /// Which of several operations failed, from 0.
    public var operation: Int?
    /// The inner error, for the log only.
    public var cause: (any Error)?

    /// An error.
    public init(_ code: Code, _ message: String, subject: Subject? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.subject = subject
        self.cause = cause
    }

    /// The values break these rules.
    public static func invalid(_ what: String, _ violations: [Violation]) -> ArticleError {
        let details = violations.map {
            $0.location.isEmpty
                ? $0.detail
                : "\(String(Substring($0.location.unicodeScalars.drop { $0 == "/" }))) \($0.detail)"
        }
        var error = ArticleError(.invalid, "\(what) is not valid: " + details.joined(separator: "; "))
        error.violations = violations
        return error
    }

    /// Changes that were asked for are not kept any more, or were never made.
    public static func changesExpired(oldest: Int64, newest: Int64) -> ArticleError {
        ArticleError(
            .expired,
            "the changes behind this number are not kept: read everything anew, and go on with after=\(newest); "
                + "the oldest change that is kept is \(oldest)")
    }

    /// One parameter of a query is malformed.
    public static func invalidQuery(_ parameter: String, _ code: String, _ detail: String) -> ArticleError {
        var error = ArticleError(.invalidQuery, "\(parameter) \(detail)")
        error.violations = [Violation(parameter, code, detail)]
        return error
    }

    /// Something unique is taken.
    public static func conflict(_ subject: Subject, cause: (any Error)? = nil) -> ArticleError {
        ArticleError(.conflict, "the \(subject.rawValue) is taken", subject: subject, cause: cause)
    }

    /// The version is another one.
    public static func versionMismatch(current: Int?) -> ArticleError {
        var error = ArticleError(.versionMismatch, "the version is not the expected one")
        error.currentVersion = current
        return error
    }

    /// What has no version is not as it was read.
    public static var contentMismatch: ArticleError {
        ArticleError(.versionMismatch, "it was changed since it was read: read it again")
    }

    /// The same, as of one of several operations, from 0.
    public func ofOperation(_ number: Int) -> ArticleError {
        var error = self
        error.operation = number
        return error
    }

    /// Nothing is there.
    public static func notFound(_ what: String) -> ArticleError {
        ArticleError(.notFound, "there is no such \(what)")
    }
}
