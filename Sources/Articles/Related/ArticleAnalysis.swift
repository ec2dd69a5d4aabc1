public import TextAnalysis

/// The analysis of an article, by which related articles are found and compared: a function of its title, excerpt,
/// body, format and language alone, but for the fingerprint.
public struct ArticleAnalysis: Hashable, Sendable {
    /// The rules by which it was derived, as `TextAnalyzer.version`.
    public var version: Int
    /// The terms by which the article is found, heaviest first, ties by term: at most 64 of its text, by which related
    /// articles are found, and 24 of its title.
    public var leadingTerms: [LeadingTerm]
    /// The terms by which it is compared; at most 1,921 bytes. `TermProfile(bytes:)` reads them.
    public var profile: [UInt8]
    /// A number below 2⁴⁸ that changes with the profile or the article's tags.
    public var fingerprint: Int64

    /// An analysis that was made before.
    public init(version: Int, leadingTerms: [LeadingTerm], profile: [UInt8], fingerprint: Int64) {
        self.version = version
        self.leadingTerms = leadingTerms
        self.profile = profile
        self.fingerprint = fingerprint
    }

    /// The analysis of an article by the present rules.
    public init(of article: Article) {
        let analyzer = TextAnalyzer(language: Language(code: article.language))
        let read = analyzer.read(article.textContent)
        self.init(of: article, read.counts, read.titleTerms)
    }

    init(of article: Article, _ counts: TermCounts, _ titleTerms: [LeadingTerm]) {
        let (terms, leadingTerms) = TermProfile.withLeadingTerms(counts)
        let profile = terms.bytes
        var signed = profile
        for tag in article.tags {
            for number in [tag.id.high, tag.id.low] {
                for shift in stride(from: 0, to: 64, by: 8) {
                    signed.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
                }
            }
        }
        self.init(
            version: TextAnalyzer.version,
            leadingTerms: (leadingTerms + titleTerms).sorted {
                ($1.weight, $0.id) < ($0.weight, $1.id)
            },
            profile: profile, fingerprint: Int64(contentHash(signed) >> 16))
    }
}

extension Article {
    /// What the analysis reads of the article. Without the tags, which change without the article.
    var textContent: TextContent {
        TextContent(title: title, excerpt: excerpt, body: PlainText.of(body, format))
    }
}
