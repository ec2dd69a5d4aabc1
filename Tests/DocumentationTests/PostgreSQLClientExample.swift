import PostgreSQLClient
import Testing

/// Compiled, and not run: it needs the server that the URL names.
private func example() async throws {
    let client = try PostgreSQLClient(url: "postgres://user:password@localhost/database")
    let lengths = PostgreSQLStatement("SELECT word, length(word) FROM unnest($1::text[]) AS word")
    let rows = try await client.query(lengths, [.textArray(["flour", "salt"])]) {
        row throws(PostgreSQLError) in
        (try row.text(0), try row.int32(1))
    }
    print(rows)
    await client.shutdown()
}
