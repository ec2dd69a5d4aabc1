import CSQLite
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct LargeMigrationTests {
    /// SQLite copies a text that does not end with a zero, for each statement all that is left of it.
    @Test func `SQLite does not copy the rest of a file for each statement`() async throws {
        let connection = try await SQLiteMigrationDatabase(path: ":memory:").connect(.write)
        let rest = 32 << 20
        let sql =
            "CREATE TABLE a (b text); INSERT INTO a VALUES ('ü');\r\n" + String(repeating: " ", count: rest)
        var (current, largest) = (Int32(0), Int32(0))
        unsafe sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &current, &largest, 1)
        try await connection.script(sql, by: .migration)
        unsafe sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &current, &largest, 0)
        #expect(largest > 0, "SQLite keeps count")
        #expect(Int(largest) < rest / 2)
        #expect(try await connection.query("SELECT b FROM a", []) == [["ü"]])
        await connection.close()
    }

    @Test(arguments: [
        ("SELECT 1;\r\n-- ü\r\n  SELEC 2;", 19), ("SELECT 1; /* é */ SELECT nope;", 25),
        ("SELECT 1; SELECT 'x", 17),
        ("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1);\n/* ß */ INSERT INTO t VALUES (1);", 61),
    ])
    func `an error is at its scalar, however many statements are before it`(_ sql: String, _ offset: Int)
        async throws
    {
        let connection = try await SQLiteMigrationDatabase(path: ":memory:").connect(.write)
        let before = String(repeating: "SELECT 'ü';\n", count: 1_000)
        for prefix in ["", before] {
            let error = await #expect(throws: MigrationConnectionError.self) {
                try await connection.script(prefix + "DROP TABLE IF EXISTS t;" + sql, by: .migration)
            }
            #expect(error?.offset == prefix.unicodeScalars.count + 23 + offset)
        }
        await connection.close()
    }
}
