internal import Articles

/// A condition of a filter for which there is an index.
struct ListCondition: Equatable {
    var source: ListShape.Source
    /// The group of tags, as its place among the groups.
    var group: Int?

    /// How many articles are sorted rather than to look through all that are in order.
    static let mostSorted = 2_000

    var isOrderedByPublished: Bool {
        switch source {
        case .articles, .language, .tags, .author: true
        case .publishedTimes, .updatedTimes, .search, .newestSearch: false
        }
    }

    /// The conditions, but for one on the key of the order: the walk just starts or ends there. A count,
    /// which has no key, walks between published keys anyway.
    static func all(of filter: ArticleFilter, orderedBy key: ListShape.Key?) -> [ListCondition] {
        var conditions = filter.tagGroups.indices.map { ListCondition(source: .tags, group: $0) }
        if filter.author != nil { conditions.append(ListCondition(source: .author)) }
        if filter.language != nil { conditions.append(ListCondition(source: .language)) }
        if key == .updated || key == .title, filter.publishedAfter != nil || filter.publishedBefore != nil {
            conditions.append(ListCondition(source: .publishedTimes))
        }
        if key != .updated, filter.updatedAfter != nil {
            conditions.append(ListCondition(source: .updatedTimes))
        }
        return conditions
    }
}
