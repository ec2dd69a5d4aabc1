import ArticlesReader
import ArticlesSyndication
import Foundation
import Logging
import Testing

@testable import DatelineCommands

@Suite struct ThemeFolderTests {
    private func folder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "theme-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path(percentEncoded: false))
    }

    private func write(_ text: String, to name: String, in folder: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
    }

    @Test func `what editors leave behind is no file of a theme`() throws {
        try folder { folder in
            for name in [".x", "a~", "#a#", "a.swp", "README.md"] { try write("{{x}}", to: name, in: folder) }
            try write("a{}", to: "style.css", in: folder)
            #expect(try ThemeFolder(path: folder).files() == ["style.css": "a{}"])
        }
        #expect(throws: CommandFailure.self) { try ThemeFolder(path: "/none").files() }
    }

    @Test func `a file that is no text, or too long, is refused`() throws {
        for bytes in [[0xFF], [UInt8](repeating: 0x20, count: 1 << 20 + 1)] {
            try folder { folder in
                try Data(bytes).write(to: URL(filePath: folder).appending(path: "style.css"))
                #expect(throws: CommandFailure.self) { try ThemeFolder(path: folder).files() }
            }
        }
    }

    @Test func `a pipe is refused, and an empty file is one`() throws {
        try folder { folder in
            try write("", to: "topics.mustache", in: folder)
            #expect(try ThemeFolder(path: folder).files() == ["topics.mustache": ""])
            #expect(unsafe mkfifo(folder + "/card.mustache", 0o600) == 0)
            #expect(throws: CommandFailure.self) { try ThemeFolder(path: folder).files() }
        }
    }

    @Test func `a changed file is read again, and a fault changes nothing`() throws {
        try folder { folder in
            let theme = ThemeFolder(path: folder)
            let pages = ReaderPages(site: PublicSite(), theme: try ThemeFolder.theme(of: theme.files()))
            let reloader = ThemeReloader(
                theme, pages, Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            func problem() -> String {
                String(decoding: pages.html(ofStatus: 404, detail: nil).bytes, as: UTF8.self)
            }
            try write("one {{status}}", to: "problem.mustache", in: folder)
            reloader.reload()
            #expect(problem() == "one 404")
            try write("two {{statues}}", to: "problem.mustache", in: folder)
            reloader.reload()
            #expect(problem() == "one 404")
            try write("three {{status}}", to: "problem.mustache", in: folder)
            reloader.reload()
            #expect(problem() == "three 404")
            try FileManager.default.removeItem(atPath: folder + "/problem.mustache")
            reloader.reload()
            #expect(problem().hasPrefix("<!doctype html>"))
        }
    }
}
