import Articles
import CoreMetrics
import HTTPRouting
import HTTPTypes

/// Who asks: what a handler gets beside the request.
struct Caller: Sendable {
    /// Whose key they sent; `nil` without a key.
    let principal: Principal?
    /// Keeps the response, if the request is an idempotent one.
    var keeper: ResponseKeeper?
    /// The request, as its response names it.
    var requestID: String?

    init(_ principal: Principal?) {
        self.principal = principal
    }

    /// Who makes the changes that they ask for.
    var author: ChangeAuthor { ChangeAuthor(keyID: principal?.id, requestID: requestID) }

    /// What their key may do; `nil` without a key.
    var scope: Scope? { principal?.scope }

    /// Whether anything but the visible exists for them.
    var audience: Audience { scope == nil ? .anonymous : .editorial }
}

extension ArticlesAPI {
    /// Throws `unauthorized`, `forbidden`, a 406, and a 400 for a parameter, unless the caller may use the
    /// route so: a change takes no parameters.
    func authorize(_ caller: Caller, _ request: Request, for route: APIRoute) throws {
        if let needed = route.access.scope {
            guard let scope = caller.scope else {
                throw ArticleError(.unauthorized, "send Authorization: Bearer with a key")
            }
            guard scope >= needed else {
                throw ArticleError(.forbidden, "the key lacks the scope \(needed.name)")
            }
        }
        if !route.mediaTypes.isEmpty { try request.accepts(route.mediaTypes) }
        if route.method != .get { try QueryReader(request, known: []).finish() }
    }

    /// Throws `unauthorized` if the key of a request that goes on for long was revoked meanwhile, or has
    /// expired.
    func checkKey(of caller: Caller) async throws {
        guard let keys, let principal = caller.principal else { return }
        guard try await keys.isValid(principal) else {
            throw ArticleError(.unauthorized, "the key was revoked or has expired")
        }
    }

    /// Who asks. Throws `unauthorized` for a key that is not right, and a 429 after too many.
    func caller(of request: Request) async throws -> Caller {
        var caller = Caller(try await principal(of: request))
        caller.requestID = request.id
        return caller
    }

    private func principal(of request: Request) async throws -> Principal? {
        guard let keys else { return .anyone }
        guard let value = request.field(.authorization) else { return nil }
        guard let token = Self.bearerToken(value) else {
            throw ArticleError(.unauthorized, "Authorization must be Bearer and one key")
        }
        return try await principal(ofToken: token, keys, request)
    }

    /// Whose a key is. A right key is never refused: where too many wrong ones came from it is looked for
    /// among all keys, which are read once a second at most.
    ///
    /// Throws `unauthorized` for a wrong key, and a 429 where too many came from.
    private func principal(
        ofToken token: String, _ keys: KeyService, _ request: Request
    ) async throws -> Principal {
        let client = ClientNetwork(request.remoteAddress)
        let now = articles.now.milliseconds
        switch wrongKeys.take(from: client, at: now) {
        case .counted:
            let principal: Principal?
            do throws(ArticleError) {
                principal = try await self.principal(ofToken: token, keys, .single)
            } catch {
                wrongKeys.giveBack(to: client)
                throw error
            }
            guard let principal else {
                metrics?.unknownKeys.increment()
                throw ArticleError(.unauthorized, "the key is not known")
            }
            wrongKeys.giveBack(to: client)
            return principal
        case .refused(let seconds):
            if let principal = try await self.principal(ofToken: token, keys, .shared) {
                return principal
            }
            metrics?.slowedKeys.increment()
            if let count = wrongKeys.reportRefusal(of: client, at: now) {
                settings.onWrongKeys(client.name, count)
            }
            throw Problem.tooManyRequests(
                "too many keys that are not known came from this address", retryAfter: seconds)
        }
    }

    /// Whose a key is, counting those that have expired.
    private func principal(
        ofToken token: String, _ keys: KeyService, _ lookup: KeyService.Lookup
    ) async throws(ArticleError) -> Principal? {
        do throws(ArticleError) {
            return try await keys.principal(ofToken: token, lookup: lookup)
        } catch {
            if error.code == .unauthorized { metrics?.expiredKeys.increment() }
            throw error
        }
    }

    /// The token of `Bearer <token>` (RFC 6750 §2.1); the scheme in any case.
    private static func bearerToken(_ value: String) -> String? {
        let parts = value.utf8.split { $0 == 0x20 || $0 == 0x09 }
        guard parts.count == 2, parts[0].count == 6, String(Substring(parts[0])).lowercased() == "bearer"
        else { return nil }
        return String(Substring(parts[1]))
    }
}
