import Measuring
import Synchronization
import Testing

@Suite("Measuring")
struct MeasuringTests {
    @Test func `a percentile is a time that was measured`() {
        var latencies = Latencies()
        for number in (1...100).reversed() { latencies.add(.microseconds(number)) }
        #expect(latencies.percentile(0.5) == 50)
        #expect(latencies.percentile(0.95) == 95)
        #expect(latencies.percentile(1) == 100)
        #expect(Latencies().percentile(0.5) == 0)
    }

    @Test func `the median of an even count is the mean of the middle`() {
        #expect(median([4, 1, 3]) == 3)
        #expect(median([4, 1, 3, 2]) == 2.5)
        #expect(median([]) == 0)
    }

    @Test func `a finding is a line of JSON at once, and a row of the table at the end`() {
        let lines = Lines()
        var report = Report([.word("storage", "me\"mory")]) { lines.add($0) }
        report.add("load", [.whole("count", 3), .number("seconds", 0.25)])
        #expect(lines.all == [#"{"storage":"me\"mory","measure":"load","count":3,"seconds":0.250}"#])
        report.printTable()
        #expect(lines.all.last == "| load | count 3, seconds 0.250 |")
    }

    @Test func `this process has used memory and time`() {
        #expect(Usage.peakMemory > 1 << 20)
        #expect(Usage.processorTime >= 0)
        #expect(Usage.serverProcessorTime(dataFolder: nil) == 0)
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
