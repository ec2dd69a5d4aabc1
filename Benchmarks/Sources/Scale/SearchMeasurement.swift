import Articles
import GeneratedCorpus
import Measuring

/// Searches for two words of an article, each time of another one.
struct SearchMeasurement: Measurement {
    let order: ArticleOrder
    let count: Int

    var name: String { "search for two words, \(order.rawValue)" }

    func attempt(_ number: Int, on stage: Stage) async throws(ArticleError) -> (Duration, articles: Int) {
        let article = stage.corpus.visibleArticle(below: stage.articles, attempt: ~number)
        let text = article.title + " " + article.body
        let words = Set(text.split { !$0.isLetter }.filter { $0.utf8.count > 2 }).sorted()
        var listing = ArticleListing()
        listing.order = order
        listing.search = "\(words[number * 7 % words.count]) \(words[(number * 13 + 5) % words.count])"
        let (page, duration) = try await timed { [listing] () async throws(ArticleError) in
            try await stage.service.articles(listing, for: .anonymous)
        }
        return (duration, page.elements.count)
    }
}
