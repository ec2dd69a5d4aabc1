extension ArticleError {
    /// What an operation of a batch breaks. Throws the error if that is not what went wrong.
    func violations(ofOperation number: Int) throws(ArticleError) -> [Violation] {
        let operation = "/operations/\(number)"
        switch code {
        case .invalid: return located(inOperation: number).violations
        case .conflict:
            let member = subject == .tag ? "tags" : subject?.rawValue ?? ""
            return [Violation("\(operation)/article/\(member)", "taken", "is taken")]
        case .notFound: return [Violation("\(operation)/ref", "not_found", "names no article")]
        case .gone: return [Violation("\(operation)/ref", "gone", "names an article that was deleted")]
        case .versionMismatch:
            let detail = currentVersion.map { "is not the version, which is \($0)" } ?? "is of no article"
            return [Violation("\(operation)/if_match", "version_mismatch", detail)]
        case .forbidden: throw ArticleError(.forbidden, "operation \(number): \(message)")
        case .invalidQuery, .keyReused, .inProgress, .expired, .unauthorized, .unavailable, .unreachable,
            .readOnly, .faulty, .outcomeUnknown, .storageFull, .internal:
            throw self
        }
    }

    /// The same, with pointers into the body of the batch in place of such into the article of an operation.
    public func located(inOperation number: Int) -> ArticleError {
        let operation = "/operations/\(number)"
        var error = self
        error.violations = violations.map { violation in
            guard !violation.location.utf8.starts(with: operation.utf8) else { return violation }
            return Violation("\(operation)/article\(violation.location)", violation.code, violation.detail)
        }
        return error
    }

    /// Whether others came between the reading and the writing of a batch.
    var isRaceOfBatch: Bool {
        switch code {
        case .versionMismatch: true
        case .conflict: subject != .request
        case .invalid, .invalidQuery, .keyReused, .inProgress, .notFound, .gone, .expired, .unauthorized,
            .forbidden, .unavailable, .unreachable, .readOnly, .faulty, .outcomeUnknown, .storageFull,
            .internal:
            false
        }
    }

    /// The scheduled article that has appeared for others, whose write was refused although nobody has changed it.
    func appeared(among writes: [ArticleWrite]) -> ArticleID? {
        guard code == .versionMismatch, let operation, writes.indices.contains(operation) else { return nil }
        let version: Int
        switch writes[operation] {
        case .update(_, let previous, _, _): version = previous.version
        case .delete(let tombstone, _): version = tombstone.version - 1
        case .insert, .updateTag: return nil
        }
        return currentVersion == version ? writes[operation].context.settled : nil
    }
}
