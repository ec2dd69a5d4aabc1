import Articles
import ArticlesExchange
import Foundation
import Testing

@Suite("Real articles")
struct RealDataTests {
    private static let blog = RealData.path("import/markdown/ember-blog")
    private static let pages = RealData.path("pages")

    @Test(.enabled(if: blog != nil, "the posts are not beside the checkout"))
    func `every post of a real blog is imported, and again unchanged`() async throws {
        let fixture = Fixture()
        let path = try #require(Self.blog)
        let first = try await fixture.run(path)
        #expect(first.faults == [])
        #expect(first.counts.description == "imported 431: 431 created, 0 updated, 0 unchanged, 0 failed")
        let before = try await fixture.exported()
        let second = try await fixture.run(path)
        #expect(second.counts.description == "imported 431: 0 created, 0 updated, 431 unchanged, 0 failed")
        #expect(try await fixture.exported() == before)
    }

    @Test(.enabled(if: blog != nil, "the posts are not beside the checkout"))
    func `dates, tags and addresses of a real blog arrive as they were written`() async throws {
        let fixture = Fixture()
        _ = try await fixture.run(try #require(Self.blog))
        let articles = try await fixture.articles()
        func article(_ id: String) throws -> Article {
            try #require(articles.first { $0.source?.id == id })
        }
        let survey = try article("2016-ember-community-survey.html.md")
        #expect(survey.slug.text == "2016-ember-community-survey")
        #expect(survey.tags.map(\.name) == ["survey", "2016"])
        #expect(survey.authors == ["matthew-beale", "ryan-labouve"])
        #expect(survey.body.hasPrefix("2015 was an incredible year"))
        #expect(survey.source?.name.hasPrefix("ember-blog-") == true)
        let oddDate = try article("ember-released-4-7.md")
        #expect(oddDate.publishedAt?.description == "2022-09-05T00:00:00.000Z")
        let elsewhere = try article("emberjs-native-class-update-2019-edition.md")
        #expect(elsewhere.canonicalURL == "https://www.pzuraq.com/emberjs-native-class-update-2019-edition/")
        let featured = try article("ember-5-0-released.md")
        #expect(featured.image == nil)
        #expect(
            featured.metadata
                == #"{"imageMeta":{"attribution":null,"attributionLink":null},"featured":true}"#)
        #expect(try article("ember-community-survey.md").tags.isEmpty)
        #expect(articles.allSatisfy { $0.status == .published && $0.format == .markdown })
    }

    @Test(.enabled(if: pages != nil, "the pages are not beside the checkout"))
    func `a page with a repeated headline gives title, standfirst and body`() async throws {
        let article = try await page("000_4df320055fec0e3e.txt")
        #expect(article.title == "Trump Cancels Meeting with Kim\u{2014}For Now")
        #expect(
            article.excerpt
                == "President Trump cancelled the scheduled June 12 meeting with the North Korean "
                + "leader, but left the door open for it to happen in the future.")
        #expect(article.body.hasPrefix("The meeting between President Trump and Kim Jong-un has been"))
        #expect(article.body.hasSuffix("this isn\u{2019}t the last chapter."))
        #expect(article.body.contains("called off.\u{A0}Thursday he pulled out"))
        #expect(article.body.components(separatedBy: "\n\n").count == 8)
        #expect(article.tags.isEmpty)
    }

    @Test(.enabled(if: pages != nil, "the pages are not beside the checkout"))
    func `a page with skip links, hashtags and a shop gives its article alone`() async throws {
        let article = try await page("001_08ea4776f3e8f5f1.txt")
        #expect(article.title == "N. Korea Talks Collapse Over Sanctions Relief and Poor Summit Planning")
        #expect(article.excerpt == "")
        #expect(article.body.hasPrefix("President Trump's negotiations with Kim Jong-un collapsed"))
        #expect(article.body.hasSuffix("apologizing for Kim's despicable regime."))
        #expect(article.body.contains("\n\nBBC: The US president also suggested"))
        #expect(article.body.contains("we couldn\u{2019}t do that ...\"\n\nNew York Times: \"Mr. Trump said"))
        #expect(article.body.components(separatedBy: "\n\n").count == 7)
        #expect(article.tags.map(\.name) == ["news", "Trump", "nkorea", "Kim"])
        #expect(article.source?.name.hasPrefix("pages-") == true)
        #expect(article.format == .plain)
        #expect(article.status == .published)
    }

    private func page(_ name: String) async throws -> Article {
        let fixture = Fixture()
        let path = try #require(Self.pages)
        #expect(try await fixture.run(path).counts.created == 2)
        #expect(try await fixture.run(path).counts.unchanged == 2)
        return try #require(try await fixture.articles().first { $0.source?.id == name })
    }
}
