/// The weight of a term: w = ln(1 + tf) · idf^0.7, idf = ln((N + 1000) / (df + 1000 p + 1)).
///
/// N articles, df of which hold the term; p the share of texts of general language that hold it.
enum TermWeighing {
    static let exponent = 0.7
    /// Terms of less idf weigh nothing: about nine in ten articles hold them.
    private static let leastIDF = 0.1

    /// ln(1 + tf), in 1/1024, for 0…255 half occurrences.
    static let frequencies: [Int] = (0...255).map { halves in
        Int((ExactMath.log(1 + Double(halves) / 2) * 1_024).rounded())
    }

    /// idf^0.7 of a term of general language that `prior` of 1,000 texts hold, in 1/1024; for 0…255.
    static let general: [Int] = (0...255).map { rarity(articles: 0, holders: 0, prior: $0) }

    /// idf^0.7 in 1/1024; 0 for a term that nearly every article holds.
    static func rarity(articles: Int, holders: Int, prior: Int) -> Int {
        let idf = ExactMath.log(Double(articles + 1_000) / Double(holders + prior + 1))
        guard idf >= leastIDF else { return 0 }
        return Int((ExactMath.power(idf, exponent) * 1_024).rounded())
    }

    /// The product of a frequency and a rarity, in 1/64, rounded.
    @inline(__always)
    static func weight(_ frequency: Int, _ rarity: Int) -> Int {
        (frequency * rarity + 8_192) >> 14
    }
}
