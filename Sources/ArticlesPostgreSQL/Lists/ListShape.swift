internal import Articles

/// The shape of a list: all that the text of its `ListStatement` depends on.
///
/// There are few, so that connections can keep all of these statements prepared; whatever else a query asks
/// for travels as a parameter, NULL where it asks for nothing.
struct ListShape: Hashable, Sendable {
    /// What the rows are.
    enum Content: Hashable, Sendable, CaseIterable {
        case articles
        case articlesWithBody
        /// Their identities, of what is searched for.
        case identities
        /// One row, with their number.
        case count
    }

    /// What articles are ordered by.
    enum Key: Hashable, Sendable, CaseIterable {
        case published
        case updated
        case title
        /// A score of the query, then the published key; only of what is searched for.
        case relevance
    }

    /// Which index is walked.
    enum Source: Hashable, Sendable, CaseIterable {
        /// The one of all articles, by the key.
        case articles
        /// The one of the articles in a language.
        case language
        /// The one of a tag's articles; for several tags, each.
        case tags
        /// The one of an author's articles.
        case author
        /// The one by the published key, though the list is ordered by another.
        case publishedTimes
        /// The one by the time of the last change, though the list is ordered by another.
        case updatedTimes
        /// The one of the words of documents.
        case search
        /// The one of documents by the published key, from its end, for the newest of what is searched for.
        case newestSearch
    }

    /// The sizes of pages that the planner is told: the usual one and the largest of a client, each with the
    /// article that tells whether there is more, and the largest of all.
    enum Page: Int, Hashable, Sendable, CaseIterable {
        case usual = 21
        case large = 101
        case largest = 1_001

        /// The smallest that holds so many.
        init(holding limit: Int) {
            self = Self.allCases.first { $0.rawValue >= limit } ?? .largest
        }
    }

    var content: Content
    var key: Key
    var isDescending: Bool
    var source: Source
    /// Whether the walk starts at a place rather than at the end of the index.
    var hasStart: Bool
    var page: Page

    /// Whether words are searched for.
    var isSearch: Bool { source == .search || source == .newestSearch }

    /// Whether the index is not in the order of the list, so that all it holds has to be sorted.
    var isGathered: Bool {
        switch source {
        case .articles, .newestSearch: false
        case .language, .tags, .author: key != .published
        case .publishedTimes, .updatedTimes, .search: content != .count
        }
    }

    /// The count of what is found from there.
    static func counting(from source: Source) -> ListShape {
        ListShape(
            content: .count, key: .published, isDescending: true, source: source, hasStart: false,
            page: .largest)
    }
}

extension ListShape: CustomStringConvertible {
    var description: String {
        let order = "\(isDescending ? "-" : "")\(key)\(hasStart ? " from a place" : "")"
        return "\(content) of \(source) by \(order), at most \(page.rawValue)"
    }
}
