extension ListStatement {
    /// Every shape that there is.
    static let all =
        [Source.articles, .language, .tags, .author, .updatedTimes, .search].map(counting(from:)) + lists

    private static let lists = [Content.articles, .articlesWithBody].flatMap { content in
        Key.allCases.flatMap { key in
            Source.allCases.filter { $0.isMeaningful(key) }.flatMap { source in
                [false, true].flatMap { isDescending in
                    [false, true].flatMap { hasStart in
                        Page.allCases.map { page in
                            ListStatement(
                                content: content, key: key, isDescending: isDescending, source: source,
                                hasStart: hasStart, page: page)
                        }
                    }
                }
            }
        }
    }.filter(\.isAsked)
}

extension ListStatement {
    /// What is gathered needs no start, nor does what finds it by itself; that is of pages of clients, newest first.
    private var isAsked: Bool {
        switch source {
        case .newestSearch: isDescending && !hasStart && page != .largest
        case _: !hasStart || !isGathered
        }
    }
}

extension ListStatement.Source {
    /// Nothing is gathered from the index that is in the order of the list, and only what is searched for has
    /// scores.
    fileprivate func isMeaningful(_ key: ListStatement.Key) -> Bool {
        switch (self, key) {
        case (.publishedTimes, .published), (.updatedTimes, .updated): false
        case (.search, _), (.newestSearch, .published), (.newestSearch, .relevance): true
        case (.newestSearch, _): false
        case (_, .relevance): false
        case (_, _): true
        }
    }
}
