public import PrometheusMetrics

/// Who may read `/metrics`.
public enum MetricsAccess: Sendable {
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
    /// How long the storage has to say how it is: a scrape must not wait for it.
    public var storageLimit: Duration

    /// Settings.
    public init(
        registry: PrometheusRegistry, access: MetricsAccess = .key, storageLimit: Duration = .seconds(2)
    ) {
        self.registry = registry
        self.access = access
        self.storageLimit = storageLimit
    }
}
