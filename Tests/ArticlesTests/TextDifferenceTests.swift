import Testing

@testable import Articles

/// What differs between two versions of a text.
@Suite struct TextDifferenceTests {
    private static let long = (0..<3_000).map { "word\($0)" }.joined(separator: " ")

    @Test(arguments: [
        ("", ""), ("", "a b"), ("a b", ""), ("a b c", "a x c"), ("e\u{301}", "\u{E9}"), ("日本 語", "日本 後"),
        ("a\nb\nc\n", "a\nc\nd"), ("one two", "two one"), (long, String(long.reversed())),
        (long + "\n" + long, long), (long, long.uppercased() + "\n" + long),
    ])
    func `the pieces make both texts`(_ old: String, _ new: String) throws {
        let changes = try TextDifference(from: old, to: new).changes
        let before = changes.filter { $0.kind != .insert }.map(\.text).joined()
        let after = changes.filter { $0.kind != .delete }.map(\.text).joined()
        #expect(before.utf8.elementsEqual(old.utf8))
        #expect(after.utf8.elementsEqual(new.utf8))
        for (left, right) in zip(changes, changes.dropFirst()) { #expect(left.kind != right.kind) }
    }

    private static let words: [@Sendable (Int) -> String] = [
        { "w\($0)" }, { "\($0) \($0 % 7)\n" }, { $0 % 3 == 0 ? "\n" : "a" }, { _ in "a " }, { "\($0)é," },
    ]

    @Test(arguments: words.indices)
    func `however large and different two texts are, so many words are compared at most`(
        _ index: Int
    ) throws {
        let word = Self.words[index]
        let old = (0..<40_000).map(word).joined(separator: " ")
        let new = (40_000..<80_000).reversed().map(word).joined(separator: "\n")
        for (old, new) in [(old, new), (new, old), (old, ""), (old + new, new + old), (old, "x" + old + "x")]
        {
            let difference = try TextDifference(from: old, to: new)
            #expect(difference.cost <= TextDifference.limit)
            #expect(difference.changes.filter { $0.kind != .insert }.map(\.text).joined() == old)
            #expect(difference.changes.filter { $0.kind != .delete }.map(\.text).joined() == new)
        }
    }

    @Test func `what is the same at both ends costs nothing`() throws {
        let difference = try TextDifference(from: Self.long + " end", to: Self.long + " and more end")
        #expect(difference.cost < 100)
        #expect(difference.changes.map(\.kind) == [.equal, .insert, .equal])
    }

    @Test func `a cancelled task compares nothing more`() async {
        let gate = AsyncStream<Void>.makeStream()
        let task = Task {
            for await _ in gate.stream {}
            return try TextDifference(from: "a b", to: "b c").changes
        }
        task.cancel()
        await #expect(throws: (any Error).self) { try await task.value }
    }
}
