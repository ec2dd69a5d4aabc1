import Articles
import ArticlesExchange
import Testing

@Suite("Pages")
struct PageTests {
    private static let paragraph =
        "The council met on Tuesday evening and argued for three hours about the bridge. Nobody left early. "
        + "In the end the vote was postponed, as it had been in spring, and everyone went home unhappy."
    private static let second =
        "\u{201C}We will be back in a month,\u{201D} said the mayor.\u{A0} \"And the month after that.\" "
        + "The bridge has been closed since the flood, and the ferry runs only twice a day in winter."

    private func page(_ lines: String...) async throws -> Article {
        let fixture = Fixture()
        let folder = try TemporaryFolder(["page.txt": lines.joined(separator: "\n")])
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(counts.created == 1)
        #expect(faults == [])
        return try #require(try await fixture.articles().first)
    }

    @Test func `the first line that is no skip link is the title`() async throws {
        let article = try await page("Skip to content", "", "  The Bridge  ", "", Self.paragraph)
        #expect(article.title == "The Bridge")
        #expect(article.body == Self.paragraph)
        #expect(article.excerpt == "")
    }

    @Test func `a short paragraph between two headlines is the standfirst`() async throws {
        let article = try await page(
            "The Bridge \u{2014} Again", "", "Still closed.", "", "The Bridge - again", "", Self.paragraph,
            "",
            Self.second)
        #expect(article.title == "The Bridge \u{2014} Again")
        #expect(article.excerpt == "Still closed.")
        #expect(article.body == Self.paragraph + "\n\n" + Self.second)
    }

    @Test func `a headline that is repeated at once is dropped, and makes no standfirst`() async throws {
        let article = try await page("The Bridge", "", "The Bridge", "", "Closed.", "", Self.paragraph)
        #expect(article.excerpt == "")
        #expect(article.body == "Closed.\n\n" + Self.paragraph)
    }

    @Test func `a byline between two headlines is no standfirst`() async throws {
        let article = try await page("The Bridge", "By Ann", "Closed.", "The Bridge", Self.paragraph)
        #expect(article.excerpt == "Closed.")
        #expect(article.authors == ["Ann"])
        #expect(article.body == Self.paragraph)
    }

    @Test func `several paragraphs between two headlines stay in the body`() async throws {
        let article = try await page("The Bridge", "Old.", "Closed.", "The Bridge", Self.paragraph)
        #expect(article.excerpt == "")
        #expect(article.body == "Old.\nClosed.\n" + Self.paragraph)
    }

    @Test func `a line that repeats the title far below is the article's own`() async throws {
        let article = try await page("I Rise", "", "One", "", "Two", "", "Three", "", "I rise", "", "Four")
        #expect(article.body == "One\n\nTwo\n\nThree\n\nI rise\n\nFour")
    }

    @Test func `the name of a site behind the title goes`() async throws {
        let article = try await page(
            "The Bridge Closes | Gazette", "", "The Bridge Closes", "", Self.paragraph)
        #expect(article.title == "The Bridge Closes")
        #expect(article.body == Self.paragraph)
    }

    @Test(arguments: [
        "Related Posts", "RELATED POSTS:", "Related Poststop of page", "Related articles",
        "You may also like",
        "Related PostsSee AllOther title", "Recent Posts",
    ])
    func `related posts and everything behind are dropped`(_ heading: String) async throws {
        let article = try await page(
            "The Bridge", "", Self.paragraph, "", Self.second, "", heading, "", "Another article", "12 views",
            "bottom of page")
        #expect(article.body == Self.paragraph + "\n\n" + Self.second)
    }

    @Test func `related posts with teasers are dropped when the article is the longer part`() async throws {
        let article = try await page(
            "The Bridge", "", Self.paragraph, "", Self.second, "", "Related Posts", "", Self.paragraph)
        #expect(article.body == Self.paragraph + "\n\n" + Self.second)
    }

