import CoreMetrics
import PrometheusMetrics
import Testing

@Suite struct RegistryTests {
    @Test func `a histogram counts what is at most as large as each bound`() {
        let registry = PrometheusRegistry(
            prefix: "a_", definitions: [MetricDefinition("a_size", .histogram([1, 2.5]), "Sizes.")])
        let recorder = Recorder(label: "size", factory: registry)
        for value in [1, 2, 3, 3] { recorder.record(value) }
        recorder.record(Double.nan)
        #expect(
            registry.text(.prometheusText)
                == """
                # HELP a_size Sizes.
                # TYPE a_size histogram
                a_size_bucket{le="1.0"} 1
                a_size_bucket{le="2.5"} 2
                a_size_bucket{le="+Inf"} 4
                a_size_sum 9
                a_size_count 4

                """)
    }

    @Test func `OpenMetrics names the family without its suffix, and ends`() {
        let registry = PrometheusRegistry(
            definitions: [
                MetricDefinition("a_total", .counter, #"Says "a" \ b."#),
                MetricDefinition("b_info", .information, "B."),
            ])
        Counter(label: "a_total", factory: registry).increment(by: 3)
        registry.inform("b_info", [("version", "1")])
        #expect(
            registry.text(.openMetrics)
                == #"""
                # HELP a Says \"a\" \\ b.
                # TYPE a counter
                a_total 3
                # HELP b B.
                # TYPE b info
                b_info{version="1"} 1
                # EOF

                """#)
        #expect(registry.text(.prometheusText).hasPrefix("# HELP a_total Says \"a\" \\\\ b.\n"))
    }

    @Test func `the same label and dimensions are one series, and labels are escaped`() {
        let registry = PrometheusRegistry()
        for _ in 0..<2 {
            Counter(label: "a.b", dimensions: [("x", "\"\\\n")], factory: registry).increment()
        }
        #expect(registry.text(.prometheusText).hasSuffix(#"a_b{x="\"\\\n"} 2"# + "\n"))
    }

    @Test func `a name of one type is not taken for another`() {
        let registry = PrometheusRegistry()
        Counter(label: "a", factory: registry).increment()
        Meter(label: "a", factory: registry).set(7)
        Timer(label: "a", factory: registry).recordSeconds(1)
        #expect(registry.text(.prometheusText).hasSuffix("\na 1\n"))
    }

    @Test func `a gauge goes up and down, and what can't be read is left out`() {
        let registry = PrometheusRegistry()
        let meter = Meter(label: "up", factory: registry)
        meter.increment(by: 2.0)
        meter.decrement(by: 0.5)
        registry.observe("unknown") { nil }
        registry.observe("large") { .infinity }
        registry.observe("nothing") { .nan }
        let lines = registry.text(.prometheusText).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == ["large +Inf", "nothing NaN", "up 1.5"])
    }

    @Test func `counts from many threads are all there`() async {
        let registry = PrometheusRegistry()
        let counter = Counter(label: "c", factory: registry)
        let timer = Timer(label: "t", factory: registry)
        let meter = Meter(label: "m", factory: registry)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 {
                        counter.increment()
                        timer.recordNanoseconds(Int64(500_000_000))
                        meter.increment()
                    }
                }
            }
        }
        let lines = registry.text(.prometheusText).split(separator: "\n")
        for line in ["c 8000", "m 8000", "t_count 8000", "t_sum 4000", #"t_bucket{le="0.25"} 0"#] {
            #expect(lines.contains { $0 == line }, "\(line)")
        }
    }
}
