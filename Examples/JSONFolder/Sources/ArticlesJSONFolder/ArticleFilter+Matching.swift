import Articles

extension ArticleFilter {
    /// Whether everything that is asked for holds.
    func matches(_ article: Article) -> Bool {
        hasStatus(article) && hasTags(article) && hasTimes(article)
            && search.map { article.search?.matches($0) ?? false } ?? true
            && author.map { key in article.authors.contains { $0.folded.hasSameBytes(as: key) } } ?? true
            && language.map { article.language?.hasSameBytes(as: $0) ?? false } ?? true
    }

    private func hasStatus(_ article: Article) -> Bool {
        switch statuses {
        case .visible(let now): article.isVisible(at: now)
        case .scheduled(let now): article.status == .published && !article.isVisible(at: now)
        case .draft: article.status == .draft
        case .archived: article.status == .archived
        case .any: true
        }
    }

    private func hasTags(_ article: Article) -> Bool {
        let tags = Set(article.tags.map(\.id))
        return tagGroups.allSatisfy { !tags.isDisjoint(with: $0) } && tags.isDisjoint(with: excludedTags)
    }

    private func hasTimes(_ article: Article) -> Bool {
        if let publishedAfter, !(article.publishedAt.map { $0 > publishedAfter } ?? false) { return false }
        if let publishedBefore, !(article.publishedAt.map { $0 < publishedBefore } ?? false) { return false }
        return updatedAfter.map { article.updatedAt > $0 } ?? true
    }
}

// A look at each document; an index would find them faster.
extension SearchDocument {
    func matches(_ query: SearchQuery) -> Bool {
        query.branches.contains { branch in
            branch.required.allSatisfy { group in group.contains { holds($0) } }
                && !branch.excluded.contains { holds($0) }
        }
    }

    private func holds(_ term: SearchTerm) -> Bool {
        switch term {
        case .key(let text): return keys.holds(text) || marks.holds(text)
        case .prefix(let start):
            return [keys, marks].joined().contains { $0.utf8.starts(with: start.utf8) }
        case .phrase(let texts):
            let words = texts.compactMap { text in keys.firstIndex { $0.hasSameBytes(as: text) } }.map(
                Int32.init)
            guard words.count == texts.count, sequence.count >= words.count else { return false }
            return (0...sequence.count - words.count).contains { start in
                sequence[start..<start + words.count].elementsEqual(words)
            }
        }
    }
}

extension [String] {
    fileprivate func holds(_ text: String) -> Bool {
        contains { $0.hasSameBytes(as: text) }
    }
}
