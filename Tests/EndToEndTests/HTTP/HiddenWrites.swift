import ArticlesConformance
import HTTPTypes
import StrictJSON

/// A write that an editor sends.
struct EditorWrite: Sendable {
    var method = HTTPRequest.Method.post
    var target = "/v1/articles"
    var json: String?
}

/// Writes of articles that the public never sees, made to get in the way of those that it does.
struct HiddenWrites {
    private var random: UInt64 = 4

    private let titles = [
        "Alpha", "Second", "Renamed", "Deleted one", "Later", "Withdrawn", "Zeta", "Hidden thing",
    ]
    private let slugs = [
        "alpha-3", "renamed", "deleted-one", "later", "withdrawn", "zeta", "old-name", "gone", "custom",
    ]
    private let tags = [
        "SWIFT", "swift", "C", "c", "Cafe", "CAFÉ", "HAUS", "Hous", "NEWS", "Later", "Sparrow", "Only drafts",
        "declared",
    ]

    private mutating func roll(_ count: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(random >> 33) % count
    }

    private mutating func pick(_ texts: [String]) -> String { texts[roll(texts.count)] }

    /// The next writes.
    mutating func next(_ number: Int) -> [EditorWrite] {
        let id = Self.id(0xD000 + number)
        var members = [
            #""id":"\#(id)""#, #""title":"\#(pick(titles))""#,
            #""body":"secret sparrow Häuser news \#(number)""#,
        ]
        if number == 79 {
            members.append(#""slug":"unseen""#)
        } else if roll(2) == 0 {
            members.append(#""slug":"\#(pick(slugs))""#)
        }
        members.append(#""tags":["\#(pick(tags))","Tag \#(number % 7)","\#(pick(tags)) \#(number % 3)"]"#)
        members.append(#""language":"\#(pick(["en", "de", "fr", "tlh"]))""#)
        members.append(#""authors":["\#(pick(["Ada", "Ghost"]))"]"#)
        members.append(#""source":{"name":"hidden","id":"\#(number)"}"#)
        let state = roll(4)
        if state == 1 {
            members.append(#""status":"scheduled","published_at":"20\#(30 + roll(9))-01-01T00:00:00Z""#)
        }
        if state == 2 { members.append(#""status":"archived""#) }
        var writes = [EditorWrite(json: "{\(members.joined(separator: ","))}")]
        switch roll(5) {
        case 0: writes.append(EditorWrite(method: .delete, target: "/v1/articles/\(id)"))
        case 1:
            writes.append(
                EditorWrite(
                    method: .patch, target: "/v1/articles/\(id)",
                    json: #"{"slug":"\#(pick(slugs))","tags":["\#(pick(tags))"]}"#))
        case 2 where number > 4 * 8:
            writes += [
                EditorWrite(json: #"{"id":"\#(Self.id(5))","title":"Deleted one","tags":["\#(pick(tags))"]}"#)
            ]
        case 3:
            let related = "/v1/articles/\(Self.id(1 + roll(3)))/related/overrides"
            writes.append(
                EditorWrite(method: .put, target: related, json: #"{"pinned":["\#(id)"],"excluded":[]}"#))
        case _: break
        }
        return writes
    }

    /// Tags of drafts that an editor gives other names: what appears later has the former ones.
    static let renamedTags = [
        EditorWrite(json: #"{"title":"Shades","tags":["Shade","Dusk","Twilight","C--"]}"#),
        EditorWrite(
            method: .patch, target: "/v1/tags/shade", json: #"{"name":"Shadow","slug":"shadow"}"#),
        EditorWrite(target: "/v1/tags/dusk/merge", json: #"{"into":"swift"}"#),
        EditorWrite(target: "/v1/tags/twilight/merge", json: #"{"into":"shadow"}"#),
        EditorWrite(json: #"{"title":"Shades","tags":["shade","dusk","twilight",{"slug":"c"},"news"]}"#),
    ]

    /// As many tags as are looked up for a word, and more.
    static let manyTags = (0..<6).map { page in
        let names = (0..<50).map { #""alpha a\#(page * 50 + $0)""# }.joined(separator: ",")
        return EditorWrite(json: #"{"title":"Many tags","tags":[\#(names)]}"#)
    }

    static func id(_ number: Int) -> String {
        "019341f2-7c1e-7000-8000-" + String(repeating: "0", count: 8) + String(0x1000 + number, radix: 16)
    }
}

/// Writes of articles that the public sees, now or at times.
enum VisibleWrites {
    private static func article(_ number: Int, _ rest: String) -> EditorWrite {
        EditorWrite(json: #"{"id":"\#(HiddenWrites.id(number))",\#(rest)}"#)
    }

    private static func patch(_ number: Int, _ json: String) -> EditorWrite {
        EditorWrite(method: .patch, target: "/v1/articles/\(HiddenWrites.id(number))", json: json)
    }

    /// Writes whose tags have the former names of others.
    static let last = [
        article(
            20, #""title":"Shades","status":"published","tags":["Shade","Dusk",{"slug":"twilight"},"NEWS"]"#),
        article(
            21,
            #""title":"C","status":"published","tags":[{"name":"x","slug":"c-minus"},{"name":"C--","slug":"cmm"},{"slug":"c"}]"#
        ),
    ]

    static let all =
        [
            article(
                1,
                #""title":"Alpha","status":"published","tags":["Swift","News"],"language":"en","authors":["Ada"],"body":"alpha sparrow news""#
            ),
            article(
                2,
                #""title":"Alpha","status":"published","tags":["swift","C++","alpha z"],"body":"sparrow **alpha** word""#
            ),
            article(3, #""title":"Second","tags":["Cafe","haus"],"body":"alpha beta sparrow""#),
            patch(3, #"{"status":"published"}"#),
            article(4, #""title":"Renamed","status":"published","slug":"old-name","body":"sparrow renamed""#),
            patch(4, #"{"slug":"new-name"}"#),
            article(5, #""title":"Deleted one","status":"published""#),
            EditorWrite(method: .delete, target: "/v1/articles/\(HiddenWrites.id(5))"),
            article(
                6,
                #""title":"Later","status":"scheduled","published_at":"2026-01-01T00:00:15Z","tags":["Later","c"]"#
            ),
            article(7, #""title":"Withdrawn","status":"published","tags":["sparrow"]"#),
            patch(7, #"{"status":"draft"}"#),
            article(
                8,
                #""title":"Haus am See","status":"published","language":"de","tags":["Haus"],"body":"Häuser und sparrow""#
            ),
            article(9, #""title":"Zeta"}"#.replacing("}", with: "")),
            patch(9, #"{"status":"scheduled","published_at":"2026-01-01T00:00:20Z"}"#),
            EditorWrite(target: "/v1/tags", json: #"{"name":"Declared"}"#),
            EditorWrite(
                method: .patch, target: "/v1/tags/news", json: #"{"name":"Tidings","slug":"tidings"}"#),
            article(10, #""title":"Unseen","slug":"unseen""#),
            patch(10, #"{"slug":"seen","status":"published"}"#),
            article(11, #""title":"Gone","slug":"gone","status":"published""#),
            patch(11, #"{"slug":"gone-now","status":"archived"}"#),
            EditorWrite(method: .delete, target: "/v1/articles/\(HiddenWrites.id(11))"),
        ]
        + (12..<20).map {
            article(
                $0,
                #""title":"Filler \#($0)","status":"published","tags":["Tag \#($0 % 3)","swift"],"body":"sparrow alpha filler \#($0)""#
            )
        }
}
