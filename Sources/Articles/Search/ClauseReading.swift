import TextAnalysis

/// A clause as words that must follow each other, a beginning of a word, or both.
struct ClauseReading {
    /// The words.
    var words: [SearchText.Word]
    /// What they are found by besides.
    var names: [SearchText.Name] = []
    /// The beginning, folded and without accents.
    var prefix: String?
}

extension SearchExpression.Clause {
    /// What the clause asks for, by the rules of one language; empty when nothing is left of it.
    func reading(_ analyzer: TextAnalyzer) -> ClauseReading {
        let text = analyzer.searchText(of: text)
        var (words, names) = (text.words, text.names)
        var prefix: String?
        if isPrefix, let last = words.last {
            // The last letter of a run without spaces is a pair's second one already.
            prefix = last.kind == .tail ? nil : last.forms.plain
            if prefix != nil { words.removeLast() }
            names.removeAll { $0.words.upperBound > words.count }
        } else if words.count == 1, words[0].kind == .pair {
            // A letter alone, of a script without spaces: a pair is never without its tail.
            prefix = words[0].forms.plain
            words = []
        }
        for index in names.indices {
            let tails = words.prefix(names[index].words.lowerBound).count { $0.kind == .tail }
            names[index].words = names[index].words.lowerBound - tails..<names[index].words.upperBound - tails
        }
        words.removeAll { $0.kind == .tail }
        return ClauseReading(words: words, names: names, prefix: prefix)
    }
}

extension ClauseReading {
    /// The name of all words, if they are one chain.
    private var chain: SearchText.Name? {
        names.first { name in
            name.words == words.indices && words.count > 1 && !name.isStopWord
        }
    }

    /// The name of the only word with the signs that belong to it.
    private var sign: SearchText.Name? {
        words.count == 1 ? names.first { $0.kind == .sign } : nil
    }

    /// Whether most texts hold the only word.
    var isStopWord: Bool {
        prefix == nil && words.count == 1 && words[0].isStopWord && sign == nil
    }

    /// The stems of which one must be there: of the only word, or of the chain in one.
    var stems: [String] {
        if let sign { return [sign.forms.stem] }
        let names = names.filter { $0.words == words.indices && !$0.isStopWord }.flatMap(\.forms.asked)
        return words.count == 1 ? words[0].forms.asked + names : names
    }

    /// What finds the words.
    private func terms(_ analyzer: TextAnalyzer) -> [SearchTerm] {
        guard !words.isEmpty else { return [] }
        let keys = stems.map { SearchTerm.key(analyzer.searchKey(ofStem: $0)) }
        guard words.count > 1, chain?.kind != .strictChain else { return keys }
        return phrases.map { .phrase($0.map(analyzer.searchKey)) } + keys
    }

    /// The words as they may follow each other: of a version also with and without its `v`.
    private var phrases: [[String]] {
        let stems = words.map(\.forms.stem)
        var phrases = [stems]
        let first = stems[0].utf8
        func isNumber(_ text: some Collection<UInt8>) -> Bool {
            !text.isEmpty && text.allSatisfy { (0x30...0x39).contains($0) }
        }
        if isNumber(first) {
            phrases.append(["v" + stems[0]] + stems.dropFirst())
        } else if first.first == UInt8(ascii: "v"), isNumber(first.dropFirst()) {
            phrases.append([String(stems[0].dropFirst())] + stems.dropFirst())
        }
        return phrases
    }

    /// What must be there: the words, and the beginning.
    func groups(_ analyzer: TextAnalyzer) -> [[SearchTerm]] {
        [terms(analyzer), prefix.map { [.prefix($0)] } ?? []].filter { !$0.isEmpty }
    }

    /// What must not be there: the words if there are any, else the beginning.
    func exclusions(_ analyzer: TextAnalyzer) -> [SearchTerm] {
        groups(analyzer).first ?? []
    }

    /// Whether a name holds the words in this order, or a word with this beginning.
    func matches(_ text: SearchText) -> Bool {
        guard !words.isEmpty else {
            return prefix.map { start in
                text.words.contains {
                    $0.forms.plain.utf8.starts(with: start.utf8)
                        || $0.forms.stem.utf8.starts(with: start.utf8)
                }
            } ?? false
        }
        guard prefix == nil else { return false }
        if text.words.indices.contains(where: { end(at: $0, of: text) != nil }) { return true }
        return text.names.contains { $0.isFound(by: stems) }
    }

    /// The last of the words of a text that are what is looked for, if they start at `index`.
    func end(at index: Int, of text: SearchText) -> Int? {
        let found = text.words[index]
        if let prefix, found.forms.plain.utf8.starts(with: prefix.utf8) { return index }
        guard !words.isEmpty else { return nil }
        if words.count > 1, found.isFound(by: stems) { return index }
        guard sign == nil, chain?.kind != .strictChain, index + words.count <= text.words.count else {
            return nil
        }
        if words.count == 1 { return found.isFound(by: stems) ? index : nil }
        let isHere = phrases.contains { phrase in
            zip(text.words[index...], phrase).allSatisfy { $0.forms.stem.hasSameBytes(as: $1) }
        }
        return isHere ? index + words.count - 1 : nil
    }
}

extension SearchText.Word {
    fileprivate func isFound(by stems: [String]) -> Bool {
        forms.found.contains { stem in stems.contains { $0.hasSameBytes(as: stem) } }
    }
}

extension SearchText.Name {
    /// Whether it is found by one of these stems.
    func isFound(by stems: [String]) -> Bool {
        forms.found.contains { stem in stems.contains { $0.hasSameBytes(as: stem) } }
    }
}

/// A tag whose name was read by the rules of one language.
struct ReadTag {
    let marks: [SearchTerm]
    let name: SearchText

    init(_ tag: WordedTag, _ analyzer: TextAnalyzer) {
        marks = tag.marks
        name = analyzer.searchText(of: tag.name, limit: TextAnalyzer.maximumWordsOfName)
    }
}

extension WordedTag {
    /// The marks of its articles.
    fileprivate var marks: [SearchTerm] { ([id] + merged).map { .key(SearchDocument.mark(of: $0)) } }
}
