import Foundation
import Synchronization
import Testing

@testable import SQLiteClient

@Suite("The mark of a SQLite file")
struct LogIndexTests {
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
        var seen = [try #require(database.changeMark)]
        for name in ["a", "b"] {
            for writer in [database, other] {
                try await add(name + (writer === other ? "2" : "1"), to: writer)
                let mark = try #require(database.changeMark)
                #expect(other.changeMark == mark)
                #expect(!seen.contains(mark))
                seen.append(mark)
                let count = try await other.read(.short) { connection in
                    try connection.prepare("SELECT count(*) FROM things", isKept: false).first {
                        $0.integer(0) ?? 0
                    }
                }
                #expect(count == Int64(seen.count - 1))
                #expect(database.changeMark == mark)
            }
        }
        // The log begins anew, with a counter that goes on.
        let connection = try SQLiteConnection(path: file.path, .readWrite, busyTimeout: .seconds(5))
        try connection.truncateLog()
        for name in ["c", "d"] {
            try await add(name, to: other)
            let mark = try #require(database.changeMark)
            #expect(!seen.contains(mark))
            seen.append(mark)
        }
        await database.close()
        #expect(database.changeMark == nil)
        #expect(other.changeMark == seen.last)
        await other.close()
    }

    @Test func `there is none in memory, nor of a file that is only read`() async throws {
        for database in [
            try SQLiteDatabase(path: ":memory:"), try SQLiteDatabase(path: file.path, isReadOnly: true),
        ] {
            #expect(database.changeMark == nil)
            await database.close()
        }
    }

    @Test func `whoever sees the same mark before and after a read has read what is stored`() async throws {
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
                    var known: (mark: SIMD8<UInt64>, count: Int)?
                    var last = 0
                    while last < 400 {
                        let least = stored.value.load(ordering: .sequentiallyConsistent)
                        let mark = database.changeMark
                        if let known, known.mark == mark {
                            #expect(known.count >= least)
                            await Task.yield()
                            continue
                        }
                        last = try await database.read(.short) { connection in
                            try connection.prepare("SELECT count(*) FROM things", isKept: false)
                                .first { Int($0.integer(0) ?? 0) } ?? 0
                        }
                        known = mark.map { ($0, last) }
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
