import Articles
import StrictJSON

extension AccessKey {
    /// The key as `key list` prints it.
    func line(at now: Timestamp) -> String {
        let scope = scope.name + String(repeating: " ", count: 7 - scope.name.utf8.count)
        let end = expiresAt.map { "\(isExpired(at: now) ? "expired" : "expires") \($0)" } ?? "no end"
        let use = lastUsedAt.map { "used \($0)" } ?? "never used"
        return "\(id)  \(scope)  \(createdAt)  \(end)  \(use)  \(label.onOneLine)"
    }
}

extension JSONWriter {
    /// A key as `key list` and `key create` print it, with the secret that is known only when it is made.
    mutating func key(_ key: AccessKey, token: String? = nil) {
        raw("{\"id\":")
        string(key.id)
        raw(",\"scope\":")
        string(key.scope.name)
        raw(",\"created_at\":")
        timestamp(key.createdAt)
        raw(",\"expires_at\":")
        timestamp(key.expiresAt)
        raw(",\"last_used_at\":")
        timestamp(key.lastUsedAt)
        raw(",\"label\":")
        string(key.label)
        if let token {
            raw(",\"token\":")
            string(token)
        }
        raw("}")
    }
}
