public import HTTPTypes
public import StrictJSON

/// A problem (RFC 9457): what went wrong with a request; thrown by handlers, sent by the router.
public struct Problem: Error, Sendable, Hashable {
    /// The last part of `type`, a page under `/problems/`.
    public var slug: String
    /// The same sentence for every problem of this type.
    public var title: String
    /// The status of the response.
    public var status: HTTPResponse.Status
    /// What went wrong in this case, for the client. Never an inner message, a path or SQL.
    public var detail: String?
    /// Which request it was: `/requests/<id>`; the router fills it in.
    public var instance: String?
    /// Each violation, all at once.
    public var errors: [Violation]
    /// Further members, after the standard ones, in this order.
    public var extensions: [JSONMember]
    /// Further header fields of the response: `Retry-After`, `Allow`, `WWW-Authenticate`.
    public var fields: HTTPFields
    /// What happened inside, for the log only: it is never part of the response.
    public var cause: String?

    /// Describes a problem.
    public init(
        _ slug: String, title: String, status: HTTPResponse.Status, detail: String? = nil,
        errors: [Violation] = [], extensions: [JSONMember] = [], fields: HTTPFields = [:],
        cause: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
        self.extensions = extensions
        self.fields = fields
        self.cause = cause
    }

    /// `/problems/<slug>`
    public var type: String { "/problems/" + slug }
}
