import Foundation
import Logging
import NIOCore
import NIOPosix
import PostgreSQLClient
import Testing

/// The server that the tests talk to, and clients for it.
enum TestDatabase {
    static let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    /// For tests that must know which connection comes next.
    static let singleLoop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// The URL of a throw-away server, whose role may do everything.
    static func url(_ location: SourceLocation = #_sourceLocation) throws -> String {
        try #require(
            ProcessInfo.processInfo.environment["DATELINE_TEST_POSTGRESQL"],
            "set DATELINE_TEST_POSTGRESQL to the URL of a PostgreSQL server", sourceLocation: location)
    }

    /// Runs a test with a client of its own.
    static func withClient<R>(
        url: String? = nil, on group: MultiThreadedEventLoopGroup = group,
        _ adjust: (inout PostgreSQLConfiguration) -> Void = { _ in },
        _ body: (PostgreSQLClient) async throws -> R
    ) async throws -> R {
        var configuration = PostgreSQLConfiguration(connectionString: try url ?? Self.url())
        configuration.acquireTimeout = .seconds(10)
        configuration.statementTimeout = .seconds(20)
        adjust(&configuration)
        let client = try PostgreSQLClient(
            configuration, eventLoopGroup: group,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        do {
            let result = try await body(client)
            await client.shutdown()
            return result
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Runs a test with a table of its own.
    static func withTable<R>(
        _ columns: String, on client: PostgreSQLClient, _ body: (String) async throws -> R
    ) async throws -> R {
        let name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
        try await client.execute(PostgreSQLStatement("CREATE TABLE \(name) (\(columns))"))
        do {
            let result = try await body(name)
            try await client.execute(PostgreSQLStatement("DROP TABLE \(name)"))
            return result
        } catch {
            _ = try? await client.execute(PostgreSQLStatement("DROP TABLE \(name)"))
            throw error
        }
    }

    /// The parts of the URL's authority.
    static func address() throws -> (host: String, port: Int) {
        let components = try #require(URLComponents(string: url()))
        return (components.host ?? "127.0.0.1", components.port ?? 5_432)
    }

    /// The URL with further parameters.
    static func url(parameters: [String: String]) throws -> String {
        var components = try #require(URLComponents(string: url()))
        components.queryItems =
            (components.queryItems ?? []) + parameters.map { URLQueryItem(name: $0, value: $1) }
        return try #require(components.string)
    }

    /// The URL of another database of the server.
    static func url(database: String) throws -> String {
        var components = try #require(URLComponents(string: url()))
        components.path = "/\(database)"
        return try #require(components.string)
    }

    /// The URL with another port.
    static func url(port: Int) throws -> String {
        var components = try #require(URLComponents(string: url()))
        components.host = "127.0.0.1"
        components.port = port
        return try #require(components.string)
    }
}

extension PostgreSQLClient {
    /// One row of one text column.
    func text(
        _ sql: String, _ values: [PostgreSQLValue] = [], class statementClass: StatementClass = .read
    ) async throws(PostgreSQLError) -> String? {
        try await query(PostgreSQLStatement(sql), values, class: statementClass) {
            row throws(PostgreSQLError) in
            try row.text(0)
        }.first
    }

    /// One row of one `int8` column.
    func int(
        _ sql: String, _ values: [PostgreSQLValue] = [], class statementClass: StatementClass = .read
    ) async throws(PostgreSQLError) -> Int64? {
        try await query(PostgreSQLStatement(sql), values, class: statementClass) {
            row throws(PostgreSQLError) in
            try row.int64(0)
        }.first
    }
}

/// The error that a body must throw.
func postgreSQLError<R>(
    _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> R
) async throws -> PostgreSQLError {
    let error = await #expect(throws: PostgreSQLError.self, sourceLocation: location) { _ = try await body() }
    return try #require(error, sourceLocation: location)
}
