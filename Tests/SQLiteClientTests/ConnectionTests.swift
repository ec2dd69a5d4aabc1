import Foundation
import SQLiteClient
import TestSupport
import Testing

@Suite("SQLite connection")
struct ConnectionTests {
    private let insert = SQLiteStatement("INSERT INTO things (id, name, data) VALUES (?1, ?2, ?3)")
    private let select = SQLiteStatement("SELECT data FROM things WHERE id = ?1")
    private let file: TemporaryFile
    private let connection: SQLiteConnection

    init() throws {
        file = try TemporaryFile()
        connection = try SQLiteConnection(path: file.path, .readWrite, busyTimeout: .zero)
    }

    private func store(_ id: Int, _ name: String, _ data: (any SQLiteConvertible)?) throws {
        let prepared = try connection.prepare(insert)
        try prepared.bind([id, name, data])
        try prepared.run()
    }

    private func stored<Value>(_ id: Int, _ decode: (borrowing SQLiteRow) throws -> Value) throws -> Value? {
        let prepared = try connection.prepare(select)
        try prepared.bind([id])
        return try prepared.first(decode)
    }

    @Test(arguments: ["", "a", "a\0b", "é\u{301}\u{1F600}", String(repeating: "x", count: 100_000)])
    func `a text comes back byte for byte`(_ text: String) throws {
        try store(1, "a", text)
        let found = try stored(1) { try $0.decode(String.self, atIndex: 0) }
        #expect(found.map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test(arguments: [[], [0], [0xFF, 0, 0xFE], [UInt8](repeating: 7, count: 100_000)])
    func `bytes come back`(_ bytes: [UInt8]) throws {
        try store(1, "a", bytes)
        #expect(try stored(1) { try $0.decode([UInt8].self, atIndex: 0) } == bytes)
    }

    @Test(arguments: [0, 1, -1, Int.max, Int.min])
    func `an integer comes back`(_ number: Int) throws {
        try store(1, "a", number)
        #expect(try stored(1) { try $0.decode(Int.self, atIndex: 0) } == number)
    }

    @Test func `what is read as something else than it is throws`() throws {
        try store(1, "a", "text")
        try store(2, "b", nil)
        try store(3, "c", Int.max)
        #expect(throws: SQLiteColumnError.self) { try stored(1) { try $0.decode(Int.self, atIndex: 0) } }
        #expect(throws: SQLiteColumnError.self) { try stored(2) { try $0.decode(Int.self, atIndex: 0) } }
        #expect(throws: SQLiteColumnError.self) { try stored(3) { try $0.decode(Int32.self, atIndex: 0) } }
        #expect(try stored(2) { try $0.decode(Int?.self, atIndex: 0) } == .some(nil))
        #expect(try stored(4) { try $0.decode(Int.self, atIndex: 0) } == nil)
    }

    @Test func `what is taken is told by its code`() throws {
        try store(1, "a", nil)
        let sameName = #expect(throws: SQLiteError.self) { try store(2, "a", nil) }
        #expect(sameName?.extendedCode == .unique)
        #expect(sameName?.code == .constraint)
        let sameID = #expect(throws: SQLiteError.self) { try store(1, "b", nil) }
        #expect(sameID?.extendedCode == .primaryKey)
        #expect(sameID?.sql == insert.sql)
    }

    @Test func `a statement that failed can be run again`() throws {
        try store(1, "a", nil)
        #expect(throws: SQLiteError.self) { try store(2, "a", nil) }
        try store(2, "b", nil)
        #expect(connection.changeCount == 1)
        #expect(connection.lastInsertedRowID == 2)
    }

    @Test func `a loop that ends early leaves no lock`() throws {
        for id in 1...3 { try store(id, "\(id)", nil) }
        let all = try connection.prepare("SELECT id FROM things ORDER BY id", isKept: true)
        var seen: [Int64?] = []
        try all.forEachRow { row in
            seen.append(row.integer(0))
            return seen.count < 2
        }
        #expect(seen == [1, 2])
        let other = try SQLiteConnection(path: file.path, .readWrite, busyTimeout: .zero)
        try other.script("DROP TABLE things")
    }

    @Test func `a double-quoted text is no string, and foreign keys hold`() throws {
        #expect(throws: SQLiteError.self) {
            try connection.prepare(#"SELECT "no such column""#, isKept: false)
        }
        try connection.script("CREATE TABLE parts (thing INTEGER REFERENCES things)")
        let error = #expect(throws: SQLiteError.self) {
            try connection.script("INSERT INTO parts VALUES (9)")
        }
        #expect(error?.extendedCode == .foreignKey)
    }

    @Test func `an empty text is no statement`() throws {
        #expect(throws: SQLiteError.self) { try connection.prepare(" -- nothing", isKept: false) }
    }

    @Test func `a file that is not there is not made for reading`() throws {
        let path = file.folder.path("other.db")
        let error = #expect(throws: SQLiteError.self) {
            _ = try SQLiteConnection(path: path, .readOnly, busyTimeout: .zero)
        }
        #expect(error?.code == .cannotOpen)
    }
}
