internal import Synchronization

/// Whether reads in place are fast enough not to keep other work of their thread waiting: pages that SQLite or the
/// operating system has in memory take microseconds, those of a cold disk milliseconds.
final class ReadLatency: Sendable {
    /// A read in place that takes longer was one too many.
    private static let limit = Duration.milliseconds(1)
    /// How long reads then run on threads that may wait.
    private static let pause = Duration.milliseconds(250)

    private let origin = ContinuousClock.now
    /// In nanoseconds after the origin.
    private let slowUntil = Atomic<Int64>(0)

    func isFast(_ now: ContinuousClock.Instant) -> Bool {
        slowUntil.load(ordering: .relaxed) <= nanoseconds(now)
    }

    /// Takes note of a read in place that has read the file.
    func record(_ start: ContinuousClock.Instant, _ end: ContinuousClock.Instant) {
        guard end - start > Self.limit else { return }
        slowUntil.store(nanoseconds(end + Self.pause), ordering: .relaxed)
    }

    private func nanoseconds(_ time: ContinuousClock.Instant) -> Int64 {
        let (seconds, attoseconds) = (time - origin).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
