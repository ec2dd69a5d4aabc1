import Articles
import TextAnalysis

/// A term, of one version of the analysis.
struct VersionedTerm: Hashable {
    var version: Int
    var term: TermID
}

extension State {
    /// Keeps what an article brings, in place of an analysis of the same version.
    mutating func addAnalysis(of indexed: IndexedArticle, _ number: ArticleNumber) {
        let article = indexed.article
        guard let analysis = indexed.analysis, let publishedAt = article.publishedAt?.milliseconds else {
            return
        }
        removeAnalysis(of: number, version: analysis.version)
        if analyses.versions(of: number).isEmpty {
            bySampleKey.insert(article.id.sampleKey, number, articles.ids)
            byAppearance.insert(publishedAt, number, articles.ids)
        }
        analyses.insert(analysis, of: number, publishedAt: publishedAt)
        for term in analysis.leadingTerms {
            let key = VersionedTerm(version: analysis.version, term: term.id)
            articlesByTerm[key, default: SortedEntries()].insert(
                UInt8(255 - term.weight), number, articles.ids)
        }
    }

    mutating func removeAnalyses(of number: ArticleNumber) {
        for version in analyses.versions(of: number) { removeAnalysis(of: number, version: version) }
    }

    mutating func removeAnalysis(of number: ArticleNumber, version: Int) {
        guard let terms = analyses.leadingTerms(of: number, version) else { return }
        analyses.remove(number, version)
        for term in terms {
            let key = VersionedTerm(version: version, term: term.id)
            articlesByTerm[key]?.remove(UInt8(255 - term.weight), number, articles.ids)
            if articlesByTerm[key]?.isEmpty == true { articlesByTerm[key] = nil }
        }
        guard analyses.versions(of: number).isEmpty else { return }
        bySampleKey.remove(articles.ids[Int(number)].sampleKey, number, articles.ids)
        byAppearance.remove(analyses.publishedAt(number), number, articles.ids)
    }

    /// When the first article appears that is scheduled now.
    func nextAppearance(after now: Timestamp) -> Timestamp? {
        var next: Timestamp?
        let last = UniqueID(high: .max, low: .max)
        byAppearance.walk(after: now.milliseconds, last, articles.ids) { entry in
            next = Timestamp(clamping: entry.key)
            return false
        }
        return next
    }

    mutating func set(_ overrides: RelatedOverrides, of article: ArticleID) {
        let former = self.overrides[article] ?? RelatedOverrides()
        for target in former.pinned + former.excluded { overriders[target]?.remove(article) }
        var present = overrides
        present.pinned.removeAll { articles[$0] == nil }
        present.excluded.removeAll { articles[$0] == nil }
        for target in present.pinned + present.excluded { overriders[target, default: []].insert(article) }
        self.overrides[article] = present
    }

    /// Forgets what was said of a deleted article, and beside others.
    mutating func removeOverrides(of article: ArticleID) {
        set(RelatedOverrides(), of: article)
        overrides[article] = nil
        for other in overriders.removeValue(forKey: article) ?? [] {
            overrides[other]?.pinned.removeAll { $0 == article }
            overrides[other]?.excluded.removeAll { $0 == article }
        }
    }
}
