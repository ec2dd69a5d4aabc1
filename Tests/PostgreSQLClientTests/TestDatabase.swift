import Foundation
import NIOPosix
import PostgreSQLClient
import TestSupport
import Testing

extension TestDatabase {
    /// For tests that must know which connection comes next.
    static let singleLoop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// Runs a test with a table of its own.
    static func withTable<R>(
        _ columns: String, on client: PostgreSQLClient, _ body: (String) async throws -> R
    ) async throws -> R {
        let name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
        try await client.execute(PostgreSQLStatement("CREATE TABLE \(name) (\(columns))"))
        let result = await Result { try await body(name) }
        _ = try await client.execute(PostgreSQLStatement("DROP TABLE \(name)"))
        return try result.get()
    }

    /// The parts of the URL's authority.
    static func address() throws -> (host: String, port: Int) {
        let components = try #require(URLComponents(string: url()))
        return (components.host ?? "127.0.0.1", components.port ?? 5_432)
    }

    /// The URL with another port.
    static func url(port: Int) throws -> String {
        try url {
            $0.host = "127.0.0.1"
            $0.port = port
        }
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
