import Dispatch
import Foundation
import Synchronization
import Testing

@testable import SQLiteClient

@Suite("SQLite readers")
struct ReaderTests {
    private let file: TemporaryFile
    private let statement = SQLiteStatement("SELECT count(*) FROM things")

    /// Without one, SQLite keeps no log, and readers forget their pages.
    private let writer: ConnectionThread

    init() throws {
        file = try TemporaryFile()
        writer = ConnectionThread(try .writer(path: file.path), label: "writer")
    }

    private func readers(_ count: Int, waitLimit: Duration = .seconds(3_600)) throws -> SQLiteReaders {
        let threads = try (1...count).map { number in
            ConnectionThread(try .reader(path: file.path), label: "reader \(number)")
        }
        return SQLiteReaders(threads, waitLimit: waitLimit)
    }

    @Test func `a long read leaves a connection for short ones`() async throws {
        let readers = try readers(4)
        let gate = DispatchSemaphore(value: 0)
        let reads = (0..<20).map { _ in
            Task { try await readers.read(.long) { _ in gate.wait() } }
        }
        for _ in 0..<100 { try await readers.read(.short) { _ in } }
        for _ in reads { gate.signal() }
        for read in reads { try await read.value }
        await readers.finish()
    }

    @Test func `a read that has waited too long is refused, and not run`() async throws {
        let readers = try readers(1, waitLimit: .nanoseconds(-1))
        let error = await #expect(throws: SQLiteUnavailable.self) {
            try await readers.read(.long) { _ in Issue.record("it was run") }
        }
        if case .overloaded? = error {} else { Issue.record("another error: \(String(describing: error))") }
        await readers.finish()
    }

    @Test func `a short read runs on the thread of its caller`() async throws {
        let readers = try readers(2)
        let caller = DedicatedThread()
        let isSame = try await Task(executorPreference: caller) {
            try await readers.read(.short) { connection in
                try connection.run(SQLiteStatement("SELECT 1"))
                return caller.isCurrent
            }
        }.value
        #expect(isSame)
        let isSameForLong = try await Task(executorPreference: caller) {
            try await readers.read(.long) { _ in caller.isCurrent }
        }.value
        #expect(!isSameForLong)
        await readers.finish()
    }

    @Test(arguments: [true, false])
    func `after a read that waited for the file, the next ones keep no caller waiting`(
        _ isOfFile: Bool
    ) async throws {
        // Other connections of the process may take the pages out of the cache: then it waited for the file after all.
        var wasInPlace = false
        for _ in 0..<10 where !wasInPlace { wasInPlace = try await isInPlace(afterReadOfFile: isOfFile) }
        #expect(wasInPlace != isOfFile)
    }

    /// Whether a read is done in place after one that took long.
    private func isInPlace(afterReadOfFile isOfFile: Bool) async throws -> Bool {
        let readers = try readers(1)
        let caller = DedicatedThread()
        let isInPlace = try await Task(executorPreference: caller) {
            // Brings the pages into the cache, or leaves that to the next read.
            if !isOfFile { try await readers.read(.long) { [statement] in try $0.run(statement) } }
            try await readers.read(.short) { [statement] connection in
                try connection.run(statement)
                // Longer than a read in place may take.
                let end = ContinuousClock.now + .milliseconds(3)
                while ContinuousClock.now < end {}
            }
            return try await readers.read(.short) { _ in caller.isCurrent }
        }.value
        await readers.finish()
        return isInPlace
    }

    @Test func `a lock that somebody holds is waited for elsewhere`() async throws {
        // Not WAL: a writer keeps readers out.
        let other = try TemporaryFile()
        let path = other.path
        let thread = ConnectionThread(
            try SQLiteConnection(path: path, .readWrite, busyTimeout: .seconds(3_600)), label: "reader")
        let readers = SQLiteReaders([thread], waitLimit: .seconds(3_600))
        let holder = try SQLiteConnection(path: path, .readWrite, busyTimeout: .zero)
        try holder.script("BEGIN EXCLUSIVE")
        let caller = DedicatedThread()
        let attempts = Mutex(0)
        let read = Task(executorPreference: caller) {
            try await readers.read(.short) { [statement] connection in
                attempts.withLock { $0 += 1 }
                return try connection.prepare(statement).first { try $0.decode(Int.self, atIndex: 0) }
            }
        }
        // The thread of the caller is free while the read waits.
        while attempts.withLock({ $0 }) < 2 { await Task(executorPreference: caller) {}.value }
        try holder.script("COMMIT")
        #expect(try await read.value == 0)
        await readers.finish()
    }
}

/// An executor with one thread.
private final class DedicatedThread: TaskExecutor {
    private let queue = DispatchQueue(label: "caller")
    private let key = DispatchSpecificKey<Bool>()

    init() { queue.setSpecific(key: key, value: true) }

    var isCurrent: Bool { DispatchQueue.getSpecific(key: key) == true }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
