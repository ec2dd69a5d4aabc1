import TextAnalysis

/// How words were searched for by the rules of versions 1 and 2: with accents, without signs. Documents that were made
/// by them are found by them until they are derived anew.
extension SearchExpression {
    /// What is asked of the storage for documents of the former rules.
    func formerQuery(in languages: [Language], tags: [WordedTag]) -> SearchQuery {
        SearchQuery(languages.compactMap { formerBranch(in: $0, tags) })
    }

    private func formerBranch(in language: Language, _ tags: [WordedTag]) -> SearchQuery.Branch? {
        let analyzer = TextAnalyzer(language: language)
        let tags = tags.map { ReadTag($0, analyzer) }
        var (required, general, excluded): ([[SearchTerm]], [[SearchTerm]], [SearchTerm]) = ([], [], [])
        for clause in clauses {
            let reading = clause.formerReading(analyzer)
            let present = clause.reading(analyzer)
            let others = clause.readings(in: language).dropFirst()
            let names = [present] + others.map { $0.reading(analyzer) }
            let marks = tags.filter { tag in names.contains { $0.matches(tag.name) } }.flatMap(\.marks)
            if clause.isExcluded {
                excluded += reading.groups(analyzer).prefix(1).joined() + marks
                continue
            }
            var groups = reading.groups(analyzer)
            for other in others where groups.count == 1 {
                groups[0] += other.formerReading(analyzer).groups(analyzer).joined()
            }
            guard groups.count == 1 else {
                required += groups
                continue
            }
            if !clause.isPhrase, reading.prefix == nil, reading.words.count == 1,
                analyzer.isStopWord(reading.words[0].stem)
            {
                general.append(groups[0] + marks)
            } else {
                required.append(groups[0] + marks)
            }
        }
        if required.isEmpty { required = general }
        guard !required.isEmpty else { return nil }
        if !excluded.isEmpty { required.append([.key(SearchDocument.formerMark(of: language))]) }
        return SearchQuery.Branch(required: required, excluded: excluded)
    }
}

extension SearchExpression.Clause {
    fileprivate func formerReading(_ analyzer: TextAnalyzer) -> FormerReading {
        var words = analyzer.words(of: text)
        var prefix: String?
        if isPrefix, let last = words.last {
            prefix = last.kind == .tail ? nil : last.folded
            if prefix != nil { words.removeLast() }
        } else if words.count == 1, words[0].kind == .pair {
            prefix = words[0].folded
            words = []
        }
        words.removeAll { $0.kind == .tail }
        return FormerReading(words: words, prefix: prefix)
    }
}

private struct FormerReading {
    var words: [Word]
    var prefix: String?

    func groups(_ analyzer: TextAnalyzer) -> [[SearchTerm]] {
        let keys = words.map { analyzer.formerSearchKey(ofStem: $0.stem) }
        let term: SearchTerm? = keys.count > 1 ? .phrase(keys) : keys.first.map { .key($0) }
        return [term, prefix.map { .prefix($0) }].compactMap { $0.map { [$0] } }
    }
}
