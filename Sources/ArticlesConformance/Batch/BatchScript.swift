import Articles
import StrictJSON

/// Makes random operations on a few articles, whose slugs, tags and sources get in each other's way.
struct BatchScript {
    private var random: SplitMix64
    private var made = 0
    private var present: [ArticleID] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// Some operations, mostly on articles that are there.
    mutating func batch(present: [ArticleID]) -> [BatchOperation] {
        self.present = present
        return (0...roll(4)).compactMap { _ in operation() }
    }

    private mutating func operation() -> BatchOperation? {
        let precondition = roll(12) == 0 ? Precondition.versions([1 + roll(4)]) : .none
        switch roll(8) {
        case 0...2:
            made += 1
            let id = ArticleID.sample(roll(9) == 0 ? 1 + roll(made) : made)
            present.append(id)
            var article = article()
            article.append(
                JSONMember("id", .string("\(id)")))
            return draft(article).map { BatchOperation(.create($0)) }
        case 3:
            let reference = reference()
            return draft(article()).map { BatchOperation(.replace(reference, with: $0), if: precondition) }
        case 4...6:
            let members = article().filter { _ in roll(2) == 0 }
            return BatchOperation(.patch(reference(), with: .object(members)), if: precondition)
        case _: return BatchOperation(.delete(reference()), if: precondition)
        }
    }

    private mutating func reference() -> ArticleReference {
        if roll(4) == 0 { return .slug(.sample(pick(["alpha", "alpha-2", "beta", "s-1", "s-2"]))) }
        return .id(present.randomElement(using: &random) ?? .sample(1))
    }

    private mutating func article() -> [JSONMember] {
        var members = [JSONMember("title", .string(pick(["Alpha", "Alpha", "Beta"])))]
        if roll(6) == 0 { members.append(JSONMember("slug", .string(pick(["s-1", "s-2", "alpha"])))) }
        let status = pick(["draft", "published", "published", "archived"])
        members.append(JSONMember("status", .string(status)))
        if roll(3) == 0 {
            let time = Timestamp.sample.adding(Int64(roll(80)) - 20)
            members.append(JSONMember("published_at", .string("\(time)")))
        }
        let tags = (0..<roll(4)).map { _ in
            pick(["News", "news", "NEWS", "Sport", "sport", "x-y", "X Y", "É"])
        }
        members.append(JSONMember("tags", .array(tags.map { tag($0) })))
        if roll(4) == 0 {
            let source = [JSONMember("name", "s"), JSONMember("id", .string(pick(["1", "2"])))]
            members.append(JSONMember("source", .object(source)))
        }
        members.append(JSONMember("body", .string(String(repeating: "word ", count: roll(9)))))
        return members
    }

    private mutating func tag(_ name: String) -> JSONValue {
        switch roll(3) {
        case 0: .string(name)
        case 1:
            .object([JSONMember("name", .string(name)), JSONMember("slug", .string(pick(["t-1", "news"])))])
        case _: .object([JSONMember("slug", .string(pick(["news", "sport", "t-1", "x-y"])))])
        }
    }

    private func draft(_ members: [JSONMember]) -> ArticleDraft? {
        try? ArticleDraft(json: .object(members))
    }

    private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

    private mutating func pick(_ words: [String]) -> String { words[roll(words.count)] }
}
