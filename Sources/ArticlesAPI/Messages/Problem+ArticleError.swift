import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension Problem {
    /// The problem that a failure is to a client: the one table from code to type and status.
    init(_ error: ArticleError, about kind: ResourceKind) {
        switch error.code {
        case .invalid:
            let what = kind.rawValue
            self.init("invalid-\(what)", title: "The \(what) is not valid", .unprocessableContent, error)
            describe(error.violations) { .pointer($0.location) }
        case .invalidQuery:
            self.init("bad-parameter", title: "A parameter is not valid", .badRequest, error)
            describe(error.violations) { .parameter($0.location) }
        case .keyReused:
            let title = "The idempotency key was used for another request"
            self.init("idempotency-key-reused", title: title, .unprocessableContent, error)
        case .inProgress:
            self.init("request-in-progress", title: "The first request is still running", .conflict, error)
            fields[.retryAfter] = "1"
        case .conflict:
            let what = error.subject?.rawValue ?? kind.rawValue
            self.init("\(what)-taken", title: "The \(what) is taken", .conflict, error)
        case .versionMismatch:
            self.init("version-mismatch", title: "The version is another one", .preconditionFailed, error)
            extensions = [
                JSONMember("current_version", error.currentVersion.map { .number(String($0)) } ?? .null),
                JSONMember("differing_fields", .array(error.differing.map { .string($0) })),
            ]
        case .notFound:
            self.init("not-found", title: "Not found", .notFound, error)
        case .gone:
            self.init("gone", title: "The \(kind.target.rawValue) is gone", .gone, error)
        case .expired:
            self.init("changes-expired", title: "The changes are not kept any more", .gone, error)
        case .unauthorized:
            self.init("unauthorized", title: "A key is needed", .unauthorized, error)
            fields[.wwwAuthenticate] = "Bearer"
        case .forbidden:
            self.init("forbidden", title: "The key may not do this", .forbidden, error)
        case .unavailable:
            self.init("unavailable", title: "The service is not available", .serviceUnavailable, error)
            fields[.retryAfter] = "1"
        case .unreachable:
            let title = "The storage can't be reached"
            self.init("storage-unreachable", title: title, .serviceUnavailable, error)
            fields[.retryAfter] = "1"
        case .readOnly:
            self.init("storage-read-only", title: "The storage is read-only", .serviceUnavailable, error)
            fields[.retryAfter] = "10"
        case .faulty:
            self.init("storage-faulty", title: "The storage is faulty", .serviceUnavailable, error)
            fields[.retryAfter] = "10"
        case .outcomeUnknown:
            let title = "It is not known whether the change was stored"
            self.init("outcome-unknown", title: title, .serviceUnavailable, error)
            fields[.retryAfter] = "1"
        case .storageFull:
            self.init("storage-full", title: "The storage is full", .insufficientStorage, error)
        case .internal:
            self = .internalError()
        }
        cause = error.cause.map { String(reflecting: $0) }
    }

    private init(_ slug: String, title: String, _ status: HTTPResponse.Status, _ error: ArticleError) {
        self.init(slug, title: title, status: status, detail: error.message)
    }

    /// The most violations that a response lists.
    static let violationLimit = 100

    /// Lists the violations, and says in one sentence what the first ones are.
    private mutating func describe(
        _ violations: [ArticleError.Violation],
        _ location: (ArticleError.Violation) -> Violation.Location
    ) {
        errors = violations.prefix(Self.violationLimit).map {
            Violation(location($0), code: $0.code, detail: $0.detail)
        }
        detail = Self.sentence(errors, of: violations.count) ?? detail
    }

    /// The first violations as one sentence; `nil` without any.
    static func sentence(_ violations: [Violation], of count: Int) -> String? {
        guard !violations.isEmpty else { return nil }
        let shown = violations.prefix(3).map { violation in
            switch violation.location {
            case .pointer(""): "the body \(violation.detail)"
            case .pointer(let pointer): "\(Substring(pointer.unicodeScalars.dropFirst())) \(violation.detail)"
            case .parameter(let name), .header(let name): "\(name) \(violation.detail)"
            }
        }
        let rest = count > shown.count ? "; and \(count - shown.count) more" : ""
        return shown.joined(separator: "; ") + rest
    }
}

extension HTTPResponse.Status {
    /// 507 Insufficient Storage (RFC 4918 §11.5)
    fileprivate static let insufficientStorage = HTTPResponse.Status(
        code: 507, reasonPhrase: "Insufficient Storage")
}
