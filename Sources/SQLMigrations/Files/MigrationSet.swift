internal import Crypto

/// The migration files of one dialect, in the order in which they apply.
public struct MigrationSet: Sendable {
    /// Where the files came from.
    public enum Source: Sendable, Hashable {
        case embedded
        case directory(String)
    }

    /// The SQL of the files.
    public let dialect: SQLDialect
    /// Where the files came from.
    public let source: Source
    /// In order; files that a squash replaces are not among them.
    public let migrations: [Migration]
    /// The files that a squash in this set replaces.
    public let replaced: [Migration]
    /// SHA-256, in hexadecimal, of all names and checksums.
    public let digest: String
    /// What else the folder holds, in words.
    public let warnings: [String]

    /// Reads files that are built into the program.
    ///
    /// - Throws: `parse` or `duplicate`, naming every file that is wrong.
    public init(
        dialect: SQLDialect, files: [(name: String, contents: String)]
    ) throws(MigrationError) {
        try self.init(
            dialect: dialect, source: .embedded, folder: "Migrations/\(dialect.folder)", files: files)
    }

    private init(
        dialect: SQLDialect, source: Source, folder: String, files: [(name: String, contents: String)],
        problems: [MigrationError] = [], warnings: [String] = []
    ) throws(MigrationError) {
        var problems = problems
        var all: [Migration] = []
        for file in files {
            do throws(MigrationError) {
                all.append(
                    try Migration(
                        fileName: file.name, contents: file.contents, folder: folder, dialect: dialect))
            } catch { problems.append(error) }
        }
        all.sort { ($0.version, $0.file) < ($1.version, $1.file) }
        problems += Self.problems(of: all)
        if let error = MigrationError.joining(problems) { throw error }
        let squashed = all.compactMap(\.up.options.squashThrough).max() ?? .zero
        self.dialect = dialect
        self.source = source
        self.warnings = warnings
        migrations = all.filter { $0.position >= squashed && ($0.version > squashed) }
            .sorted { ($0.position, $0.version) < ($1.position, $1.version) }
        replaced = all.filter { $0.position < squashed || $0.version <= squashed }
        digest = SHA256.hexadecimal(
            of: all.map { "\($0.version)_\($0.name) \($0.checksum)\n" }.joined())
    }

    /// The migration with that version, replaced ones included.
    public func migration(_ version: MigrationVersion) -> Migration? {
        migrations.first { $0.version == version } ?? replaced.first { $0.version == version }
    }

    /// The squash that newer databases start from.
    var squash: Migration? { migrations.first { $0.up.options.squashThrough != nil } }

    /// What is wrong among files that are each right.
    private static func problems(of all: [Migration]) -> [MigrationError] {
        var problems: [MigrationError] = []
        for (first, second) in zip(all, all.dropFirst()) where first.version == second.version {
            problems.append(
                MigrationError(
                    .duplicateVersion,
                    "two files have version \(first.version): \(first.file), \(second.file)"
                )
                .with {
                    $0.version = first.version
                    $0.location = SourceLocation(file: second.file)
                })
        }
        for squash in all {
            guard let through = squash.up.options.squashThrough, squash.version <= through else { continue }
            problems.append(
                .file(
                    .squashVersion, "a squash through \(through) needs a higher version of its own",
                    at: SourceLocation(file: squash.file)))
        }
        return problems
    }
}

extension MigrationSet {
    /// Reads `*.sql` in a folder. What is nearly a migration, or cannot be read, is an error; other files are
    /// left alone with a warning, and hidden files, `README`, Markdown and editors' backups without.
    ///
    /// A folder that holds a folder named after the dialect (`PostgreSQL`, `SQLite`) stands for that one.
    /// Reads the disk: not for an event loop.
    ///
    /// - Parameters:
    ///   - dialect: the SQL of the files.
    ///   - directory: the folder.
    ///   - others: the dialects whose folders may be beside the files.
    /// - Throws: `usage` when the folder cannot be read; else as `init(dialect:files:)`.
    public init(
        dialect: SQLDialect, directory: String, beside others: [SQLDialect] = []
    ) throws(MigrationError) {
        let folder = try MigrationFolder(directory, dialect: dialect, beside: others)
        try self.init(
            dialect: dialect, source: .directory(folder.path), folder: folder.path, files: folder.files,
            problems: folder.problems, warnings: folder.warnings)
    }
}

extension MigrationSet {
    /// Versions that one dialect has and the other lacks, unless the file says `only`, and versions of two
    /// names.
    public static func parityProblems(between sets: [MigrationSet]) -> [MigrationError] {
        var problems: [MigrationError] = []
        for set in sets {
            for other in sets where other.dialect != set.dialect {
                for migration in set.migrations {
                    let twin = other.migration(migration.version)
                    let problem: String? =
                        switch (twin, migration.up.options.isOnly) {
                        case (nil, false): "\(other.dialect.name) has no migration \(migration.version)"
                        case (_?, true):
                            "\(other.dialect.name) has a migration \(migration.version), "
                                + "but this one says “only”"
                        case (let twin?, false) where twin.name != migration.name:
                            "\(other.dialect.name) calls migration \(migration.version) “\(twin.name)”"
                        case (_, _): nil
                        }
                    guard let problem else { continue }
                    problems.append(
                        MigrationError(.parity, problem).with {
                            $0.version = migration.version
                            $0.location = SourceLocation(file: migration.file)
                        })
                }
            }
        }
        return problems
    }
}
