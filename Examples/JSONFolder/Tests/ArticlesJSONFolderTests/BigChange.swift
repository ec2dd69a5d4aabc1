import Articles
import ArticlesConformance
import Testing

@testable import ArticlesJSONFolder

/// A change of many files at once.
struct BigChange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: @Sendable (JSONFolderRepository) async throws -> Void

    static let all = [
        BigChange(testDescription: "merge tags") { storage in
            _ = try await storage.merge(.sample(0), into: .sample(1), at: .sample, leavesRedirect: true)
        },
        BigChange(testDescription: "delete a tag") { storage in try await storage.delete(.sample(0)) },
        BigChange(testDescription: "delete an article") { storage in
            try await storage.delete(Article.sample(1, slug: "c").revised(slug: "b").tombstone)
        },
        BigChange(testDescription: "take a slug, with new tags") { storage in
            let tags = [Tag.sample(3), Tag.sample(4)]
            try await storage.insert(.sample(9, slug: "c", tags: tags), newTags: tags)
        },
    ]

    /// What every change finds: four articles with two tags, one of them among the related ones of another,
    /// and a redirect.
    func opened(_ path: String, _ disk: FaultyDisk) async throws -> JSONFolderRepository {
        let storage = try JSONFolderRepository(path: path, willStep: disk.willStep)
        let tags = [Tag.sample(0), Tag.sample(1)]
        for tag in tags { try await storage.insert(tag) }
        for number in 2...4 {
            try await storage.insert(Article.sample(number, tags: tags).analysed, newTags: [])
        }
        let renamed = Article.sample(1, slug: "c")
        try await storage.insert(renamed, newTags: [])
        try await storage.update(renamed.revised(slug: "b").analysed, from: renamed, newTags: [])
        try await storage.setOverrides(.init(pinned: [.sample(1), .sample(3)]), of: .sample(2))
        return storage
    }

    /// What is stored before and after the change, if nothing goes wrong.
    func outcomes() async throws -> (before: [String], after: [String]) {
        var outcomes: (before: [String], after: [String]) = ([], [])
        try await withFolder { path in
            let storage = try await opened(path, FaultyDisk())
            outcomes.before = storage.read(\.texts)
            try await run(storage)
            outcomes.after = storage.read(\.texts)
        }
        #expect(outcomes.before != outcomes.after)
        return outcomes
    }

    /// Makes the change while the power fails. Answers how it ended, and how many steps it tried.
    func crash(in path: String, at step: Int) async throws -> (ArticleError.Code?, steps: Int) {
        let disk = FaultyDisk()
        let storage = try await opened(path, disk)
        disk.follow(.stepsFrom(step))
        var result: ArticleError.Code?
        do { try await run(storage) } catch let error as ArticleError { result = error.code }
        await storage.close()
        return (result, disk.steps)
    }
}

/// What a new opening of the folder finds.
func contents(of path: String) async throws -> [String] {
    let storage = try JSONFolderRepository(path: path)
    let texts = storage.read(\.texts)
    await storage.close()
    return texts
}

extension Contents {
    /// Every file as it has to be, in a fixed order.
    var texts: [String] {
        let files =
            articles.keys.map { File.article($0) } + tags.keys.map { .tag($0) }
            + tombstones.keys.map { .tombstone($0) } + [.redirects, .accessKeys, .related]
        return files.compactMap(text).sorted()
    }
}
