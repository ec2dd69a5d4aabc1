/// The use cases of access keys: creating, listing, revoking, and authenticating. Whoever creates and revokes is a command: no request
/// does.
public struct KeyService: Sendable {
    private let keys: any AccessKeyRepository
    private let dependencies: Dependencies
    private let adminSecretHash: [UInt8]?
    private let known = KnownKeys()
    private let uses = KeyUses()

    /// How a key that is not known in memory is looked for.
    public enum Lookup: Sendable {
        /// With a look into the storage for this key.
        case single
        /// Among all keys of the storage, which are read at most once a second for everyone.
        case shared
    }

    /// A service over a storage of keys.
    ///
    /// `adminSecret` is one more key with all scopes, given from outside.
    public init(keys: any AccessKeyRepository, dependencies: Dependencies, adminSecret: String? = nil) {
        self.keys = keys
        self.dependencies = dependencies
        adminSecretHash = adminSecret.map { dependencies.digest($0.utf8Array) }
    }

    /// Makes a key and returns its token, `dl_<id>_<secret>`: the only time the secret is seen.
    public func create(
        label: String, scope: Scope, expiresAt: Timestamp? = nil
    ) async throws(ArticleError) -> (AccessKey, token: String) {
        let id = word(of: dependencies.random().0, length: 12)
        let (first, second) = (dependencies.random(), dependencies.random())
        let secret = [first.0, first.1, second.0, second.1].map { word(of: $0, length: 12) }.joined()
        let key = AccessKey(
            id: id, label: label, scope: scope, hash: dependencies.digest(secret.utf8Array),
            createdAt: dependencies.now(), expiresAt: expiresAt)
        try await keys.insert(key, in: key.context(.keyCreated, at: key.createdAt))
        return (key, "dl_\(id)_\(secret)")
    }

    /// All keys, oldest first.
    public func list() async throws(ArticleError) -> [AccessKey] {
        try await keys.accessKeys()
    }

    /// Deletes a key. Throws `notFound`.
    public func revoke(id: String) async throws(ArticleError) {
        let now = dependencies.now()
        var isDeleted = false
        do throws(ArticleError) {
            if let key = try await keys.accessKey(id: id) {
                isDeleted = try await keys.deleteAccessKey(id: id, in: key.context(.keyRevoked, at: now))
            }
        } catch  where error.code == .faulty {
            // One that cannot be read, as of a newer program, must be revocable too.
            isDeleted = try await keys.deleteAccessKey(id: id, in: .none)
        }
        known.set(nil, of: id, at: now)
        guard isDeleted else { throw .notFound("key") }
    }

    /// Whether a key that was right before still is, for a request that goes on for long: it was not revoked,
    /// and has not expired.
    public func isValid(_ principal: Principal) async throws(ArticleError) -> Bool {
        guard principal != .administrator, principal != .anyone else { return true }
        let now = dependencies.now()
        var key = known.entry(principal.id).flatMap { $0.isFresh(at: now) ? $0.key : nil }
        if key == nil {
            key = try await keys.accessKey(id: principal.id)
            known.set(key, of: principal.id, at: now)
        }
        return key.map { $0.scope == principal.scope && !$0.isExpired(at: dependencies.now()) } ?? false
    }

    /// Stores when keys were used, for those whose stored use is an hour old. Nothing is lost when it fails:
    /// it is tried again the next time.
    public func storeUses() async throws(ArticleError) {
        // Another instance may have stored some.
        let pending = uses.take().filter { id, time in
            known.entry(id).map { KeyUses.isOutdated($0.key.lastUsedAt, at: time) } ?? true
        }
        guard !pending.isEmpty else { return }
        do throws(ArticleError) {
            try await keys.noteUses(pending)
        } catch {
            uses.giveBack(pending)
            throw error
        }
        known.noteUses(pending)
    }

    /// Who bears this token; `nil` for a token that is not known. Throws `unauthorized` for a key that has
    /// expired.
    ///
    /// A key that was read less than a second ago is not looked for again, nor is one whose secret is wrong.
    /// The work does not depend on how much of a secret is right.
    public func principal(
        ofToken token: String, lookup: Lookup = .single
    ) async throws(ArticleError) -> Principal? {
        if let adminSecretHash, isEqual(adminSecretHash, dependencies.digest(token.utf8Array)) {
            return .administrator
        }
        guard let (id, secret) = Self.parts(of: token) else { return nil }
        let hash = dependencies.digest(secret.utf8Array)
        let now = dependencies.now()
        if let entry = known.entry(id) {
            guard isEqual(entry.key.hash, hash) else { return nil }
            if entry.isFresh(at: now) { return try principal(entry.key, at: now) }
            return try await read(id, hash, at: now)
        }
        switch lookup {
        case .single: return try await read(id, hash, at: now)
        case .shared:
            try await known.list(at: now) { () throws(ArticleError) in try await keys.accessKeys() }
            guard let key = known.entry(id)?.key, isEqual(key.hash, hash) else { return nil }
            return try principal(key, at: dependencies.now())
        }
    }

    /// The identity and the secret of a token that has the right form.
    private static func parts(of token: String) -> (id: String, secret: String)? {
        let parts = token.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "dl", parts[1].utf8.count == 12, parts[2].utf8.count == 48,
            token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return (String(parts[1]), String(parts[2]))
    }

    private func read(
        _ id: String, _ hash: [UInt8], at now: Timestamp
    ) async throws(ArticleError) -> Principal? {
        let key = try await keys.accessKey(id: id)
        known.set(key, of: id, at: now)
        guard let key, isEqual(key.hash, hash) else { return nil }
        // However long the storage took.
        return try principal(key, at: dependencies.now())
    }

    /// Who has a key, by whose secret they are known.
    private func principal(_ key: AccessKey, at now: Timestamp) throws(ArticleError) -> Principal {
        guard !key.isExpired(at: now) else { throw ArticleError(.unauthorized, "the key has expired") }
        uses.note(key, at: now)
        return Principal(key)
    }

    /// Compares in time that depends on the lengths only.
    private func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Twelve characters of 32 hold 60 of the bits.
    private func word(of bits: UInt64, length: Int) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return String((0..<length).map { alphabet[Int(bits >> UInt64($0 * 5) & 31)] })
    }
}
