import Articles
import HTTPRouting
import HTTPTypes

/// Who asks.
struct Caller: Sendable {
    /// What their key may do; `nil` without a key.
    let scope: Scope?

    /// Whether anything but the visible exists for them.
    var audience: Audience { scope == nil ? .anonymous : .editorial }
}

/// A caller who may change something, once that is known from the header of the request.
private final class AdmittedWriter: Sendable {
    let caller: Caller

    init(_ caller: Caller) {
        self.caller = caller
    }
}

extension ArticlesAPI {
    /// Decides before the body of a change is read whether it may be made. Throws as `writer`.
    func admitting(_ noun: Noun) -> Admission? {
        guard keys != nil else { return nil }
        return { request async throws(Problem) in
            try await self.asProblem(noun, request) {
                AdmittedWriter(try await self.writer(of: request))
            }
        }
    }

    /// Who asks to read. Throws `unauthorized` for a key that is not known, and a 406.
    func reader(of request: Request) async throws -> Caller {
        let caller = try await caller(of: request)
        try request.accepts(MediaType.json)
        return caller
    }

    /// Who asks to change something, if they may. A change takes no parameters.
    ///
    /// Throws `unauthorized`, `forbidden`, a 406, and a 400 for a parameter.
    func writer(of request: Request) async throws -> Caller {
        if let admitted = request.admission as? AdmittedWriter { return admitted.caller }
        let caller = try await caller(of: request)
        guard let scope = caller.scope else {
            throw ArticleError(.unauthorized, "send Authorization: Bearer with a key")
        }
        guard scope >= .write else {
            throw ArticleError(.forbidden, "the key lacks the scope \(Scope.write.name)")
        }
        try request.accepts(MediaType.json)
        try QueryReader(request, known: []).finish()
        return caller
    }

    private func caller(of request: Request) async throws(ArticleError) -> Caller {
        guard let keys else { return Caller(scope: .admin) }
        guard let value = request.field(.authorization) else { return Caller(scope: nil) }
        guard let token = Self.bearerToken(value) else {
            throw ArticleError(.unauthorized, "Authorization must be Bearer and one key")
        }
        return Caller(scope: try await keys.scope(ofToken: token))
    }

    /// The token of `Bearer <token>` (RFC 6750 §2.1); the scheme in any case.
    private static func bearerToken(_ value: String) -> String? {
        let parts = value.utf8.split { $0 == 0x20 || $0 == 0x09 }
        guard parts.count == 2, parts[0].count == 6, String(Substring(parts[0])).lowercased() == "bearer"
        else { return nil }
        return String(Substring(parts[1]))
    }
}
