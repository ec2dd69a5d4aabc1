#if PostgreSQL
    import ArticlesPostgreSQL
    import Logging
    import NIOPosix
    import PostgreSQLClient
    import SQLMigrations

    extension StorageScheme {
        /// `postgres://user:password@host:port/database?…` – every parameter of libpq, several hosts too.
        static let postgreSQL = StorageScheme(
            names: ["postgres", "postgresql"], example: "postgres://…",
            describe: { describe($0) },
            schema: { (settings, group, logger) throws(CommandFailure) in
                let client = try client(settings, group, logger)
                return try schema(settings, client, close: { await client.shutdown() })
            },
            open: { (settings, group, logger) async throws(CommandFailure) in
                let client = try client(settings, group, logger)
                let repository = PostgreSQLArticleRepository(client: client)
                return Storage(
                    repository: repository, description: describe(settings.url),
                    schema: try schema(settings, client, close: {}), close: { await repository.shutdown() })
            })

        private static func client(
            _ settings: StorageSettings, _ group: MultiThreadedEventLoopGroup, _ logger: Logger
        ) throws(CommandFailure) -> PostgreSQLClient {
            var configuration = PostgreSQLConfiguration(connectionString: settings.url.text)
            configuration.readConnections = settings.readConnections
            configuration.listConnections = settings.listConnections
            configuration.writeConnections = settings.writeConnections
            configuration.statementTimeout = settings.statementTimeout
            configuration.acquireTimeout = settings.acquireTimeout
            configuration.preparedStatements = settings.preparesStatements
            do throws(PostgreSQLError) {
                return try PostgreSQLClient(configuration, eventLoopGroup: group, logger: logger)
            } catch {
                throw CommandFailure(.usage, error.message)
            }
        }

        private static func schema(
            _ settings: StorageSettings, _ client: PostgreSQLClient,
            close: @escaping @Sendable () async -> Void
        ) throws(CommandFailure) -> StorageSchema {
            do throws(MigrationError) {
                return StorageSchema(
                    database: PostgreSQLMigrationDatabase(client: client, location: describe(settings.url)),
                    migrations: try PostgreSQLMigrationDatabase.migrations(), isSelfMigrating: false,
                    close: close)
            } catch {
                throw CommandFailure(error)
            }
        }

        /// Hosts and database only.
        private static func describe(_ url: StorageURL) -> String {
            let parts = url.rest.drop { $0 == "/" }.split(separator: "?", maxSplits: 1)
            let place = parts.first?.split(separator: "@", omittingEmptySubsequences: false).last
            return "postgres: \(place ?? "")"
        }
    }
#endif
