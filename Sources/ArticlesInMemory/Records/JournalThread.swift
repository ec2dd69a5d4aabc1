import Dispatch

/// Runs what blocks, one job after the other, away from the threads that all tasks share.
final class JournalThread: SerialExecutor {
    private let queue = DispatchQueue(label: "articles.journal")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
