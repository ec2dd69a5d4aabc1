internal import Articles
internal import SQLiteClient

/// A statement whose text is built for a query, with the values that are bound to it.
///
/// The text only ever holds fixed parts and the numbers of parameters.
struct ListStatement: Sendable {
    /// The text.
    private(set) var sql = ""
    /// The values, by the number of their parameter.
    private(set) var values: [SQLiteValue] = []
    /// Whether so few texts of this kind exist that all may stay prepared.
    private(set) var isCommon: Bool

    init(isCommon: Bool) {
        self.isCommon = isCommon
    }

    /// Binds a value; returns its parameter.
    mutating func bind(_ value: some SQLiteConvertible) -> String {
        values.append(value.sqliteValue)
        return "?\(values.count)"
    }

    /// Binds values; returns their parameters with commas between them.
    mutating func bind(_ ids: [UniqueID]) -> String {
        ids.map { bind(StoredID($0)) }.joined(separator: ", ")
    }

    /// Sets the text, whose parameters are bound.
    mutating func write(_ sql: String) {
        self.sql = sql
    }
}

extension ListStatement {
    /// The most ranges that one statement reads; with more it goes through all articles instead.
    static let maximumRanges = 48

    /// Where the ranges of a list lie.
    enum Source {
        /// In an index of the articles themselves.
        case articles
        /// In the index of articles by tag: for each of these.
        case tags([TagID])
        /// In the index of articles by author.
        case author(String)

        /// The source that leads to what the filter matches over the fewest entries. `isByTime`: whether the
        /// order is by `published_at`, or there is none.
        init(for filter: ArticleFilter, isByTime: Bool) {
            let statuses = filter.statuses.stored.count
            if isByTime, let group = filter.tagGroups.min(by: { $0.count < $1.count }),
                group.count * statuses <= ListStatement.maximumRanges
            {
                self = .tags(Set(group).sorted())
            } else if isByTime, let author = filter.author {
                self = .author(author)
            } else {
                self = .articles
            }
        }
    }
}

extension ArticleFilter {
    /// The number of conditions besides the states.
    var conditionCount: Int {
        let times = [publishedAfter, publishedBefore, updatedAfter].count { $0 != nil }
        let names = [author, language].count { $0 != nil }
        return tagGroups.reduce(excludedTags.count + times + names) { $0 + $1.count }
    }

    /// The `published_at` that match, as keys.
    var publishedRange: KeyRange {
        var range = KeyRange()
        switch statuses {
        case .visible(let now): range.upper = now.milliseconds
        case .scheduled(let now): range.raise(above: now)
        case .draft, .archived, .any: break
        }
        if let publishedAfter { range.raise(above: publishedAfter) }
        if let publishedBefore { range.lower(below: publishedBefore) }
        return range
    }

    /// The `updated_at` that match.
    var updatedRange: KeyRange {
        KeyRange(lower: updatedAfter.map { $0.milliseconds + 1 })
    }
}

extension ArticleFilter.Statuses {
    /// The numbers of the states.
    var stored: [Int] {
        switch self {
        case .visible, .scheduled: [ArticleStatus.published.stored]
        case .draft: [ArticleStatus.draft.stored]
        case .archived: [ArticleStatus.archived.stored]
        case .any: ArticleStatus.allCases.map(\.stored)
        }
    }
}

/// A range of keys, both ends included.
struct KeyRange {
    var lower: Int64?
    var upper: Int64?

    /// Leaves the keys after this time, but not the one that stands for no time.
    mutating func raise(above time: Timestamp) {
        lower = max(lower ?? .min, time.milliseconds + 1)
        upper = min(upper ?? .max, .max - 1)
    }

    /// Leaves the keys before this time.
    mutating func lower(below time: Timestamp) {
        upper = min(upper ?? .max, time.milliseconds - 1)
    }
}
