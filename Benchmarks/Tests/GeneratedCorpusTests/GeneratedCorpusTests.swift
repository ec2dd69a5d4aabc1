import Articles
import GeneratedCorpus
import StrictJSON
import Testing

@Suite("Generated corpus")
struct GeneratedCorpusTests {
    private static let vocabulary = Vocabulary.invented()
    private let corpus = GeneratedCorpus(Self.vocabulary, seed: 1)

    private func lines(_ corpus: GeneratedCorpus, _ count: Int) -> [UInt8] {
        var writer = JSONWriter()
        for number in 0..<count { corpus.article(number).write(to: &writer) }
        return writer.bytes
    }

    @Test func `the same seed makes the same bytes, another seed others`() {
        #expect(lines(corpus, 50) == lines(GeneratedCorpus(.invented(), seed: 1), 50))
        #expect(lines(corpus, 50) != lines(GeneratedCorpus(Self.vocabulary, seed: 2), 50))
    }

    @Test func `the bytes are the same on every machine`() {
        #expect(contentHash(lines(corpus, 200)) == 5_976_970_957_442_170_574)
    }

    @Test func `every line is a valid article, and the draft is what an import reads of it`() throws {
        for number in 0..<500 {
            let article = corpus.article(number)
            var writer = JSONWriter()
            article.write(to: &writer)
            let read = try ArticleDraft(json: JSONParser.parse(writer.bytes))
            let draft = try article.draft()
            #expect(read.id == draft.id && read.title == draft.title && read.body == draft.body)
            #expect(read.tags.map(\.text) == draft.tags.map(\.text))
        }
    }

    @Test func `sizes and shares are as promised`() {
        let articles = (0..<20_000).map { corpus.article($0) }
        for article in articles {
            #expect((90...250).contains(article.body.split(separator: " ").count))
            #expect((5...9).contains(article.title.split(separator: " ").count))
            #expect(article.tags.count <= 4 && Set(article.tags).count == article.tags.count)
        }
        let drafts = articles.count { $0.state == .draft }
        let scheduled = articles.count { $0.state == .scheduled }
        #expect((140...260).contains(drafts) && (140...260).contains(scheduled))
        #expect(Set(articles.flatMap(\.tags)).count <= 500)
        #expect(zip(articles, articles.dropFirst()).allSatisfy { $0.id < $1.id })
    }

    @Test func `what is asked for can be read by everyone`() {
        for attempt in 0..<200 {
            let article = corpus.visibleArticle(below: 1_000, attempt: attempt)
            #expect(article.state == .published && article.publishedAt != nil)
        }
    }
}
