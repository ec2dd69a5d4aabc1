import CoreMetrics
import PrometheusMetrics
import Testing

@Suite struct PrometheusMetricsExample {
    @Test func `the example of the catalog runs`() {
        let registry = PrometheusRegistry(
            prefix: "bakery_",
            definitions: [MetricDefinition("bakery_loaves_total", .counter, "Loaves that were sold.")])
        let loaves = Counter(label: "loaves_total", dimensions: [("kind", "rye")], factory: registry)
        loaves.increment()
        let text = registry.text(.prometheusText)
        #expect(
            text
                == """
                # HELP bakery_loaves_total Loaves that were sold.
                # TYPE bakery_loaves_total counter
                bakery_loaves_total{kind="rye"} 1

                """)
    }
}
