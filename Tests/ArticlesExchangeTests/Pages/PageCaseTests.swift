import Articles
import Foundation
import Testing

@testable import ArticlesExchange

/// A saved page of our own writing, and the article in it.
struct PageCase: CustomTestStringConvertible, Sendable {
    let file: String
    let title: String
    var excerpt = ""
    var authors: [String] = []
    var published: String?
    var updated: String?
    var tags: [String] = []
    /// Whether the page says that it is not for everybody.
    var isHeldBack = false
    /// The lines of the body that are not blank, the beginning of the first and the end of the last.
    let lines: Int
    let first: String
    let last: String

    var testDescription: String { file }

    init(
        _ file: String, _ title: String, excerpt: String = "", authors: [String] = [],
        published: String? = nil,
        updated: String? = nil, tags: [String] = [], isHeldBack: Bool = false, lines: Int, first: String,
        last: String
    ) {
        (self.file, self.title, self.excerpt, self.authors) = (file, title, excerpt, authors)
        (self.published, self.updated, self.tags) = (published, updated, tags)
        (self.lines, self.first, self.last) = (lines, first, last)
        self.isHeldBack = isHeldBack
    }
}

@Suite("Saved pages")
struct PageCaseTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    @Test(arguments: PageCase.all)
    func `a page gives its article and nothing else`(_ page: PageCase) throws {
        let path = Self.folder.appending(path: page.file).path(percentEncoded: false)
        let item = try #require(try Reading.items(at: path).first)
        let draft = try #require(item.verdict.draft)
        #expect((item.heldReason != nil) == page.isHeldBack)
        let lines = draft.body.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        #expect(draft.title == page.title)
        #expect(draft.excerpt == page.excerpt)
        #expect(draft.authors == page.authors)
        #expect(draft.tags.map(\.text) == page.tags)
        if case .value(let time) = draft.publishedAt {
            #expect(time.description == page.published)
        } else {
            #expect(page.published == nil)
        }
        #expect(draft.record.updatedAt?.description == page.updated)
        #expect(lines.count == page.lines)
        #expect(lines.first?.hasPrefix(page.first) == true)
        #expect(lines.last?.hasSuffix(page.last) == true)
    }

    @Test func `every page of the folder has a case`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.path(percentEncoded: false))
        #expect(files.sorted() == PageCase.all.map(\.file).sorted())
        #expect(files.count >= 50)
    }

    @Test func `what is dropped is said with its line`() throws {
        let path = Self.folder.appending(path: "de-zeitung.txt").path(percentEncoded: false)
        let notes = try Reading.items(at: path).first?.notes.map { "\($0.location.line): \($0.text)" } ?? []
        #expect(notes.contains("24: dropped, a label of advertising: Anzeige"))
        #expect(notes.contains("28: dropped, a caption: Foto: Rolf Meier/dpa"))
        #expect(
            notes.contains(
                "32: dropped, a link to other articles: Lesen Sie auch: Wie die Pendler sich helfen"))
    }

    @Test(.enabled(if: RealData.path("cases/pages") != nil, "the pages are not beside the checkout"))
    func `the pages that once failed give what is right`() throws {
        let root = try #require(RealData.path("cases/pages"))
        func draft(_ name: String) throws -> ArticleDraft {
            try #require(try Reading.items(at: "\(root)/\(name)").first?.verdict.draft)
        }
        let harbour = try draft("a.txt")
        #expect(
            harbour.title == "The harbour reopens after nine years"
                && harbour.authors == ["Ines Duarte", "Tom Ek"])
        #expect(String(describing: harbour.publishedAt).contains("2024-03-12T08:15:00.000Z"))
        #expect(
            harbour.body.hasPrefix("The old harbour reopened")
                && harbour.body.hasSuffix("who cut the ribbon."))
        #expect(harbour.body.split(separator: "\n").count == 2)
        let soup = try draft("b.txt")
        #expect(
            soup.title == "A short note on soup" && soup.tags.map(\.text) == ["cooking", "soup", "winter"])
        #expect(
            soup.body
                == "Soup is mostly water. That is not an insult.\n\nBoil the bones for six hours. Skim it.")
        let heading = try draft("c.txt")
        #expect(
            heading.title == "Markdown heading title" && heading.body == "First paragraph of a plain text.")
        #expect(heading.tags.map(\.text) == ["soup", "winter"])
    }
}
