/// Keys: making, listing, revoking, and telling who asks.
public struct KeyService: Sendable {
    private let keys: any AccessKeyRepository
    private let surroundings: Surroundings
    private let adminSecretHash: [UInt8]?

    /// A service over a storage of keys.
    ///
    /// `adminSecret` is one more key with all scopes, given from outside.
    public init(keys: any AccessKeyRepository, surroundings: Surroundings, adminSecret: String? = nil) {
        self.keys = keys
        self.surroundings = surroundings
        adminSecretHash = adminSecret.map { surroundings.digest($0.utf8Array) }
    }

    /// Makes a key and answers its token, `dl_<id>_<secret>`: the only time the secret is seen.
    public func create(label: String, scope: Scope) async throws(ArticleError) -> (AccessKey, token: String) {
        let id = word(of: surroundings.random().0, length: 12)
        let (first, second) = (surroundings.random(), surroundings.random())
        let secret = [first.0, first.1, second.0, second.1].map { word(of: $0, length: 12) }.joined()
        let key = AccessKey(
            id: id, label: label, scope: scope, hash: surroundings.digest(secret.utf8Array),
            createdAt: surroundings.now())
        try await keys.insert(key)
        return (key, "dl_\(id)_\(secret)")
    }

    /// All keys, oldest first.
    public func list() async throws(ArticleError) -> [AccessKey] {
        try await keys.accessKeys()
    }

    /// Deletes a key. Throws `notFound`.
    public func revoke(id: String) async throws(ArticleError) {
        guard try await keys.deleteAccessKey(id: id) else { throw .notFound("key") }
    }

    /// What the bearer of this token may do. Throws `unauthorized` for a token that is not known.
    ///
    /// The work does not depend on how much of the secret is right.
    public func scope(ofToken token: String) async throws(ArticleError) -> Scope {
        if let adminSecretHash, isEqual(adminSecretHash, surroundings.digest(token.utf8Array)) {
            return .admin
        }
        let parts = token.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "dl", parts[1].utf8.count == 12, parts[2].utf8.count == 48,
            token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw unknown() }
        let key = try await keys.accessKey(id: String(parts[1]))
        guard let key, isEqual(key.hash, surroundings.digest(String(parts[2]).utf8Array)) else {
            throw unknown()
        }
        return key.scope
    }

    private func unknown() -> ArticleError {
        ArticleError(.unauthorized, "the key is not known")
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
