internal import Articles
internal import PostgreSQLClient

extension ArticleError {
    /// What the failure of a reading statement means.
    init(_ error: PostgreSQLError) {
        switch error.kind {
        case .connection, .connectionLost, .timeout, .acquireTimeout, .queueFull, .cancelled, .shutdown:
            self.init(.unavailable, "the storage cannot be reached or is too slow", cause: error)
        case .outcomeUnknown:
            self.init(.outcomeUnknown, "it is not known whether the change was stored", cause: error)
        case .server:
            self.init(refusal: error)
        case .protocolViolation, .invalidConnectionString, .decoding, .invalidValue:
            self.init(.internal, "the storage failed", cause: error)
        }
    }

    /// What the failure of changes means.
    init(write error: PostgreSQLError) {
        switch error.kind {
        case .cancelled:
            self.init(.outcomeUnknown, "it is not known whether the change was stored", cause: error)
        case .connection, .connectionLost, .outcomeUnknown, .timeout, .acquireTimeout, .queueFull, .server,
            .protocolViolation, .shutdown, .invalidConnectionString, .decoding, .invalidValue:
            self.init(error)
        }
    }

    /// A row holds what no statement of ours wrote.
    static func malformedRow(_ table: String) -> ArticleError {
        ArticleError(.internal, "the storage failed", cause: MalformedRow(table: table))
    }

    private init(refusal error: PostgreSQLError) {
        let state = error.sqlState ?? ""
        switch (state, state.prefix(2)) {
        case ("23505", _), ("23503", _):
            if let subject = Self.subjects[error.constraint ?? ""] {
                self = .conflict(subject, cause: error)
            } else {
                self.init(.internal, "the storage failed", cause: error)
            }
        case ("53100", _):
            self.init(.storageFull, "the storage has no room left", cause: error)
        case (_, "08"), (_, "53"), (_, "57"), (_, "40"):
            self.init(.unavailable, "the storage is overloaded", cause: error)
        case _:
            self.init(.internal, "the storage failed", cause: error)
        }
    }

    /// What is taken when this constraint or unique index is violated.
    private static let subjects: [String: Subject] = [
        "articles_id": .id, "articles_slug": .slug, "articles_source": .source,
        "tags_id": .tag, "tags_slug": .tag, "tags_key": .tag, "article_tags_tag": .tag,
        "access_keys_id": .key,
    ]
}

/// A row that holds what no statement of ours wrote.
struct MalformedRow: Error {
    let table: String
}

extension PostgreSQLError {
    /// Whether the transaction was undone only because of others: serialization failure or deadlock.
    var isCollision: Bool { kind == .server && (sqlState == "40001" || sqlState == "40P01") }
}
