extension ListShape {
    /// Every shape that a query can have.
    static let all =
        [Source.articles, .language, .tags, .author, .updatedTimes, .search].map(counting(from:)) + lists
        + identities

    /// A search by relevance takes what is found by time.
    private static let identities = Page.allCases.map { page in
        ListShape(
            content: .identities, key: .published, isDescending: true, source: .search, hasStart: false,
            page: page)
    }

    private static let lists = [Content.articles, .articlesWithBody].flatMap { content in
        Key.allCases.flatMap { key in
            Source.allCases.filter { $0.isMeaningful(key) }.flatMap { source in
                [false, true].flatMap { isDescending in
                    [false, true].flatMap { hasStart in
                        Page.allCases.map { page in
                            ListShape(
                                content: content, key: key, isDescending: isDescending, source: source,
                                hasStart: hasStart, page: page)
                        }
                    }
                }
            }
        }
    }.filter(\.isAsked)
}

extension ListShape {
    /// Whether a query can ask for it: gathered lists have no start, and `newestSearch` finds its own, for
    /// pages of clients, newest first.
    private var isAsked: Bool {
        switch source {
        case .newestSearch: isDescending && !hasStart && page != .largest
        case _: !hasStart || !isGathered
        }
    }
}

extension ListShape.Source {
    /// Nothing is gathered from the index that is in the order of the list, and only what is searched for has
    /// scores.
    fileprivate func isMeaningful(_ key: ListShape.Key) -> Bool {
        switch (self, key) {
        case (.publishedTimes, .published), (.updatedTimes, .updated): false
        case (.search, _), (.newestSearch, .published), (.newestSearch, .relevance): true
        case (.newestSearch, _): false
        case (_, .relevance): false
        case (_, _): true
        }
    }
}
