internal import Foundation

/// A queue of its own for blocking calls: SQLite waits for disks and locks, and no other task shall wait with
/// it.
final class MigrationThread: SerialExecutor {
    private let queue = DispatchQueue(label: "migrations", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
