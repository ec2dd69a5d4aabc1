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
    /// Keeps what an article brings, in place of an analysis of the same version.
    mutating func addAnalysis(of article: Article) {
        guard let analysis = article.analysis, let publishedAt = article.publishedAt else { return }
        removeAnalysis(of: article.id, version: analysis.version)
        if analyses[article.id] == nil {
            bySampleKey.insert(article.id.sampleKey, article.id)
            byAppearance.insert(publishedAt.milliseconds, article.id)
        }
        analyses[article.id, default: [:]][analysis.version] = StoredAnalysis(
            analysis: analysis, publishedAt: publishedAt)
        analysisCounts[analysis.version, default: 0] += 1
        analysisRevision += 1
        for term in analysis.leadingTerms {
            let key = VersionedTerm(version: analysis.version, term: term.id)
            articlesByTerm[key, default: SortedEntries()].insert(-term.weight, article.id)
        }
    }

    mutating func removeAnalyses(of article: ArticleID) {
        for version in analyses[article].map({ Array($0.keys) }) ?? [] {
            removeAnalysis(of: article, version: version)
        }
    }

    mutating func removeAnalysis(of article: ArticleID, version: Int) {
        guard let stored = analyses[article]?.removeValue(forKey: version) else { return }
        analysisCounts[version, default: 1] -= 1
        analysisRevision += 1
        if analysisCounts[version] == 0 { analysisCounts[version] = nil }
        for term in stored.analysis.leadingTerms {
            let key = VersionedTerm(version: version, term: term.id)
            articlesByTerm[key]?.remove(-term.weight, article)
            if articlesByTerm[key]?.isEmpty == true { articlesByTerm[key] = nil }
        }
        guard analyses[article]?.isEmpty == true else { return }
        analyses[article] = nil
        bySampleKey.remove(article.sampleKey, article)
        byAppearance.remove(stored.publishedAt.milliseconds, article)
    }

    /// The articles whose time has not come: few.
    func scheduled(at now: Timestamp) -> IdentitySet {
        var scheduled = IdentitySet()
        byAppearance.walk(isDescending: true) { entry in
            guard entry.key > now.milliseconds else { return false }
            scheduled.insert(entry.id)
            return true
        }
        return scheduled
    }

    /// When the first article appears that is scheduled now.
    func nextAppearance(after now: Timestamp) -> Timestamp? {
        var next: Timestamp?
        let last = SortedEntries<Int64>.Entry(key: now.milliseconds, id: UniqueID(high: .max, low: .max))
        byAppearance.walk(after: last) { entry in
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
