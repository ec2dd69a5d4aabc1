public import Articles
internal import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    /// A clock that shows this instant.
    public init(_ start: Timestamp) { time = Mutex(start) }

    /// What the clock shows.
    public var now: Timestamp { time.withLock { $0 } }

    /// Moves the clock on by whole milliseconds, at most to the year 9999.
    public func advance(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        // No more than all years that there are.
        let bounded = min(max(seconds, -400_000_000_000), 400_000_000_000)
        let milliseconds = bounded * 1_000 + attoseconds / 1_000_000_000_000_000
        time.withLock { $0 = Timestamp(clamping: $0.milliseconds + milliseconds) }
    }
}
