internal import Foundation

/// The files of another tool in one folder, read in its way.
struct ForeignFolder {
    let path: String
    let tool: MigrationImport.Tool
    let dialect: SQLDialect
    private(set) var files: [ImportedFile] = []
    private(set) var problems: [MigrationError] = []
    /// Flyway's settings of single files, by the name of the file.
    private var unframed: Set<String> = []

    init(_ folder: String, tool: MigrationImport.Tool, dialect: SQLDialect) throws(MigrationError) {
        path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.tool = tool
        self.dialect = dialect
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch { throw MigrationError(.unreadableFolder, "cannot read the folder \(path)") }
        readSettings(names)
        var undone: [String: ImportedFile.Section] = [:]
        for name in names where !FolderEntry.isLeftAlone(name) { add(name, &undone) }
        for (key, down) in undone { attach(down, to: key) }
        guard !files.isEmpty || !problems.isEmpty else {
            throw MigrationError(.emptyFolder, "\(path) has no \(tool.rawValue) migrations")
        }
    }

    /// Versions as one number each, in the order that the tool gives them.
    func numbers() throws(MigrationError) -> [String] {
        let count = files.map(\.version.count).max() ?? 1
        var widths = [Int](repeating: 0, count: count)
        for file in files {
            for (at, part) in file.version.enumerated() where at > 0 {
                widths[at] = max(widths[at], part.count)
            }
        }
        return files.map { file in
            file.version.prefix(1).joined()
                + (1..<max(1, count)).map { at in
                    let part = file.version.indices.contains(at) ? file.version[at] : ""
                    return String(repeating: "0", count: max(0, widths[at] - part.count)) + part
                }.joined()
        }
    }

    private mutating func readSettings(_ names: [String]) {
        guard tool == .flyway else { return }
        for name in names where name.hasSuffix(".sql.conf") {
            do throws(MigrationError) {
                let text = try MigrationFolder.text(ofFileAt: "\(path)/\(name)")
                for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
                    .enumerated()
                {
                    let words = line.filter { !$0.isWhitespace }
                    if words.isEmpty || words.hasPrefix("#") || words == "executeInTransaction=true" {
                        continue
                    }
                    guard words == "executeInTransaction=false" else {
                        throw refused("a setting that has no counterpart", name, number + 1)
                    }
                    unframed.insert(String(name.dropLast(".conf".count)))
                }
            } catch { problems.append(error) }
        }
    }

    private mutating func add(_ name: String, _ undone: inout [String: ImportedFile.Section]) {
        if tool == .flyway, name.hasSuffix(".sql.conf") { return }
        do throws(MigrationError) {
            let parsed = try ForeignName(name, tool: tool).orRefusal(name) { reason in
                refused(reason, name, nil)
            }
            var text = try MigrationFolder.text(ofFileAt: "\(path)/\(name)")
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            var reader = ForeignSections(text, file: "\(path)/\(name)", tool: tool, dialect: dialect)
            try reader.read()
            if unframed.contains(name) { reader.up.isTransactional = false }
            guard !parsed.isDown else {
                undone[parsed.key] = reader.up
                return
            }
            if let twin = files.first(where: { $0.version == parsed.version }) {
                throw refused("the version of \(twin.source)", name, nil)
            }
            files.append(
                ImportedFile(version: parsed.version, slug: parsed.slug, up: reader.up, down: reader.down))
        } catch { problems.append(error) }
    }

    private mutating func attach(_ down: ImportedFile.Section, to key: String) {
        guard let at = files.firstIndex(where: { $0.version.joined(separator: ".") == key }) else {
            let location = SourceLocation(file: down.file)
            problems.append(.file(.untranslatable, "undoes a version that has no file", at: location))
            return
        }
        files[at].down = down
    }

    private func refused(_ reason: String, _ name: String, _ line: Int?) -> MigrationError {
        .file(.untranslatable, reason, at: SourceLocation(file: "\(path)/\(name)", line: line))
    }
}

extension FolderEntry {
    /// Whether an import passes over it without a word.
    fileprivate static func isLeftAlone(_ name: String) -> Bool {
        if FolderEntry(name: name) == .exempt { return true }
        return ["atlas.sum", "schema.sql", "structure.sql", "tern.conf", "dbconfig.yml", "flyway.conf"]
            .contains(name)
    }
}
