import NIOCore

/// The latency of the server: a moving average of how long it is silent while it has something to do.
struct ResponseLatency {
    /// In nanoseconds, high until something is known.
    private var average: Int64 = 5_000_000

    private static let weight: Int64 = 16
    private static let floor: Int64 = 50_000
    /// A connection that is silent for so many times as long as usual is behind.
    private static let factor: Int64 = 6
    /// Some ten times what a short read takes, and less than the slices in which Linux gives out a processor.
    private static let shortestDelay: Int64 = 2_000_000

    /// Counts a silence; a single long one counts no more than four times the average.
    mutating func record(silence: TimeAmount) {
        let sample = min(max(silence.nanoseconds, 0), average * 4)
        average = max(average + (sample - average) / Self.weight, Self.floor)
    }

    /// The silence after which a connection is behind, and its reads are hedged.
    var hedgingDelay: TimeAmount { .nanoseconds(max(average * Self.factor, Self.shortestDelay)) }
}
