/// What a metric is, for whoever reads it: its name, type and help text.
public struct MetricDefinition: Sendable, Hashable {
    /// The type of a metric.
    public enum Kind: Sendable, Hashable {
        /// A number that only grows while the process runs.
        case counter
        /// A number that goes up and down.
        case gauge
        /// How many values were at most so large, for each of these bounds, which ascend; at most 23.
        case histogram([Double])
        /// Labels that do not change; the value is 1.
        case information
    }

    /// The whole name, such as `http_requests_total`.
    public var name: String
    /// The type.
    public var kind: Kind
    /// One sentence that says what is counted.
    public var help: String

    /// Defines a metric.
    public init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }

    /// Bounds in seconds for what takes from a tenth of a millisecond to ten seconds.
    public static let seconds: [Double] = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
}
