import TextAnalysis

/// The rules of synonyms, as searches look them up: by the words of their roots.
struct SynonymTable: Sendable {
    private struct Root {
        var stems: [String]
        var synonyms: [String]
    }

    /// Roots by their first words.
    private var roots: [Language: [String: [Root]]] = [:]

    init() {}

    init(_ rules: [SynonymRule]) {
        for rule in rules {
            let language = Language(code: rule.language).searched
            let analyzer = TextAnalyzer(language: language)
            for (root, synonyms) in rule.expansions {
                let stems = analyzer.synonymStems(of: root)
                guard let first = stems.first else { continue }
                var known = roots[language]?[first] ?? []
                if let index = known.firstIndex(where: { $0.stems == stems }) {
                    known[index].synonyms += synonyms
                } else {
                    known.append(Root(stems: stems, synonyms: synonyms))
                }
                roots[language, default: [:]][first] = known
            }
        }
    }

    /// The expression with the synonyms of its words in each of these languages. Words that follow each other may be one root;
    /// what is quoted, excluded or a beginning is taken as it is.
    func expanding(_ expression: SearchExpression, in languages: [Language]) -> SearchExpression {
        guard !roots.isEmpty else { return expression }
        var clauses = expression.clauses
        for index in clauses.indices { clauses[index].synonyms = [:] }
        for language in languages {
            guard let roots = roots[language] else { continue }
            let analyzer = TextAnalyzer(language: language)
            for run in expression.plainRuns {
                let words = run.flatMap { Self.words(of: clauses[$0].text, clause: $0, analyzer) }
                for start in words.indices where words[start].isFirst {
                    for root in roots[words[start].stem] ?? [] {
                        let matched = words[start...].prefix(root.stems.count)
                        guard matched.map(\.stem) == root.stems, let last = matched.last, last.isLast
                        else { continue }
                        for clause in words[start].clause...last.clause {
                            clauses[clause].add(root.synonyms, language)
                        }
                    }
                }
            }
        }
        return SearchExpression(clauses: clauses)
    }

    private struct QueryWord {
        var clause: Int
        var stem: String
        /// Whether its clause begins or ends with it.
        var isFirst: Bool
        var isLast: Bool
    }

    private static func words(of text: String, clause: Int, _ analyzer: TextAnalyzer) -> [QueryWord] {
        let stems = analyzer.synonymStems(of: text)
        return stems.enumerated().map { index, stem in
            QueryWord(clause: clause, stem: stem, isFirst: index == 0, isLast: index == stems.count - 1)
        }
    }
}

extension SearchExpression {
    /// The clauses that follow one another and are plain words.
    fileprivate var plainRuns: [[Int]] {
        clauses.indices.split { index in
            let clause = clauses[index]
            return clause.isExcluded || clause.isPhrase || clause.isPrefix
        }.map(Array.init)
    }
}

extension SearchExpression.Clause {
    fileprivate mutating func add(_ texts: [String], _ language: Language) {
        var known = synonyms[language] ?? []
        for text in texts where !known.contains(where: { $0.hasSameBytes(as: text) }) { known.append(text) }
        synonyms[language] = known
    }
}
