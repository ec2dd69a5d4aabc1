import Foundation

/// The files of this package, by their paths below its root.
struct SourceTree: Sendable {
    /// A Swift file.
    struct File: Sendable {
        var path: String
        var text: String
        /// The code and the literals of the text.
        var parts: SwiftText

        init(path: String, text: String) {
            self.path = path
            self.text = text
            parts = SwiftText(text)
        }

        /// The name without its folders.
        var name: String { String(path.split(separator: "/").last ?? "") }
    }

    /// Every Swift file of the package, read once.
    static let swiftFiles = ["Sources", "Tests", "Plugins", "Examples"]
        .flatMap(package.findSwiftFiles(below:))

    /// The package that this test is part of.
    static let package = SourceTree(root: packageRoot)

    private static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    var root: URL

    /// The text of a file, nil if there is none.
    func text(of path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The names of the folders directly in `folder`, sorted; none if it does not exist.
    func folders(in folder: String) -> [String] {
        entries(of: folder).filter { isFolder(folder + "/" + $0) }
    }

    /// The names of the files directly in `folder`, sorted; none if it does not exist.
    func files(in folder: String) -> [String] {
        entries(of: folder).filter { !isFolder(folder + "/" + $0) }
    }

    /// Every Swift file below `folder`, in the order of their paths.
    static func swiftFiles(below folder: String) -> [File] {
        swiftFiles.filter { $0.path.hasPrefix(folder + "/") }
    }

    private func findSwiftFiles(below folder: String) -> [File] {
        entries(of: folder).flatMap { entry -> [File] in
            let path = folder + "/" + entry
            if isFolder(path) { return findSwiftFiles(below: path) }
            guard entry.hasSuffix(".swift"), let text = text(of: path) else { return [] }
            return [File(path: path, text: text)]
        }
    }

    private func entries(of folder: String) -> [String] {
        let url = root.appending(path: folder).resolvingSymlinksInPath()
        let names = try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        let url = root.appending(path: path).resolvingSymlinksInPath()
        return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    }
}
