import NIOCore

/// Watches whether bytes go on coming, or being taken: in each window of time at least so many. What a client
/// did faster before does not count for it later.
struct RateWindow {
    private var start: NIODeadline
    private var count: Int

    /// A window that begins now, after so many bytes.
    init(at now: NIODeadline, _ count: Int) {
        start = now
        self.count = count
    }

    /// Whether the client keeps up, when there have been so many bytes.
    mutating func keepsUp(
        _ total: Int, at now: NIODeadline, bytesPerSecond rate: Int, within length: TimeAmount
    ) -> Bool {
        let elapsed = now - start
        guard elapsed >= length else { return true }
        let expected = Int64(clamping: rate).multipliedReportingOverflow(by: elapsed.nanoseconds)
        let least = expected.overflow ? Int64.max : expected.partialValue / 1_000_000_000
        guard Int64(total - count) >= max(least, 1) else { return false }
        (start, count) = (now, total)
        return true
    }

    /// When the window ends.
    func end(_ length: TimeAmount) -> NIODeadline { start + length }
}
