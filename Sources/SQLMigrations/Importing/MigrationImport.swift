internal import Foundation

/// Writes the migrations of another tool as files of this runner.
public struct MigrationImport: Sendable {
    /// The tools whose files can be translated.
    public enum Tool: String, Sendable, CaseIterable {
        case dbmate
        case goose
        case golangMigrate = "golang-migrate"
        case flyway
        case tern
        case sqlMigrate = "sql-migrate"
        case sqlx

        /// The table in which the tool remembers what it applied.
        public var ledger: String {
            switch self {
            case .dbmate, .golangMigrate: "schema_migrations"
            case .goose: "goose_db_version"
            case .flyway: "flyway_schema_history"
            case .tern: "schema_version"
            case .sqlMigrate: "gorp_migrations"
            case .sqlx: "_sqlx_migrations"
            }
        }

        init?(_ tool: ForeignTool) { self.init(rawValue: tool.rawValue) }
    }

    /// A file that is to be written.
    public struct File: Hashable, Sendable {
        /// Where it goes.
        public let path: String
        /// What it holds.
        public let text: String
        /// The name of the file that it was read from.
        public let source: String
    }

    /// The tool that the files were written for.
    public let tool: Tool
    /// The SQL of the files.
    public let dialect: SQLDialect
    /// The files to write, in the order of their versions.
    public let files: [File]
    /// The last version, to name in `baseline`.
    public let newest: MigrationVersion

    /// Reads and translates; writes nothing.
    ///
    /// - Parameters:
    ///   - tool: the tool that they were written for.
    ///   - folder: the tool's files.
    ///   - target: the folder that ours go into: one of a dialect, or one above such folders.
    ///   - dialect: what the files are written for; needed unless `target` says it.
    ///   - dialects: those that may have a folder.
    /// - Throws: with everything that cannot be translated, at its line; or that is in the way.
    public init(
        _ tool: Tool, from folder: String, into target: String, dialect: SQLDialect?,
        among dialects: [SQLDialect]
    ) throws(MigrationError) {
        let place = try ImportTarget(target, dialect: dialect, among: dialects)
        let read = try ForeignFolder(folder, tool: tool, dialect: place.dialect)
        var problems = read.problems
        var files: [File] = []
        var versions: [MigrationVersion] = []
        do throws(MigrationError) {
            for (imported, version) in zip(read.files, try read.numbers()) {
                let text = imported.text(isOnly: place.isOnly, dialect: place.dialect)
                let name = "\(version)_\(imported.slug).sql"
                if let problem = Self.problem(with: text, name, of: imported, place.dialect) {
                    problems.append(problem)
                }
                guard let number = MigrationVersion(version) else { continue }
                versions.append(number)
                files.append(File(path: "\(place.folder)/\(name)", text: text, source: imported.source))
            }
        } catch { problems.append(error) }
        if let error = MigrationError.joining(problems) { throw error }
        try place.checkFree(files, versions)
        (self.tool, self.dialect, self.files) = (tool, place.dialect, files)
        newest = versions.max() ?? .zero
    }

    /// Writes the files; all of them, or none when one is there already.
    public func write() throws(MigrationError) {
        for file in files {
            let url = URL(filePath: file.path)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url, options: .withoutOverwriting)
            } catch { throw MigrationError(.unwritableFile, "cannot write \(file.path)") }
        }
    }

    /// What the runner would say of the file, told of the one that it was read from.
    private static func problem(
        with text: String, _ name: String, of imported: ImportedFile, _ dialect: SQLDialect
    ) -> MigrationError? {
        do throws(MigrationError) {
            let migration = try Migration(fileName: name, contents: text, folder: "", dialect: dialect)
            do throws(MigrationError) {
                try migration.check(migration.up, dialect: dialect)
            } catch { return imported.up.explain(error, firstLine: migration.up.firstLine) }
            if let down = migration.down {
                do throws(MigrationError) {
                    try migration.check(down, dialect: dialect)
                } catch { return (imported.down ?? imported.up).explain(error, firstLine: down.firstLine) }
            }
            try migration.check(dialect: dialect)
            return nil
        } catch { return imported.up.explain(error, firstLine: 2) }
    }
}

extension ImportedFile.Section {
    /// An error of our file at the place of the tool's.
    fileprivate func explain(_ error: MigrationError, firstLine: Int) -> MigrationError {
        let blank = text.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { $0.allSatisfy(\.isWhitespace) }.count
        let line = error.location?.line.map { max(1, $0 - firstLine + self.firstLine + blank) }
        return MigrationError(.untranslatable, error.message).with {
            $0.location = SourceLocation(file: file, line: line)
            $0.details = error.details
        }
    }
}

/// The folder that imported files go into.
private struct ImportTarget {
    let folder: String
    let dialect: SQLDialect
    /// Whether a folder of the other dialect is beside it, which has no such files.
    let isOnly: Bool

    private let others: [SQLDialect]

    init(_ target: String, dialect: SQLDialect?, among all: [SQLDialect]) throws(MigrationError) {
        let target = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
        if let own = all.first(where: { URL(filePath: target).lastPathComponent == $0.folder }) {
            guard dialect == nil || dialect == own else {
                throw MigrationError(
                    .usage, "\(target) is for \(own.name) files, not for \(dialect?.name ?? "")")
            }
            (folder, self.dialect) = (target, own)
        } else {
            let present = all.present(in: target)
            guard let chosen = dialect ?? (present.count == 1 ? present.first : nil) else {
                let flags = all.map { "--dialect \($0.identifier)" }.joined(separator: " or ")
                throw MigrationError(.usage, "say what the files are written for: \(flags)")
            }
            (folder, self.dialect) = ("\(target)/\(chosen.folder)", chosen)
        }
        let above = URL(filePath: folder).deletingLastPathComponent().path(percentEncoded: false)
        others = all.filter { [own = self.dialect] in $0 != own }
        isOnly = !others.present(in: above).isEmpty
    }

    /// Never overwrites, and never gives a version to two files.
    func checkFree(_ files: [MigrationImport.File], _ versions: [MigrationVersion]) throws(MigrationError) {
        guard MigrationFolder.exists(folder) else { return }
        let present = try MigrationSet(dialect: dialect, directory: folder, beside: others)
        for (file, version) in zip(files, versions) {
            guard let there = present.migration(version) else { continue }
            throw MigrationError(
                .duplicateVersion, "two files have version \(version): \(there.file), \(file.source)"
            ).with { $0.details = ["nothing was written: import into a folder of their own"] }
        }
    }
}

extension MigrationImport {
    /// What was written, or would be, and how to go on.
    public func report(isDryRun: Bool) -> MigrationReport {
        let folder = files.first.map { URL(filePath: $0.path).deletingLastPathComponent() }
        let directory = folder?.deletingLastPathComponent().relativePath ?? "Migrations"
        guard !isDryRun else {
            var report = MigrationReport.done("import-from", "nothing was written")
            report.sql = files.map { "-- \($0.path), from \($0.source)\n\($0.text)" }.joined(separator: "\n")
            return report
        }
        var report = MigrationReport.wrote(files.map(\.path), by: "import-from")
        let rename = tool.ledger == "schema_migrations" ? "rename its table schema_migrations, then " : ""
        report.message =
            "\(files.count) migrations of \(tool.rawValue); look at them, then "
            + "`migrate verify --dir \(directory)`\n"
            + "a database that \(tool.rawValue) has migrated (its table \(tool.ledger) says how far): "
            + rename
            + "`migrate baseline \(newest) --dir \(directory)`, then `migrate up --dir \(directory)`"
        return report
    }
}
