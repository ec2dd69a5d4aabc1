internal import Articles
internal import PostgreSQLClient

extension ArticleError {
    /// The error that the failure of a reading statement means for callers.
    init(_ error: PostgreSQLError) {
        switch error.kind {
        case .outcomeUnknown:
            self.init(.outcomeUnknown, "it is not known whether the change was stored", cause: error)
        case .connection, .connectionLost, .timeout, .server:
            self.init(reported: error)
        case .acquireTimeout, .queueFull:
            self.init(.unavailable, "too much is waiting for the storage", cause: error)
        case .cancelled:
            self.init(.unavailable, "the request was given up", cause: error)
        case .shutdown:
            self.init(.unavailable, "the storage is closed", cause: error)
        case .protocolViolation:
            self.init(.faulty, "the storage does not keep to its protocol", cause: error)
        case .wrongEncoding:
            self.init(.faulty, "the encoding of the storage is not UTF-8", cause: error)
        case .unsupportedServer:
            self.init(.faulty, "the server of the storage is not supported", cause: error)
        case .decoding:
            self.init(.faulty, Self.unreadable, cause: error)
        case .invalidConnectionString, .invalidValue:
            self.init(.internal, "the storage failed", cause: error)
        }
    }

    /// The error that the failure of changes means for callers.
    init(write error: PostgreSQLError) {
        switch error.kind {
        case .cancelled:
            self.init(.outcomeUnknown, "it is not known whether the change was stored", cause: error)
        case .connection, .connectionLost, .outcomeUnknown, .timeout, .acquireTimeout, .queueFull, .server,
            .protocolViolation, .wrongEncoding, .unsupportedServer, .shutdown, .invalidConnectionString,
            .decoding, .invalidValue:
            self.init(error)
        }
    }

    /// A row holds what no statement of ours wrote.
    static func malformedRow(_ table: String) -> ArticleError {
        ArticleError(.faulty, unreadable, cause: MalformedRow(table: table))
    }

    private static let unreadable = "the storage holds what can't be read"

    /// The error that the server reported, or else that of the connection.
    private init(reported error: PostgreSQLError) {
        if let subject = Self.taken(error) {
            self = .conflict(subject, cause: error)
        } else if let state = error.sqlState, let fault = SQLStateFault(state) {
            self.init(fault.code, fault.message, cause: error)
        } else if error.kind == .server {
            self.init(.internal, "the storage failed", cause: error)
        } else if error.kind == .timeout {
            self.init(.unavailable, "the storage is too slow", cause: error)
        } else {
            self.init(.unreachable, "the storage can't be reached", cause: error)
        }
    }

    private static func taken(_ error: PostgreSQLError) -> Subject? {
        guard error.sqlState == "23505" || error.sqlState == "23503" else { return nil }
        let name = error.constraint ?? ""
        return subjects[name] ?? subjects[withoutNumber(name)]
    }

    /// The name of a constraint without the number of a shard or a partition that may stand behind it.
    private static func withoutNumber(_ name: String) -> String {
        guard let end = name.lastIndex(of: "_"), name[end...].dropFirst().allSatisfy(\.isNumber) else {
            return name
        }
        return String(name[..<end])
    }

    /// The subject of the conflict when this constraint or unique index is violated.
    private static let subjects: [String: Subject] = [
        "articles_id": .id, "articles_slug": .slug, "articles_source": .source,
        "tags_id": .tag, "tags_slug": .tag, "tags_key": .tag, "article_tags_tag": .tag,
        "access_keys_id": .key, "kept_responses_id": .request,
        "webhooks_id": .id,
    ]
}

/// The error of a row with a value that no statement of ours writes.
struct MalformedRow: Error {
    let table: String
}

extension PostgreSQLError {
    /// Whether the transaction was undone only because of others: serialization failure or deadlock.
    var isCollision: Bool { kind == .server && (sqlState == "40001" || sqlState == "40P01") }
}
