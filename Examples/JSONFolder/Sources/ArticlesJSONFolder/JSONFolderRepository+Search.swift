public import Articles
import TextAnalysis

extension JSONFolderRepository {
    public nonisolated func searchedLanguages(
        in scope: TagScope
    ) async throws(ArticleError) -> Set<String> {
        read { contents in
            switch scope {
            case .all: Set(contents.articles.values.compactMap { $0.search?.language })
            case .visible: Set(contents.articles.values.filter { scope.contains($0) }.map(\.searchedLanguage))
            }
        }
    }

    public nonisolated func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        read { contents in
            contents.tags.values.filter { query.matches($0) && contents.exists($0, in: query.scope) }
                .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.prefix(query.limit).map {
                    WordedTag(id: $0.id, name: $0.name, merged: contents.mergedTags[$0.id] ?? [])
                }
        }
    }

    public nonisolated func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article] {
        read { contents in
            let outdated = contents.outdated(version).filter { id in article.map { $0 < id } ?? true }
            return outdated.sorted().prefix(limit).compactMap { contents.article($0) }
        }
    }

    public nonisolated func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        read { $0.outdated(version).count }
    }

    public func storeDerivations(of articles: [Article]) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            for article in articles {
                guard var present = contents.articles[article.id], present.version == article.version else {
                    continue
                }
                present.search = article.search
                contents.set(present, at: article.id)
                guard let analysis = article.analysis else { continue }
                let others = (contents.analyses[article.id] ?? []).filter { $0.version != analysis.version }
                contents.set(others + [analysis], of: article.id)
            }
        }
    }

    public func useAnalyses(version: Int) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            contents.set(usedVersion: version)
            for (article, analyses) in contents.analyses
            where analyses.contains(where: { $0.version != version }) {
                contents.set(analyses.filter { $0.version == version }, of: article)
            }
        }
    }
}

extension Contents {
    fileprivate func outdated(_ version: Int?) -> [ArticleID] {
        articles.values.filter { version == nil || $0.search?.version != version }.map(\.id)
    }
}

extension TagWordQuery {
    fileprivate func matches(_ tag: Tag) -> Bool {
        tag.searchWords.contains { word in
            words.contains { $0.hasSameBytes(as: word) }
                || prefixes.contains { word.utf8.starts(with: $0.utf8) }
        }
    }
}
