import Articles
import TextAnalysis

/// What is kept beside articles, by their numbers.
struct AnalysisTable {
    private var rows: [Row] = []
    /// How many analyses of a version there are.
    private(set) var counts: [Int: Int] = [:]
    /// Changes with each analysis that comes or goes.
    private(set) var revision = 0

    private struct Row {
        /// Of one version each; nearly always one.
        var analyses: [ArticleAnalysis] = []
        var publishedAt: Int64 = .max
        /// The version of the first one; -1 if there is none.
        var version: Int16 = -1
    }

    func profile(of number: ArticleNumber, _ version: Int) -> [UInt8]? {
        index(of: number, version).map { rows[Int(number)].analyses[$0].profile }
    }

    func fingerprint(of number: ArticleNumber, _ version: Int) -> Int64? {
        index(of: number, version).map { rows[Int(number)].analyses[$0].fingerprint }
    }

    func leadingTerms(of number: ArticleNumber, _ version: Int) -> [LeadingTerm]? {
        index(of: number, version).map { rows[Int(number)].analyses[$0].leadingTerms }
    }

    private func index(of number: ArticleNumber, _ version: Int) -> Int? {
        guard has(number, version) else { return nil }
        if rows[Int(number)].version == version { return 0 }
        return rows[Int(number)].analyses.firstIndex { $0.version == version }
    }

    @inline(__always)
    func has(_ number: ArticleNumber, _ version: Int) -> Bool {
        guard Int(number) < rows.count, rows[Int(number)].version >= 0 else { return false }
        return rows[Int(number)].version == version
            || rows[Int(number)].analyses.contains { $0.version == version }
    }

    /// When an article with an analysis appears, in milliseconds.
    @inline(__always)
    func publishedAt(_ number: ArticleNumber) -> Int64 { rows[Int(number)].publishedAt }

    func versions(of number: ArticleNumber) -> [Int] {
        Int(number) < rows.count ? rows[Int(number)].analyses.map(\.version) : []
    }

    /// Adds an analysis of a version that the article has none of.
    mutating func insert(_ analysis: ArticleAnalysis, of number: ArticleNumber, publishedAt: Int64) {
        while rows.count <= Int(number) { rows.append(Row()) }
        rows[Int(number)].publishedAt = publishedAt
        rows[Int(number)].analyses.append(analysis)
        rows[Int(number)].version = Int16(rows[Int(number)].analyses[0].version)
        counts[analysis.version, default: 0] += 1
        revision += 1
    }

    mutating func remove(_ number: ArticleNumber, _ version: Int) {
        guard has(number, version) else { return }
        rows[Int(number)].analyses.removeAll { $0.version == version }
        rows[Int(number)].version = Int16(rows[Int(number)].analyses.first?.version ?? -1)
        counts[version, default: 1] -= 1
        if counts[version] == 0 { counts[version] = nil }
        revision += 1
    }
}
