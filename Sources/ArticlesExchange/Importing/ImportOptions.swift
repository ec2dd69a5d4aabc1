public import Articles
public import Foundation

/// The options of an import.
public struct ImportOptions: Sendable {
    /// The status that imported articles get.
    public enum Status: String, Sendable, CaseIterable {
        /// As the item says, or the default of its format.
        case keep
        case published
        case draft

        /// The status itself; `nil` for that of the item.
        var given: ArticleStatus? {
            switch self {
            case .keep: nil
            case .published: .published
            case .draft: .draft
            }
        }
    }

    /// The format; `nil` tells it from names and contents, and passes over files of no known format.
    public var format: ImportFormat?
    /// The name of the source of items that have none of their own; `nil` takes the format's name.
    public var sourceName: String?
    /// The status.
    public var status: Status
    /// Who wins where the input and an editor changed the same member; without it, that is a conflict.
    public var preference: ImportPreference?
    /// Whether what was deleted here is imported again, as a new article; without it, it is skipped.
    public var restoresDeleted = false
    /// Whether the pages of a site are taken beside its posts.
    public var includesPages = false
    /// The language of items of which neither the input nor its place says one; no record of an export is such.
    public var language: String?
    /// Where the dates of files that name no zone are meant; without it, they count from when they are past everywhere.
    public var timeZone: TimeZone?
    /// How many items are stored in one transaction; fewer when they are large, or the input is slow.
    public var itemsPerTransaction = 64
    /// Whether nothing is stored.
    public var isDryRun: Bool

    /// Options; by default as the items say.
    public init(
        format: ImportFormat? = nil, sourceName: String? = nil, status: Status = .keep,
        isDryRun: Bool = false
    ) {
        self.format = format
        self.sourceName = sourceName
        self.status = status
        self.isDryRun = isDryRun
    }
}
