/// The light stemming of Arabic words: the letters that are written in several ways become one, the article, the
/// clitics before it and the commonest endings go (L. Larkey et al., Light stemming for Arabic information
/// retrieval, 2007: `light10`).
enum ArabicForms {
    /// Whether a folded word starts with an Arabic letter.
    static func isArabic(_ word: String) -> Bool {
        word.unicodeScalars.first.map { (0x620...0x6D3).contains($0.value) } ?? false
    }

    /// The letters of a word in the one way.
    static func normalized(_ word: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar {
            case "أ", "إ", "آ", "ٱ": scalars.append("ا")
            case "ى", "ی": scalars.append("ي")
            case "ة": scalars.append("ه")
            case "ک": scalars.append("ك")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The stem of a normalised word.
    static func stem(_ word: String) -> String {
        var rest = Array(word.unicodeScalars)[...]
        if rest.first == "و", rest.count > 3 { rest = rest.dropFirst() }
        for start in starts where rest.count >= start.count + 2 && rest.starts(with: start) {
            rest = rest.dropFirst(start.count)
            break
        }
        for end in ends where rest.count >= end.count + 2 && rest.suffix(end.count).elementsEqual(end) {
            rest = rest.dropLast(end.count)
        }
        return String(String.UnicodeScalarView(rest))
    }

    private static let starts = ["وال", "بال", "كال", "فال", "ال", "لل"].map { Array($0.unicodeScalars) }
    private static let ends = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"].map { Array($0.unicodeScalars) }
}
