import Articles
import Testing

@testable import ArticlesExchange

/// What stands at the front of a text and is front matter to a person only.
@Suite("Properties at the front of a text")
struct PropertyLinesTests {
    @Test(arguments: [
        "private:: true\n\n- An entry", "public:: false\n\nx", "draft:: true\n\nx", "[publish:: false]\n\nx",
        "# Plan\n\nCreated: May 1, 2024 10:00 AM\nStatus: Draft\nTags: a, b\n\nx",
        "# Plan\n\nStatus: Private\n\nx",
        "# Plan\n\nPublished: No\n\nx", "# Plan\n\n**Status:** Draft\n\nx", "# Plan\n\n- Status: draft\n\nx",
        "# Plan\n\n| Property | Value |\n|---|---|\n| Status | Draft |\n\nx",
        "***\n\ntitle: My plan\ndraft: true\n---\n\nx", "* * *\ntitle: My plan\ndraft: true\n\nx",
        "___\ntitle: My plan\ndraft: true\n___\n\nx", "\\---\ntitle: My plan\ndraft: true\n\\---\n\nx",
        "<p>---</p>\ntitle: My plan\ndraft: true\n\nx", "--- # a\ntitle: My plan\ndraft: true\n---\nx",
        "---yaml;\ntitle: My plan\ndraft: true\n---\nx", "\u{FFFD}---\ntitle: My plan\ndraft: true\n---\nx",
        "Title:My plan\nStatus:draft\n\nx", "\t{\"title\":\"J\",\"draft\":true}\n\nx",
        "{title: \"x\", draft: true}\n\nx", "{ // c\n\"title\":\"x\",\n\"draft\":true}\n\nx",
        "// c\n{\"title\":\"x\",\"draft\":true}\n\nx", "[{\"title\":\"x\",\"draft\":true}]\n\nx",
    ])
    func `what plainly hides holds it back:`(_ text: String) async throws {
        #expect(try await visible(["a.md": text], .published) == [])
    }

    @Test(arguments: [
        "# Plan\n\nCreated: May 1, 2024 10:00 AM\nStatus: Published\n\nx", "# Plan\n\nPublished: Yes\n\nx",
        "# Plan\n\nAccess: by bus 5 from the station.\n\nx", "# Plan\n\nPrivate: a word about gardens.\n\nx",
        "# Plan\n\nSo it is written:\n\n```\ndraft: true\n```\n\nx", "# Plan\n\n    draft: true\n\nx",
        "# Plan\n\nPassword: choose a long one.\n\nx", "# Plan\n\nPublished: 2020-01-01\n\nx",
        "# Plan\n\na\n\nb\n\nc\n\nStatus: draft",
        "# Plan\n\n| Status | Meaning |\n|---|---|\n| open | to do |",
    ])
    func `prose holds nothing back:`(_ text: String) async throws {
        #expect(try await visible(["a.md": text], .published).count == 1)
    }

    @Test func `a date of publication ahead holds it back until then`() throws {
        let lines = PropertyLines("# Plan\n\nPublish date: 2099-01-01\n\nx", .nowhere)
        #expect(lines.laterDate?.time == Timestamp("2099-01-01T00:00:00Z"))
        #expect(lines.hiding == nil)
    }
}
