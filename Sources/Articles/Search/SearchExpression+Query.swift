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
            for clause in clauses {
                let reading = clause.reading(analyzer)
                if let word = reading.words.first { words.insert(Array(word.stem.utf8)) }
                if let prefix = reading.prefix, reading.words.isEmpty { prefixes.insert(Array(prefix.utf8)) }
            }
        }
        func sorted(_ texts: Set<[UInt8]>) -> [String] {
            texts.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
        }
        return TagWordQuery(words: sorted(words), prefixes: sorted(prefixes))
    }

    /// The terms by whose weight in articles these are ranked.
    func rankingTerms(in languages: [Language]) -> [LeadingTerm] {
        var weights: [TermID: Int] = [:]
        for language in languages {
            let analyzer = TextAnalyzer(language: language)
            for clause in clauses where !clause.isExcluded {
                for term in analyzer.searchTerms(of: clause.reading(analyzer).words) {
                    weights[term.id] = max(weights[term.id] ?? 0, term.weight)
                }
            }
        }
        return weights.sorted { $0.key < $1.key }.map { LeadingTerm(id: $0.key, weight: $0.value) }
    }

    private func branch(in language: Language, _ tags: [WordedTag]) -> SearchQuery.Branch? {
        let analyzer = TextAnalyzer(language: language)
        var (required, general, excluded): ([[SearchTerm]], [[SearchTerm]], [SearchTerm]) = ([], [], [])
        for clause in clauses {
            let reading = clause.reading(analyzer)
            let marks = tags.filter { reading.matches($0.name, analyzer) }
                .flatMap { [$0.id] + $0.merged }.map { SearchTerm.key(SearchDocument.mark(of: $0)) }
            if clause.isExcluded {
                excluded += reading.exclusions(analyzer) + marks
                continue
            }
            let groups = reading.groups(analyzer)
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
        // What the excluded words are in another language, this branch does not know.
        if !excluded.isEmpty { required.append([.key(SearchDocument.mark(of: language))]) }
        return SearchQuery.Branch(required: required, excluded: excluded)
    }
}

extension ClauseReading {
    private func term(_ analyzer: TextAnalyzer) -> SearchTerm? {
        let keys = words.map { analyzer.searchKey(ofStem: $0.stem) }
        return keys.count > 1 ? .phrase(keys) : keys.first.map { .key($0) }
    }

    /// What must be there: the words, and the beginning.
    fileprivate func groups(_ analyzer: TextAnalyzer) -> [[SearchTerm]] {
        [term(analyzer), prefix.map { .prefix($0) }].compactMap { $0.map { [$0] } }
    }

    /// What must not be there: the words if there are any, else the beginning.
    fileprivate func exclusions(_ analyzer: TextAnalyzer) -> [SearchTerm] {
        (term(analyzer) ?? prefix.map { .prefix($0) }).map { [$0] } ?? []
    }

    /// Whether a name holds the words in this order, or a word with this beginning.
    fileprivate func matches(_ name: String, _ analyzer: TextAnalyzer) -> Bool {
        let words = analyzer.words(of: name, limit: TextAnalyzer.maximumWordsOfName)
        guard !self.words.isEmpty else {
            return prefix.map { start in
                words.contains {
                    $0.folded.utf8.starts(with: start.utf8) || $0.stem.utf8.starts(with: start.utf8)
                }
            } ?? false
        }
        guard prefix == nil, words.count >= self.words.count else { return false }
        return (0...words.count - self.words.count).contains { start in
            zip(words[start...], self.words).allSatisfy { $0.stem.hasSameBytes(as: $1.stem) }
        }
    }
}
