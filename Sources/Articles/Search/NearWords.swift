import TextAnalysis

/// The words of some texts that one mistyped word may be: one edit away, of long words two.
///
/// An edit is a letter too many, too few or another one, or two neighbours in the other order (optimal string
/// alignment).
struct NearWords {
    private let wanted: [Unicode.Scalar]
    private let limit: Int
    private var known: [String: Int?] = [:]
    private var found: [String: (distance: Int, texts: Int)] = [:]
    /// How many articles hold the word as it was typed.
    private(set) var ownTexts = 0

    init(to word: String) {
        wanted = Array(word.unicodeScalars)
        limit = wanted.count < 8 ? 1 : 2
    }

    /// Takes in the words of an article.
    mutating func read(_ texts: [String], _ language: Language) {
        let analyzer = TextAnalyzer(language: language)
        var words = Set<String>()
        var isOwn = false
        for text in texts {
            for word in analyzer.searchText(of: text, limit: 4_000).words where word.kind == .word {
                let folded = word.folded
                if word.forms.plain.unicodeScalars.elementsEqual(wanted) { isOwn = true }
                if let distance = distance(to: folded, word.forms.plain), words.insert(folded).inserted {
                    found[folded, default: (distance, 0)].texts += 1
                }
            }
        }
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
        let isNear = abs(letters.count - wanted.count) <= limit && letters.count > 2
        let distance = isNear ? Self.distance(wanted, letters) : Int.max
        let result = distance <= limit && distance > 0 ? distance : nil
        known[folded] = .some(result)
        return result
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
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
        return row[right.count]
    }
}
