import Articles
import TextAnalysis

/// What is kept beside an article.
struct StoredAnalysis {
    var analysis: ArticleAnalysis
    var publishedAt: Timestamp
}

/// A term, of one version of the analysis.
struct VersionedTerm: Hashable {
    var version: Int
    var term: TermID
}

extension State {
    /// Keeps what an article brings.
    mutating func addAnalysis(of article: Article) {
        guard let analysis = article.analysis, let publishedAt = article.publishedAt else { return }
        analyses[article.id] = StoredAnalysis(analysis: analysis, publishedAt: publishedAt)
        for term in analysis.leadingTerms {
            let key = VersionedTerm(version: analysis.version, term: term.id)
            articlesByTerm[key, default: SortedEntries()].insert(-term.weight, article.id)
        }
        bySampleKey.insert(article.id.sampleKey, article.id)
        byAppearance.insert(publishedAt.milliseconds, article.id)
    }

    mutating func removeAnalysis(of article: ArticleID) {
        guard let stored = analyses.removeValue(forKey: article) else { return }
        for term in stored.analysis.leadingTerms {
            let key = VersionedTerm(version: stored.analysis.version, term: term.id)
            articlesByTerm[key]?.remove(-term.weight, article)
            if articlesByTerm[key]?.isEmpty == true { articlesByTerm[key] = nil }
        }
        bySampleKey.remove(article.sampleKey, article)
        byAppearance.remove(stored.publishedAt.milliseconds, article)
    }

    /// The articles whose time has not come: few.
    func scheduled(at now: Timestamp) -> Set<ArticleID> {
        var scheduled = Set<ArticleID>()
        byAppearance.walk(isDescending: true) { entry in
            guard entry.key > now.milliseconds else { return false }
            scheduled.insert(entry.id)
            return true
        }
        return scheduled
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
