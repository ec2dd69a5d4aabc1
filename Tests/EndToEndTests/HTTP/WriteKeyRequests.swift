import HTTPTypes

/// Random requests to whatever there is: articles that are visible, were, will be or never are, tags and
/// overrides.
struct WriteKeyRequests {
    private var random: UInt64

    init(seed: UInt64) { random = seed }

    /// So many are sent.
    static let count = 400

    /// More to aim at: a scheduled article, a withdrawn one that had two slugs, a draft with tags of its own.
    static let targets = [
        EditorWrite(
            json: """
                {"id":"\(HiddenWrites.id(30))","title":"Coming","status":"scheduled","tags":["Swift","Coming"],
                "published_at":"2026-01-01T00:30:00Z"}
                """),
        EditorWrite(
            json: #"{"id":"\#(HiddenWrites.id(31))","title":"Was there","slug":"was","status":"published"}"#),
        EditorWrite(method: .patch, target: "/v1/articles/was", json: #"{"slug":"was-there"}"#),
        EditorWrite(method: .patch, target: "/v1/articles/was-there", json: #"{"status":"archived"}"#),
        EditorWrite(
            json: #"{"id":"\#(HiddenWrites.id(32))","title":"Unseen yet","tags":["Only drafts"]}"#),
    ]

    private static let slugs = [
        "alpha", "alpha-2", "alpha-3", "second", "old-name", "new-name", "deleted-one", "later", "withdrawn",
        "haus-am-see", "zeta", "unseen", "seen", "gone", "gone-now", "coming", "was", "was-there",
        "unseen-yet",
        "own", "own-2",
    ]
    private static let tags = [
        "swift", "c", "cafe", "haus", "news", "tidings", "later", "sparrow", "declared", "only-drafts",
        "coming",
        "shade", "own",
    ]
    private static let states = [
        #""status":"published""#, #""status":"draft""#, #""status":"archived""#,
        #""status":"published","published_at":"2020-01-01T00:00:00Z""#,
        #""status":"scheduled","published_at":"2026-01-01T00:45:00Z""#,
        #""published_at":"2026-01-01T00:00:00Z""#,
    ]

    private mutating func roll(_ count: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(random >> 33) % count
    }

    private mutating func pick(_ texts: [String]) -> String { texts[roll(texts.count)] }

    /// The identity of something that is there, was deleted, or may be the key's own.
    private mutating func id() -> String { HiddenWrites.id(roll(3) == 0 ? 0xE000 + roll(12) : 1 + roll(32)) }

    private mutating func reference() -> String { roll(2) == 0 ? id() : pick(Self.slugs) }

    private mutating func members() -> String {
        let all = [
            #""title":"\#(pick(["Alpha", "Own", "Coming", "Deleted one"]))""#, #""body":"alpha own sparrow""#,
            #""slug":"\#(pick(Self.slugs))""#, #""slug":null"#, pick(Self.states), #""status":"draft""#,
            #""tags":["\#(pick(Self.tags))","\#(pick(Self.tags))"]"#, #""language":"tlh""#,
            #""authors":["Ghost"]"#,
        ]
        let first = roll(all.count)
        let second = roll(all.count)
        let names = [first, second].map { all[$0].split(separator: ":")[0] }
        return names[0] == names[1] ? all[first] : all[first] + "," + all[second]
    }

    /// The next request.
    mutating func next() -> EditorWrite {
        let title = #""title":"\#(pick(["Own", "Alpha", "Second", "Later", "Was there"]))""#
        let rest = members().split(separator: ",\"title\"")[0]
        let more = rest.hasPrefix("\"title\"") ? "" : ",\(rest)"
        switch roll(16) {
        case 15:
            return EditorWrite(
                target: "/v1/articles/batch",
                json: """
                    {"atomic":false,"operations":[{"op":"patch","ref":"\(reference())","article":{\(members())}},
                    {"op":"create","article":{\(title)\(more)}},{"op":"delete","ref":"\(reference())"}]}
                    """)
        case 0, 1: return EditorWrite(json: "{\(title)\(more)}")
        case 2: return EditorWrite(json: #"{"id":"\#(id())",\#(title)\#(more)}"#)
        case 3, 4:
            return EditorWrite(method: .put, target: "/v1/articles/\(reference())", json: "{\(title)\(more)}")
        case 5, 6, 7:
            return EditorWrite(method: .patch, target: "/v1/articles/\(reference())", json: "{\(members())}")
        case 8, 9: return EditorWrite(method: .delete, target: "/v1/articles/\(reference())")
        case 10:
            return EditorWrite(
                method: .put, target: "/v1/articles/\(reference())/related/overrides",
                json: #"{"pinned":["\#(id())"],"excluded":["\#(id())"]}"#)
        case 11:
            return EditorWrite(
                target: "/v1/articles/\(reference())/revisions/\(1 + roll(3))/restore", json: "{}")
        case 12: return EditorWrite(target: "/v1/tags", json: #"{"name":"\#(pick(Self.tags)) new"}"#)
        case 13:
            let target = "/v1/tags/\(pick(Self.tags))"
            guard roll(2) == 0 else { return EditorWrite(method: .delete, target: target) }
            return EditorWrite(method: .patch, target: target, json: #"{"name":"\#(pick(Self.tags)) other"}"#)
        case _:
            return EditorWrite(
                target: "/v1/tags/\(pick(Self.tags))/merge",
                json: #"{"into":"\#(pick(Self.tags))","dry_run":\#(roll(4) == 0)}"#)
        }
    }
}
