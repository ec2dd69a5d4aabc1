import Articles
import GeneratedCorpus
import Measuring

/// Asks for what is related to an article, anew each time to another one.
struct RelatedMeasurement: Measurement {
    let name = "related"
    let count: Int

    func attempt(_ number: Int, on stage: Stage) async throws(ArticleError) -> (Duration, articles: Int) {
        try await Self.ask(number, stage)
    }

    static func ask(
        _ number: Int, _ stage: Stage
    ) async throws(ArticleError) -> (Duration, articles: Int) {
        let article = stage.corpus.visibleArticle(below: stage.articles, attempt: number)
        let (found, duration) = try await timed { () async throws(ArticleError) in
            try await stage.service.related(to: .id(article.id), RelatedListing(), for: .anonymous)
        }
        switch found {
        case .present(let page): return (duration, page.articles.count)
        case .moved: throw .notFound("article")
        }
    }
}

/// Asks for what is related to an article just after another one was published: the statistics may have changed.
struct RelatedAfterWriteMeasurement: Measurement {
    let name = "related after a write"
    let count: Int

    func attempt(_ number: Int, on stage: Stage) async throws(ArticleError) -> (Duration, articles: Int) {
        let written = stage.corpus.article(stage.articles + 1_000_000_000 + number)
        _ = try await stage.service.create(try written.newDraft())
        return try await RelatedMeasurement.ask(number, stage)
    }
}
