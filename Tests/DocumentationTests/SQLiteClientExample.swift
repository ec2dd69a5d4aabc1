import SQLiteClient
import Testing

@Suite struct SQLiteClientExample {
    @Test func `the example of the catalog runs`() async throws {
        let path = ":memory:"
        let insert = SQLiteStatement("INSERT INTO notes (text) VALUES (?1)")
        let all = SQLiteStatement("SELECT text FROM notes ORDER BY id")
        let database = try SQLiteDatabase(path: path)
        try await database.write { connection in
            try connection.script(
                "CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            let statement = try connection.prepare(insert)
            try statement.bind(["Buy flour"])
            try statement.run()
        }
        let notes = try await database.read(.long) { connection in
            var notes: [String] = []
            try connection.prepare(all).forEachRow { row in
                notes.append(try row.decode(String.self, atIndex: 0))
                return true
            }
            return notes
        }
        await database.close()
        #expect(notes == ["Buy flour"])
    }
}
