/// The time that a request has taken so far, for whoever works for it.
public enum RequestTime {
    /// When the request that the current task serves had come completely; nil outside of a request.
    ///
    /// What a handler waits for is bounded from here on as a whole, not each thing on its own.
    @TaskLocal public static var began: ContinuousClock.Instant?
}
