import Articles
import ArticlesConformance
import ArticlesInMemory
import ArticlesJSONFolder
import Foundation
import Testing

@Suite("The files of the folder")
struct FileTests {
    @Test func `each record is a file that people can read`() async throws {
        try await withFolder { path in
            let storage = try await InMemoryArticleRepository.open(JSONFolder(path: path))
            let tag = Articles.Tag.sample(1)
            try await storage.insert(.sample(1, title: "Hello", tags: [tag]), newTags: [tag])
            await storage.close()
            #expect(try files(path) == ["article/\(ArticleID.sample(1)).json", "lock", "tag/\(tag.id).json"])
            let text = try String(
                contentsOfFile: "\(path)/article/\(ArticleID.sample(1)).json", encoding: .utf8)
            #expect(text.hasPrefix("{\n  \"record\": \"article\",\n  \"record_version\": 2,\n"))
            #expect(text.contains("\n  \"title\": \"Hello\",\n"))
        }
    }

    @Test(arguments: [
        ("article/\(ArticleID.sample(1)).json~", "{}", "/record is missing"),
        ("article/.\(ArticleID.sample(1)).json.swp", "b0VIM", "line 1, column 1"),
        ("article/\(ArticleID.sample(1)).json", "{\n  \"record\": \"arti", "line 2, column"),
        ("article/\(ArticleID.sample(1)).json", "<<<<<<< HEAD\n{}\n", "line 1, column 1"),
        ("article/notes.txt", "", "line 1, column 1"),
        ("key/\(ArticleID.sample(3)).json", Self.text(of: 3), "here is another record, article/"),
        ("article/\(ArticleID.sample(3)).json", Self.text(of: 4), "here is another record, article/"),
        ("memo/1.json", "{}", "this is no kind of record"),
        ("tags.json", "{}", "this is no kind of record"),
        ("commit", "put ../../etc/passwd", "a line is no change"),
    ])
    func `a file that is no record is named, with the place`(
        _ file: String, _ text: String, _ reason: String
    ) async throws {
        try await withFolder { path in
            let storage = try await InMemoryArticleRepository.open(JSONFolder(path: path))
            try await storage.insert(.sample(1), newTags: [])
            await storage.close()
            try write(text, to: "\(path)/\(file)")
            let before = try files(path)
            let error = await #expect(throws: ArticleError.self) {
                try await InMemoryArticleRepository.open(JSONFolder(path: path))
            }
            let name = file.split(separator: "/")[0] == "memo" ? "memo" : file
            #expect(error?.message.contains(name) == true, "\(error?.message ?? "")")
            #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
            #expect(try files(path) == before)
        }
    }

    @Test func `what a write that was cut off left behind is gone after the next opening`() async throws {
        try await withFolder { path in
            let storage = try await InMemoryArticleRepository.open(JSONFolder(path: path))
            try await storage.insert(.sample(1), newTags: [])
            await storage.close()
            let before = try files(path)
            try write("{\"rec", to: "\(path)/article/\(ArticleID.sample(1)).json.new")
            try write("put art", to: "\(path)/commit.new")
            let again = try await InMemoryArticleRepository.open(JSONFolder(path: path))
            #expect(try await again.count(ArticleFilter(statuses: .any)) == 1)
            await again.close()
            #expect(try files(path) == before)
        }
    }

    @Test func `beside the records the folder may be a repository of git`() async throws {
        try await withFolder { path in
            try write("ref: refs/heads/main", to: "\(path)/.git/HEAD")
            await (try await InMemoryArticleRepository.open(JSONFolder(path: path))).close()
            #expect(try files(path).contains(".git/HEAD"))
        }
    }

    @Test func `a folder that is not there is made only when asked`() async throws {
        try await withFolder { path in
            let error = #expect(throws: ArticleError.self) { try JSONFolder(path: path, isMade: false) }
            #expect(error?.code == .unreachable)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a folder that went away is unavailable, and comes back`() async throws {
        try await withFolder { path in
            let storage = try await InMemoryArticleRepository.open(JSONFolder(path: path))
            try move(path, to: path + "-away")
            let error = await #expect(throws: ArticleError.self) {
                try await storage.insert(.sample(1), newTags: [])
            }
            #expect(error?.code == .unavailable)
            try move(path + "-away", to: path)
            try await storage.insert(.sample(1), newTags: [])
            await storage.close()
            #expect(try files(path).count == 2)
        }
    }

    private static func text(of number: Int) -> String {
        String(decoding: Record.article(.sample(number)).json, as: UTF8.self)
    }

    /// The paths of all files below a folder.
    private func files(_ path: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { file in
            var isFolder = ObjCBool(false)
            let isThere = unsafe FileManager.default.fileExists(
                atPath: "\(path)/\(file)", isDirectory: &isFolder)
            return isThere && !isFolder.boolValue
        }.sorted()
    }
}
