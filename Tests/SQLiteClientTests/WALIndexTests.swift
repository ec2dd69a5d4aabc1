import Foundation
import Synchronization
import Testing

@testable import SQLiteClient

@Suite("The token of a SQLite file")
struct WALIndexTests {
    private let file: TemporaryFile

    init() throws { file = try TemporaryFile() }

    private func add(_ name: String, to database: SQLiteDatabase) async throws {
        try await database.write { connection in
            try connection.prepare("INSERT INTO things (name) VALUES ('\(name)')", isKept: false).run()
        }
    }

    @Test func `changes by this process, another one and a checkpoint make another one, and reads do not`()
        async throws
    {
        let database = try SQLiteDatabase(path: file.path)
        let other = try SQLiteDatabase(path: file.path)
        var seen = [try #require(database.changeToken)]
        for name in ["a", "b"] {
            for writer in [database, other] {
                try await add(name + (writer === other ? "2" : "1"), to: writer)
                let token = try #require(database.changeToken)
                #expect(other.changeToken == token)
                #expect(!seen.contains(token))
                seen.append(token)
                let count = try await other.read(.short) { connection in
                    try connection.prepare("SELECT count(*) FROM things", isKept: false).first {
                        $0.integer(0) ?? 0
                    }
                }
                #expect(count == Int64(seen.count - 1))
                #expect(database.changeToken == token)
            }
        }
        // The log begins anew, with a counter that goes on.
        let connection = try SQLiteConnection(path: file.path, .readWrite, busyTimeout: .seconds(5))
        try connection.truncateLog()
        for name in ["c", "d"] {
            try await add(name, to: other)
            let token = try #require(database.changeToken)
            #expect(!seen.contains(token))
            seen.append(token)
        }
        await database.close()
        #expect(database.changeToken == nil)
        #expect(other.changeToken == seen.last)
        await other.close()
    }

    @Test func `there is none in memory, nor of a file that is only read`() async throws {
        for database in [
            try SQLiteDatabase(path: ":memory:"), try SQLiteDatabase(path: file.path, isReadOnly: true),
        ] {
            #expect(database.changeToken == nil)
            await database.close()
        }
    }

    @Test func `whoever sees the same token before and after a read has read what is stored`() async throws {
        let database = try SQLiteDatabase(path: file.path)
        let stored = Count()
        let writer = Task {
            for number in 1...400 {
                try await add("\(number)", to: database)
                stored.value.store(number, ordering: .sequentiallyConsistent)
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    var known: (token: SIMD8<UInt64>, count: Int)?
                    var last = 0
                    while last < 400 {
                        let least = stored.value.load(ordering: .sequentiallyConsistent)
                        let token = database.changeToken
                        if let known, known.token == token {
                            #expect(known.count >= least)
                            await Task.yield()
                            continue
                        }
                        last = try await database.read(.short) { connection in
                            try connection.prepare("SELECT count(*) FROM things", isKept: false)
                                .first { Int($0.integer(0) ?? 0) } ?? 0
                        }
                        known = token.map { ($0, last) }
                        #expect(last >= least)
                    }
                }
            }
            try await group.waitForAll()
        }
        try await writer.value
        await database.close()
    }
}

/// A number that several tasks know.
private final class Count: Sendable {
    let value = Atomic<Int>(0)
}
