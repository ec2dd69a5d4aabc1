import TextAnalysis

extension SearchExpression {
    /// What is asked of the storage: for each language its own reading of the words.
    ///
    /// Words that most texts of a language hold need not be there, unless nothing else is asked for.
    func query(in languages: [Language], tags: [WordedTag]) -> SearchQuery {
        SearchQuery(languages.compactMap { branch(in: $0, tags) })
    }

    /// What the names of tags are looked up by.
    func tagQuery(in languages: [Language]) -> TagWordQuery {
        var (words, prefixes) = (Set<[UInt8]>(), Set<[UInt8]>())
        for language in languages {
            let analyzer = TextAnalyzer(language: language)
            for clause in clauses.flatMap({ $0.readings(in: language) }) {
                let reading = clause.reading(analyzer)
                for stem in reading.stems { words.insert(Array(stem.utf8)) }
                if let word = reading.words.first { words.insert(Array(word.forms.stem.utf8)) }
                // What tags were given before the present rules is found by the former ones.
                if let word = analyzer.words(of: clause.text, limit: 1).first, reading.prefix == nil {
                    words.insert(Array(word.stem.utf8))
                }
                if let prefix = reading.prefix, reading.words.isEmpty { prefixes.insert(Array(prefix.utf8)) }
            }
        }
        func sorted(_ texts: Set<[UInt8]>) -> [String] {
            texts.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
        }
        return TagWordQuery(words: sorted(words), prefixes: sorted(prefixes))
    }

    private func branch(in language: Language, _ tags: [WordedTag]) -> SearchQuery.Branch? {
        let analyzer = TextAnalyzer(language: language)
        let tags = tags.map { ReadTag($0, analyzer) }
        var (required, general, excluded): ([[SearchTerm]], [[SearchTerm]], [SearchTerm]) = ([], [], [])
        for clause in clauses {
            let reading = clause.reading(analyzer)
            let readings = clause.readings(in: language).map { $0.reading(analyzer) }
            let marks = tags.filter { tag in readings.contains { $0.matches(tag.name) } }.flatMap(\.marks)
            if clause.isExcluded {
                excluded += reading.exclusions(analyzer) + marks
                continue
            }
            var groups = reading.groups(analyzer)
            for near in readings.dropFirst() where groups.count == 1 {
                groups[0] += near.groups(analyzer).joined()
            }
            guard groups.count == 1 else {
                required += groups
                continue
            }
            if !clause.isPhrase, reading.isStopWord {
                general.append(groups[0] + marks)
            } else {
                required.append(groups[0] + marks)
            }
        }
        if required.isEmpty { required = general }
        guard !required.isEmpty else { return nil }
        // What the excluded words are in another language, this branch does not know.
        if !excluded.isEmpty { required.append([.key(SearchDocument.mark(of: language))]) }
        return SearchQuery.Branch(required: required, excluded: excluded)
    }
}
