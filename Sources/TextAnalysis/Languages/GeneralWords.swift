internal import Synchronization

/// In how many texts of a language, of whatever subject, a stem occurs: tables of the most frequent
/// stems, derived from word frequencies by `Scripts/make-word-frequencies` and embedded from `Data/WordFrequencies`.
struct GeneralWords {
    /// A word in at least this many of 1,000 texts is a stop word.
    static let stopShare = 600

    private let shares: [TermID: Int]

    /// The table of a language; empty when there is none.
    init(_ language: Language) {
        let code = Self.codes[language.code] ?? language.code
        shares = Self.tables.withLock { tables in
            if let known = tables[code] { return known }
            let file = EmbeddedWordFrequencies.files.first { $0.name == "\(code).txt" }
            let table = Self.parsed(file?.contents ?? "")
            tables[code] = table
            return table
        }
    }

    /// Languages that share the table of another one.
    private static let codes = ["nn": "nb", "no": "nb", "bs": "hr"]

    /// The tables that were needed so far, by the names of their files.
    private static let tables = Mutex<[String: [TermID: Int]]>([:])

    /// In how many of 1,000 texts the stem occurs; 0 when it is not among the most frequent.
    func share(of stem: TermID) -> Int { shares[stem] ?? 0 }

    /// Reads a table: a number is the share, in 1,000 texts, of the stems that follow it.
    private static func parsed(_ table: String) -> [TermID: Int] {
        var shares: [TermID: Int] = [:]
        var share = 0
        for token in table.split(whereSeparator: \.isWhitespace) {
            if let number = Int(token) { share = number } else { shares[TermID(stem: String(token))] = share }
        }
        return shares
    }
}
