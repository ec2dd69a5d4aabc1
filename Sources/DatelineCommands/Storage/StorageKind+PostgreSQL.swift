#if PostgreSQL
    import Articles
    import ArticlesPostgreSQL
    import HTTPRouting
    import PostgreSQLClient
    import PostgreSQLMigrations
    import SQLMigrations

    extension StorageKind {
        /// `postgres://user:password@host:port/database?…` – every parameter of libpq, several hosts too.
        static let postgreSQL: StorageKind = {
            var kind = withoutReplicas
            kind.hasReplicas = true
            return kind
        }()

        private static let withoutReplicas = StorageKind(
            names: ["postgres", "postgresql"], example: "postgres://…",
            describe: { describe($0) },
            dialect: .postgreSQL,
            migrations: { () throws(MigrationError) in try PostgreSQLMigrationDatabase.migrations() },
            schema: { (request) throws(CommandFailure) in
                let client = try client(request)
                return try schema(request.settings, client, close: { await client.shutdown() })
            },
            open: { (request) async throws(CommandFailure) in
                let client = try client(request)
                let repository = PostgreSQLArticleRepository(client: client)
                let schema = try schema(request.settings, client, close: {})
                guard let replica = request.settings.replica else {
                    return Storage(
                        repository, description: describe(request.url), schema: schema,
                        close: { await repository.shutdown() })
                }
                return try replicated(repository, replica, request, schema)
            })

        /// A primary with a replica before it.
        private static func replicated(
            _ primary: PostgreSQLArticleRepository, _ settings: ReplicaSettings, _ request: StorageRequest,
            _ schema: StorageSchema
        ) throws(CommandFailure) -> Storage {
            let replica = PostgreSQLArticleRepository(client: try client(request, replica: settings.url))
            let storage = ReplicatedStorage(
                primary: primary, replica: replica, lagLimit: settings.lagLimit)
            let following = Task { await storage.follow() }
            return Storage(
                storage,
                description: "\(describe(request.url)), read from \(describe(settings.url).dropFirst(10))",
                schema: schema,
                close: {
                    following.cancel()
                    await replica.shutdown()
                    await primary.shutdown()
                })
        }

        private static func client(
            _ request: StorageRequest, replica: StorageURL? = nil
        ) throws(CommandFailure) -> PostgreSQLClient {
            let settings = request.settings
            let url = replica ?? settings.url
            _ = try place(of: url, named: replica == nil ? "--storage" : "--read-storage")
            var configuration = PostgreSQLConfiguration(connectionString: url.text)
            configuration.readConnections = settings.readConnections
            configuration.listConnections = settings.listConnections
            configuration.writeConnections = settings.writeConnections
            configuration.statementTimeout = settings.statementTimeout
            configuration.acquireTimeout = settings.acquireTimeout
            if replica != nil {
                // What does not come from the replica in time is left time to come from the primary.
                configuration.statementTimeout = settings.statementTimeout / 2
                configuration.acquireTimeout = settings.acquireTimeout / 2
                configuration.writeConnections = 1
            }
            if let prepares = settings.preparesStatements {
                configuration.preparedStatements = prepares ? .always : .never
            }
            if !settings.ledgerSchema.isEmpty {
                let quoted = String(
                    settings.ledgerSchema.unicodeScalars.replacing(
                        "\"".unicodeScalars, with: "\"\"".unicodeScalars))
                configuration.searchPath = "\"\(quoted)\", public"
            }
            configuration.metrics = replica == nil ? request.metrics : nil
            configuration.workBegan = { RequestTime.began }
            let hostCount: Int
            do throws(PostgreSQLError) { hostCount = try configuration.hostCount } catch {
                throw CommandFailure(.usage, error.message)
            }
            guard replica == nil || hostCount == 1 else {
                throw CommandFailure(
                    .usage, "--read-storage names one server: what several show cannot be compared")
            }
            do throws(PostgreSQLError) {
                return try PostgreSQLClient(
                    configuration, eventLoopGroup: request.eventLoopGroup, logger: request.logger)
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
                    database: PostgreSQLMigrationDatabase(
                        client: client, location: "postgres: \(client.place)",
                        ledgerSchema: settings.ledgerSchema.isEmpty ? nil : settings.ledgerSchema),
                    migrations: try PostgreSQLMigrationDatabase.migrations(), isSelfMigrating: false,
                    close: close)
            } catch {
                throw CommandFailure(error)
            }
        }

        /// Hosts and database only.
        private static func describe(_ url: StorageURL) -> String {
            "postgres: \((try? place(of: url)) ?? "(malformed)")"
        }

        /// The hosts and the database of a URL whose user and password are certainly no part of them.
        ///
        /// libpq takes the rest of a password that holds “@”, “/” or “?” for a host, a port or a database, and
        /// says so in its messages.
        private static func place(
            of url: StorageURL, named option: String = "--storage"
        ) throws(CommandFailure) -> Substring {
            guard url.rest.hasPrefix("//") else {
                throw CommandFailure(.usage, "\(option) must be postgres://user:password@host:port/database")
            }
            let path = url.rest.dropFirst(2).prefix { $0 != "?" }
            let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let authority = parts[0].split(separator: "@", omittingEmptySubsequences: false)
            let hosts = authority.last?.split(separator: ",", omittingEmptySubsequences: false) ?? []
            guard authority.count <= 2, hosts.allSatisfy(hasPort), !parts.dropFirst().joined().contains("@")
            else {
                throw CommandFailure(
                    .usage, "\(option) is no URL: write @, /, : and ? in a password as %40, %2F, %3A and %3F")
            }
            return path.suffix(from: authority.last?.startIndex ?? path.startIndex)
        }

        /// Whether what follows a host's name, or its brackets, is a port, if anything.
        private static func hasPort(_ host: Substring) -> Bool {
            let name = host.hasPrefix("[") ? host.drop { $0 != "]" } : host
            let port = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return port.count == 1 || port[1].allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
#endif
