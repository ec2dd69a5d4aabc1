import Foundation
import TestSupport
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

/// The shipped migrations, without a ledger.
enum Schema {
    /// The statements that make the schema, in order.
    static func up() throws -> [String] { try known.get().map(\.up) }

    /// The statements that remove it, in reverse order.
    static func down() throws -> [String] { try known.get().reversed().map(\.down) }

    private static let known = Result { try sections() }

    private static func sections() throws -> [(up: String, down: String)] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Migrations/SQLite").standardized
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".sql") }.map { name in
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let parts = text.components(separatedBy: "-- migrate:down")
            try #require(parts.count == 2, "\(name) has no down section")
            return (parts[0], parts[1])
        }
    }
}

extension SQLiteArticleRepository {
    /// A storage in memory with the schema.
    static func inMemory(
        _ limits: TermIndexLimits = TermIndexLimits()
    ) async throws -> SQLiteArticleRepository {
        let repository = try SQLiteArticleRepository(path: ":memory:", termLimits: limits)
        try await repository.script(Schema.up().joined(separator: "\n"))
        return repository
    }

    /// Runs a script as a write of its own.
    func script(_ sql: String) async throws {
        try await database.write { try $0.script(sql) }
    }

    /// The texts that a statement returns, one for each row.
    func texts(_ sql: String) async throws -> [String] {
        try await database.read(.short) { try $0.select(sql) { try $0.decode(String.self, atIndex: 0) } }
    }
}

/// A folder for one test, which goes with this object.
final class TemporaryDatabase: Sendable {
    let folder: TemporaryFolder

    /// The path of the database.
    var path: String { folder.path("articles.db") }

    init() throws {
        folder = try TemporaryFolder()
        let connection = try SQLiteConnection(path: path, .readWrite, busyTimeout: .seconds(2))
        try connection.script(Schema.up().joined(separator: "\n"))
    }

    /// Overwrites all of the file but its beginning.
    func damage() throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: size / 2)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size - size / 2)))
        try file.close()
    }

    /// A repository on the file.
    func open() throws -> SQLiteArticleRepository { try SQLiteArticleRepository(path: path) }
}

extension SQLiteConnection {
    /// The rows of a statement that is prepared for this alone.
    func select<Value>(
        _ sql: String, _ values: [(any SQLiteConvertible)?] = [],
        _ decode: (borrowing SQLiteRow) throws -> Value
    ) throws -> [Value] {
        let prepared = try prepare(sql, isKept: false)
        try prepared.bind(values)
        var rows: [Value] = []
        try prepared.forEachRow { row in
            rows.append(try decode(row))
            return true
        }
        return rows
    }

    /// How many steps of SQLite's virtual machine a statement takes, which must return rows.
    func steps(_ sql: String, _ values: [SQLiteValue]) throws -> Int {
        let prepared = try prepare(sql, isKept: false)
        try prepared.bind(values)
        try prepared.run()
        return prepared.takeStepCount()
    }
}
