public import Foundation

/// Makes new, empty migration files.
public enum MigrationTemplate {
    /// Writes `<version>_<slug>.sql` into the folder of each dialect that `directory` has, or into `directory` itself
    /// when it holds migrations; the version is the time, in UTC.
    ///
    /// Takes the next free second when a file of that version, or a later one, is there: a new file is always
    /// the last. Never overwrites.
    ///
    /// - Parameters:
    ///   - slug: what the migration does, in ASCII letters, digits, `_` and `-`.
    ///   - directory: the folder.
    ///   - dialects: those that may have a folder.
    ///   - now: the time that the version is made of.
    /// - Returns: the paths of the files.
    /// - Throws: `usage` when the slug or the folder will not do.
    public static func write(
        slug: String, directory: String, dialects: [SQLDialect], now: Date
    ) throws(MigrationError) -> [String] {
        let slug = slug.lowercased()
        guard !slug.isEmpty, slug.utf8.count <= 100,
            slug.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
        else {
            throw MigrationError(.malformedSlug, "a slug is 1 to 100 ASCII letters, digits, _ and -")
        }
        let folders = try folders(of: directory, dialects)
        var newest = MigrationVersion.zero
        for folder in folders { newest = max(newest, try newestVersion(in: folder)) }
        let version = version(at: now, after: newest)
        var written: [String] = []
        for folder in folders {
            let path = "\(folder.path)/\(version)_\(slug).sql"
            do {
                try Data(text(for: folder.dialect).utf8).write(
                    to: URL(filePath: path), options: .withoutOverwriting)
                // Only its owner's, as all new files; version control keeps no such mode.
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            } catch {
                throw MigrationError(.unwritableFile, "cannot write \(path)")
            }
            written.append(path)
        }
        return written
    }

    /// A file that says what to write, and that `up` refuses for as long as nobody did.
    ///
    /// - Parameter dialect: `nil` where it is not known.
    static func text(for dialect: SQLDialect?) -> String {
        let advice =
            dialect?.rules.advice
            ?? "-- One change to a file; what is no SQL of every database is for its own folder."
        return """
            -- migrate:up
            -- Write the change here, as SQL:  ALTER TABLE articles ADD COLUMN subtitle text;
            \(advice)

            -- migrate:down
            -- Write what undoes it here:  ALTER TABLE articles DROP COLUMN subtitle;
            -- Without a statement here the migration cannot be undone, and `migrate down` refuses it.

            """
    }

    /// Whether a folder holds migrations itself.
    public static func hasFiles(in directory: String) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.contains { $0.hasSuffix(".sql") && !$0.hasPrefix(".") }
    }

    /// Where files go; without a dialect it is not known which SQL they are in.
    private static func folders(
        of directory: String, _ all: [SQLDialect]
    ) throws(MigrationError) -> [(path: String, dialect: SQLDialect?)] {
        let dialects = all.present(in: directory)
        if dialects.isEmpty, hasFiles(in: directory) { return [(directory, nil)] }
        guard !dialects.isEmpty else {
            throw MigrationError(.noDialectFolder, "\(directory) has no folder \(all.folders)").with {
                $0.details = [
                    "mkdir -p " + all.map { "\(directory)/\($0.folder)" }.joined(separator: " ")
                ]
            }
        }
        return dialects.map { ("\(directory)/\($0.folder)", $0) }
    }

    /// The highest version; of files in an unknown dialect, that of their names.
    private static func newestVersion(
        in folder: (path: String, dialect: SQLDialect?)
    ) throws(MigrationError) -> MigrationVersion {
        guard let dialect = folder.dialect else {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { $0.hasSuffix(".sql") }
                .compactMap { MigrationVersion(String($0.prefix(while: \.isNumber))) }.max() ?? .zero
        }
        let set = try MigrationSet(dialect: dialect, directory: folder.path)
        return (set.migrations + set.replaced).map(\.version).max() ?? .zero
    }

    private static func version(at now: Date, after newest: MigrationVersion) -> MigrationVersion {
        var date = now
        while true {
            let digits = MigrationEnvironment.text(date).filter(\.isNumber).prefix(14)
            guard let version = MigrationVersion(digits), version <= newest else {
                return MigrationVersion(digits) ?? MigrationVersion(number: newest.number + 1)
            }
            // A newest version beyond any time of day is simply counted on.
            guard newest.number - version.number < 1_000 else {
                return MigrationVersion(number: newest.number + 1)
            }
            date = date.addingTimeInterval(1)
        }
    }
}
