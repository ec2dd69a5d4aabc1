import Articles
import ArticlesReader
import Foundation
import Logging
import Synchronization

/// A folder with files that replace those of the reader's theme.
struct ThemeFolder: Sendable {
    /// The most files that are read.
    private static let mostFiles = 64
    /// The longest file, in bytes.
    private static let longest = 1 << 20

    let path: String

    /// The texts of its files by name, without hidden ones, notes, and what editors leave behind.
    func files() throws(CommandFailure) -> [String: String] {
        var files: [String: String] = [:]
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw CommandFailure(.usage, "--templates: \(path) is no folder that can be read")
        }
        for name in names.sorted() where !Self.isIgnored(name) {
            guard files.count < Self.mostFiles else {
                throw CommandFailure(.usage, "--templates: \(path) has more than \(Self.mostFiles) files")
            }
            files[name] = try text(of: name)
        }
        return files
    }

    /// The theme with these files. Throws what is wrong with them, and where.
    static func theme(of files: [String: String]) throws(CommandFailure) -> ReaderTheme {
        do throws(ThemeError) {
            return try ReaderTheme(replacing: files)
        } catch {
            throw CommandFailure(.usage, "--templates: \(error)")
        }
    }

    private func text(of name: String) throws(CommandFailure) -> String {
        let file = URL(filePath: path).appending(path: name).path(percentEncoded: false)
        guard let bytes = Self.bytes(of: file) else {
            throw CommandFailure(.usage, "--templates: \(name) is no regular file that can be read")
        }
        guard bytes.count <= Self.longest else {
            throw CommandFailure(.usage, "--templates: \(name) is longer than \(Self.longest >> 20) MiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "--templates: \(name) is not UTF-8")
        }
        return text
    }

    /// The first bytes of a regular file; a link counts as what it leads to. To open a pipe may wait for ever.
    private static func bytes(of file: String) -> Data? {
        let descriptor = unsafe open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        do { return try handle.read(upToCount: longest + 1) ?? Data() } catch { return nil }
    }

    private static func isIgnored(_ name: String) -> Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") || lower.hasSuffix(".swp")
            || lower.hasSuffix(".md")
    }
}

/// Reads the folder of a theme again and again. A theme with a fault changes nothing: the last good one goes on.
final class ThemeReloader: Sendable {
    private let folder: ThemeFolder
    private let pages: ReaderPages
    private let logger: Logger
    /// What was found last, good or not.
    private let last: Mutex<Result<[String: String], CommandFailure>>

    init(_ folder: ThemeFolder, _ pages: ReaderPages, _ logger: Logger) {
        self.folder = folder
        self.pages = pages
        self.logger = logger
        last = Mutex(Result { () throws(CommandFailure) in try folder.files() })
    }

    /// Takes the folder's files if they are others than last time.
    func reload() {
        let found = Result { () throws(CommandFailure) in try folder.files() }
        let isNew = last.withLock { last in
            defer { last = found }
            switch (last, found) {
            case (.success(let left), .success(let right)): return left != right
            case (.failure(let left), .failure(let right)): return left.message != right.message
            case _: return true
            }
        }
        guard isNew else { return }
        do throws(CommandFailure) {
            pages.theme = try ThemeFolder.theme(of: found.get())
            logger.info("the templates were read again")
        } catch {
            logger.error(
                "the templates have a fault, the last good ones go on",
                metadata: ["reason": "\(error.message)"])
        }
    }
}
