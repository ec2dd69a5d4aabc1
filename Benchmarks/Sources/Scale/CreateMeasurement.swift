import Articles
import GeneratedCorpus
import Measuring

/// Publishes an article as an editor does: without identity and slug.
struct CreateMeasurement: Measurement {
    let name = "create"
    let count: Int

    func attempt(_ number: Int, on stage: Stage) async throws(ArticleError) -> (Duration, articles: Int) {
        let draft = try stage.corpus.article(stage.articles + 2_000_000_000 + number).newDraft()
        let (_, duration) = try await timed { () async throws(ArticleError) in
            try await stage.service.create(draft)
        }
        return (duration, 1)
    }
}
