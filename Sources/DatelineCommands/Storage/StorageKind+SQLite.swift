#if SQLite
    import Articles
    import ArticlesInMemory
    import ArticlesSQLite
    import Foundation
    import SQLMigrations
    import SQLiteClient
    import SQLiteMigrations

    extension StorageKind {
        /// `sqlite:PATH` – one file.
        private static let opening = StorageKind(
            names: ["sqlite"], example: "sqlite:PATH",
            describe: { "sqlite: \((try? path(of: $0)) ?? "(malformed)")" },
            dialect: .sqlite,
            migrations: { () throws(MigrationError) in try SQLiteMigrationDatabase.migrations() },
            schema: { (request) throws(CommandFailure) in try schema(at: path(of: request.settings)) },
            open: { (request) async throws(CommandFailure) in
                let path = try path(of: request.settings)
                if request.access == .rehearse, !FileManager.default.fileExists(atPath: path) {
                    return Storage(InMemoryArticleRepository(), description: "sqlite: \(path)")
                }
                try prepare(path, for: request.access)
                let schema = try schema(at: path)
                do throws(ArticleError) {
                    let repository = try SQLiteArticleRepository(
                        path: path, isReadOnly: !request.access.isWriting, metrics: request.metrics)
                    return Storage(
                        repository, description: "sqlite: \(path)", schema: schema, file: path,
                        close: { await repository.close() })
                } catch {
                    throw failure(error, opening: path)
                }
            })

        /// With copying: `backup` and `restore`.
        static let sqlite = {
            var kind = opening
            kind.copying = StorageCopying(
                backup: { (settings, target) async throws(CommandFailure) in
                    try await SQLiteCopies.backup(of: path(of: settings), to: target)
                },
                restore: { (settings, source, replaces) async throws(CommandFailure) in
                    let path = try path(of: settings)
                    return try await SQLiteCopies.restore(path, from: source, replacing: replaces) {
                        (copy) throws(CommandFailure) in try schema(at: copy)
                    }
                })
            return kind
        }()

        /// The file, when no schema is named: one of SQLite's has but one.
        private static func path(of settings: StorageSettings) throws(CommandFailure) -> String {
            guard settings.ledgerSchema.isEmpty || settings.ledgerSchema == "main" else {
                throw CommandFailure(.usage, "--ledger-schema is for PostgreSQL: sqlite: has no schemas")
            }
            return try path(of: settings.url)
        }

        /// The file of `sqlite:dateline.db`, or of `sqlite:///var/lib/dateline.db` as other tools write it.
        ///
        /// What may be the URL of a server, with a password, is understood as nothing, and so never quoted.
        private static func path(of url: StorageURL) throws(CommandFailure) -> String {
            let hasSlashes = url.rest.hasPrefix("//")
            let path = hasSlashes ? String(url.rest.dropFirst(2)) : url.rest
            guard !path.isEmpty, path != ":memory:", !path.contains("://"), !path.utf8.contains(0) else {
                throw CommandFailure(.usage, "sqlite: needs the path of a file behind it")
            }
            guard path.hasPrefix("./") || path.hasPrefix("../") || !Redaction.isSecret(path) else {
                throw CommandFailure(
                    .usage,
                    "sqlite: takes the path of a file, not a server: write sqlite:PATH, and ./ before a path "
                        + "that looks like user:password@host")
            }
            return path
        }

        /// Refuses to make a file for a command that only looks, and says so when one is made.
        private static func prepare(_ path: String, for access: StorageAccess) throws(CommandFailure) {
            if let obstacle = SQLiteFile.obstacle(at: path, isWriting: access.isWriting) {
                throw CommandFailure(.unreachable, "cannot open sqlite: \(obstacle)")
            }
            guard !FileManager.default.fileExists(atPath: path) else { return }
            switch access {
            case .serve, .rehearse: break
            case .create: Terminal.note("making a new database: \(path)")
            case .read, .change:
                throw CommandFailure(
                    .unreachable,
                    "there is no database at \(path)\n  next: mend --storage; a new database is made by "
                        + "`\(MigrationCommandLine.process.program) up --storage "
                        + "\(MigrationCommandLine.quoted("sqlite:\(path)"))`")
            }
        }

        /// What SQLite itself finds wrong: not a database, a damaged one, a full disk.
        private static func failure(_ error: ArticleError, opening path: String) -> CommandFailure {
            let cause = error.cause.map { ": \($0)" } ?? ""
            return CommandFailure(.unreachable, "cannot open sqlite: \(path): \(error.message)\(cause)")
        }

        private static func schema(at path: String) throws(CommandFailure) -> StorageSchema {
            do throws(MigrationError) {
                return StorageSchema(
                    database: SQLiteMigrationDatabase(path: path),
                    migrations: try SQLiteMigrationDatabase.migrations(), isSelfMigrating: true, file: path)
            } catch {
                throw CommandFailure(error)
            }
        }
    }
#endif
