import Articles
import ArticlesExchange
import ArticlesTesting
import StrictJSON
import TestSupport
import Testing

/// Items that are stored in one transaction.
@Suite struct ImportPortionTests {
    private static let seeds: [UInt64] = TestScale.isWhole ? Array(1...60) : [1, 2, 3]

    @Test(arguments: TestStorage.all, seeds)
    func `items stored together are as if they were stored one after the other`(
        _ storage: TestStorage, _ seed: UInt64
    ) async throws {
        var generator = SplitMix(state: seed)
        let folder = try TemporaryFolder([
            "a.ndjson": (0..<300).map { _ in Self.line(&generator) }.joined(separator: "\n")
        ])
        let (lines, exported) = try await imported(folder, into: .memory, itemsPerTransaction: 1)
        #expect(Set(lines.map { $0.prefix { $0 != " " } }).count >= 4, "\(lines.prefix(20))")
        for count in [7, 64] {
            let together = try await imported(folder, into: storage, itemsPerTransaction: count)
            #expect(together.lines == lines)
            #expect(together.exported == exported)
        }
    }

    private func imported(
        _ folder: TemporaryFolder, into storage: TestStorage, itemsPerTransaction: Int
    ) async throws -> (lines: [String], exported: String) {
        try await storage.run { articles in
            var lines: [String] = []
            var options = ImportOptions(sourceName: "s")
            options.itemsPerTransaction = itemsPerTransaction
            // What is there already is found, too.
            _ = try await articles.service.create(ArticleDraft(json: ["title": "Title 1", "tags": ["sea"]]))
            for _ in 1...2 {
                _ = try await Importer(service: articles.service, options: options).run(
                    .path(folder.file("a.ndjson")), onItem: { lines.append("\($0.outcome) \($0.line)") })
            }
            return (lines, try await Self.withoutIDs(articles.exported()))
        }
    }

    /// The lines of an export, with the place of an identity in them in its stead, sorted: those of new articles are made at random.
    private static func withoutIDs(_ exported: String) -> String {
        var text = exported
        let lines = exported.split(separator: "\n").filter { $0.hasPrefix(#"{"id":"019b"#) }
        for line in lines {
            let parts = line.split(separator: "\"", maxSplits: 8)
            text = text.replacing(parts[3], with: parts[7])
        }
        return text.split(separator: "\n").sorted().joined(separator: "\n")
    }

    /// An article that has something in common with others: a title, a slug, an identity, a source, tags in another spelling.
    private static func line(_ generator: inout SplitMix) -> String {
        func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }
        func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
        var members = [#""title":"\#(one(in: 30) ? "" : "Title \(number(12))")""#]
        members.append(#""body":"\#(["A body.", "Another body of \(number(9)).", ""][number(3)])""#)
        if one(in: 4) { members.append(#""slug":"slug-\#(number(6))""#) }
        if one(in: 6) { members.append(#""id":"019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d0\#(number(8))""#) }
        if !one(in: 3) { members.append(#""source":{"name":"s","id":"\#(number(40))"}"#) }
        if !one(in: 3) {
            let tags = ["Sea", "sea", "SEA", "Salt", "salt", "Ebb & Flow", "Tide \(number(20))"]
            members.append(#""tags":["\#(tags[number(7)])","\#(tags[number(7)])"]"#)
        }
        let time = ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "2021-05-0\(number(9) + 1)T00:00:00Z"]
        members.append(#""status":"\#(["draft", "published", "archived", "published"][number(4)])""#)
        if !one(in: 4) { members.append(#""published_at":"\#(time[number(3)])""#) }
        if one(in: 8) { members.append(#""canonical_url":"no url""#) }
        return "{" + members.joined(separator: ",") + "}"
    }
}
