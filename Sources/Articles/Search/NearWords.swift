import TextAnalysis

/// The words of some texts that one mistyped word may be: one edit away, of long words two. Or words that go on from a
/// beginning, perhaps a mistyped one.
///
/// An edit is a letter too many, too few or another one, or two neighbours in the other order (optimal string
/// alignment).
struct NearWords {
    private let wanted: [Unicode.Scalar]
    private let limit: Int
    /// Whether words go on from what was typed.
    private let isBeginning: Bool
    /// The word before the one that is completed, without accents.
    private let previous: String?
    private var known: [String: Int?] = [:]
    private var found: [String: (distance: Int, texts: Int)] = [:]
    /// How many articles hold the word as it was typed.
    private(set) var ownTexts = 0

    init(to word: String) {
        wanted = Array(word.unicodeScalars)
        limit = wanted.count < 8 ? 1 : 2
        (isBeginning, previous) = (false, nil)
    }

    /// Words that go on from a beginning, which has at most `limit` edits.
    init(from beginning: String, after previous: String?, limit: Int?) {
        wanted = Array(beginning.unicodeScalars)
        self.limit = limit ?? (wanted.count < 8 ? 1 : 2)
        (isBeginning, self.previous) = (true, previous)
    }

    /// Takes in the words of an article's title, excerpt and tags.
    mutating func readWithoutBody(_ article: Article) {
        let language = Language(code: article.language).searched
        read([article.title, article.excerpt] + article.tags.map(\.name), language)
    }

    /// Takes in the words of an article.
    mutating func read(_ texts: [String], _ language: Language) {
        let analyzer = TextAnalyzer(language: language)
        var words: [String: (distance: Int, weight: Int)] = [:]
        var isOwn = false
        for text in texts {
            var last: String?
            for word in analyzer.searchText(of: text, limit: 4_000).words {
                defer { last = word.forms.plain }
                guard word.kind == .word, !isBeginning || !word.isStopWord else { continue }
                let folded = word.folded
                if word.forms.plain.unicodeScalars.elementsEqual(wanted) { isOwn = true }
                guard let distance = distance(to: folded, word.forms.plain) else { continue }
                // One that follows the same word counts four times.
                let follows = previous.map { last?.hasSameBytes(as: $0) ?? false } ?? false
                words[folded] = (distance, max(words[folded]?.weight ?? 0, follows ? 4 : 1))
            }
        }
        for (word, value) in words { found[word, default: (value.distance, 0)].texts += value.weight }
        if isOwn { ownTexts += 1 }
    }

    /// The nearest word that so many more articles hold than the one that was typed that it is likely to be meant.
    var likelier: String? {
        best.first { (found[$0]?.texts ?? 0) >= max(Self.leastTexts, ownTexts * Self.leastTexts) }
    }

    private static let leastTexts = 4

    /// The words, the nearest first, of equally near ones that which more articles hold.
    var best: [String] {
        found.sorted { left, right in
            if left.value.distance != right.value.distance {
                return left.value.distance < right.value.distance
            }
            if left.value.texts != right.value.texts { return left.value.texts > right.value.texts }
            return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }.map(\.key)
    }

    private mutating func distance(to folded: String, _ plain: String) -> Int? {
        if let known = known[folded] { return known }
        let letters = Array(plain.unicodeScalars)
        let isNear =
            (isBeginning || letters.count - wanted.count <= limit) && wanted.count - letters.count <= limit
        var result: Int?
        if isBeginning, letters.starts(with: wanted) {
            result = 0
        } else if isNear, limit > 0, letters.count > 2 {
            // Of a beginning the letters count that it would have without the edits.
            let compared = isBeginning ? Array(letters.prefix(wanted.count + limit)) : letters
            let row = Self.distances(wanted, compared)
            let distance = isBeginning ? row.min() ?? .max : row[compared.count]
            if distance <= limit, distance > 0 { result = distance }
        }
        known[folded] = .some(result)
        return result
    }

    /// The edits from a word to each beginning of another one.
    private static func distances(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> [Int] {
        var (before, row) = ([Int](), Array(0...right.count))
        for (line, scalar) in left.enumerated() {
            var next = [line + 1]
            for column in right.indices {
                let cost = scalar == right[column] ? 0 : 1
                var least = min(row[column] + cost, row[column + 1] + 1, next[column] + 1)
                if line > 0, column > 0, scalar == right[column - 1], left[line - 1] == right[column] {
                    least = min(least, before[column - 1] + 1)
                }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row
    }
}
