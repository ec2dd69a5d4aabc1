public import Articles

/// The number of items by their outcome.
public struct ImportCounts: Sendable, Equatable, CustomStringConvertible {
    /// New articles.
    public var created = 0
    /// Articles that were there and changed.
    public var updated = 0
    /// Articles that were there and are the same.
    public var unchanged = 0
    /// Items that could not be imported.
    public var failed = 0
    /// Items that are no articles.
    public var skipped = 0

    /// No items.
    public init() {}

    /// All items.
    public var total: Int { created + updated + unchanged + failed + skipped }

    /// `imported 431: 429 created, 2 updated, 0 unchanged, 0 failed`, and behind it `, 3 skipped` if there are any.
    public var description: String {
        "imported \(total): \(created) created, \(updated) updated, \(unchanged) unchanged, \(failed) failed"
            + (skipped > 0 ? ", \(skipped) skipped" : "")
    }

    /// Counts one more item.
    public mutating func add(_ outcome: ImportOutcome) {
        switch outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
    }
}

/// The progress of an import.
public struct ImportProgress: Sendable {
    /// The number of items by their outcome.
    public let counts: ImportCounts
    /// Bytes of input that were read.
    public let readBytes: Int
    /// Bytes of input in all; `nil` when only the end of the input will tell.
    public let totalBytes: Int?
}
