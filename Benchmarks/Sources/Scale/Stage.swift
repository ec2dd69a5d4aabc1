import Articles
import GeneratedCorpus

/// What measurements are made on: a service over a storage that holds a generated corpus.
struct Stage: Sendable {
    let service: ArticleService
    let corpus: GeneratedCorpus
    /// So many articles, from number 0, are there.
    let articles: Int
}
