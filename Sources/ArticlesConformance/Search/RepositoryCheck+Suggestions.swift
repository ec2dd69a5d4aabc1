import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What is suggested as one types.
    static let suggestionChecks = [
        RepositoryCheck("suggestions are titles with the words, tags, and the text completed") { storage in
            let site = try await SuggestingSite(storage)
            try await site.expect("summit ca", [1], ["summit called"])
            try await site.expect("SUMMIT  Ca", [1], ["SUMMIT  called"])
            try await site.expect("summ", [2, 1], ["summit"])
            try await site.expect("\"summit ca", [1], ["\"summit called"])
            try await site.expect("sao pa", [3], ["sao paulo", "sao paulistas"])
            try await site.expect("São Pau", [3], ["São paulo", "São paulistas"])
            try await site.expect("ruby 3.1", [4], [])
            try await site.expect("东京", [5], [])
            try await site.expect("summit zzz", [], [])
            for nothing in ["", " ", "!", "\"", "-", "*"] { try await site.expect(nothing, [], []) }
        },
        RepositoryCheck("a word of the body completes nothing, and suggests no title") { storage in
            let site = try await SuggestingSite(storage)
            try await site.expect("sancti", [], [])
        },
        RepositoryCheck("a title is suggested however many newer articles hold the word elsewhere") {
            storage in
            let site = try await SuggestingSite(storage)
            for number in 100..<380 {
                try await site.add(number, "Notes \(number)", excerpt: "A summit.", body: "Of the summit.")
            }
            try await site.expect("summi", [2, 1], ["summit"])
            try await site.expect("summit call", [1], ["summit called"])
        },
        RepositoryCheck("what is mistyped suggests what is near") { storage in
            let site = try await SuggestingSite(storage)
            try await site.expect("sumit cal", [1], ["summit called"])
            try await site.expect("summti", [2, 1], ["summit"])
            try await site.expect("paulsi", [], ["paulistas"])
            try await site.expect("sqzx", [], [])
        },
        RepositoryCheck("tags are suggested by their beginning first, then by their words") { storage in
            let site = try await SuggestingSite(storage)
            try await site.expectTags("n", ["north korea", "Nature"])
            try await site.expectTags("#nor", ["north korea"])
            try await site.expectTags("kor", ["Korean food", "north korea"])
            try await site.expectTags("north ko", ["north korea"])
            try await site.expectTags("zzz", [])
        },
        RepositoryCheck("nothing hidden is suggested, whoever asks") { storage in
            let site = try await SuggestingSite(storage)
            for text in ["canar", "canary is", "canray", "c", "ca"] {
                let before = try await site.suggested(text)
                try await site.add(50, "Canary islands", status: .draft, tags: ["Canaries"])
                try await site.add(51, "Canary wharf", delay: 900_000, tags: ["Canary"])
                let after = try await site.suggested(text)
                #expect(before == after, "\(text)")
                try await site.remove([50, 51])
            }
        },
        RepositoryCheck("suggestions are at most as many as asked for, and the text is bounded") { storage in
            let site = try await SuggestingSite(storage)
            for number in 100..<130 {
                try await site.add(number, "Alpha\(number) beta", tags: ["alp \(number)"])
            }
            let found = try await site.service.suggestions(for: "alp", limit: 3)
            #expect(found.articles.map(\.id) == [100, 101, 102].map { .sample($0) })
            #expect(found.tags.map(\.name) == ["alp 100", "alp 101", "alp 102"])
            #expect(found.completions == ["alpha100", "alpha101", "alpha102"])
            for text in [String(repeating: "a", count: 501), String(repeating: "ab ", count: 33)] {
                await expectError(.invalidQuery) {
                    _ = try await site.service.suggestions(for: text, limit: 3)
                }
            }
        },
    ]
}

/// A service whose articles are suggested.
private struct SuggestingSite {
    let service: ArticleService

    init(_ storage: any ArticleStorage) async throws {
        service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
        try await add(1, "The summit called off", body: "Sanctions stay.", tags: ["north korea"])
        try await add(2, "Summit in Singapore", body: "Of sanctions.", tags: ["north korea", "Nature"])
        try await add(3, "A walk in São Paulo", excerpt: "With paulistas.", tags: ["Korean food"])
        try await add(4, "Ruby 3.13 is out")
        try await add(5, "东京的天气")
    }

    func add(
        _ number: Int, _ title: String, excerpt: String = "", body: String = "",
        status: ArticleStatus = .published, delay: Int64 = 0, tags: [String] = []
    ) async throws {
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
        draft.id = .sample(number)
        (draft.excerpt, draft.body, draft.status) = (excerpt, body, status)
        draft.tags = tags.compactMap { TagName($0) }
        draft.publishedAt = .value(.sample.adding(delay - Int64(number) * 100))
        _ = try await service.importArticle(draft)
    }

    func remove(_ numbers: [Int]) async throws {
        for number in numbers { try await service.delete(.id(.sample(number)), if: .none) }
    }

    func suggested(_ text: String) async throws -> [String] {
        let found = try await service.suggestions(for: text, limit: 20)
        return found.articles.map(\.title) + found.tags.map(\.name) + found.completions
    }

    func expect(
        _ text: String, _ numbers: [Int], _ completions: [String],
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await service.suggestions(for: text, limit: 5)
        let articles = found.articles.map { Int($0.id.low & 0xFFFF) }
        #expect(articles == numbers, "\(text)", sourceLocation: location)
        #expect(found.completions == completions, "\(text)", sourceLocation: location)
    }

    func expectTags(
        _ text: String, _ names: [String], _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await service.suggestions(for: text, limit: 5)
        #expect(found.tags.map(\.name) == names, "\(text)", sourceLocation: location)
    }
}
