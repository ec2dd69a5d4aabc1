public import PrometheusMetrics

/// Who may read `/metrics`.
public enum MetricsAccess: String, CaseIterable, Sendable {
    /// Nobody: nothing is counted.
    case off
    /// Whoever has a key, and whoever asks from this machine itself.
    case loopback
    /// Whoever has a key.
    case key
}

/// What the API counts, and who may read it.
public struct MetricsSettings: Sendable {
    /// Where all of the program is counted.
    public var registry: PrometheusRegistry
    /// Who may read it.
    public var access: MetricsAccess

    /// Settings.
    public init(registry: PrometheusRegistry, access: MetricsAccess = .key) {
        self.registry = registry
        self.access = access
    }
}
