import Articles
import MarkupParsing
import Testing

@testable import ArticlesExchange

/// Tags of XML in encodings that the library converts, so that what is fed is no part of what it holds.
@Suite("Encodings that are converted", .timeLimit(.minutes(5)))
struct ConvertedEncodingTests {
    private func utf16(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        return bytes
    }

    private func latin1(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    @Test func `a long tag in an encoding that is converted is read in time`() throws {
        func feed(_ encoding: String, _ value: String) -> String {
            "<?xml version='1.0' encoding='\(encoding)'?><rss><channel><item a='\(value)'>"
                + "<title>A</title><description>x</description></item></channel></rss>"
        }
        let wide = utf16(feed("utf-16", String(repeating: "x", count: 1_000_000)))
        #expect(try Reading.items("a.rss", wide).first?.verdict.draft?.title == "A")
        let narrow = latin1(feed("iso-8859-1", String(repeating: "\u{E9}", count: 1_000_000)))
        #expect(try Reading.items("a.rss", narrow).first?.verdict.draft?.title == "A")
    }

    @Test(arguments: ["utf-16", "iso-8859-1", "utf-8"])
    func `a tag of four times the length takes four times the work:`(_ encoding: String) throws {
        func work(_ length: Int) throws -> Int {
            let value = String(repeating: "x", count: length)
            let feed = "<?xml version='1.0' encoding='\(encoding)'?><a>y<b c='\(value)'/>"
            let scanner = FeedScanner { _ in }
            let parser = MarkupParser(.xml, scanner)
            try parser.feed(encoding == "utf-16" ? utf16(feed) : latin1(feed))
            return parser.tagGuard.work
        }
        let once = try work(100_000)
        #expect(once > 90_000 && once < 110_000)
        #expect(try work(400_000) < 5 * once)
    }

    @Test(arguments: ["utf-16", "iso-8859-1"])
    func `attributes are counted in an encoding that is converted:`(_ encoding: String) throws {
        let attributes = (0..<2_000).map { "a\($0)='\u{E9}'" }.joined(separator: " ")
        let feed =
            "<?xml version='1.0' encoding='\(encoding)'?><rss><channel><item \(attributes)/></channel></rss>"
        let items = try Reading.items("a.rss", encoding == "utf-16" ? utf16(feed) : latin1(feed))
        guard case .refused(let fault)? = items.last?.verdict else {
            Issue.record("is read")
            return
        }
        #expect(fault.reason == "an element has more than 1000 attributes")
    }
}
