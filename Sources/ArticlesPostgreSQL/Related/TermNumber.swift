internal import Articles
internal import TextAnalysis

/// The number by which a row of `article_terms` is found: its version, its term, and how much its weight
/// falls short of the highest. Of one term of one version the numbers follow each other, heaviest first.
enum TermNumber {
    /// The versions that fit.
    static let versions = 0...255
    /// How many numbers a term has.
    static let count: Int64 = 256

    /// The number of a row. Heavier than 255 is 255.
    static func of(_ term: LeadingTerm, version: Int) -> Int64 {
        first(of: term.id, version: version) | 255 - Int64(UInt8(clamping: term.weight))
    }

    /// The first number of a term.
    static func first(of term: TermID, version: Int) -> Int64 {
        Int64(version) << 55 | term.number << 8
    }
}

extension ArticleAnalysis {
    /// The numbers of its rows.
    var termNumbers: [Int64] { leadingTerms.map { TermNumber.of($0, version: version) } }
}
