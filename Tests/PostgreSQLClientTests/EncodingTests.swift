import Foundation
import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct EncodingTests {
        @Test(arguments: ["SQL_ASCII", "LATIN1", "EUC_JP"])
        func `a database in another encoding than UTF8 is refused by each class`(
            _ encoding: String
        ) async throws {
            try await TestDatabase.withClient { observer async throws in
                let name = "encoding_\(encoding.lowercased())_\(UUID().uuidString.prefix(8).lowercased())"
                let session = try await observer.dedicatedConnection()
                _ = try await session.single(
                    """
                    CREATE DATABASE \(name) ENCODING '\(encoding)' LC_COLLATE 'C' LC_CTYPE 'C'
                    LOCALE_PROVIDER libc TEMPLATE template0
                    """)
                try await TestDatabase.withClient(url: try TestDatabase.url(database: name)) {
                    client async throws in
                    for statementClass in StatementClass.allCases {
                        let error = try await postgreSQLError {
                            try await client.text("SELECT '€'", class: statementClass)
                        }
                        #expect(error.kind == .wrongEncoding)
                        #expect(error.message.contains(encoding))
                    }
                }
                _ = try await session.single("DROP DATABASE \(name) WITH (FORCE)")
            }
        }

        @Test func `the client speaks UTF8 whatever the connection string says`() async throws {
            let url = try TestDatabase.url(parameters: ["client_encoding": "LATIN1"])
            try await TestDatabase.withClient(url: url) { client async throws in
                #expect(try await client.text("SELECT '€' || $1", [.text("ß")]) == "€ß")
                #expect(try await client.text("SHOW client_encoding") == "UTF8")
            }
        }

        @Test func `bytes that are no protocol are the server's fault, and end with it`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop, { $0.acquireTimeout = .seconds(2) }
                ) { client async throws in
                    for statementClass in StatementClass.allCases {
                        #expect(try await client.int("SELECT 1::int8", class: statementClass) == 1)
                        proxy.become(.garbling)
                        let error = try await postgreSQLError {
                            try await client.int("SELECT 1::int8", class: statementClass)
                        }
                        let expected: Set<PostgreSQLError.Kind> = [
                            .connection, .connectionLost, .outcomeUnknown, .protocolViolation,
                        ]
                        #expect(expected.contains(error.kind), "\(error)")
                        proxy.become(.passing)
                        while (try? await client.int("SELECT 1::int8", class: statementClass)) == nil {}
                    }
                }
            }
        }
    }
}
