public import Articles

extension Change {
    /// A change of the `number`-th article, which editors are told of.
    public static func sample(
        _ number: Int = 1, _ type: ChangeType = .articleUpdated, version: Int = 2,
        at time: Timestamp = .sample
    ) -> Change {
        Change(
            type, of: .sample(number), slug: .sample("article-\(number)"), version: version,
            previousVersion: version - 1, at: time, by: ChangeAuthor(keyID: "key", requestID: "r-\(number)"))
    }

    /// The same, which the public is told of.
    public var visible: Change {
        var change = self
        (change.scope, change.author, change.previousVersion) = (.visible, ChangeAuthor(), nil)
        return change
    }

    /// The same, which comes about by itself.
    var awaited: Change {
        var change = self
        change.isAwaited = true
        return change
    }
}

extension ChangeRepository {
    /// All changes that have numbers.
    func allChanges(_ scope: ChangeScope = .all, at now: Timestamp = .sample) async throws(ArticleError)
        -> [NumberedChange]
    {
        try await changes(ChangeQuery(scope, after: 0, limit: 10_000, at: now)).changes
    }

    /// What administrators were told, in its order.
    func told() async throws(ArticleError) -> [String] {
        _ = try await numberChanges(in: .administration, at: .latest, limit: 100)
        return try await allChanges(.administration).map { "\($0.change.type.text) \($0.change.slug.text)" }
    }

    /// Numbers the changes of both scopes of the feed. Returns how many of each.
    @discardableResult
    func numberAll(at now: Timestamp = .sample, limit: Int = 100) async throws(ArticleError) -> [Int] {
        [
            try await numberChanges(in: .all, at: now, limit: limit),
            try await numberChanges(in: .visible, at: now, limit: limit),
        ]
    }
}

extension TagRepository {
    /// Stores changes with a write that is about something else.
    func store(
        _ changes: [Change]
    ) async throws(ArticleError) {
        let context = WriteContext(changes: changes)
        let number = UInt64.random(in: 0 ... .max)
        let tag = Tag(
            id: UniqueID(high: number, low: 0), slug: Slug(making: "t \(number)"), name: "T \(number)",
            isDeclared: true, createdAt: .sample)
        try await insert(tag, in: context)
    }
}
