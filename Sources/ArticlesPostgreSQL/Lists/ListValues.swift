internal import Articles
internal import PostgreSQLClient

/// A parameter of list statements. Each is of one type; optional ones are NULL when the query asks for
/// nothing.
enum ListParameter: Hashable, Sendable {
    case statuses
    case limit
    /// The tags whose indexes are walked.
    case tags
    /// Further tags, and for each the number of its group.
    case groupedTags
    case groups
    case groupCount
    case excludedTags
    case author
    case language
    case updatedAfter
    /// The first and last published key.
    case earliest
    case latest
    /// The last key of the walk, when the list is ordered by that time.
    case end
    /// The place before the first article.
    case startKey
    case startID
    case startScore
    /// The place before the first article without a score.
    case newestKey
    case newestID
    /// What is searched for, as text.
    case search
    /// The articles that have scores, ascending, and these.
    case scoredIDs
    case scores
}

/// The values of a list.
struct ListValues {
    var filter: ArticleFilter
    /// The published keys that can match.
    var published: ClosedRange<Int64>
    /// The group of tags whose indexes are walked, as its place among the groups.
    var sourceGroup: Int?
    var limit = 0
    var end: Int64 = 0
    var start: ArticlePosition?
    var search = ""
    var scores: [(article: ArticleID, score: Int)] = []

    /// The value of a parameter.
    func value(_ parameter: ListParameter) -> PostgreSQLValue {
        switch parameter {
        case .statuses: .int32Array(filter.statuses.stored)
        case .limit: .int64(Int64(limit))
        case .tags: .ids(sourceGroup.map { filter.tagGroups[$0] } ?? [])
        case .groupedTags: further.isEmpty ? .null : .ids(further.flatMap { $0 })
        case .groups: .int32Array(groupNumbers)
        case .groupCount: .int64(Int64(further.count))
        case .excludedTags: filter.excludedTags.isEmpty ? .null : .ids(filter.excludedTags)
        case .author: .optional(filter.author)
        case .language: .optional(filter.language)
        case .updatedAfter: .optional(filter.updatedAfter)
        case .earliest: .int64(published.lowerBound)
        case .latest: .int64(published.upperBound)
        case .end: .int64(end)
        case .startKey: start.map(\.key.stored) ?? .null
        case .startID: start.map { .id($0.id) } ?? .null
        case .startScore: start.map { .int64(Int64($0.key.score)) } ?? .null
        case .newestKey: .int64(newestStart.key)
        case .newestID: .id(newestStart.id)
        case .search: .text(search)
        case .scoredIDs: .ids(scores.map(\.article))
        case .scores: .int64Array(scores.map { Int64($0.score) })
        }
    }

    /// One place, of key and identity: two conditions on the same end of a walk would let PostgreSQL start at
    /// the looser one.
    private var newestStart: (key: Int64, id: UniqueID) {
        let end =
            published.upperBound < .max
            ? (published.upperBound + 1, UniqueID(high: 0, low: 0)) : (.max, UniqueID(high: .max, low: .max))
        guard let start, start.key.score == 0 else { return end }
        switch start.key {
        case .milliseconds(let key), .score(_, let key): return (key, start.id) < end ? (key, start.id) : end
        case .title: return end
        }
    }

    /// For each tag of `further`, the number of its group.
    private var groupNumbers: [Int32] {
        further.enumerated().flatMap { Array(repeating: Int32($0.offset), count: $0.element.count) }
    }

    private var further: [[TagID]] {
        filter.tagGroups.enumerated().filter { $0.offset != sourceGroup }.map(\.element)
    }
}

extension ArticleFilter {
    /// The published keys that can match, the largest being that of an article without the time; `nil` when
    /// nothing can match.
    var publishedKeys: ClosedRange<Int64>? {
        guard !tagGroups.contains(where: \.isEmpty) else { return nil }
        var (earliest, latest) = (Int64.min, Int64.max)
        switch statuses {
        case .visible(let now): latest = now.milliseconds
        case .scheduled(let now): earliest = now.milliseconds + 1
        case .draft, .archived, .any: break
        }
        if publishedAfter != nil || publishedBefore != nil { latest = min(latest, Int64.max - 1) }
        if let publishedAfter { earliest = max(earliest, publishedAfter.milliseconds + 1) }
        if let publishedBefore { latest = min(latest, publishedBefore.milliseconds - 1) }
        return earliest <= latest ? earliest...latest : nil
    }
}

extension ArticleFilter.Statuses {
    /// The numbers of the statuses.
    var stored: [Int32] {
        switch self {
        case .visible, .scheduled: [Int32(ArticleStatus.published.stored)]
        case .draft: [Int32(ArticleStatus.draft.stored)]
        case .archived: [Int32(ArticleStatus.archived.stored)]
        case .any: ArticleStatus.allCases.map { Int32($0.stored) }
        }
    }
}

extension ArticlePosition.Key {
    fileprivate var stored: PostgreSQLValue {
        switch self {
        case .milliseconds(let milliseconds), .score(_, let milliseconds): .int64(milliseconds)
        case .title(let title): .text(title)
        }
    }

    fileprivate var score: Int {
        switch self {
        case .score(let score, _): score
        case .milliseconds, .title: 0
        }
    }
}
