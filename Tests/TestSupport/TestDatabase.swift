package import Foundation
import Logging
package import NIOPosix
package import PostgreSQLClient
package import Testing

/// The throw-away server that the tests talk to, and clients, databases and schemas of it.
package enum TestDatabase {
    package static let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)

    /// The URL of the server, whose role may do everything.
    package static func url(_ location: SourceLocation = #_sourceLocation) throws -> String {
        try #require(
            ProcessInfo.processInfo.environment["DATELINE_TEST_POSTGRESQL"],
            "no PostgreSQL: run the tests with `make test`", sourceLocation: location)
    }

    /// The URL with other parts.
    package static func url(_ change: (inout URLComponents) -> Void) throws -> String {
        var components = try #require(URLComponents(string: url()))
        change(&components)
        return try #require(components.string)
    }

    /// The URL of another database of the server.
    package static func url(database: String) throws -> String { try url { $0.path = "/\(database)" } }

    /// The URL with further parameters.
    package static func url(parameters: [String: String]) throws -> String {
        try url { components in
            let items = parameters.map { URLQueryItem(name: $0, value: $1) }
            components.queryItems = (components.queryItems ?? []) + items
        }
    }

    /// The URL of a schema.
    package static func url(schema: String) throws -> String {
        let server = try url()
        return "\(server)\(server.contains("?") ? "&" : "?")options=-csearch_path%3D\(schema)"
    }

    /// A client, of this server unless another URL is given; whoever asks for it shuts it down.
    package static func client(
        _ url: String? = nil, on group: MultiThreadedEventLoopGroup = group,
        _ adjust: (inout PostgreSQLConfiguration) -> Void = { _ in }
    ) throws -> PostgreSQLClient {
        var configuration = PostgreSQLConfiguration(connectionString: try url ?? Self.url())
        configuration.acquireTimeout = .seconds(20)
        configuration.statementTimeout = .seconds(20)
        adjust(&configuration)
        return try PostgreSQLClient(
            configuration, eventLoopGroup: group,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Runs a test with a client of its own.
    package static func withClient<R>(
        url: String? = nil, on group: MultiThreadedEventLoopGroup = group,
        _ adjust: (inout PostgreSQLConfiguration) -> Void = { _ in },
        _ body: (PostgreSQLClient) async throws -> R
    ) async throws -> R {
        let client = try client(url, on: group, adjust)
        let result = await Result { try await body(client) }
        await client.shutdown()
        return try result.get()
    }

    /// Runs a test with one connection, that nobody else uses.
    package static func withSession<R>(
        _ url: String? = nil, _ body: (DedicatedConnection) async throws -> R
    ) async throws -> R {
        let adjust: (inout PostgreSQLConfiguration) -> Void = { configuration in
            configuration.readConnections = 0
            configuration.listConnections = 0
            configuration.writeConnections = 0
        }
        return try await withClient(url: url, adjust) { client in
            let session = try await client.dedicatedConnection()
            let result = await Result { try await body(session) }
            await session.close()
            return try result.get()
        }
    }

    /// Runs a test with an empty schema of its own, which is dropped afterwards.
    package static func withSchema<R>(_ body: (_ name: String, _ url: String) async throws -> R) async throws
        -> R
    {
        try await with("SCHEMA", named: name("test"), dropping: "CASCADE") { name in
            try await body(name, url(schema: name))
        }
    }

    /// Runs a test with an empty database of its own, which is dropped afterwards: a concurrent build waits for every
    /// snapshot in its database, also of other tests.
    package static func withDatabase<R>(
        _ prefix: String, options: String = "TEMPLATE template0",
        _ body: (_ name: String, _ url: String) async throws -> R
    ) async throws -> R {
        try await with("DATABASE", named: name(prefix), options, dropping: "WITH (FORCE)") { name in
            try await body(name, url(database: name))
        }
    }

    private static func with<R>(
        _ kind: String, named name: String, _ options: String = "", dropping: String,
        _ body: (String) async throws -> R
    ) async throws -> R {
        try await withSession { session in
            _ = try await session.single("CREATE \(kind) \(name) \(options)")
            let result = await Result { try await body(name) }
            // Also when the test was cancelled, as one is whose storage does not claim what it checks.
            let drop = "DROP \(kind) IF EXISTS \(name) \(dropping)"
            _ = try await Task { try await session.single(drop) }.value
            return try result.get()
        }
    }

    /// A name that nobody else has.
    private static func name(_ prefix: String) -> String {
        "\(prefix)_" + UUID().uuidString.filter { $0 != "-" }.lowercased()
    }
}
