public import CoreMetrics
internal import Synchronization

/// Keeps what a program counts through the swift-metrics API, and writes it for Prometheus.
///
/// To record takes an atomic addition or two: no lock, no allocation. A lock is held while a series is made
/// and while the list of series is copied to be written. The same label and dimensions lead to the same
/// series, however often they are asked for; series stay, so dimensions must not come from clients.
public final class PrometheusRegistry: MetricsFactory {
    private let prefix: String
    private let definitions: [String: MetricDefinition]
    private let families = Mutex<[String: MetricFamily]>([:])

    /// An empty registry.
    ///
    /// - Parameters:
    ///   - prefix: Begins the name of each metric, unless a definition has its label as it is.
    ///   - definitions: The type, the help text and the bounds of metrics by their whole names; a metric that
    /// is not among
    ///     them has its label as help text and, if it is a histogram, bounds in seconds.
    public init(prefix: String = "", definitions: [MetricDefinition] = []) {
        self.prefix = prefix
        self.definitions = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Adds a series whose value is read when the text is written; nil leaves it out.
    public func observe(
        _ label: String, _ dimensions: [(String, String)] = [], isCounter: Bool = false,
        _ read: @escaping @Sendable () -> Double?
    ) {
        _ = series(label, isCounter ? .counter : .gauge, dimensions) { _ in .observed(read) }
    }

    /// Adds labels that do not change; the label of the metric ends in `_info`.
    public func inform(_ label: String, _ dimensions: [(String, String)]) {
        _ = series(label, .information, dimensions) { _ in .observed { 1 } }
    }

    /// The families that have series, by their names.
    var present: [MetricFamily] {
        families.withLock { families in
            families.values.sorted { $0.definition.name < $1.definition.name }
        }
    }

    private func series(
        _ label: String, _ kind: MetricDefinition.Kind, _ dimensions: [(String, String)],
        _ make: (MetricDefinition) -> MetricFamily.Series
    ) -> MetricFamily.Series {
        let labels = MetricName.labels(dimensions)
        let definition = definition(of: label, kind)
        return families.withLock { families in
            families[definition.name, default: MetricFamily(definition)].series(labels) { make(definition) }
        }
    }

    private func definition(of label: String, _ kind: MetricDefinition.Kind) -> MetricDefinition {
        let label = MetricName.name(label)
        let name = prefix + label
        return definitions[label] ?? definitions[name] ?? MetricDefinition(name, kind, label)
    }
}

extension PrometheusRegistry {
    /// Makes a counter, or finds it.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let found = series(label, .counter, dimensions) { _ in .counter(CounterSeries()) }
        guard case .counter(let series) = found else { return NOOPMetricsHandler.instance }
        return series
    }

    /// Makes a counter of fractions, or finds it.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        number(label, .counter, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// Makes a gauge, or finds it.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        number(label, .gauge, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// Makes a histogram if it aggregates, else a gauge, or finds it.
    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if !aggregate { return number(label, .gauge, dimensions) ?? NOOPMetricsHandler.instance }
        return histogram(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// Makes a histogram of seconds, or finds it.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// Does nothing: a series that was there stays, as Prometheus wants it.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Does nothing.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Does nothing.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Does nothing.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Does nothing.
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func number(
        _ label: String, _ kind: MetricDefinition.Kind, _ dimensions: [(String, String)]
    ) -> NumberSeries? {
        guard case .number(let series) = series(label, kind, dimensions, { _ in .number(NumberSeries()) })
        else { return nil }
        return series
    }

    private func histogram(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries? {
        let found = series(label, .histogram(MetricDefinition.seconds), dimensions) { definition in
            if case .histogram(let bounds) = definition.kind {
                return .histogram(HistogramSeries(bounds: bounds))
            }
            return .histogram(HistogramSeries(bounds: MetricDefinition.seconds))
        }
        guard case .histogram(let series) = found else { return nil }
        return series
    }
}