    @Test func `a list of related posts above the article does not swallow it`() async throws {
        let article = try await page(
            "The Bridge", "", "Related Posts", "", "Other", "", Self.paragraph, "", Self.second)
        #expect(article.body.hasSuffix(Self.paragraph + "\n\n" + Self.second))
    }

    @Test func `a sentence that speaks of skip links or related posts stays`() async throws {
        let sentences = [
            "Go back to the top of page", "Related posts show that the bridge matters.",
            "Follow us through the town, street by street.", "You can see them here.",
            "Shop windows were dark.",
        ]
        let body = sentences.joined(separator: "\n\n") + "\n\n" + Self.paragraph
        #expect(try await page("The Bridge", "", body).body == body)
    }

    @Test func `follow-us, share and shop blocks are dropped`() async throws {
        let article = try await page(
            "top of pageThe Bridge", "", Self.paragraph, "", "Share this article", "Facebook",
            "  \u{2022} Twitter",
            "", Self.second, "", "#bridge #Town_Hall,#2024vote", "", "Follow Us",
            "  \u{2022} Facebook Basic Square",
            "Shop and Support the Gazette. Mugs, Bags and Pens. See them Here!", "IMG_0001 (2).JPG",
            "See Our Handmade Mugs Here", "A mug that nobody described.", "Buy now!",
            "\u{A9} 2024 The Gazette",
            "bottom of page")
        #expect(article.title == "The Bridge")
        #expect(article.body == Self.paragraph + "\n\n" + Self.second)
        #expect(article.tags.map(\.name) == ["bridge", "Town_Hall", "2024vote"])
    }

    @Test func `hashtags below the follow-us block are found too`() async throws {
        let article = try await page(
            "The Bridge", "", Self.paragraph, "", "Follow us", "Instagram", "", "#a#b", "3 comments")
        #expect(article.body == Self.paragraph)
        #expect(article.tags.map(\.name) == ["a", "b"])
    }

    @Test func `a line of numbers with number signs is no line of tags`() async throws {
        let article = try await page("The Bridge", "", Self.paragraph, "", "#1 #2")
        #expect(article.body == Self.paragraph + "\n\n#1 #2")
        #expect(article.tags.isEmpty)
    }

    @Test func `names of pictures between paragraphs leave no gap`() async throws {
        let article = try await page(
            "The Bridge", "", Self.paragraph, "", "_MG_7571 (2).JPG", "", Self.second + "  ")
        #expect(article.body == Self.paragraph + "\n\n" + Self.second + "  ")
    }

    @Test func `carriage returns inside of the body stay`() async throws {
        let article = try await page(
            "The Bridge\r", "\r", Self.paragraph + "\r", "\r", Self.second + "\r", "")
        #expect(article.title == "The Bridge")
        #expect(article.body == Self.paragraph + "\r\n\r\n" + Self.second)
    }

    @Test(arguments: ["", "\n\n \n", "top of page\n\nbottom of page"])
    func `a page without text is a fault`(_ text: String) async throws {
        let folder = try TemporaryFolder(["page.txt": text])
        let (counts, faults) = try await Fixture().run(folder.path)
        #expect(counts.failed == 1)
        #expect(faults == ["\(folder.path)/page.txt:1: there is no text"])
    }

    @Test func `an endless headline is a text without one`() async throws {
        let article = try await page("top of page", "", String(repeating: "a", count: 301))
        #expect(article.title == String(repeating: "a", count: 100) + "\u{2026}")
        #expect(article.body.utf8.count == 301)
    }

    @Test func `pages of one name in two folders do not overwrite each other`() async throws {
        let folder = try TemporaryFolder(["a/page.txt": "One", "b/page.txt": "Two"])
        let (counts, faults) = try await Fixture().run(folder.path)
        #expect(counts.description == "imported 2: 1 created, 0 updated, 0 unchanged, 1 failed")
        #expect(
            faults == [
                "\(folder.path)/b/page.txt:1: another folder of this import has a file of the same name, "
                    + "or this one in another form of Unicode"
            ])
    }
}
