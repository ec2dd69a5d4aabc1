/// In how many texts of a language, of whatever subject, a stem occurs: tables of the most frequent
/// stems, derived from word frequencies by `Scripts/make-word-frequencies`.
struct GeneralWords {
    /// A word in at least this many of 1,000 texts is a stop word.
    static let stopShare = 600

    private let shares: [String: Int]

    /// The table of a language; empty when there is none.
    init(_ language: Language) {
        shares = Self.table(language.code)
    }

    /// In how many of 1,000 texts the stem occurs; 0 when it is not among the most frequent.
    func share(of stem: String) -> Int { shares[stem] ?? 0 }

    /// Reads a table: a number is the share, in 1,000 texts, of the stems that follow it.
    static func parsed(_ table: StaticString) -> [String: Int] {
        var shares: [String: Int] = [:]
        var share = 0
        for token in table.description.split(whereSeparator: \.isWhitespace) {
            if let number = Int(token) { share = number } else { shares[String(token)] = share }
        }
        return shares
    }
}
