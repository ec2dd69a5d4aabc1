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
    /// Items that were changed both in the input and here, and left alone.
    public var conflicts = 0
    /// Items that are no articles, or whose article was deleted here.
    public var skipped = 0
    /// Records beside articles that are here as they came.
    public var records = 0
    /// Items by the formats that they were read as.
    public var formats: [String: Int] = [:]
    /// Files of no known format, by the ending of their names with its dot; they are no items.
    public var passedOver: [String: Int] = [:]

    /// No items.
    public init() {}

    /// All items that are articles, or were to be.
    public var total: Int { created + updated + unchanged + failed + conflicts }

    /// `imported 431: 429 created, 2 updated, 0 unchanged, 0 failed`, and behind it `, 1 in conflict, 3 skipped, 20 other
    /// records` if there are any.
    public var description: String {
        "imported \(total): \(created) created, \(updated) updated, \(unchanged) unchanged, \(failed) failed"
            + (conflicts > 0 ? ", \(conflicts) in conflict" : "")
            + (skipped > 0 ? ", \(skipped) skipped" : "")
            + (records > 0 ? ", \(records) other records" : "")
    }

    /// Counts one more item.
    public mutating func add(_ item: ImportedItem) {
        if let format = item.format { formats[format, default: 0] += 1 }
        switch item.outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged where item.isRecord: records += 1
        case .unchanged: unchanged += 1
        case .stored: records += 1
        case .skipped: skipped += 1
        case .refused: failed += 1
        case .conflict: conflicts += 1
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
