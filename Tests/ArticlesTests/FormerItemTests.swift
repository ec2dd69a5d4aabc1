import ArticlesConformance
import Testing

@testable import Articles

/// Which former item a draft brings again.
@Suite("Former items")
struct FormerItemTests {
    private func article(_ number: Int, _ title: String, _ body: String, slug: String) -> Article {
        var article = Article.sample(number, slug: slug, title: title)
        article.body = body
        article.source = Source(name: "s", id: "\(number)")
        return article
    }

    private func tombstone(_ number: Int, _ title: String, _ body: String, slug: String) -> Tombstone {
        let digest = ImportDigest(draft(title, body, slug: slug))
        let source = Source(name: "s", id: "\(number)", digest: digest.text)
        return Tombstone(
            id: .sample(number), slug: .sample(slug), version: 2, wasVisible: false, deletedAt: .sample,
            source: source)
    }

    private func draft(_ title: String, _ body: String, slug: String) -> ArticleDraft {
        var draft = ArticleDraft(title: title)
        draft.body = body
        draft.slug = .value(.sample(slug))
        return draft
    }

    @Test func `the surest is taken first, and each but once`() {
        var former = FormerItems()
        former.add(tombstone(1, "A", "text", slug: "a"))
        former.add(article(2, "A", "text", slug: "other"))
        former.add(article(3, "B", "text", slug: "a"))
        former.add(article(4, "A", "text", slug: "a"))
        former.add(
            Tombstone(
                id: .sample(5), slug: .sample("a"), version: 2, wasVisible: false, deletedAt: .sample,
                source: Source(name: "s", id: "5")))
        let taken = (0..<6).map { _ in former.take(draft("A", "text", slug: "a"))?.id }
        #expect(taken == ["4", "1", "2", "3", "5", nil])
    }

    @Test func `the same title and slug with another date is another one`() {
        var former = FormerItems()
        former.add(article(1, "A", "text", slug: "a"))
        var other = draft("A", "new", slug: "a")
        other.publishedAt = .value(Timestamp.sample.adding(99_000))
        #expect(former.take(other) == nil)
        other.publishedAt = .value(Timestamp.sample.adding(1_000))
        #expect(former.take(other)?.id == "1")
        former.add(article(2, "A", "text", slug: "a"))
        other.publishedAt = .absent
        #expect(former.take(other)?.id == "2")
    }

    /// Work that grows with the square of the number would last for hours: the limit only ends such a test.
    @Test(.timeLimit(.minutes(2)), arguments: [true, false])
    func `items of one text are found in time`(_ isDeleted: Bool) {
        let count = 10_000
        for slug in ["%", "a", "b%"] {
            var former = FormerItems()
            for number in 0..<count {
                let slug = slug.replacing("%", with: "\(number)")
                if isDeleted {
                    former.add(tombstone(number, "A", "text", slug: slug))
                } else {
                    former.add(article(number, "A", "text", slug: slug))
                }
            }
            let taken = (0..<count).map { number in
                former.take(draft("A", "text", slug: slug == "%" ? "\(number)" : "a"))?.id
            }
            #expect(taken == (0..<count).map { "\($0)" })
        }
    }
}
