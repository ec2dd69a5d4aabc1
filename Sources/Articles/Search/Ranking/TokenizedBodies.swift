import Synchronization
import TextAnalysis

/// Bodies whose words were read before: a search looks into the best sixteen that it finds, and finds the same ones again.
///
/// An entry holds as long as the article has the version, and the time of its last change, that it was made of.
final class TokenizedBodies: Sendable {
    /// A body as a search reads it.
    struct Body: Sendable {
        var words: TokenizedText
        /// The language that it was read in.
        var language: Language
        /// Of the whole body, in bytes.
        var length: Int
        fileprivate var version: Int
        fileprivate var updatedAt: Timestamp

        /// Reads the body of an article.
        init(of article: Article, _ language: Language) {
            words = TokenizedText(
                article.textToRank, language: language, limit: SearchScorer.maximumBodyWords)
            self.language = language
            length = article.body.utf8.count
            (version, updatedAt) = (article.version, article.updatedAt)
        }

        /// Whether it is that of an article in this state.
        func isOf(_ article: Article, _ language: Language) -> Bool {
            version == article.version && updatedAt == article.updatedAt && self.language == language
        }
    }

    /// The most bytes of all.
    private static let limit = 32 << 20

    private let bodies = Mutex(RecentlyUsed<Body>(limit: TokenizedBodies.limit))

    /// The body of each article, if it is known, read in its language.
    func bodies(of articles: [(article: Article, language: Language)]) -> [ArticleID: Body] {
        let (found, dropped) = bodies.withLock { bodies in
            var found: [ArticleID: Body] = [:]
            for (article, language) in articles {
                guard let body = bodies.value(of: article.id), body.isOf(article, language) else { continue }
                found[article.id] = body
            }
            return (found, bodies.takeDropped())
        }
        dropped.release()
        return found
    }

    /// Keeps what was read.
    func keep(_ read: [ArticleID: Body]) {
        guard !read.isEmpty else { return }
        let dropped = bodies.withLock { bodies in
            for (id, body) in read { bodies.insert(body, of: id, size: 128 + body.words.size) }
            return bodies.takeDropped()
        }
        dropped.release()
    }
}
