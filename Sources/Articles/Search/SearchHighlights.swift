import TextAnalysis

/// The highlights of an article: where it matches a search.
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
        let language = Language(code: article.language).searched
        let analyzer = TextAnalyzer(language: language)
        let readings = clauses.filter { !$0.isExcluded }.flatMap { $0.readings(in: language) }
            .map { $0.reading(analyzer) }
        let content = article.textContent
        func passage(_ text: String) -> SearchHighlights.Passage? {
            let words = analyzer.searchText(of: text, limit: IndexedText.maximumWords)
            let places = Self.places(readings, of: words)
            return places.isEmpty ? nil : .init(text: text, ranges: places.map { $0.utf16(in: text) })
        }
        var body: SearchHighlights.Passage?
        let text = content.body.withSpacesJoined(isMarkdown: article.format == .markdown)
        if let first = Self.firstPlace(readings, in: text, analyzer) {
            body = passage(text.passage(around: first))
        }
        return SearchHighlights(title: passage(content.title), excerpt: passage(content.excerpt), body: body)
    }

    /// The first place in a text. The text is read no further than needed: to the first 256 words, the first
    /// 1,024 …
    private static func firstPlace(
        _ readings: [ClauseReading], in text: String, _ analyzer: TextAnalyzer
    ) -> Range<Int>? {
        let longest = readings.map(\.words.count).max() ?? 0
        var limit = 256
        while true {
            let read = analyzer.searchText(of: text, limit: min(limit, IndexedText.maximumWords))
            let words = read.words
            let isWhole = words.count < limit || limit >= IndexedText.maximumWords
            if let place = places(readings, of: read, limit: 1).first,
                isWhole
                    || words.count > longest
                        && place.upperBound <= words[words.count - longest - 1].range.upperBound
            {
                return place
            }
            if isWhole { return nil }
            limit *= 4
        }
    }

    /// The places of words as ranges of the UTF-8 of their text, ascending, apart.
    private static func places(
        _ readings: [ClauseReading], of text: SearchText, limit: Int = .max
    ) -> [Range<Int>] {
        var places: [Range<Int>] = []
        let names = namedWords(readings, of: text)
        for index in text.words.indices {
            var ends = readings.compactMap { $0.place(at: index, of: text) }
            if let named = names[index] { ends.append(named) }
            for end in ends {
                let place = text.words[index].range.lowerBound..<end
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

    /// Where words that are found by a name of theirs end, by the first of them.
    private static func namedWords(_ readings: [ClauseReading], of text: SearchText) -> [Int: Int] {
        var ends: [Int: Int] = [:]
        for name in text.names where readings.contains(where: { name.isFound(by: $0.stems) }) {
            guard let last = name.words.last else { continue }
            ends[name.words.lowerBound] = text.words[last].range.upperBound
        }
        return ends
    }
}

extension ClauseReading {
    /// Where the place ends that starts with a word, if it is one that is looked for.
    fileprivate func place(at index: Int, of text: SearchText) -> Int? {
        guard let end = end(at: index, of: text) else { return nil }
        let range = text.words[end].range
        // Of two letters of a script without spaces only the one that was asked for.
        if prefix != nil, text.words[index].kind == .pair, index + 1 < text.words.count {
            return min(range.upperBound, max(text.words[index + 1].range.lowerBound, range.lowerBound + 1))
        }
        return range.upperBound
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
    /// The text with one space for each run of white space, trimmed; of Markdown without the signs of
    /// headings, quotes, list items, emphasis and code.
    fileprivate func withSpacesJoined(isMarkdown: Bool) -> String {
        let bytes = utf8.span
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let space = Self.spaceLength(bytes, at)
            if space > 0 {
                at += space
                continue
            }
            let start = at
            while at < bytes.count, Self.spaceLength(bytes, at) == 0 { at += 1 }
            let word = isMarkdown ? Self.withoutSigns(bytes, start..<at) : start..<at
            guard !word.isEmpty else { continue }
            if !joined.isEmpty { joined.append(0x20) }
            for index in word { joined.append(bytes[index]) }
        }
        return String(decoding: joined, as: UTF8.self)
    }

    /// How many bytes of white space (Unicode `White_Space`) one scalar has here; 0 if it is another.
    private static func spaceLength(_ bytes: borrowing Span<UInt8>, _ at: Int) -> Int {
        let rest = bytes.count - at
        switch bytes[at] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2 where rest > 1: return bytes[at + 1] == 0x85 || bytes[at + 1] == 0xA0 ? 2 : 0
        case 0xE1 where rest > 2: return bytes[at + 1] == 0x9A && bytes[at + 2] == 0x80 ? 3 : 0
        case 0xE2 where rest > 2:
            switch (bytes[at + 1], bytes[at + 2]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
            case _: return 0
            }
        case 0xE3 where rest > 2: return bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 ? 3 : 0
        case _: return 0
        }
    }

    /// The part of a word that is no sign of Markdown; empty if it is nothing else.
    private static func withoutSigns(_ bytes: borrowing Span<UInt8>, _ word: Range<Int>) -> Range<Int> {
        func isEmphasis(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
                || byte == UInt8(ascii: "~")
        }
        func isSign(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "="), UInt8(ascii: "|"):
                true
            case _: isEmphasis(byte)
            }
        }
        var (start, end) = (word.lowerBound, word.upperBound)
        var index = start
        while index < end, isSign(bytes[index]) { index += 1 }
        guard index < end else { return start..<start }
        while isEmphasis(bytes[start]) { start += 1 }
        while isEmphasis(bytes[end - 1]) { end -= 1 }
        return start..<end
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
