import TextAnalysis

/// Where an article holds what was searched for.
public struct SearchHighlights: Sendable, Equatable {
    /// A text with places in it.
    public struct Passage: Sendable, Equatable {
        /// The text, without markup.
        public var text: String
        /// Offsets into the text in UTF-16 code units, as JavaScript counts; ascending, apart.
        public var ranges: [Range<Int>]

        /// A text with places.
        public init(text: String, ranges: [Range<Int>]) {
            self.text = text
            self.ranges = ranges
        }
    }

    /// The title; `nil` without a place in it.
    public var title: Passage?
    /// The excerpt.
    public var excerpt: Passage?
    /// The part of the body around the first place, at most `maximumPassage` Unicode scalars.
    public var body: Passage?

    /// The most Unicode scalars of a passage of the body.
    public static let maximumPassage = 240
    /// How many of them may come before the first place.
    static let leadingScalars = 60
}

extension SearchExpression {
    /// Where an article holds the words, phrases and prefixes, each by itself.
    func highlights(in article: Article) -> SearchHighlights {
        let analyzer = TextAnalyzer(language: Language(code: article.language).searched)
        let readings = clauses.filter { !$0.isExcluded }.map { $0.reading(analyzer) }
        let content = article.textContent
        func passage(_ text: String) -> SearchHighlights.Passage? {
            let places = Self.places(readings, in: text, analyzer)
            return places.isEmpty ? nil : .init(text: text, ranges: places.map { $0.utf16(in: text) })
        }
        var body: SearchHighlights.Passage?
        let text = content.body.withSpacesJoined(isMarkdown: article.format == .markdown)
        if let first = Self.places(readings, in: text, analyzer, limit: 1).first {
            body = passage(text.passage(around: first))
        }
        return SearchHighlights(title: passage(content.title), excerpt: passage(content.excerpt), body: body)
    }

    /// The places in a text as ranges of its UTF-8, ascending, apart.
    private static func places(
        _ readings: [ClauseReading], in text: String, _ analyzer: TextAnalyzer, limit: Int = .max
    ) -> [Range<Int>] {
        let words = analyzer.words(of: text, limit: IndexedText.maximumWords)
        var places: [Range<Int>] = []
        for index in words.indices {
            for reading in readings {
                guard let end = reading.end(at: index, of: words) else { continue }
                let place = words[index].range.lowerBound..<words[end].range.upperBound
                if let last = places.last, last.upperBound > place.lowerBound {
                    places[places.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
                } else if places.count < limit {
                    places.append(place)
                } else {
                    return places
                }
            }
        }
        return places
    }
}

extension ClauseReading {
    /// The last of the words that are what is looked for, if they start at `index`.
    fileprivate func end(at index: Int, of words: [Word]) -> Int? {
        if let prefix, words[index].folded.utf8.starts(with: prefix.utf8) { return index }
        guard !self.words.isEmpty, index + self.words.count <= words.count else { return nil }
        let isHere = zip(words[index...], self.words).allSatisfy { word, wanted in
            word.stem.hasSameBytes(as: wanted.stem)
        }
        return isHere ? index + self.words.count - 1 : nil
    }
}

extension Range<Int> {
    /// The range of UTF-16 code units that a range of UTF-8 is.
    fileprivate func utf16(in text: String) -> Range<Int> {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: lowerBound)
        let end = utf8.index(start, offsetBy: count)
        let first = text.utf16.distance(from: text.startIndex, to: start)
        return first..<first + text.utf16.distance(from: start, to: end)
    }
}

extension String {
    /// The text with one space for each run of white space, trimmed; of Markdown without the signs of headings,
    /// quotes, list items, emphasis and code.
    fileprivate func withSpacesJoined(isMarkdown: Bool) -> String {
        let words = unicodeScalars.split { $0.properties.isWhitespace }
        guard isMarkdown else { return words.map { String(Substring($0)) }.joined(separator: " ") }
        let signs: Set<Unicode.Scalar> = ["*", "_", "`", "~"]
        return words.compactMap { word in
            guard !word.allSatisfy({ "#>-+=|*_~`".unicodeScalars.contains($0) }) else { return nil }
            let first = word.firstIndex { !signs.contains($0) } ?? word.startIndex
            let last = word.lastIndex { !signs.contains($0) } ?? first
            return String(Substring(word[first...last]))
        }.joined(separator: " ")
    }

    /// The part of the text around a place, cut between words where there are spaces.
    fileprivate func passage(around place: Range<Int>) -> String {
        let scalars = unicodeScalars
        let target = utf8.index(startIndex, offsetBy: place.lowerBound)
        var start =
            scalars.index(target, offsetBy: -SearchHighlights.leadingScalars, limitedBy: startIndex)
            ?? startIndex
        if start > startIndex, let space = scalars[start..<target].firstIndex(of: " ") {
            start = scalars.index(after: space)
        }
        var end =
            scalars.index(start, offsetBy: SearchHighlights.maximumPassage, limitedBy: endIndex) ?? endIndex
        let least = utf8.index(startIndex, offsetBy: place.upperBound)
        if end < endIndex, least < end, let space = scalars[least..<end].lastIndex(of: " ") { end = space }
        return String(scalars[start..<end])
    }
}
