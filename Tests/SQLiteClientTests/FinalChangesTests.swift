import Dispatch
import Synchronization
import Testing

@testable import SQLiteClient

/// What writes leave for the end of their transaction.
@Suite struct FinalChangesTests {
    private struct Refused: Error {}

    /// Inserts names when the transaction ends, all at once.
    private final class Names: FinalChanges {
        var names: [String] = []
        var count: Int { names.count }

        func removeAll(behind count: Int) { names.removeLast(names.count - count) }

        func make(in connection: SQLiteConnection) throws {
            if names.contains("bad") { throw Refused() }
            let all = names.joined(separator: "+")
            try connection.script("INSERT INTO things (name) VALUES ('\(all)')")
        }
    }

    private static func leave(_ name: String, in connection: SQLiteConnection) {
        let names = connection.finalChanges as? Names ?? Names()
        names.names.append(name)
        connection.finalChanges = names
    }

    /// Makes writes in one transaction, each of which leaves its name; returns which were stored, and all names.
    private func stored(_ names: [String]) async throws -> (outcomes: [Bool], names: [String]) {
        let file = try TemporaryFile()
        let database = try SQLiteDatabase(path: file.path)
        let gate = DispatchSemaphore(value: 0)
        let hasBegun = Atomic(false)
        async let first: Void = database.write { _ in
            hasBegun.store(true, ordering: .releasing)
            gate.wait()
        }
        while !hasBegun.load(ordering: .acquiring) { await Task.yield() }
        var writes: [Task<Bool, Never>] = []
        for (number, name) in names.enumerated() {
            writes.append(
                Task {
                    do {
                        try await database.write { connection in
                            Self.leave(name, in: connection)
                            if name == "failed" { throw Refused() }
                        }
                        return true
                    } catch {
                        return false
                    }
                })
            // In their order.
            while database.writer.waitingCount <= number { await Task.yield() }
        }
        gate.signal()
        try await first
        var outcomes: [Bool] = []
        for task in writes { outcomes.append(await task.value) }
        let found = try await database.write { connection in
            let prepared = try connection.prepare(SQLiteStatement("SELECT name FROM things ORDER BY id"))
            var found: [String] = []
            try prepared.forEachRow { row in
                found.append(try row.decode(String.self, atIndex: 0))
                return true
            }
            return found
        }
        await database.close()
        return (outcomes, found)
    }

    @Test func `it is done once for all of them, without what a failed write left`() async throws {
        let (outcomes, names) = try await stored(["a", "failed", "b"])
        #expect(outcomes == [true, false, true])
        #expect(names == ["a+b"])
    }

    @Test func `when it fails each write is stored by itself, and only its own callers are told`()
        async throws
    {
        let (outcomes, names) = try await stored(["a", "bad", "b"])
        #expect(outcomes == [true, false, true])
        #expect(names == ["a", "b"])
    }
}
