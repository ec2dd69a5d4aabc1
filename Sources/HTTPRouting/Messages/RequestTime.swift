/// The start of the request that the present task works for, by which deadlines are counted.
public enum RequestTime {
    /// When the request that the current task serves had come completely; nil outside of a request.
    ///
    /// What a handler waits for is bounded from here on as a whole, not each thing on its own.
    @TaskLocal public static var began: ContinuousClock.Instant?
}
