extension TextAnalyzer {
    /// The words of a field that are counted; what follows is not read.
    public static let maximumWordsCounted = 20_000

    /// Counts the terms of an article.
    ///
    /// Dropped are words of one letter, numbers of other than four digits, and stop words: those that
    /// most texts of the language hold. At most `maximumWordsCounted` words of each field are read.
    public func counts(of content: TextContent) -> TermCounts {
        var tally = Tally(language: language)
        tally.add(content.title, halves: 3)
        tally.add(content.excerpt, halves: 2)
        tally.add(content.body, halves: 2)
        for tag in content.tags { tally.add(tag.name, halves: 2) }
        return TermCounts(entries: tally.entries(tagKeys: Set(content.tags.map(\.key))))
    }
}

/// The words of an article while they are counted, each spelling once.
private struct Tally: ~Copyable {
    private let language: Language
    private let stemmer: Stemmer
    private var scanner: WordScanner
    private var indices: [Spelling: Int] = [:]
    private var spellings: [(text: String, kind: Word.Kind, halves: Int)] = []

    init(language: Language) {
        self.language = language
        stemmer = Stemmer(language)
        scanner = WordScanner(keepsDotless: language.hasDotlessI)
    }

    mutating func add(_ text: String, halves: Int) {
        var rest = TextAnalyzer.maximumWordsCounted
        scanner.scan(text) { text, _, kind in
            let spelling = Spelling(text)
            if let index = indices[spelling] {
                spellings[index].halves += halves
            } else if kind != .tail {
                indices[spelling] = spellings.count
                spellings.append((text, kind, halves))
            }
            rest -= 1
            return rest > 0
        }
    }

    /// The terms by ascending id, those of the tags among them.
    func entries(tagKeys: Set<String>) -> [TermCounts.Entry] {
        let general = GeneralWords(language)
        var entries = tagKeys.map { TermCounts.Entry(id: TermID(tagKey: $0), halves: 4, prior: 0) }
        for (text, kind, halves) in spellings {
            let forms = Forms(of: text, kind: kind, stemmer: stemmer)
            guard forms.carriesWeight else { continue }
            let prior = general.share(of: forms.stem)
            guard prior < GeneralWords.stopShare else { continue }
            entries.append(TermCounts.Entry(id: TermID(stem: forms.stem), halves: halves, prior: prior))
        }
        entries.sort { $0.id < $1.id }
        return Self.merged(entries)
    }

    private static func merged(_ entries: [TermCounts.Entry]) -> [TermCounts.Entry] {
        var merged: [TermCounts.Entry] = []
        merged.reserveCapacity(entries.count)
        for entry in entries {
            if let last = merged.last, last.id == entry.id {
                merged[merged.count - 1] = TermCounts.Entry(
                    id: entry.id, halves: last.halves + entry.halves, prior: max(last.prior, entry.prior))
            } else {
                merged.append(entry)
            }
        }
        return merged
    }
}
