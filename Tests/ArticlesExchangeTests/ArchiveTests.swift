import Articles
import Foundation
import Testing

@testable import ArticlesExchange

@Suite("Archives", .timeLimit(.minutes(5)))
struct ArchiveTests {
    private static let story = """
        <!DOCTYPE html><html><head><title>Rivers</title></head><body><article class="h-entry"><header><h1 class="p-name">Rivers</h1></header>
        <section data-field="subtitle" class="p-summary">A confession</section>
        <section data-field="body" class="e-content"><section><h3 class="graf--title">Rivers</h3><p>Every machine was a <em>river</em>.</p></section></section>
        <footer><p>By <a class="p-author h-card">Dana Weiss</a> on <a href="https://medium.com/p/1a2b3c4d5e6f"><time class="dt-published" datetime="2020-08-17T14:02:11.000Z">August 17</time></a>.</p>
        <p><a href="https://medium.com/@d/rivers-1a2b3c4d5e6f" class="p-canonical">Canonical link</a></p></footer></article></body></html>
        """
    private static let table = #"""
        post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
        1.first,2024-03-03T10:00:00.000Z,true,,newsletter,everyone,"What slugs, want",A year,
        2.second,2024-03-04T10:00:00.000Z,false,,newsletter,everyone,Draft,,
        3.third,2024-03-05T10:00:00.000Z,true,,newsletter,only_paid,"Paid ""one""",,
        """#

    private func isHeld(_ item: ImportItem) -> Bool {
        if case .heldBack = item.verdict { true } else { false }
    }

    private func reason(_ item: ImportItem) -> String? {
        if case .refused(let fault) = item.verdict { fault.reason } else { nil }
    }

    @Test func `a story of Medium keeps title, text, author and date, and drafts stay drafts`() throws {
        let zip = ZipWriter.zip([
            ("posts/2020-08-17_Rivers-1a2b3c4d5e6f.html", Self.story),
            ("posts/draft_Rivers-2a2b3c4d5e6f.html", Self.story),
            ("profile/profile.html", "x"),
        ])
        let items = try Reading.items("medium.zip", zip)
        #expect(items.count == 2)
        let draft = try #require(items.first?.verdict.draft)
        #expect(draft.title == "Rivers" && draft.excerpt == "A confession" && draft.authors == ["Dana Weiss"])
        #expect(draft.body == "<p>Every machine was a <em>river</em>.</p>")
        #expect(String(describing: draft.publishedAt).contains("2020-08-17T14:02:11.000Z"))
        #expect(draft.source == Source(name: "medium.com", id: "1a2b3c4d5e6f"))
        #expect(items.last?.verdict.draft?.status == .draft)
    }

    @Test func `posts of Substack are public only when they are for everyone`() throws {
        let zip = ZipWriter.zip([
            ("posts.csv", Self.table), ("posts/1.first.html", "<p>a</p>"),
            ("posts/2.second.html", "<p>b</p>"),
            ("posts/3.third.html", "<p>c</p>"), ("posts/4.fourth.html", "<p>d</p>"),
        ])
        let items = try Reading.items("substack.zip", zip)
        #expect(items.map { $0.verdict.draft?.status } == [.published, .draft, .draft, .draft])
        #expect(items.map(isHeld) == [false, false, true, true])
        #expect(items.first?.verdict.draft?.title == "What slugs, want")
        #expect(items[2].verdict.draft?.title == "Paid \"one\"")
    }

    @Test func `what a system adds to an archive is neither its table nor a post`() throws {
        let zip = ZipWriter.zip([
            ("__MACOSX/._posts.csv", "x"), ("__MACOSX/posts.csv", "x"), ("a/blogposts.csv", "x"),
            ("__MACOSX/posts/._1.first.html", "x"), ("posts/._1.first.html", "x"), ("posts.csv", Self.table),
            ("posts/1.first.html", "<p>a</p>"),
        ])
        let items = try Reading.items("substack.zip", zip)
        #expect(items.map { $0.verdict.draft?.status } == [.published])
        #expect(items.map(isHeld) == [false])
    }

    @Test func `the table of Substack may come last, behind much else`() throws {
        let long =
            "<p>\((0..<20_000).map { String($0 * 7_919 % 99_991, radix: 36) }.joined(separator: " "))</p>"
        let zip = ZipWriter.zip([("posts/1.first.html", long), ("posts.csv", Self.table)])
        #expect(try Reading.items("a.zip", zip).map { $0.verdict.draft?.title } == ["What slugs, want"])
    }

    @Test(arguments: ["../posts/1.html", "/posts/1.html", "posts\\..\\1.html", "posts/../posts/1.html"])
    func `a name that leads out of the archive is refused`(_ name: String) throws {
        let zip = ZipWriter.zip([("posts.csv", Self.table), (name, "<p>a</p>")])
        let items = try Reading.items("a.zip", zip)
        #expect(items.compactMap(reason) == ["has a name that leads out of the archive"])
    }

    @Test func `a link is refused`() throws {
        let zip = ZipWriter.zip(
            [("posts.csv", Self.table), ("posts/1.first.html", "/etc/passwd")], linksTo: "posts/1.first.html")
        #expect(
            try Reading.items("a.zip", zip).compactMap(reason) == [
                "is a symbolic link, which is not followed"
            ])
    }

    @Test func `what unpacks to many times its size is refused`() throws {
        let bytes = try #require(Data(base64Encoded: Self.bomb, options: .ignoreUnknownCharacters))
        let items = try Reading.items("a.zip", [UInt8](bytes))
        #expect(items.compactMap(reason) == ["unpacks to more than 200 times its size"])
    }

    @Test func `damage is a fault`() throws {
        let zip = ZipWriter.zip([("posts.csv", Self.table), ("posts/1.first.html", "<p>a</p>")])
        #expect(try Reading.items("a.zip", Array(zip.prefix(zip.count / 2))).compactMap(reason).count == 1)
    }

    private static let bomb = """
        UEsDBBQAAAAIAMFCel2SekgeBwgAAAMAIAAOAAAAcG9zdHMvMS5hLmh0bWztwTENAAAIAzBLCFjQhP8LGXva5nYAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAyh5Q
        SwMEFAAAAAgAwUJ6XZeJRbIQAAAADgAAAAkAAABwb3N0cy5jc3YryC8uic9M0SnJLMlJ5QIAUEsBAhQDFAAAAAgAwUJ6XZJ6SB4H
        CAAAAwAgAA4AAAAAAAAAAAAAAIABAAAAAHBvc3RzLzEuYS5odG1sUEsBAhQDFAAAAAgAwUJ6XZeJRbIQAAAADgAAAAkAAAAAAAAA
        AAAAAIABMwgAAHBvc3RzLmNzdlBLBQYAAAAAAgACAHMAAABqCAAAAAA=
        """
}

/// Writes archives whose files are stored as they are.
private enum ZipWriter {
    static func zip(_ files: [(name: String, text: String)], linksTo link: String? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let (name, data) = (Array(file.name.utf8), Array(file.text.utf8))
            let sizes =
                number(checksum(data), 4) + number(UInt32(data.count), 4) + number(UInt32(data.count), 4)
            let common =
                [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x50] + sizes + number(UInt32(name.count), 2) + [0, 0]
            let offset = UInt32(bytes.count)
            bytes += [0x50, 0x4B, 3, 4] + common + name + data
            let mode: UInt32 = file.name == link ? 0xA1FF_0000 : 0x81A4_0000
            directory +=
                [0x50, 0x4B, 1, 2, 20, 3] + common + [0, 0, 0, 0, 0, 0] + number(mode, 4) + number(offset, 4)
                + name
        }
        let count = number(UInt32(files.count), 2)
        let end =
            count + count + number(UInt32(directory.count), 4) + number(UInt32(bytes.count), 4) + [0, 0]
        return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + end
    }

    private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
    }

    private static func checksum(_ data: [UInt8]) -> UInt32 {
        var sum: UInt32 = ~0
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}
