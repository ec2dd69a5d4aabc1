/// What a key may do. Each scope includes the ones before it.
public enum Scope: Int, Sendable, CaseIterable, Comparable {
    /// Read drafts, scheduled and archived articles too.
    case read
    /// Create, change and delete.
    case write
    /// Keys, imports over HTTP.
    case admin

    /// The word in commands and responses.
    public var name: String {
        switch self {
        case .read: "read"
        case .write: "write"
        case .admin: "admin"
        }
    }

    /// The order of inclusion.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
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

    /// A key.
    public init(id: String, label: String, scope: Scope, hash: [UInt8], createdAt: Timestamp) {
        self.id = id
        self.label = label
        self.scope = scope
        self.hash = hash
        self.createdAt = createdAt
    }
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
