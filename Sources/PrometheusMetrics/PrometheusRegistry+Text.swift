/// A form in which metrics are written.
public enum MetricsFormat: Sendable, Hashable, CaseIterable {
    /// Prometheus text format 0.0.4
    case prometheusText
    /// OpenMetrics 1.0
    case openMetrics

    /// The media type without parameters.
    public var mediaType: String {
        switch self {
        case .prometheusText: "text/plain"
        case .openMetrics: "application/openmetrics-text"
        }
    }

    /// The value of `Content-Type`.
    public var contentType: String {
        switch self {
        case .prometheusText: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }
}

extension PrometheusRegistry {
    /// All metrics as they are now, by the order of their names.
    public func text(_ format: MetricsFormat) -> String {
        var text = MetricsText(format: format)
        for family in present { text.append(family) }
        return text.finished()
    }
}

/// Writes families.
private struct MetricsText {
    let format: MetricsFormat
    private var text = ""

    init(format: MetricsFormat) {
        self.format = format
        text.reserveCapacity(64 << 10)
    }

    mutating func append(_ family: MetricFamily) {
        let definition = family.definition
        let samples = family.series.compactMap { labels, series -> (String, MetricFamily.Series)? in
            guard case .observed(let read) = series else { return (labels, series) }
            return read().map { value in (labels, .observed { value }) }
        }
        guard !samples.isEmpty else { return }
        let name = familyName(definition)
        let help =
            format == .openMetrics
            ? MetricName.escaped(definition.help)
            : definition.help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type(definition.kind))\n"
        for (labels, series) in samples { append(definition.name, labels, series) }
    }

    func finished() -> String { format == .openMetrics ? text + "# EOF\n" : text }

    /// OpenMetrics names a family without the suffix of its samples.
    private func familyName(_ definition: MetricDefinition) -> String {
        guard format == .openMetrics else { return definition.name }
        switch definition.kind {
        case .counter: return withoutSuffix("_total", definition.name)
        case .information: return withoutSuffix("_info", definition.name)
        case .gauge, .histogram: return definition.name
        }
    }

    private func withoutSuffix(_ suffix: String, _ name: String) -> String {
        name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
    }

    private func type(_ kind: MetricDefinition.Kind) -> String {
        switch kind {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        case .information: format == .openMetrics ? "info" : "gauge"
        }
    }

    private mutating func append(_ name: String, _ labels: String, _ series: MetricFamily.Series) {
        switch series {
        case .counter(let counter): line(name, labels, String(counter.count))
        case .number(let series): line(name, labels, number(series.number))
        case .observed(let read): if let value = read() { line(name, labels, number(value)) }
        case .histogram(let histogram):
            let counts = histogram.cumulativeCounts
            let begin = labels.isEmpty ? "" : labels + ","
            for (bound, count) in zip(histogram.bounds, counts) {
                line(name + "_bucket", "\(begin)le=\"\(bound)\"", String(count))
            }
            line(name + "_bucket", begin + "le=\"+Inf\"", String(counts.last ?? 0))
            line(name + "_sum", labels, number(histogram.sum))
            line(name + "_count", labels, String(counts.last ?? 0))
        }
    }

    private mutating func line(_ name: String, _ labels: String, _ value: String) {
        text += name
        if !labels.isEmpty { text += "{\(labels)}" }
        text += " \(value)\n"
    }

    private func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}
