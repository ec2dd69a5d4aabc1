public import Foundation

/// Makes new, empty migration files.
public enum MigrationTemplate {
    /// Writes `<version>_<slug>.sql` into the folder of each dialect that `directory` has; the version is the
    /// time, in UTC.
    ///
    /// Takes the next free second when a file of that version, or a later one, is there: a new file is always
    /// the last. Never overwrites.
    ///
    /// - Throws: `usage` when the slug or the folder will not do.
    public static func write(
        slug: String, directory: String, now: Date
    ) throws(MigrationError) -> [String] {
        let slug = slug.lowercased()
        guard !slug.isEmpty, slug.utf8.count <= 100,
            slug.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
        else {
            throw MigrationError(.malformedSlug, "a slug is 1 to 100 ASCII letters, digits, _ and -")
        }
        let dialects = SQLDialect.allCases.filter {
            FileManager.default.fileExists(atPath: "\(directory)/\($0.folder)")
        }
        guard !dialects.isEmpty else {
            let folders = SQLDialect.allCases.map(\.folder).joined(separator: " or ")
            throw MigrationError(.noDialectFolder, "\(directory) has no folder \(folders)").with {
                $0.details = [
                    "mkdir -p "
                        + SQLDialect.allCases.map { "\(directory)/\($0.folder)" }.joined(separator: " ")
                ]
            }
        }
        var newest = MigrationVersion.zero
        for dialect in dialects {
            let set = try MigrationSet(dialect: dialect, directory: directory)
            newest = max(newest, (set.migrations + set.replaced).map(\.version).max() ?? .zero)
        }
        let version = version(at: now, after: newest)
        var written: [String] = []
        for dialect in dialects {
            let path = "\(directory)/\(dialect.folder)/\(version)_\(slug).sql"
            do {
                try Data(text(for: dialect).utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
            } catch {
                throw MigrationError(.unwritableFile, "cannot write \(path)")
            }
            written.append(path)
        }
        return written
    }

    /// A file that says what to write, and that `up` refuses for as long as nobody did.
    static func text(for dialect: SQLDialect) -> String {
        let options =
            switch dialect {
            case .postgreSQL:
                "-- An index on a table in use: “-- migrate:up transaction=false”, and alone in its file."
            case .sqlite:
                "-- What ALTER TABLE cannot do: make a new table, copy the rows, drop the old one, rename."
            }
        return """
            -- migrate:up
            -- Write the change here, as SQL:  ALTER TABLE articles ADD COLUMN subtitle text;
            \(options)

            -- migrate:down
            -- Write what undoes it here:  ALTER TABLE articles DROP COLUMN subtitle;
            -- Without a statement here the migration cannot be undone, and `migrate down` refuses it.

            """
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
