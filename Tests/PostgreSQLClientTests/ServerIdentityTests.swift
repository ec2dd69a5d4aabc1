import PostgreSQLClient
import TestSupport
import Testing

@Suite struct ServerIdentityTests {
    private func refusal(_ text: String, _ number: Int = 150_004) -> String? {
        ServerIdentity(text: text, number: number).refusal?.description
    }

    @Test(arguments: [
        ("PostgreSQL 13.0 on x86_64-pc-linux-gnu, compiled by gcc", 130_000),
        ("PostgreSQL 15.14 (Debian 15.14-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc", 150_014),
        ("PostgreSQL 18beta1 on aarch64-unknown-linux-musl", 180_000),
        ("PostgreSQL 16.4 (EnterpriseDB Advanced Server 16.4.1) on x86_64-pc-linux-gnu", 160_004),
    ])
    func `PostgreSQL is used`(_ text: String, _ number: Int) {
        #expect(refusal(text, number) == nil)
    }

    @Test(arguments: [
        (
            "CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27 01:53:43, go1.19.10)",
            "CockroachDB"
        ),
        ("PostgreSQL 11.2-YB-2.18.0.1-b0 on x86_64-pc-linux-gnu, compiled by clang", "YugabyteDB"),
        ("PostgreSQL 15.2-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu", "YugabyteDB"),
        ("PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC, Redshift 1.0.12103", "Amazon Redshift"),
        ("PostgreSQL 12.12 (Greenplum Database 7.0.0 build commit:0a7a3566) on x86_64", "Greenplum"),
        ("PostgreSQL 13.14.0-RisingWave-2.0.1 (abc)", "RisingWave"),
        ("PostgreSQL 12.3, compiled by Visual C++ build 1914, 64-bit, QuestDB", "QuestDB"),
        ("Noisy-DB v1.2 (for all)", "Noisy DB"),
        ("", "a database without a name"),
    ])
    func `another database is refused by its name`(_ text: String, _ name: String) {
        #expect(refusal(text) == "\(name) is not supported: only PostgreSQL itself is proven")
    }

    @Test func `a version that is too old is refused`() {
        #expect(
            refusal("PostgreSQL 12.22 on x86_64-pc-linux-gnu", 120_022)
                == "PostgreSQL 13 or later is needed, this server is 12")
    }

    @Test func `a server that says in version() that it is another one is refused by each class`()
        async throws
    {
        try await TestDatabase.withSchema { schema, _ async throws in
            try await TestDatabase.withSession { session async throws in
                _ = try await session.single(
                    """
                    CREATE FUNCTION \(schema).version() RETURNS text LANGUAGE sql AS
                    $$SELECT 'CockroachDB CCL v23.1.11'$$
                    """)
            }
            let url = try TestDatabase.url(parameters: ["options": "-csearch_path=\(schema),pg_catalog"])
            try await TestDatabase.withClient(url: url) { client async throws in
                for statementClass in StatementClass.allCases {
                    let error = try await postgreSQLError {
                        try await client.int("SELECT 1::int8", class: statementClass)
                    }
                    #expect(error.kind == .unsupportedServer)
                    #expect(error.message.hasPrefix("CockroachDB is not supported"))
                }
            }
        }
    }
}
