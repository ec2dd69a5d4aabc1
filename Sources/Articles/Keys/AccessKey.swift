/// What a key may do. Each scope includes the ones before it.
public enum Scope: Sendable, CaseIterable, Comparable {
    /// Read drafts, scheduled and archived articles too.
    case read
    /// Create and change drafts, and everything else that the public does not see.
    case write
    /// Change what the public sees, or will see.
    case publish
    /// Everything else, such as the audit log.
    case admin

    /// The word in commands and responses.
    public var name: String {
        switch self {
        case .read: "read"
        case .write: "write"
        case .publish: "publish"
        case .admin: "admin"
        }
    }

    /// The number in a database. It never changes its meaning, and is not the order of inclusion.
    public var storedNumber: Int {
        switch self {
        case .read: 0
        // Keys of before there were two scopes for writing have this number, and may do as much as they
        // could.
        case .publish: 1
        case .admin: 2
        case .write: 3
        }
    }

    /// The scope with this number in a database.
    public init?(storedNumber: Int) {
        guard let scope = Self.allCases.first(where: { $0.storedNumber == storedNumber }) else { return nil }
        self = scope
    }
}

/// A key as the storage keeps it: never its secret, only the secret's hash.
public struct AccessKey: Hashable, Sendable {
    /// The public part: 12 lower-case letters and digits.
    public var id: String
    /// What it is for, in the words of who made it.
    public var label: String
    /// What it may do.
    public var scope: Scope
    /// SHA-256 of the secret, 32 bytes.
    public var hash: [UInt8]
    /// When it was made.
    public var createdAt: Timestamp
    /// From when on it is refused; `nil` for a key without an end.
    public var expiresAt: Timestamp?
    /// When it was used, at most about an hour before the last time; `nil` for a key that never was.
    public var lastUsedAt: Timestamp?

    /// A key.
    public init(
        id: String, label: String, scope: Scope, hash: [UInt8], createdAt: Timestamp,
        expiresAt: Timestamp? = nil, lastUsedAt: Timestamp? = nil
    ) {
        self.id = id
        self.label = label
        self.scope = scope
        self.hash = hash
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    /// Whether it is refused at an instant.
    public func isExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }
}

/// Who makes a request, by the key that they send.
public struct Principal: Hashable, Sendable {
    /// The public part of the key, or one of the words below, which no key has.
    public let id: String
    /// What they may do.
    public let scope: Scope

    /// Whoever has this key.
    public init(_ key: AccessKey) {
        self.init(id: key.id, scope: key.scope)
    }

    private init(id: String, scope: Scope) {
        self.id = id
        self.scope = scope
    }

    /// Whoever has the key that was given from outside.
    public static let administrator = Principal(id: "admin", scope: .admin)
    /// Whoever can reach a service that asks for no keys.
    public static let anyone = Principal(id: "anyone", scope: .admin)
}
