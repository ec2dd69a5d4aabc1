import NIOCore
import NIOPosix
import Synchronization

/// Threads for work that would hold up the connections of an event loop: it runs as part of a Swift task that
/// prefers this executor for a while.
public final class WorkerThreads: TaskExecutor {
    /// So many pieces of work may wait for a thread.
    private static let queueLimit = 128

    private let threads: NIOThreadPool
    private let waiting = Atomic<Int>(0)

    /// As many threads as the machine has cores; they are started with the first use and never end.
    public static let shared = WorkerThreads(count: System.coreCount)

    private init(count: Int) {
        threads = NIOThreadPool(numberOfThreads: max(count, 1))
        threads.start()
    }

    /// Whether so much waits that more should be refused.
    public var isFull: Bool { waiting.load(ordering: .relaxed) >= Self.queueLimit }

    /// Runs a job on one of the threads, in the order of the calls.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        waiting.add(1, ordering: .relaxed)
        threads.submit { _ in
            self.waiting.subtract(1, ordering: .relaxed)
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}

extension WorkerThreads {
    /// The compressed form of a body; nil if it would not become smaller, or too much work waits.
    func gzip(_ body: [UInt8], level: Int) async -> [UInt8]? {
        guard !isFull else { return nil }
        return await withTaskExecutorPreference(self) {
            Task.isCancelled ? nil : Deflater(level: level)?.gzip(body)
        }
    }
}
