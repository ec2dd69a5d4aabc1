import Articles

/// Something that is done to a loaded storage again and again, by one caller at a time.
///
/// A further one is a type that conforms to this, and a line in `Scale.measurements`.
protocol Measurement: Sendable {
    /// What the results call it.
    var name: String { get }
    /// How often it is done.
    var count: Int { get }

    /// Does it once; returns how long it took, and how many articles came back.
    func attempt(_ number: Int, on stage: Stage) async throws(ArticleError) -> (Duration, articles: Int)
}
