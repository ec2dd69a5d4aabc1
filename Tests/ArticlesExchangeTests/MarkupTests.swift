import Articles
import Foundation
import Testing

@testable import ArticlesExchange

@Suite("XML and HTML", .timeLimit(.minutes(5)))
struct MarkupTests {
    private func reason(_ name: String, _ text: String) throws -> String? {
        guard case .refused(let fault)? = try Reading.items(name, Array(text.utf8)).last?.verdict else {
            return nil
        }
        return "\(fault.location.line): \(fault.reason)"
    }

    @Test func `entities that multiply are refused with the line of their declaration`() throws {
        let bomb =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<rss>&b;</rss>"
        #expect(try reason("feed.rss", bomb) == "2: has a document type declaration, which is not read")
    }

    @Test func `elements in each other without end are refused`() throws {
        let feed = "<rss><channel><item><description>" + String(repeating: "<a>", count: 50_000)
        #expect(try reason("feed.rss", feed) == "1: elements are nested deeper than 1000")
        let page = "<html><body>" + String(repeating: "<div>", count: 100_000)
        #expect(try reason("page.html", page) == "1: elements are nested deeper than 1000")
    }

    @Test(arguments: [
        ("<p>a ", "1: has more than 20000 lines"), ("<b><i>", "1: elements are nested deeper than 1000"),
        ("</div>", "1: there is no text"), ("<b></b>", "1: there is no text"),
        ("<table><tr><td>", "1: elements are nested deeper than 1000"),
        ("<a href=x>y</a> ", ""), ("<h1>a</h1>", "1: has more than 20000 lines"),
        ("&amp;", "1: there is no text"), ("<!--", "1: there is no text"),
        ("<p class=a-b-c>w x y z v u. ", ""),
    ])
    func `a page of one thing without end is read, or refused, in time`(_ piece: String, _ refusal: String)
        throws
    {
        let page = "<html><body>" + String(repeating: piece, count: 300_000 / piece.utf8.count)
        #expect(try reason("page.html", page) ?? "" == refusal)
    }

