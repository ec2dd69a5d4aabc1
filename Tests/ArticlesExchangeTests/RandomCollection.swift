import Articles
import ArticlesTesting
import StrictJSON

/// A collection that random writes make: the same for the same seed on every storage.
struct RandomCollection {
    private let articles: TestArticles
    private var generator: SplitMix
    private var ids: [ArticleID] = []

    /// A collection in a storage that is empty.
    init(_ articles: TestArticles, seed: UInt64) {
        self.articles = articles
        generator = SplitMix(state: seed)
    }

    /// Makes so many writes, a second apart.
    mutating func write(_ count: Int) async throws {
        for _ in 0..<count {
            articles.clock.advance(by: .seconds(1))
            do throws(ArticleError) {
                try await writeOnce()
            } catch {
                // A slug is taken, a tag is merged into itself: such things happen to editors, too.
                switch error.code {
                case .conflict, .notFound, .gone, .invalid: continue
                case _: throw error
                }
            }
        }
    }

    private mutating func writeOnce() async throws(ArticleError) {
        let service = articles.service
        switch number(below: 12) {
        case 0...3:
            ids.append(try await service.create(ArticleDraft(json: draft())).id)
        case 4...6:
            guard let id = ids.randomElement(using: &generator) else { return }
            guard case .object(let members) = draft() else { return }
            let count = number(below: members.count) + 1
            let patch = JSONValue.object(Array(members.shuffled(using: &generator).prefix(count)))
            _ = try await service.patch(.id(id), with: patch, if: .none)
        case 7:
            guard let id = ids.randomElement(using: &generator) else { return }
            try await service.delete(.id(id), if: .none)
        case 8:
            let patch = JSONValue.object([
                JSONMember("name", .string(tag())),
                JSONMember("description", number(below: 2) == 0 ? .null : "Said of it."),
                JSONMember("relatedness", number(below: 2) == 0 ? "ignored" : "counted"),
            ])
            _ = try await service.patchTag(Slug(making: tag()), with: patch, if: .none)
        case 9:
            _ = try await service.mergeTag(Slug(making: tag()), into: Slug(making: tag()), isDryRun: false)
        case 10:
            _ = try await service.createTag(TagDraft(json: .object([JSONMember("name", .string(tag()))])))
        case _: try await override()
        }
    }

    private mutating func override() async throws(ArticleError) {
        guard let id = ids.randomElement(using: &generator) else { return }
        let others = ids.filter { $0 != id }.shuffled(using: &generator).prefix(4).map(\.description)
        let draft = RelatedOverridesDraft(
            pinned: Array(others.prefix(2)), excluded: Array(others.dropFirst(2)))
        _ = try await articles.service.setOverrides(of: .id(id), draft)
    }

    private mutating func draft() -> JSONValue {
        let status = ["draft", "published", "published", "archived"][number(below: 4)]
        var members = [
            JSONMember("title", .string("Title \(number(below: 6))")), JSONMember("status", .string(status)),
            JSONMember("body", .string("Words \(number(below: 1_000)) of a body")),
            JSONMember("tags", .array((0..<number(below: 4)).map { _ in .string(tag()) })),
        ]
        if number(below: 3) == 0 {
            let time = articles.clock.now.milliseconds + Int64(number(below: 20) - 10) * 3_600_000
            members.append(
                JSONMember("published_at", .string(Timestamp(clamping: time).description)))
        }
        if number(below: 3) == 0 { members.append(JSONMember("slug", .string("slug-\(number(below: 6))"))) }
        if number(below: 4) == 0 {
            let source = [JSONMember("name", "x"), JSONMember("id", .string("\(number(below: 6))"))]
            members.append(JSONMember("source", .object(source)))
        }
        return .object(members)
    }

    private mutating func tag() -> String {
        ["News", "news!", "C++", "C", ".NET", "net", "Straße", "strasse", "東京", "Été"][number(below: 10)]
    }

    private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
}

/// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
