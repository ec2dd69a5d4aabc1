#if SQLite
    import Articles
    import ArticlesSQLite
    import SQLMigrations

    extension StorageScheme {
        /// `sqlite:PATH` – one file.
        static let sqlite = StorageScheme(
            names: ["sqlite"], example: "sqlite:PATH",
            describe: { "sqlite: \((try? checkedPath(of: $0)) ?? "(malformed)")" },
            schema: { (settings, _, _) throws(CommandFailure) in try schema(at: checkedPath(of: settings))
            },
            open: { (settings, _, _) async throws(CommandFailure) in
                let path = try checkedPath(of: settings)
                let schema = try schema(at: path)
                do throws(ArticleError) {
                    let repository = try SQLiteArticleRepository(path: path)
                    return Storage(
                        repository: repository, description: "sqlite: \(path)", schema: schema,
                        close: { await repository.close() })
                } catch {
                    throw CommandFailure(error)
                }
            })

        /// `sqlite:dateline.db`, and `sqlite:///var/lib/dateline.db` as other tools write it.
        private static func path(of url: StorageURL) -> String {
            url.rest.hasPrefix("//") ? String(url.rest.dropFirst(2)) : url.rest
        }

        /// The path, when no schema is named: a file of SQLite's has but one.
        private static func checkedPath(of settings: StorageSettings) throws(CommandFailure) -> String {
            guard settings.ledgerSchema.isEmpty || settings.ledgerSchema == "main" else {
                throw CommandFailure(.usage, "--ledger-schema is for PostgreSQL: sqlite: has no schemas")
            }
            return try checkedPath(of: settings.url)
        }

        private static func checkedPath(of url: StorageURL) throws(CommandFailure) -> String {
            let path = path(of: url)
            guard !path.isEmpty, path != ":memory:", !path.contains("://") else {
                throw CommandFailure(.usage, "sqlite: needs the path of a file behind it")
            }
            return path
        }

        private static func schema(at path: String) throws(CommandFailure) -> StorageSchema {
            do throws(MigrationError) {
                return StorageSchema(
                    database: SQLiteMigrationDatabase(path: path),
                    migrations: try SQLiteMigrationDatabase.migrations(), isSelfMigrating: true)
            } catch {
                throw CommandFailure(error)
            }
        }
    }
#endif