    @Test func `what no parser takes is mended, and said`() throws {
        let feed =
            "<rss><channel><item><title>a & b\u{1}</title><link>http://x.example/?a=1&b=2</link><description>&nbsp;</description></item></channel></rss>"
        var bytes = Array(feed.utf8)
        bytes.replace(Array("a & b".utf8), with: Array("caf".utf8) + [0xE9])
        let item = try #require(try Reading.items("feed.rss", bytes).first)
        #expect(item.verdict.draft?.title == "café")
        #expect(item.verdict.draft?.metadata == #"{"link":"http://x.example/?a=1&b=2"}"#)
        #expect(
            item.notes.map(\.text).prefix(3) == [
                "bytes that are not UTF-8 are read as Windows-1252, from here on",
                "control characters are left out, from here on",
                "an ampersand that stands for itself is read as one, from here on",
            ])
    }

    @Test func `a page in Windows-1252 is read as such, and said`() throws {
        let page =
            Array("<html><head><meta charset=iso-8859-1></head><body><h1>Caf".utf8) + [0xE9]
            + Array("</h1><p>\u{2014}x y z w.</p>".utf8)
        let item = try #require(try Reading.items("page.html", page).first)
        #expect(item.verdict.draft?.title == "Café")
        #expect(item.notes.contains { $0.text == "is not UTF-8, and is read as Windows-1252" })
    }

    @Test func `references to Windows-1252 are what they stand for, in pages and exports`() throws {
        let page =
            "<html><body><h1>It&#146;s shut</h1><p title=\"x\">The bridge&#x97;of all places&#151;is shut again.</p>"
        let draft = try Reading.items("a.html", Array(page.utf8)).first?.verdict.draft
        #expect(draft?.title == "It’s shut")
        #expect(draft?.body.contains("bridge—of all places—is") == true)
        let feed =
            "<rss><channel><item><title>It&#146;s &#+65; a</title><description>a</description></item></channel></rss>"
        #expect(try Reading.items("a.rss", Array(feed.utf8)).first?.verdict.draft?.title == "It’s &#+65; a")
    }

    @Test(arguments: [
        "<meta charset=iso-8859-2>",
        "<meta http-equiv=content-type content='text/html; charset=Windows-1250'>",
        "<META CHARSET = \"KOI8-R\">", "<meta charset=windows-874>", "<meta charset=x-wibble>",
        "<meta charset=macintosh>",
        "<meta charset=iso-8859-15>", "<meta charset=utf-16le>",
    ])
    func `a page in an encoding that is not read is refused:`(_ meta: String) throws {
        let page =
            Array("<html><head>\(meta)</head><body><h1>Caf".utf8) + [0xE9]
            + Array("</h1><p>x y z w.</p>".utf8)
        let items = try Reading.items("page.html", page)
        guard case .refused(let fault)? = items.first?.verdict else {
            Issue.record("is read")
            return
        }
        #expect(fault.reason.hasSuffix(", which is not read: save it as UTF-8"))
    }

    @Test func `what a page says of its encoding holds where it can`() throws {
        let utf8 = "<html><head><meta charset=koi8-r></head><body><h1>Café</h1><p>x y z w v u.</p>"
        #expect(try Reading.items("a.html", Array(utf8.utf8)).first?.verdict.draft?.title == "Café")
        let shifting =
            "<html><head><meta charset=iso-2022-jp></head><body><h1>\u{1B}$B$3\u{1B}(B</h1><p>x y z w v u.</p>"
        #expect(try reason("a.html", shifting) == "1: is in iso-2022-jp, which is not read: save it as UTF-8")
    }

    @Test(arguments: [
        ("12 March 2024, 08:15 GMT", "2024-03-12T08:15:00.000Z"),
        ("March 12, 2024 8:15 p.m. EDT", "2024-03-13T00:15:00.000Z"),
        ("Dienstag, 12. März 2024, 8.15 Uhr MEZ", "2024-03-12T07:15:00.000Z"),
        ("le 1er mars 2024 à 8 h 15", "2024-03-01T08:15:00.000Z"),
        ("12 de marzo de 2024 a las 8:15", "2024-03-12T08:15:00.000Z"),
        ("terça-feira, 12 de março de 2024 às 08h15", "2024-03-12T08:15:00.000Z"),
        ("12 maart 2024 om 08.15 uur", "2024-03-12T08:15:00.000Z"),
        ("Sat, 02 Nov 2013 23:02:32 +0100", "2013-11-02T22:02:32.000Z"),
        ("12.03.24", "2024-03-12T00:00:00.000Z"), ("July 4, 2021 at 9 a.m. ET", "2021-07-04T13:00:00.000Z"),
        ("8:15 AM PST, January 9, 2024", "2024-01-09T16:15:00.000Z"),
        ("2024-03-12T08:15:00+02:00", "2024-03-12T06:15:00.000Z"),
    ])
    func `dates are read in six languages, with their zones`(_ text: String, _ time: String) throws {
        let scanner = DateScanner(tokens: MetaToken.tokens(of: text), order: .dayFirst)
        #expect(scanner.date(at: 0)?.time.timestamp?.description == time)
    }

    @Test(arguments: [
        ("By Ines Duarte and Tom Ek", ["Ines Duarte", "Tom Ek"]),
        ("Ines Duarte, Lisbon correspondent", ["Ines Duarte"]),
        ("Von Katrin Vogel, Jens Albers und Uwe Abt, Berlin", ["Katrin Vogel", "Jens Albers", "Uwe Abt"]),
        ("Par Claire Dubois (avec AFP)", ["Claire Dubois"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Por Ana Lima e João Prado", ["Ana Lima", "João Prado"]), ("Door Joost de Wit", ["Joost de Wit"]),
        ("Posted on March 3, 2020 by admin", ["admin"]),
        ("By Ines Duarte | BBC News | 5 min read", ["Ines Duarte"]),
        ("Written by Dr. A. B. O'Neill-Smith for the Courier", ["Dr. A. B. O'Neill-Smith"]),
    ])
    func `bylines give their names`(_ line: String, _ names: [String]) {
        #expect(MetaLine(line, order: .dayFirst)?.authors == names)
    }

    @Test(arguments: [
        "By dawn the town was silent.", "By Tuesday evening nobody was left.",
        "On 12 March 2024 the harbour reopened after nine years of repairs.",
        "Von Berlin nach Köln", "Por la noche llueve.", "The Waiting Room opened at nine.",
    ])
    func `a sentence is no byline`(_ line: String) {
        let meta = MetaLine(line, order: .dayFirst)
        #expect(meta == nil || meta?.isClear == false)
    }
}
