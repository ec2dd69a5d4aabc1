import Foundation
import GRDB
import Testing

@testable import ArticlesSQLite

/// The shipped migrations, without a ledger.
enum Schema {
    /// The statements that make the schema, in order.
    static func up() throws -> [String] { try sections().map(\.up) }

    /// The statements that remove it, in reverse order.
    static func down() throws -> [String] { try sections().reversed().map(\.down) }

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
        try await writer.write { try $0.execute(sql: sql) }
    }

    /// The texts that a statement answers, one for each row.
    func texts(_ sql: String) async throws -> [String] {
        try await readers.read(.short) { try String.fetchAll($0, sql: sql) }
    }
}

/// A folder for one test, which goes with this object.
final class TemporaryDatabase: Sendable {
    let folder: URL

    /// The path of the database.
    var path: String { folder.appendingPathComponent("articles.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let connection = try DatabaseQueue(path: path)
        try connection.write { try $0.execute(sql: Schema.up().joined(separator: "\n")) }
        try connection.close()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Overwrites all of the file but its beginning.
    func damage() throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: size / 4)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size - size / 4)))
        try file.close()
    }

    /// A repository on the file.
    func open() throws -> SQLiteArticleRepository { try SQLiteArticleRepository(path: path) }
}
